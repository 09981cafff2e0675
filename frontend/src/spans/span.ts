/** Span arithmetic: the twin of `ner_engine/spans.py`, held to it by `fixtures/spans/vectors.json`. */

/** A piece of a text: code points, half-open. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export interface Span extends Extent {
  /** The code of the entity type. */
  readonly type: string;
}

/** The number of characters that lie in both. */
export function sharedLength(a: Extent, b: Extent): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether some character lies in both. Neighbours that only touch do not overlap. */
export function overlaps(a: Extent, b: Extent): boolean {
  return sharedLength(a, b) > 0;
}

/** Whether every character of `inner` lies in `outer`; a span contains itself. */
export function contains(outer: Extent, inner: Extent): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Reading order: by start, then end, then type. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end || compareStrings(a.type, b.type);
}

/** The first two spans, in reading order, that overlap: up to there the predecessor reaches furthest. */
export function firstOverlap<S extends Span>(spans: readonly S[]): [S, S] | null {
  const ordered = spans.filter((span) => span.start < span.end).sort(compareSpans);
  let previous: S | null = null;
  for (const span of ordered) {
    if (previous !== null && overlaps(previous, span)) return [previous, span];
    previous = span;
  }
  return null;
}

/** Flat layers, outer spans first, as few as the deepest nesting needs; each in reading order. */
export function layers<S extends Span>(spans: readonly S[]): S[][] {
  const result: S[][] = [];
  const ends: number[] = [];
  for (const span of [...spans].sort(compareOuterFirst)) {
    const free = ends.findIndex((end) => end <= span.start);
    const level = free === -1 ? result.length : free;
    result[level] = [...(result[level] ?? []), span];
    ends[level] = span.end;
  }
  return result;
}

export type Pair<L, R> = readonly [L, R | null] | readonly [null, R];

/**
 * Pair two readings of one text: each span with at most one of the other reading, or with null.
 *
 * Only overlapping spans are paired, the closest first: the same type before other types, then the largest share in
 * common. The answer is in reading order, and the same when the two readings change places.
 */
export function align<L extends Span, R extends Span>(left: readonly L[], right: readonly R[]): Pair<L, R>[] {
  const partners = new Map<L, R>();
  const taken = new Set<R>();
  for (const { a, b } of candidates(left, right).sort(compareCloseness)) {
    if (partners.has(a) || taken.has(b)) continue;
    partners.set(a, b);
    taken.add(b);
  }
  const pairs: Pair<L, R>[] = left.map((a) => [a, partners.get(a) ?? null]);
  for (const b of right) if (!taken.has(b)) pairs.push([null, b]);
  return pairs.sort(comparePairs);
}

interface Candidate<L, R> {
  readonly a: L;
  readonly b: R;
  /** Shared characters over all characters of both. */
  readonly share: number;
}

function candidates<L extends Span, R extends Span>(left: readonly L[], right: readonly R[]): Candidate<L, R>[] {
  return left.flatMap((a) => right.filter((b) => overlaps(a, b)).map((b) => ({ a, b, share: share(a, b) })));
}

function share(a: Extent, b: Extent): number {
  const shared = sharedLength(a, b);
  return shared / (a.end - a.start + (b.end - b.start) - shared);
}

function compareCloseness(one: Candidate<Span, Span>, other: Candidate<Span, Span>): number {
  const sameType = Number(other.a.type === other.b.type) - Number(one.a.type === one.b.type);
  return sameType || other.share - one.share || comparePairs([one.a, one.b], [other.a, other.b]);
}

function comparePairs(one: Pair<Span, Span>, other: Pair<Span, Span>): number {
  const [oneFirst, oneLast] = inOrder(one);
  const [otherFirst, otherLast] = inOrder(other);
  return compareSpans(oneFirst, otherFirst) || compareSpans(oneLast, otherLast);
}

function inOrder([a, b]: Pair<Span, Span>): [Span, Span] {
  if (a === null) return [b, b];
  if (b === null) return [a, a];
  return compareSpans(a, b) <= 0 ? [a, b] : [b, a];
}

function compareOuterFirst(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || compareStrings(a.type, b.type);
}

function compareStrings(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
