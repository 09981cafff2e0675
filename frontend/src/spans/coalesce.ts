/** Coalescing: what several edits come to, so that a burst of keystrokes is sent as little as possible. */

import type { AddEdit, ChangeEdit, Edit, VerdictEdit } from "./edits";

/** Fewer edits with the same effect, whatever spans they are applied to. */
export function coalesce(edits: readonly Edit[]): Edit[] {
  const effects = new Map<string, Effect>();
  for (const edit of edits) {
    const effect = combine(effects.get(edit.id), edit);
    if (effect === null) effects.delete(edit.id);
    else effects.set(edit.id, effect);
  }
  return [...effects.values()].flatMap(({ value, verdict }) => [value, verdict].filter((edit) => edit !== null));
}

/** What several edits of one span come to: values first, then a verdict on them. */
interface Effect {
  readonly value: AddEdit | ChangeEdit | null;
  readonly verdict: VerdictEdit | null;
}

/** The effect of one more edit; null when the span was added and is gone again. */
function combine(effect: Effect | undefined, edit: Edit): Effect | null {
  const value = effect?.value ?? null;
  switch (edit.kind) {
    case "add": // on top of other edits only after a reject that removed the span: for the server it never went
      return { value: effect === undefined ? edit : { ...edit, kind: "change" }, verdict: null };
    case "change":
      return {
        value: value === null ? edit : ({ ...value, ...edit, kind: value.kind } as AddEdit | ChangeEdit),
        verdict: null,
      };
    case "confirm": // new values are confirmed by themselves
      return { value, verdict: value === null ? edit : null };
    case "reject":
      return value?.kind === "add" ? null : { value, verdict: edit };
    case "restore":
      return { value, verdict: edit };
  }
}
