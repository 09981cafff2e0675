/** Drawn histories of edits for the tests of this folder. For tests only. */

import fc from "fast-check";
import { span } from "./arbitraries";
import { apply, type Edit, type MarkedSpan, type Status } from "./edits";

const STATUSES: Status[] = ["SUGGESTED", "CONFIRMED", "REJECTED"];

/** A hand on the keyboard: which verb, on which span, with which values. */
const stroke = fc.record({
  verb: fc.constantFrom("add", "confirm", "change", "reject", "restore", "add again"),
  pick: fc.nat(),
  values: span,
  keys: fc.subarray(["start", "end", "type"] as const),
  status: fc.constantFrom(...STATUSES),
});

const reviewed = fc.array(fc.tuple(span, fc.constantFrom(...STATUSES), fc.boolean()), { maxLength: 5 }).map((drawn) =>
  apply(
    [],
    drawn.map(([place], i): Edit => ({ kind: "add", id: `s${i}`, ...place })),
  ).map((one): MarkedSpan => {
    const [, status, byModel] = drawn[Number(one.id.slice(1))] as (typeof drawn)[number];
    return byModel ? { ...one, status, source: `m${one.id}`, score: 0.5 } : one;
  }),
);

type Stroke = typeof stroke extends fc.Arbitrary<infer S> ? S : never;

/** Turn strokes into edits that fit the spans as they are at that moment. */
function history(start: readonly MarkedSpan[], strokes: readonly Stroke[]): Edit[] {
  const edits: Edit[] = [];
  for (const [index, one] of strokes.entries()) edits.push(...editsOf(one, `n${index}`, apply(start, edits), edits));
  return edits;
}

function editsOf(one: Stroke, fresh: string, now: readonly MarkedSpan[], past: readonly Edit[]): Edit[] {
  const { verb, pick, values, keys, status } = one;
  const gone = past.map((edit) => edit.id).find((id) => now.every((there) => there.id !== id));
  if (verb === "add") return [{ kind: "add", id: fresh, ...values }];
  if (verb === "add again") return [{ kind: "add", id: gone ?? fresh, ...values }];
  const id = now[pick % now.length]?.id;
  if (id === undefined) return [];
  if (verb === "change") return [{ kind: "change", id, ...Object.fromEntries(keys.map((key) => [key, values[key]])) }];
  return [verb === "restore" ? { kind: "restore", id, status } : { kind: verb, id }];
}

/** Spans as they may stand in a review, and edits that fit them. */
export const story = fc.tuple(reviewed, fc.array(stroke, { maxLength: 12 })).map(([spans, strokes]) => ({
  spans,
  edits: history(spans, strokes),
}));
