"""Spans to character-level tags and back: BIO, BIOES and BMES.

One tag a character, so offsets need no tokenizer. A tag row cannot hold spans that overlap: `Nesting` says what
happens to them, and `Encoded.dropped` says what was lost.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ner_engine.spans import Span, layers, overlaps

OUTSIDE = "O"
_TAG_LETTERS = frozenset("BIMES")


class Scheme(StrEnum):
    """Which letters stand for the characters of a span."""

    BIO = "BIO"
    BIOES = "BIOES"
    BMES = "BMES"


class Nesting(StrEnum):
    """What becomes of overlapping spans: the longest win, the shortest win, or one row of tags for each layer."""

    OUTER = "OUTER"
    INNER = "INNER"
    LAYERS = "LAYERS"


# The letters of the first, an inner, the last and the only character of a span.
_LETTERS = {
    Scheme.BIO: ("B", "I", "I", "B"),
    Scheme.BIOES: ("B", "I", "E", "S"),
    Scheme.BMES: ("B", "M", "E", "S"),
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """Rows of tags, each as long as the text, and the spans that found no place in them."""

    rows: tuple[tuple[str, ...], ...]
    dropped: tuple[Span, ...]


def encode(
    length: int, spans: Iterable[Span], scheme: Scheme = Scheme.BIO, nesting: Nesting = Nesting.OUTER
) -> Encoded:
    """Tag a text of `length` characters. Equal spans count once; a span outside the text is refused."""
    distinct = sorted(set(spans))
    for span in distinct:
        if not 0 <= span.start < span.end <= length:
            raise ValueError(f"the span {span.start}-{span.end} does not fit a text of {length} characters")
    if nesting is Nesting.LAYERS:
        return Encoded(tuple(_row(length, layer, scheme) for layer in layers(distinct) or [[]]), ())
    kept, dropped = flatten(distinct, nesting)
    return Encoded((_row(length, kept, scheme),), tuple(dropped))


def flatten(spans: Iterable[Span], nesting: Nesting) -> tuple[list[Span], list[Span]]:
    """Part spans into a flat list and the rest, both in reading order.

    OUTER takes the longest first, INNER the shortest first, at a tie the one that begins first; whatever overlaps a
    span taken before is dropped. So of two crossing spans one survives whole: spans are never cut.
    """
    sign = -1 if nesting is Nesting.OUTER else 1
    kept: list[Span] = []
    dropped: list[Span] = []
    for span in sorted(spans, key=lambda span: (sign * span.length, span)):
        place = bisect_left(kept, span)
        if any(overlaps(neighbour, span) for neighbour in kept[max(place - 1, 0) : place + 1]):
            dropped.append(span)
        else:
            kept.insert(place, span)
    return kept, sorted(dropped)


def decode(tags: Sequence[str]) -> list[Span]:
    """Read one row of tags of any of the three schemes, legal or not.

    The rule for illegal rows: B and S always begin a span; I, M and E go on with the open span of the same type and
    otherwise begin one; E and S end theirs; a span left open ends where another begins, at O, or with the row.
    Every tagged character is therefore in exactly one span. What is no tag at all is refused.
    """
    result: list[Span] = []
    start, open_type = 0, ""
    for position, (letter, kind) in enumerate(_parsed(tags)):
        goes_on = letter in "IME" and kind == open_type
        if open_type and not goes_on:
            result.append(Span(start, position, open_type))
        if not goes_on:
            start, open_type = position, kind
        if letter in "ES":
            result.append(Span(start, position + 1, open_type))
            open_type = ""
    return result


def decode_rows(rows: Iterable[Sequence[str]]) -> list[Span]:
    """Read all rows of one text, as LAYERS writes them, into one list in reading order."""
    return sorted({span for row in rows for span in decode(row)})


def _row(length: int, flat: Iterable[Span], scheme: Scheme) -> tuple[str, ...]:
    begin, inside, end, only = _LETTERS[scheme]
    tags = [OUTSIDE] * length
    for span in flat:
        letters = [only] if span.length == 1 else [begin, *[inside] * (span.length - 2), end]
        tags[span.start : span.end] = [f"{letter}-{span.type}" for letter in letters]
    return tuple(tags)


def _parsed(tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Letter and type of each tag, and a last O that closes whatever is open."""
    for position, tag in enumerate(tags):
        letter, _, kind = tag.partition("-")
        if tag != OUTSIDE and not (letter in _TAG_LETTERS and kind):
            # The position only: in a file with swapped columns the "tag" is a character of the patient's record.
            raise ValueError(f"row {position + 1} carries no BIO, BIOES or BMES tag")
        yield letter, kind
    yield OUTSIDE, ""
