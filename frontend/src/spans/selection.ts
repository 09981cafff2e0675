/**
 * DOM selection → the code-point extent that the user meant.
 *
 * The contract with whoever draws: every segment is an element with `data-start` (its code-point offset) whose text is
 * the segment's text; what is shown inside it but is no text of the record carries `data-badge`. So an offset costs a
 * look into one segment, never a walk through the record.
 */

import type { Text } from "./codePoints";
import { snap } from "./snap";
import type { Extent } from "./span";

const SEGMENT = "[data-start]";
const BADGE = "[data-badge]";

/** What the selection covers of the text drawn in `root`, without the blanks and stops around; null if nothing. */
export function selectedExtent(selection: Selection | null, root: Element, text: Text): Extent | null {
  if (!selection?.anchorNode || !selection.focusNode) return null; // iOS announces selections that have no ends yet
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (!root.contains(anchorNode)) return null; // begun elsewhere, or "select all": not meant for a span
  const anchor = utf16Offset({ node: anchorNode, offset: anchorOffset }, root, text);
  const focus = utf16Offset({ node: focusNode, offset: focusOffset }, root, text);
  if (anchor === focus) return null;
  return snap(text, {
    start: text.toCodePoint(Math.min(anchor, focus), "down"),
    end: text.toCodePoint(Math.max(anchor, focus), "up"),
  });
}

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** The UTF-16 offset of a point of the document; outside the text, the nearest one in reading direction. */
function utf16Offset(point: Point, root: Element, text: Text): number {
  const element = point.node instanceof Element ? point.node : point.node.parentElement;
  const segment = element?.closest(SEGMENT);
  if (segment && root.contains(segment)) return startOf(segment, text) + lengthBefore(point, segment);
  const range = rangeAt(point);
  const next = [...root.querySelectorAll(SEGMENT)].find((candidate) => range.comparePoint(candidate, 0) > 0);
  return next ? startOf(next, text) : text.value.length;
}

function startOf(segment: Element, text: Text): number {
  return text.toUtf16(Number(segment.getAttribute("data-start")));
}

/** How many UTF-16 units of the segment's own text stand before the point. */
function lengthBefore(point: Point, segment: Element): number {
  const range = rangeAt(point);
  const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as CharacterData;
    if (node.parentElement?.closest(BADGE)) continue;
    if (node === point.node) return length + point.offset;
    if (range.comparePoint(node, 0) > 0) return length;
    length += node.length;
  }
  return length;
}

function rangeAt({ node, offset }: Point): Range {
  const range = document.createRange();
  range.setStart(node, offset);
  return range;
}
