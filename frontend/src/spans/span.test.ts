/** Span arithmetic against the vectors shared with Python and against comparing character by character. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meet, places, reading, span, TEXT_LENGTH } from "./arbitraries";
import { align, compareSpans, contains, firstOverlap, layers, overlaps, type Span, sharedLength } from "./span";
import { spansOf, vectors } from "./vectors";

describe("shared vectors", () => {
  test.each(vectors.relations)("relation: $name", (vector) => {
    const [a, b] = [vector.a, vector.b].map(([start, end]) => ({ start, end })) as [Span, Span];
    expect(sharedLength(a, b)).toBe(vector.shared);
    expect(overlaps(a, b)).toBe(vector.overlaps);
    expect(contains(a, b)).toBe(vector.a_contains_b);
    expect(contains(b, a)).toBe(vector.b_contains_a);
  });

  test.each(vectors.first_overlaps)("first overlap: $name", ({ spans: rows, overlap }) => {
    const spans = spansOf(rows);
    expect(firstOverlap(spans)).toEqual(overlap?.map((index) => spans[index]) ?? null);
  });

  test.each(vectors.layers)("layers: $name", ({ spans: rows, layers: expected }) => {
    const spans = spansOf(rows);
    expect(layers(spans)).toEqual(expected.map((layer) => layer.map((index) => spans[index])));
  });

  test.each(vectors.alignments)("alignment: $name", ({ left, right, pairs }) => {
    const [ours, theirs] = [spansOf(left), spansOf(right)];
    const expected = pairs.map(([i, j]) => [i === null ? null : ours[i], j === null ? null : theirs[j]]);
    expect(align(ours, theirs)).toEqual(expected);
  });
});

test("two spans relate as their characters do", () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      const shared = places(a).filter((place) => places(b).includes(place));
      expect(sharedLength(a, b)).toBe(shared.length);
      expect(overlaps(a, b)).toBe(shared.length > 0);
      expect(contains(a, b)).toBe(shared.length === places(b).length);
    }),
  );
});

test("an empty span overlaps nothing", () => {
  expect(overlaps({ start: 3, end: 3 }, { start: 1, end: 5 })).toBe(false);
  expect(
    firstOverlap([
      { start: 3, end: 3, type: "症状" },
      { start: 1, end: 5, type: "症状" },
    ]),
  ).toBeNull();
});

test("an overlap is found exactly when a double loop finds one", () => {
  fc.assert(
    fc.property(reading, (spans) => {
      const found = firstOverlap(spans);
      expect(found !== null).toBe(spans.some((a, i) => spans.slice(i + 1).some((b) => meet(a, b))));
      if (found) expect(meet(...found)).toBe(true);
    }),
  );
});

test("layers are flat, complete and as few as the deepest character needs", () => {
  fc.assert(
    fc.property(reading, (spans) => {
      const result = layers(spans);
      expect([...result.flat()].sort(compareSpans)).toEqual([...spans].sort(compareSpans));
      for (const layer of result) expect(layer.some((a) => layer.some((b) => a !== b && meet(a, b)))).toBe(false);
      const depths = places({ start: 0, end: TEXT_LENGTH }).map((place) =>
        spans.filter((s) => places(s).includes(place)),
      );
      expect(result.length).toBe(Math.max(...depths.map((covering) => covering.length)));
    }),
  );
});

test("alignment uses every span once and pairs only what overlaps", () => {
  fc.assert(
    fc.property(reading, reading, (left, right) => {
      const pairs = align(left, right);
      const [ours, theirs] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)].map((side) =>
        side.filter((s) => s !== null),
      );
      expect([...(ours ?? [])].sort(compareSpans)).toEqual([...left].sort(compareSpans));
      expect([...(theirs ?? [])].sort(compareSpans)).toEqual([...right].sort(compareSpans));
      for (const [a, b] of pairs) if (a && b) expect(meet(a, b)).toBe(true);
    }),
  );
});

test("alignment leaves no two spans alone that could be paired", () => {
  fc.assert(
    fc.property(reading, reading, (left, right) => {
      const pairs = align(left, right);
      const alone = pairs.filter(([a, b]) => a === null || b === null);
      for (const [a] of alone) for (const [, b] of alone) if (a && b) expect(meet(a, b)).toBe(false);
    }),
  );
});

test("alignment is the same when the readings change places", () => {
  fc.assert(
    fc.property(reading, reading, (left, right) => {
      expect(align(right, left).map(([b, a]) => [a, b])).toEqual(align(left, right));
    }),
  );
});

test("alignment does not depend on the order in which a reading lists its spans", () => {
  fc.assert(
    fc.property(reading, reading, (left, right) => {
      expect(align([...left].reverse(), [...right].reverse())).toEqual(align(left, right));
    }),
  );
});

test("a reading aligned with itself pairs equals", () => {
  fc.assert(
    fc.property(reading, (spans) => {
      expect(align(spans, [...spans])).toEqual([...spans].sort(compareSpans).map((one) => [one, one]));
    }),
  );
});
