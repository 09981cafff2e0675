/** From what a hand selected to what it meant: whole characters, without the blanks, stops and half brackets around. */

import type { Text } from "./codePoints";
import type { Extent } from "./span";

/** The extent of the finding within a selected extent; null if there is only blank space and punctuation. */
export function snap(text: Text, selected: Extent): Extent | null {
  let { start, end } = wholeCharacters(text, selected);
  const characters = [...text.slice(start, end)];
  while (characters.length > 0) {
    if (isLoose(characters, 0)) {
      characters.shift();
      start += 1;
    } else if (isLoose(characters, characters.length - 1)) {
      characters.pop();
      end -= 1;
    } else return { start, end };
  }
  return null;
}

/** Combining marks, variation selectors and joiners belong to the character before them. */
const CONTINUES = /^[\p{M}\u200d]/u;

function wholeCharacters(text: Text, { start, end }: Extent): Extent {
  let first = start;
  let last = end;
  while (first > 0 && continuesAt(text, first)) first -= 1;
  while (continuesAt(text, last)) last += 1;
  return { start: first, end: last };
}

function continuesAt(text: Text, offset: number): boolean {
  return offset < text.length && CONTINUES.test(text.slice(offset, offset + 1));
}

/** Blanks and stops. "%", "+", "-" and "℃" are not among them: they belong to a finding. */
const STOP = /^[\s\u200b\ufeff，。、；：！？,.;:!?…·—]$/u;

const BRACKETS = ["（）", "()", "【】", "[]", "《》", "“”", "‘’", "「」"];

/** Whether the first or last character is a stop, or a bracket whose partner is not selected. */
function isLoose(characters: readonly string[], edge: number): boolean {
  const character = characters[edge] as string;
  const pair = BRACKETS.find((both) => both.includes(character));
  if (pair === undefined) return STOP.test(character);
  const [opening = "", closing = ""] = pair;
  const excess = count(characters, opening) - count(characters, closing);
  // A bracket at the edge it opens towards can have its partner inside; the other way round it cannot.
  return edge === 0 ? character === closing || excess > 0 : character === opening || excess < 0;
}

function count(characters: readonly string[], wanted: string): number {
  return characters.filter((character) => character === wanted).length;
}
