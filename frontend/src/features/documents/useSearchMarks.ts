/** Marks the searched word in an opened document, without touching its text (CSS Custom Highlight API). */
import { type RefObject, useEffect } from "react";
import { useSearchParams } from "react-router";

const NAME = "search";

function rangesOf(root: HTMLElement, word: string): Range[] {
  const ranges: Range[] = [];
  for (const line of root.querySelectorAll("[data-line]")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; from: number }[] = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, from: text.length });
      text += node.nodeValue ?? "";
    }
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      ranges.push(rangeBetween(nodes, at, at + word.length));
  }
  return ranges;
}

function rangeBetween(nodes: readonly { node: Node; from: number }[], start: number, end: number): Range {
  const range = document.createRange();
  const first = nodes.filter(({ from }) => from <= start).at(-1);
  const last = nodes.filter(({ from }) => from < end).at(-1);
  if (first) range.setStart(first.node, start - first.from);
  if (last) range.setEnd(last.node, end - last.from);
  return range;
}

export function useSearchMarks(pane: RefObject<HTMLElement | null>): void {
  const word = useSearchParams()[0].get("q") ?? "";
  useEffect(() => {
    const root = pane.current;
    // Old browsers and jsdom do without the marks.
    if (!root || !word || typeof CSS === "undefined" || !("highlights" in CSS)) return;
    const ranges = rangesOf(root, word);
    CSS.highlights.set(NAME, new Highlight(...ranges));
    ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: "center" });
    return () => {
      CSS.highlights.delete(NAME);
    };
  }, [pane, word]);
}
