/** Text and spans → the segments to draw, line by line. */

import type { Text } from "./codePoints";
import { type Extent, layers, type Span } from "./span";

/** One span as seen from one segment that it covers. */
export interface Mark<S extends Span> {
  readonly span: S;
  /** 0 for the outermost; underlines of higher levels are drawn further from the text. */
  readonly level: number;
  /** Whether the span begins, or ends, with this segment. */
  readonly first: boolean;
  readonly last: boolean;
}

/** A piece of text that is covered by the same spans from end to end and lies in one line. */
export interface Segment<S extends Span> extends Extent {
  readonly text: string;
  /** Outer spans first. */
  readonly marks: readonly Mark<S>[];
}

/** A line of the record, its line end included. */
export interface Line<S extends Span> extends Extent {
  readonly segments: readonly Segment<S>[];
}

/** Cut a text where a span begins or ends and behind each line end. Joined, the segments are the text. */
export function segments<S extends Span>(text: Text, spans: readonly S[]): Segment<S>[] {
  const cuts = cutsOf(text, spans);
  const waiting = leveled(spans);
  let open: Leveled<S>[] = [];
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] as number;
    open = open.filter(({ span }) => span.end > start);
    while (waiting.length > 0 && (waiting.at(-1) as Leveled<S>).span.start <= start) {
      open.push(waiting.pop() as Leveled<S>);
    }
    open.sort((a, b) => a.level - b.level);
    return { start, end, text: text.slice(start, end), marks: open.map((mark) => markWithin(mark, start, end)) };
  });
}

/** Gather segments into lines. */
export function lines<S extends Span>(segments: readonly Segment<S>[]): Line<S>[] {
  const result: Line<S>[] = [];
  let current: Segment<S>[] = [];
  for (const [index, segment] of segments.entries()) {
    current.push(segment);
    if (segment.text.endsWith("\n") || index === segments.length - 1) {
      result.push({ start: (current[0] as Segment<S>).start, end: segment.end, segments: current });
      current = [];
    }
  }
  return result;
}

interface Leveled<S extends Span> {
  readonly span: S;
  readonly level: number;
}

/** Every span with its level, the last to begin first, so that the next one is popped. */
function leveled<S extends Span>(spans: readonly S[]): Leveled<S>[] {
  const flat = layers(spans).flatMap((layer, level) => layer.map((span) => ({ span, level })));
  return flat.sort((a, b) => b.span.start - a.span.start);
}

function markWithin<S extends Span>({ span, level }: Leveled<S>, start: number, end: number): Mark<S> {
  return { span, level, first: span.start === start, last: span.end === end };
}

function cutsOf(text: Text, spans: readonly Span[]): number[] {
  const cuts = new Set([0, text.length, ...lineEnds(text)]);
  for (const { start, end } of spans) cuts.add(start).add(end);
  return [...cuts].sort((a, b) => a - b);
}

/** Offsets behind each "\n"; CRLF ends with one, so it is never cut in two. */
function lineEnds(text: Text): number[] {
  return [...text.value.matchAll(/\n/g)].map((match) => text.toCodePoint(match.index + 1));
}
