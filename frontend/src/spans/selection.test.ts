// @vitest-environment jsdom
/** Selections as browsers really report them, one test a quirk. */

import { beforeEach, describe, expect, test } from "vitest";
import { Text } from "./codePoints";
import { lines, segments } from "./segments";
import { selectedExtent } from "./selection";
import type { Span } from "./span";

const VALUE = "患者右上腹痛，\n咬𬌗关系差。\n\n无发热";
const SPANS: Span[] = [
  { start: 2, end: 6, type: "症状" },
  { start: 8, end: 12, type: "检查" },
  { start: 9, end: 10, type: "解剖" },
];
const text = new Text(VALUE);

/** Draw as the workbench does: a block a line, an element a segment, a badge behind the last segment of a span. */
function draw(): HTMLElement {
  const root = element("article", {});
  for (const line of lines(segments(text, SPANS))) {
    const block = element("p", {});
    for (const segment of line.segments) {
      const mark = element("mark", { "data-start": String(segment.start) });
      mark.append(segment.text);
      if (segment.marks.some(({ last }) => last)) mark.append(badge());
      block.append(mark);
    }
    root.append(block);
  }
  return root;
}

function element(name: string, attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function badge(): HTMLElement {
  const made = element("span", { "data-badge": "" });
  made.append("症");
  return made;
}

let root: HTMLElement;
let before: HTMLElement;
let after: HTMLElement;

beforeEach(() => {
  [before, root, after] = [element("nav", {}), draw(), element("footer", {})];
  before.append("病历列表");
  after.append("剩余 3 条建议");
  document.body.replaceChildren(before, root, after);
});

const block = (index: number) => root.children[index] as Element;

/** The text node of the segment that begins at a code-point offset, or of the badge in it. */
function textAt(start: number, badge = ""): Node {
  return (root.querySelector(`[data-start="${start}"] ${badge}`) as Element).firstChild as Node;
}

function select(anchor: Node, anchorOffset: number, focus: Node, focusOffset: number): string | null {
  const selection = getSelection() as Selection;
  selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset);
  const extent = selectedExtent(selection, root, text);
  return extent && text.slice(extent.start, extent.end);
}

test("what is drawn is the text", () => {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const drawn of copy.querySelectorAll("[data-badge]")) drawn.remove();
  expect(copy.textContent).toBe(VALUE);
});

describe("ordinary drags", () => {
  test("within one segment", () => {
    expect(select(textAt(2), 1, textAt(2), 3)).toBe("上腹");
  });

  test("across segments, behind a character of two units", () => {
    expect(select(textAt(8), 0, textAt(10), 2)).toBe("咬𬌗关系");
    expect(select(textAt(10), 0, textAt(12), 1)).toBe("关系差");
  });

  test("the offsets are code points", () => {
    (getSelection() as Selection).setBaseAndExtent(textAt(10), 0, textAt(10), 2);
    expect(selectedExtent(getSelection(), root, text)).toEqual({ start: 10, end: 12 });
  });

  test("across lines", () => {
    expect(select(textAt(2), 2, textAt(8), 1)).toBe("腹痛，\n咬");
  });
});

describe("quirks", () => {
  test("a backward drag means the same as a forward one", () => {
    expect(select(textAt(10), 2, textAt(8), 0)).toBe("咬𬌗关系");
  });

  test("a triple click in Chromium ends at the start of the next block", () => {
    expect(select(textAt(0), 0, block(1), 0)).toBe("患者右上腹痛");
  });

  test("a triple click in Firefox names the block and its children", () => {
    expect(select(block(1), 0, block(1), block(1).childNodes.length)).toBe("咬𬌗关系差");
  });

  test("a triple click on the last line ends outside the text", () => {
    expect(select(textAt(16), 0, after, 0)).toBe("无发热");
  });

  test("a drag that ends below the text is held at its end", () => {
    expect(select(textAt(16), 1, after.firstChild as Node, 4)).toBe("发热");
  });

  test("a drag that ends above the text is held at its start", () => {
    expect(select(textAt(0), 2, before.firstChild as Node, 1)).toBe("患者");
  });

  test("a drag that began elsewhere is not meant for the text", () => {
    expect(select(before.firstChild as Node, 0, textAt(2), 2)).toBeNull();
  });

  test("select-all over the page is no span", () => {
    expect(select(document.body, 0, document.body, document.body.childNodes.length)).toBeNull();
  });

  test("a segment of another text beside this one is outside", () => {
    after.innerHTML = '<mark data-start="3">另一份</mark>';
    expect(select(textAt(16), 0, (after.firstChild as Element).firstChild as Node, 2)).toBe("无发热");
  });

  test("an end on a segment element counts its children, not its characters", () => {
    const segment = textAt(2).parentNode as Element;
    expect(select(segment, 0, segment, 1)).toBe("右上腹痛");
    expect(select(segment, 0, segment, 2)).toBe("右上腹痛");
  });

  test("an end between two segments of a block is the edge between them", () => {
    expect(select(block(0), 1, block(0), 2)).toBe("右上腹痛");
  });

  test("an end on the root is the edge between two lines", () => {
    expect(select(root, 1, root, 2)).toBe("咬𬌗关系差");
  });

  test("an end within a surrogate pair takes the whole character", () => {
    expect(select(textAt(9), 1, textAt(10), 2)).toBe("𬌗关系");
    expect(select(textAt(8), 0, textAt(9), 1)).toBe("咬𬌗");
    expect(select(textAt(9), 1, textAt(8), 0)).toBe("咬𬌗");
  });

  test("a caret within a surrogate pair is no selection", () => {
    expect(select(textAt(9), 1, textAt(9), 1)).toBeNull();
  });

  test("a badge is not text, wherever the selection ends in it", () => {
    expect(select(textAt(2), 0, textAt(2, "[data-badge]"), 1)).toBe("右上腹痛");
    expect(select(textAt(2, "[data-badge]"), 0, textAt(6), 1)).toBeNull();
    expect(select(textAt(9), 0, textAt(10), 1)).toBe("𬌗关");
    expect(select(textAt(2, "[data-badge]"), 0, textAt(2, "[data-badge]"), 1)).toBeNull();
  });

  test("text behind a badge in the same segment counts on", () => {
    const segment = textAt(2).parentNode as Element;
    segment.replaceChildren("右上", badge(), "腹痛");
    expect(select(segment.firstChild as Node, 1, segment.lastChild as Node, 1)).toBe("上腹");
  });

  test("a text node that was split in two counts on", () => {
    const whole = textAt(2) as CharacterData & { splitText(offset: number): Node };
    const tail = whole.splitText(2);
    expect(select(whole, 1, tail, 1)).toBe("上腹");
  });

  test("blanks and stops around are not selected", () => {
    expect(select(textAt(6), 0, textAt(8), 1)).toBe("咬");
    expect(select(textAt(2), 2, textAt(6), 2)).toBe("腹痛");
  });

  test("a caret, and a selection of line ends only, are nothing", () => {
    expect(select(textAt(2), 2, textAt(2), 2)).toBeNull();
    expect(select(textAt(15), 0, textAt(16), 0)).toBeNull();
  });

  test("a selection without ends, as iOS announces it, is nothing", () => {
    const selection = getSelection() as Selection;
    selection.removeAllRanges();
    expect(selectedExtent(selection, root, text)).toBeNull();
    expect(selectedExtent(null, root, text)).toBeNull();
  });

  test("a text not drawn yet has nothing to select", () => {
    root.replaceChildren("载入中");
    expect(select(root, 0, root, 1)).toBeNull();
  });
});
