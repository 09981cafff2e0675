/** Offsets against the shared vectors and against a list of characters. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordText, TEXT_LENGTH } from "./arbitraries";
import { Text } from "./codePoints";
import { vectors } from "./vectors";

describe("shared vectors", () => {
  test.each(vectors.offsets)("$name", ({ text: value, code_points, utf16, pairs, slices }) => {
    const text = new Text(value);
    expect(text.length).toBe(code_points);
    expect(value.length).toBe(utf16);
    for (const [codePoint, unit] of pairs) {
      expect(text.toUtf16(codePoint)).toBe(unit);
      expect(text.toCodePoint(unit)).toBe(codePoint);
    }
    for (const [start, end, piece] of slices) expect(text.slice(start, end)).toBe(piece);
  });
});

test("every offset is what counting characters one by one gives", () => {
  fc.assert(
    fc.property(recordText, (value) => {
      const text = new Text(value);
      const characters = [...value];
      expect(text.length).toBe(TEXT_LENGTH);
      for (let offset = 0; offset <= TEXT_LENGTH; offset += 1) {
        const unit = characters.slice(0, offset).join("").length;
        expect(text.toUtf16(offset)).toBe(unit);
        expect(text.toCodePoint(unit, "down")).toBe(offset);
        expect(text.toCodePoint(unit, "up")).toBe(offset);
        expect(text.slice(offset)).toBe(characters.slice(offset).join(""));
      }
    }),
  );
});

test("any text Python could send has the length Python would say", () => {
  const codePoint = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);
  fc.assert(
    fc.property(fc.array(codePoint), (codes) => {
      expect(new Text(String.fromCodePoint(...codes)).length).toBe(codes.length);
    }),
  );
});

test("an offset within a surrogate pair is rounded to an edge of its character", () => {
  const text = new Text("咬𬌗𬌗位");
  expect([text.toCodePoint(2, "down"), text.toCodePoint(2, "up")]).toEqual([1, 2]);
  expect([text.toCodePoint(4, "down"), text.toCodePoint(4, "up")]).toEqual([2, 3]);
});

test("an offset outside the text is refused, not bent", () => {
  const text = new Text("咬𬌗");
  expect(() => text.toUtf16(3)).toThrow("offset 3 lies outside 0–2");
  expect(() => text.toUtf16(-1)).toThrow(RangeError);
  expect(() => text.toCodePoint(4)).toThrow("offset 4 lies outside 0–3");
  expect(() => text.toCodePoint(Number.NaN)).toThrow(RangeError);
});
