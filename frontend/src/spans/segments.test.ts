/** Segments and lines against the shared vectors and against looking at each character. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { places, reading, recordText } from "./arbitraries";
import { Text } from "./codePoints";
import { lines, segments } from "./segments";
import { layers } from "./span";
import { spansOf, vectors } from "./vectors";

describe("shared vectors", () => {
  test.each(vectors.segments)("$name", ({ text, spans: rows, segments: expected }) => {
    const spans = spansOf(rows);
    const drawn = segments(new Text(text), spans).map((segment) => [
      segment.start,
      segment.end,
      segment.text,
      segment.marks.map(({ span }) => spans.indexOf(span)),
    ]);
    expect(drawn).toEqual(expected);
  });
});

test("segments joined are the text", () => {
  fc.assert(
    fc.property(recordText, reading, (value, spans) => {
      expect(
        segments(new Text(value), spans)
          .map(({ text }) => text)
          .join(""),
      ).toBe(value);
    }),
  );
});

test("each character of a segment is covered by exactly the segment's spans", () => {
  fc.assert(
    fc.property(recordText, reading, (value, spans) => {
      for (const segment of segments(new Text(value), spans)) {
        for (const place of places(segment)) {
          const covering = spans.filter((span) => places(span).includes(place));
          expect(new Set(segment.marks.map(({ span }) => span))).toEqual(new Set(covering));
        }
      }
    }),
  );
});

test("segments are as long as they can be", () => {
  fc.assert(
    fc.property(recordText, reading, (value, spans) => {
      const drawn = segments(new Text(value), spans);
      for (const [index, segment] of drawn.slice(1).entries()) {
        const edge = spans.some(({ start, end }) => start === segment.start || end === segment.start);
        expect(edge || drawn[index]?.text.endsWith("\n")).toBe(true);
      }
    }),
  );
});

test("each span begins in one segment and ends in one", () => {
  fc.assert(
    fc.property(recordText, reading, (value, spans) => {
      const drawn = segments(new Text(value), spans);
      for (const span of spans) {
        const mine = drawn.flatMap((segment) => segment.marks.filter((mark) => mark.span === span));
        expect(mine.map(({ first }) => first)).toEqual(mine.map((_, index) => index === 0));
        expect(mine.map(({ last }) => last)).toEqual(mine.map((_, index) => index === mine.length - 1));
      }
    }),
  );
});

test("the level of a mark is the layer of its span, outer levels first", () => {
  fc.assert(
    fc.property(recordText, reading, (value, spans) => {
      const layered = layers(spans);
      for (const { marks } of segments(new Text(value), spans)) {
        const levels = marks.map(({ level }) => level);
        expect(levels).toEqual([...levels].sort());
        for (const { span, level } of marks) expect(layered[level]).toContain(span);
      }
    }),
  );
});

test("lines joined are the text, and each ends at its first line end", () => {
  fc.assert(
    fc.property(recordText, reading, (value, spans) => {
      const text = new Text(value);
      const drawn = lines(segments(text, spans));
      const texts = drawn.map((line) => line.segments.map((segment) => segment.text).join(""));
      expect(texts).toEqual(value.match(/[^\n]*\n|[^\n]+$/g) ?? []);
      expect(drawn.map(({ start, end }) => text.slice(start, end))).toEqual(texts);
    }),
  );
});

test("a text of 20 000 characters with 1 500 nested spans is cut in an instant", () => {
  const spans = Array.from({ length: 1500 }, (_, i) => ({
    start: i * 13,
    end: i * 13 + 4 + (i % 3) * 6,
    type: "症状",
  }));
  const began = performance.now();
  const drawn = segments(new Text("患者咬𬌗关系正常，\n".repeat(2000)), spans);
  expect(drawn.length).toBeGreaterThan(3000);
  expect(performance.now() - began).toBeLessThan(2000); // about 10 ms; a shared machine may be slow
});
