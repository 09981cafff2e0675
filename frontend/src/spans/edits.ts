/** The grammar of edits, the only way spans change: apply and invert them (undo and redo). */

import { compareSpans, type Span } from "./span";

export type Status = "SUGGESTED" | "CONFIRMED" | "REJECTED";

/** A span of a review. Lists of them are kept in reading order. */
export interface MarkedSpan extends Span {
  /** A UUID, made by whoever makes the span. */
  readonly id: string;
  readonly status: Status;
  /** The machine's span that this one was copied from; null for a span a person added, which has no score either. */
  readonly source: string | null;
  readonly score: number | null;
}

export interface AddEdit extends Span {
  readonly kind: "add";
  readonly id: string;
}

export interface ChangeEdit extends Partial<Span> {
  readonly kind: "change";
  readonly id: string;
}

export type VerdictEdit =
  | { readonly kind: "confirm" | "reject"; readonly id: string }
  | { readonly kind: "restore"; readonly id: string; readonly status: Status };

/**
 * What a reviewer may do to a span.
 *
 * A rejected suggestion stays, as REJECTED: it teaches the model. A rejected span that a person had added teaches
 * nothing and is gone; so `reject` undoes `add`, and `add` with the same id undoes that `reject`.
 */
export type Edit = AddEdit | ChangeEdit | VerdictEdit;

/** The spans after the edits. Untouched spans stay the same objects. */
export function apply(spans: readonly MarkedSpan[], edits: readonly Edit[]): readonly MarkedSpan[] {
  return edits.reduce(applyOne, spans);
}

/** The edits that lead from `apply(spans, edits)` back to `spans`. */
export function invert(spans: readonly MarkedSpan[], edits: readonly Edit[]): Edit[] {
  const undoing: Edit[][] = [];
  let current = spans;
  for (const edit of edits) {
    undoing.push(inverse(current, edit));
    current = applyOne(current, edit);
  }
  return undoing.reverse().flat();
}

function applyOne(spans: readonly MarkedSpan[], edit: Edit): readonly MarkedSpan[] {
  if (edit.kind === "add") return insert(spans, added(spans, edit));
  const before = find(spans, edit.id);
  const after = edited(before, edit);
  const others = spans.filter((span) => span !== before);
  return after === null ? others : insert(others, after);
}

function added(spans: readonly MarkedSpan[], { id, start, end, type }: AddEdit): MarkedSpan {
  if (spans.some((span) => span.id === id)) throw new Error(`span ${id} is there already`);
  return { id, start, end, type, status: "CONFIRMED", source: null, score: null };
}

function edited(span: MarkedSpan, edit: ChangeEdit | VerdictEdit): MarkedSpan | null {
  switch (edit.kind) {
    case "confirm":
      return { ...span, status: "CONFIRMED" };
    case "reject":
      return span.source === null ? null : { ...span, status: "REJECTED" };
    case "restore":
      return { ...span, status: edit.status };
    case "change": {
      const { start = span.start, end = span.end, type = span.type } = edit;
      return { ...span, start, end, type, status: "CONFIRMED" };
    }
  }
}

function inverse(spans: readonly MarkedSpan[], edit: Edit): Edit[] {
  const { id } = edit;
  if (edit.kind === "add") return [{ kind: "reject", id }];
  const { start, end, type, status } = find(spans, id);
  const after = edited(find(spans, id), edit);
  if (after === null) return [{ kind: "add", id, start, end, type }, ...restoring(id, status, "CONFIRMED")];
  const values: Edit[] = edit.kind === "change" ? [{ kind: "change", id, start, end, type }] : [];
  return [...values, ...restoring(id, status, after.status)];
}

function restoring(id: string, status: Status, from: Status): Edit[] {
  return status === from ? [] : [{ kind: "restore", id, status }];
}

function find(spans: readonly MarkedSpan[], id: string): MarkedSpan {
  const found = spans.find((span) => span.id === id);
  if (found === undefined) throw new Error(`there is no span ${id}`);
  return found;
}

function insert(spans: readonly MarkedSpan[], span: MarkedSpan): MarkedSpan[] {
  const next = spans.findIndex((other) => comparePlaces(other, span) > 0);
  return next === -1 ? [...spans, span] : [...spans.slice(0, next), span, ...spans.slice(next)];
}

function comparePlaces(a: MarkedSpan, b: MarkedSpan): number {
  return compareSpans(a, b) || (a.id < b.id ? -1 : 1);
}
