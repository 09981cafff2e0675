/** Code points ⇄ UTF-16: the only place where the offsets of the API meet those of the browser. */

/**
 * A text whose offsets are code points, as Python and the API count them.
 *
 * JavaScript counts UTF-16 units, and 𬌗 takes two of them. Such characters are rare, so only their places are kept: a
 * text without any converts in constant time, another one by binary search.
 */
export class Text {
  readonly value: string;
  /** In code points. */
  readonly length: number;
  /** Code-point offsets of the characters that take two units. */
  readonly #wide: readonly number[];

  constructor(value: string) {
    this.value = value;
    this.#wide = wideCharacters(value);
    this.length = value.length - this.#wide.length;
  }

  /** The UTF-16 offset of a code-point offset. */
  toUtf16(codePoint: number): number {
    requireWithin(codePoint, this.length);
    return codePoint + this.#wideBefore(codePoint, 0);
  }

  /** The code-point offset of a UTF-16 offset. One that splits a character in two is rounded to an edge of it. */
  toCodePoint(utf16: number, round: "down" | "up" = "down"): number {
    requireWithin(utf16, this.value.length);
    const wide = this.#wideBefore(utf16, 1);
    const splits = wide > 0 && (this.#wide[wide - 1] as number) + wide === utf16;
    return utf16 - wide + (splits && round === "up" ? 1 : 0);
  }

  /** The piece between two code-point offsets. */
  slice(start: number, end: number = this.length): string {
    return this.value.slice(this.toUtf16(start), this.toUtf16(end));
  }

  /** How many wide characters begin before an offset that counts `extra` more units for each of them. */
  #wideBefore(offset: number, extra: 0 | 1): number {
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#wide[middle] as number) + middle * extra < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function wideCharacters(value: string): number[] {
  const places: number[] = [];
  for (let unit = 0; unit < value.length; unit += 1) {
    if ((value.codePointAt(unit) as number) > 0xffff) places.push(unit - places.length);
  }
  return places;
}

function requireWithin(offset: number, length: number): void {
  if (!(offset >= 0 && offset <= length)) throw new RangeError(`offset ${offset} lies outside 0–${length}`);
}
