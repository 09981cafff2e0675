"""Span arithmetic: the only place in Python where two spans are compared.

Offsets are Unicode code points, half-open. `frontend/src/spans/span.ts` is the twin of this file; both are held
together by `fixtures/spans/vectors.json`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A typed piece of a text. It may be nonsense: `validate_spans` says whether it fits."""

    start: int
    end: int
    type: str

    @property
    def length(self) -> int:
        return self.end - self.start


class Fault(StrEnum):
    """What can be wrong with a span in a list of spans."""

    EMPTY = "EMPTY"
    OUTSIDE_TEXT = "OUTSIDE_TEXT"
    OTHER_TEXT = "OTHER_TEXT"
    UNKNOWN_TYPE = "UNKNOWN_TYPE"
    DUPLICATE = "DUPLICATE"
    OVERLAP = "OVERLAP"


@dataclass(frozen=True, slots=True)
class SpanProblem:
    """One fault of the span at `index`; `other` is the index of the span it collides with. Never holds text."""

    index: int
    fault: Fault
    other: int | None = None


Pair = tuple[Span | None, Span | None]


def shared_length(a: Span, b: Span) -> int:
    """The number of characters that lie in both."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def overlaps(a: Span, b: Span) -> bool:
    """Whether some character lies in both. Neighbours that only touch do not overlap."""
    return shared_length(a, b) > 0


def contains(outer: Span, inner: Span) -> bool:
    """Whether every character of `inner` lies in `outer`; a span contains itself."""
    return outer.start <= inner.start and inner.end <= outer.end


def first_overlap(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """The first two spans, in reading order, that overlap.

    Up to the first collision all spans are apart, so the furthest end is the direct predecessor's: looking at
    neighbours is enough, and sorting is the only cost.
    """
    ordered = sorted(span for span in spans if span.start < span.end)
    return next((pair for pair in pairwise(ordered) if overlaps(*pair)), None)


def layers(spans: Iterable[Span]) -> list[list[Span]]:
    """Flat layers, outer spans first, as few as the deepest nesting needs; each in reading order."""
    result: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.type)):
        free = next((layer for layer in result if layer[-1].end <= span.start), None)
        if free is None:
            result.append([span])
        else:
            free.append(span)
    return result


def align(left: Sequence[Span], right: Sequence[Span]) -> list[Pair]:
    """Pair two readings of one text: each span with at most one of the other reading, or with None.

    Only overlapping spans are paired; the closest first (`_closeness`). The answer is in reading order, and the same
    when the two readings change places.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(_overlapping(left, right), key=lambda ij: _closeness(left[ij[0]], right[ij[1]])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: list[Pair] = [(span, right[partner[i]] if i in partner else None) for i, span in enumerate(left)]
    pairs += [(None, span) for j, span in enumerate(right) if j not in taken]
    return sorted(pairs, key=_reading_order)


def validate_spans(
    text: str,
    spans: Sequence[Span],
    *,
    known_types: Collection[str],
    flat: bool,
    surfaces: Sequence[str] | None = None,
) -> Iterator[SpanProblem]:
    """Yield what is wrong with spans that claim to lie in `text`, at most one collision a span.

    `surfaces`, where given, are the words the spans claim to cover. Leaving out every span named here leaves a list
    without faults: a colliding span is blamed on the one that begins first, and blamed spans blame nobody.
    """
    if _stand_apart(text, spans, known_types) and _cover(text, spans, surfaces):
        return
    sound: list[int] = []
    for index, span in enumerate(spans):
        faults = list(_own_faults(text, span, known_types, surfaces[index] if surfaces else None))
        yield from (SpanProblem(index, fault) for fault in faults)
        if not faults:
            sound.append(index)
    yield from _collisions(spans, sound, flat=flat)


def _stand_apart(text: str, spans: Sequence[Span], known_types: Collection[str]) -> bool:
    """True only where nothing can be wrong: the usual case, found by one look at each span."""
    reached = 0
    for span in sorted(spans, key=attrgetter("start")):
        if span.start < reached or span.end <= span.start or span.type not in known_types:
            return False
        reached = span.end
    return reached <= len(text)


def _cover(text: str, spans: Sequence[Span], surfaces: Sequence[str] | None) -> bool:
    return surfaces is None or all(
        text[span.start : span.end] == words for span, words in zip(spans, surfaces, strict=True)
    )


def _own_faults(text: str, span: Span, known_types: Collection[str], surface: str | None) -> Iterator[Fault]:
    if span.type not in known_types:
        yield Fault.UNKNOWN_TYPE
    if span.start >= span.end:
        yield Fault.EMPTY
    elif span.start < 0 or span.end > len(text):
        yield Fault.OUTSIDE_TEXT
    elif surface is not None and text[span.start : span.end] != surface:
        yield Fault.OTHER_TEXT


def _collisions(spans: Sequence[Span], indices: Iterable[int], *, flat: bool) -> Iterator[SpanProblem]:
    last: int | None = None
    seen: dict[Span, int] = {}
    for index in sorted(indices, key=lambda index: spans[index]):
        if spans[index] in seen:
            yield SpanProblem(index, Fault.DUPLICATE, seen[spans[index]])
        elif flat and last is not None and overlaps(spans[last], spans[index]):
            yield SpanProblem(index, Fault.OVERLAP, last)
        else:
            last = seen[spans[index]] = index


def _overlapping(left: Sequence[Span], right: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Index pairs that overlap, by one sweep: what begins can only meet what is still open on the other side."""
    sides = (left, right)
    still_open: list[list[int]] = [[], []]
    begins = sorted((span.start, side, index) for side, spans in enumerate(sides) for index, span in enumerate(spans))
    for start, side, index in begins:
        other = 1 - side
        still_open[other] = [j for j in still_open[other] if sides[other][j].end > start]
        still_open[side].append(index)
        if sides[side][index].end > start:
            yield from (((index, j) if side == 0 else (j, index)) for j in still_open[other])


def _closeness(a: Span, b: Span) -> tuple[bool, float, Span, Span]:
    """Sort key: the same type first, then the largest share in common; the spans themselves only break ties."""
    shared = shared_length(a, b)
    return (a.type != b.type, -shared / (a.length + b.length - shared), min(a, b), max(a, b))


def _reading_order(pair: Pair) -> Span:
    return min(span for span in pair if span is not None)
