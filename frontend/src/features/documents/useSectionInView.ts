/** Which section the reader is in: the last one that begins at or above the top of the pane. */
import { type RefObject, useEffect, useState } from "react";
import type { Section } from "../../api/types";

/** A section counts as reached a little before its heading touches the top. */
const EARLY = 120;

function sectionAt(pane: HTMLElement, starts: readonly number[]): number | null {
  const limit = pane.getBoundingClientRect().top + EARLY;
  let found: number | null = null;
  let next = 0;
  for (const line of pane.querySelectorAll<HTMLElement>("[data-line]")) {
    if (line.getBoundingClientRect().top > limit) break;
    const end = Number(line.dataset.line) + (line.textContent?.length ?? 0);
    while (next < starts.length && (starts[next] as number) < end) {
      found = starts[next] as number;
      next += 1;
    }
  }
  return found ?? starts[0] ?? null;
}

export function useSectionInView(pane: RefObject<HTMLElement | null>, sections: readonly Section[]): number | null {
  const [current, setCurrent] = useState<number | null>(sections[0]?.start ?? null);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const starts = sections.map(({ start }) => start);
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setCurrent(sectionAt(element, starts)));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", look);
    };
  }, [pane, sections]);
  return current;
}
