/** What fast-check draws for the tests of this folder: texts with rare characters, spans, readings. For tests only. */

import fc from "fast-check";
import type { Extent, Span } from "./span";

export const TEXT_LENGTH = 12;

const CHARACTERS = ["患", "者", "3", "，", "\n", "\r", "\u3000", "\u0301", "𬌗", "𠮷", "😀"];

/** Twelve code points, of which many take two UTF-16 units. */
export const recordText = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: TEXT_LENGTH, maxLength: TEXT_LENGTH })
  .map((characters) => characters.join(""));

export const extent: fc.Arbitrary<Extent> = fc
  .uniqueArray(fc.integer({ min: 0, max: TEXT_LENGTH }), { minLength: 2, maxLength: 2 })
  .map(([a = 0, b = 0]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

export const span: fc.Arbitrary<Span> = fc
  .tuple(extent, fc.constantFrom("疾病", "症状"))
  .map(([place, type]) => ({ ...place, type }));

/** A reading never holds the same span twice. */
export const reading = fc.uniqueArray(span, {
  maxLength: 7,
  selector: ({ start, end, type }) => `${start} ${end} ${type}`,
});

/** The places of a span's characters: the stupid way to compare spans. */
export function places({ start, end }: Extent): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

export function meet(a: Extent, b: Extent): boolean {
  return places(a).some((place) => places(b).includes(place));
}
