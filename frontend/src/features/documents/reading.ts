/** From what the server says of a document to what the screen draws. */
import type { Document, EntitySpan, EntityType, Reading } from "../../api/types";
import type { LanguageTag } from "../../i18n/format";
import type { Text } from "../../spans/codePoints";
import { type Extent, overlaps } from "../../spans/span";
import { typeName } from "../../ui/naming";
import type { DrawnSpan } from "../../ui/RecordText";

/** A span with its words, its type and its section: a row of the list, and a mark in the text. */
export interface ReadSpan extends DrawnSpan {
  readonly typeId: number;
  readonly typeName: string;
  readonly words: string;
  readonly status: EntitySpan["status"];
  readonly score: number | null;
}

const LOW = 0.5;
const HIGH = 0.8;
/** A heading is a few characters up to its colon. */
const LONGEST_HEADING = 12;
const NO_TYPE = { code: "", badge: "?", colour: "slate" } as const;

export function confidenceOf(score: number): "high" | "medium" | "low" {
  if (score >= HIGH) return "high";
  return score >= LOW ? "medium" : "low";
}

function certaintyOf(span: EntitySpan): DrawnSpan["certainty"] {
  if (span.status === "CONFIRMED") return "decided";
  return span.score !== null && span.score < LOW ? "doubtful" : "suggested";
}

/** The spans of one reading in reading order; rejected ones are not drawn. */
export function readSpans(
  text: Text,
  reading: Reading,
  types: readonly EntityType[],
  language: LanguageTag,
): ReadSpan[] {
  const byId = new Map(types.map((type) => [type.id, type]));
  return reading.spans
    .filter((span) => span.status !== "REJECTED" && span.end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((span) => {
      const type = byId.get(span.type_id);
      const { code, badge, colour } = type ?? NO_TYPE;
      return {
        ...{ id: String(span.id), start: span.start, end: span.end, type: code, badge, colour },
        ...{ status: span.status, score: span.score, certainty: certaintyOf(span) },
        typeId: span.type_id,
        typeName: type ? typeName(type, language) : "",
        words: text.slice(span.start, span.end),
      };
    });
}

/** Where the headings stand: from each section's start to its colon, or the whole short line. */
export function headingsOf(text: Text, outline: Document["outline"], spans: readonly Extent[]): Extent[] {
  return outline.flatMap(({ start, end }) => {
    const opening = text.slice(start, Math.min(end, start + LONGEST_HEADING + 1));
    const found = /^\s*[^：:\n]{1,12}(?:[：:]|(?=\n))/u.exec(opening);
    if (!found) return [];
    const heading = { start, end: start + Array.from(found[0]).length };
    return spans.some((span) => overlaps(span, heading)) ? [] : [heading];
  });
}

/** How many spans begin in each section, by the section's start. */
export function countBySection(outline: Document["outline"], spans: readonly Extent[]): Map<number, number> {
  return new Map(
    outline.map(({ start, end }) => [start, spans.filter((span) => span.start >= start && span.start < end).length]),
  );
}
