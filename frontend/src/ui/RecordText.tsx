/** The text of a record with its marks: real text, line by line, so that it can be selected, searched and read aloud. */
import { type MouseEvent, memo, type ReactNode, useMemo } from "react";
import type { Colour } from "../api/types";
import { Text } from "../spans/codePoints";
import { type Line, lines, type Mark, type Segment, segments } from "../spans/segments";
import type { Extent, Span } from "../spans/span";
import { hueStyle } from "./hue";
import styles from "./RecordText.module.css";

/** A span with all that drawing it needs. */
export interface DrawnSpan extends Span {
  readonly id: string;
  readonly badge: string;
  readonly colour: Colour;
  /** Solid: a person decided. Dashed: a suggestion. Dotted: a suggestion that is hardly sure of itself. */
  readonly certainty: "decided" | "suggested" | "doubtful";
}

/** A heading inside the text is drawn by the same cuts as the spans. */
interface Heading extends Span {
  readonly heading: true;
}

type Drawn = DrawnSpan | Heading;

function withMark(child: ReactNode, { span, level, first, last }: Mark<Drawn>, focused: string | null): ReactNode {
  if ("heading" in span) return <strong className={styles.heading}>{child}</strong>;
  const edge = `${first ? styles.first : ""} ${last ? styles.last : ""} ${span.id === focused ? styles.focused : ""}`;
  return (
    <mark
      className={`${styles.mark} ${styles[span.certainty]} ${edge}`}
      style={{ ...hueStyle(span.colour), paddingBottom: 2 + level * 5 }}
      data-span={span.id}
      data-gloss={first ? span.badge : undefined}
    >
      {child}
    </mark>
  );
}

function drawSegment(segment: Segment<Drawn>, focused: string | null): ReactNode {
  const text: ReactNode = <span data-start={segment.start}>{segment.text}</span>;
  return segment.marks.reduceRight<ReactNode>((child, mark) => withMark(child, mark, focused), text);
}

/** A line that begins with a heading opens a section. */
function opensSection({ segments: [first] }: Line<Drawn>): boolean {
  return first?.marks.some(({ span }) => "heading" in span) ?? false;
}

const LineView = memo(function LineView({ line, focused }: { line: Line<Drawn>; focused: string | null }) {
  return (
    <p className={`${styles.line} ${opensSection(line) ? styles.opening : ""}`} data-line={line.start}>
      {line.segments.map((segment) => (
        <span key={segment.start} className={styles.segment}>
          {drawSegment(segment, focused)}
        </span>
      ))}
    </p>
  );
});

function holds(line: Line<Drawn>, id: string): boolean {
  return line.segments.some(({ marks }) => marks.some(({ span }) => "id" in span && span.id === id));
}

interface RecordTextProps {
  text: string;
  spans: readonly DrawnSpan[];
  headings?: readonly Extent[];
  focused?: string | null;
  onPick?: (id: string) => void;
}

const NO_HEADINGS: readonly Extent[] = [];

export function RecordText({ text, spans, headings = NO_HEADINGS, focused = null, onPick }: RecordTextProps) {
  const drawn = useMemo(() => {
    const asSpans = headings.map((extent): Heading => ({ ...extent, type: "", heading: true }));
    return lines(segments<Drawn>(new Text(text), [...spans, ...asSpans]));
  }, [text, spans, headings]);
  const pick = (event: MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>("[data-span]");
    if (mark?.dataset.span) onPick?.(mark.dataset.span);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of spans beside the text is the same for the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div className={styles.record} onClick={onPick && pick}>
      {drawn.map((line) => (
        <LineView key={line.start} line={line} focused={focused && holds(line, focused) ? focused : null} />
      ))}
    </div>
  );
}

/** Brings the line with this offset to the top of its scrolling pane. */
export function scrollToOffset(pane: HTMLElement, offset: number): void {
  let target: HTMLElement | null = null;
  for (const line of pane.querySelectorAll<HTMLElement>("[data-line]")) {
    if (Number(line.dataset.line) > offset) break;
    target = line;
  }
  target?.scrollIntoView({ block: "start" });
}
