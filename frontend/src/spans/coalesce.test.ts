/** Coalescing: the same effect over drawn histories, and what is sent by example. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coalesce } from "./coalesce";
import { apply, type Edit } from "./edits";
import { story } from "./histories";

const ADD: Edit = { kind: "add", id: "n", start: 2, end: 4, type: "疾病" };

test("coalesced has the same effect with no more edits, at most two a span", () => {
  fc.assert(
    fc.property(story, ({ spans, edits }) => {
      const fewer = coalesce(edits);
      expect(apply(spans, fewer)).toEqual(apply(spans, edits));
      expect(fewer.length).toBeLessThanOrEqual(edits.length);
      for (const { id } of fewer) expect(fewer.filter((edit) => edit.id === id).length).toBeLessThanOrEqual(2);
    }),
  );
});

describe("coalescing by example", () => {
  const change = (values: object): Edit => ({ kind: "change", id: "a", ...values });

  test.each<[string, Edit[], Edit[]]>([
    ["nudging an edge five times is one change", [1, 2, 3, 4, 5].map((end) => change({ end })), [change({ end: 5 })]],
    [
      "changes of different fields are one",
      [change({ end: 5 }), change({ type: "疾病" })],
      [change({ end: 5, type: "疾病" })],
    ],
    [
      "an added span that was changed is added so",
      [ADD, { kind: "change", id: "n", end: 3 }],
      [{ ...ADD, end: 3 } as Edit],
    ],
    ["an added span that was rejected was never there", [ADD, { kind: "reject", id: "n" }], []],
    [
      "the last of several verdicts counts",
      [
        { kind: "confirm", id: "a" },
        { kind: "reject", id: "a" },
      ],
      [{ kind: "reject", id: "a" }],
    ],
    ["new values confirm by themselves", [change({ end: 5 }), { kind: "confirm", id: "a" }], [change({ end: 5 })]],
    [
      "rejected after a change keeps both",
      [change({ end: 5 }), { kind: "reject", id: "a" }],
      [change({ end: 5 }), { kind: "reject", id: "a" }],
    ],
  ])("%s", (_name, edits, expected) => {
    expect(coalesce(edits)).toEqual(expected);
  });

  test("different spans stay apart, in the order they were first touched", () => {
    const edits: Edit[] = [
      { kind: "confirm", id: "b" },
      { kind: "confirm", id: "a" },
      { kind: "reject", id: "b" },
    ];
    expect(coalesce(edits)).toEqual([
      { kind: "reject", id: "b" },
      { kind: "confirm", id: "a" },
    ]);
  });
});
