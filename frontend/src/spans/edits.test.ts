/** Edits: each verb by example, then undo and redo over drawn histories. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, type Edit, invert, type MarkedSpan } from "./edits";
import { story } from "./histories";

function suggestion(id: string, start: number, end: number): MarkedSpan {
  return { id, start, end, type: "症状", status: "SUGGESTED", source: `model-${id}`, score: 0.8 };
}

const START = [suggestion("a", 0, 2), suggestion("b", 4, 6)];
const ADD: Edit = { kind: "add", id: "n", start: 2, end: 4, type: "疾病" };
const ADDED: MarkedSpan = { id: "n", start: 2, end: 4, type: "疾病", status: "CONFIRMED", source: null, score: null };

describe("each verb", () => {
  test("add makes a confirmed span without source, in its place", () => {
    expect(apply(START, [ADD])).toEqual([START[0], ADDED, START[1]]);
  });

  test("confirm settles a suggestion and leaves the others the same objects", () => {
    const after = apply(START, [{ kind: "confirm", id: "a" }]);
    expect(after).toEqual([{ ...START[0], status: "CONFIRMED" }, START[1]]);
    expect(after[1]).toBe(START[1]);
  });

  test("change moves, retypes and confirms, and keeps the source", () => {
    expect(apply(START, [{ kind: "change", id: "b", end: 7 }])[1]).toEqual({
      ...START[1],
      end: 7,
      status: "CONFIRMED",
    });
    expect(apply(START, [{ kind: "change", id: "a", start: 8, end: 9, type: "疾病" }])).toEqual([
      START[1],
      { ...START[0], start: 8, end: 9, type: "疾病", status: "CONFIRMED" },
    ]);
  });

  test("a rejected suggestion stays as a lesson", () => {
    expect(apply(START, [{ kind: "reject", id: "a" }])).toEqual([{ ...START[0], status: "REJECTED" }, START[1]]);
  });

  test("a rejected span that a person added is gone", () => {
    expect(apply(START, [ADD, { kind: "reject", id: "n" }])).toEqual(START);
  });

  test("restore brings a status back", () => {
    const edits: Edit[] = [
      { kind: "reject", id: "a" },
      { kind: "restore", id: "a", status: "SUGGESTED" },
    ];
    expect(apply(START, edits)).toEqual(START);
  });

  test("an id that is not there, or is there already, is named", () => {
    expect(() => apply(START, [{ kind: "confirm", id: "x" }])).toThrow("there is no span x");
    expect(() => apply(START, [{ ...ADD, id: "a" } as Edit])).toThrow("span a is there already");
  });
});

describe("any history", () => {
  test("undone is where it began", () => {
    fc.assert(
      fc.property(story, ({ spans, edits }) => {
        expect(apply(apply(spans, edits), invert(spans, edits))).toEqual(spans);
      }),
    );
  });

  test("undone and redone is where it ended", () => {
    fc.assert(
      fc.property(story, ({ spans, edits }) => {
        const after = apply(spans, edits);
        const undo = invert(spans, edits);
        expect(apply(apply(after, undo), invert(after, undo))).toEqual(after);
      }),
    );
  });

  test("undone step by step passes through every state", () => {
    fc.assert(
      fc.property(story, ({ spans, edits }) => {
        let current = apply(spans, edits);
        for (let done = edits.length; done > 0; done -= 1) {
          const before = apply(spans, edits.slice(0, done - 1));
          current = apply(current, invert(before, edits.slice(done - 1, done)));
          expect(current).toEqual(before);
        }
      }),
    );
  });

  test("keeps its list in reading order", () => {
    fc.assert(
      fc.property(story, ({ spans, edits }) => {
        const starts = apply(spans, edits).map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });

  test("does not touch the spans it is applied to", () => {
    fc.assert(
      fc.property(story, ({ spans, edits }) => {
        const copy = structuredClone(spans);
        apply(spans, edits);
        invert(spans, edits);
        expect(spans).toEqual(copy);
      }),
    );
  });
});
