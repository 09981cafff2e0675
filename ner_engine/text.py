"""Text preparation that keeps every offset: one-to-one normalisation and sentence ranges.

Stored text never changes. NFKC is not used anywhere: it lengthens ㎎, ℃ and Ⅱ, and every span behind them would lie.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ner_engine.spans import Span

_FULL_WIDTH_ASCII = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SIGNS = {
    "\uff5f": "\u2985",
    "\uff60": "\u2986",
    "￠": "¢",
    "￡": "£",
    "￢": "¬",
    "￣": "¯",
    "￤": "¦",
    "￥": "¥",
    "￦": "₩",
}
_TO_HALF_WIDTH = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in _FULL_WIDTH_ASCII} | _FULL_WIDTH_SIGNS | {"\u3000": " "}
)

# A body, then sentence ends with the brackets and quotes that close there, then line ends. No two parts can match
# the same character, so the scan is linear whatever the text.
_SENTENCE = re.compile(r"[^。！？!?；;…\r\n]*(?:[。！？!?；;…][。！？!?；;…”’」』）)】》〉]*)?[\r\n]*")


class Extent(NamedTuple):
    """A piece of a text without a type: code points, half-open."""

    start: int
    end: int


def normalise(text: str) -> str:
    """Full-width forms become half-width ones, one character for one character; all else stays as it is."""
    return text.translate(_TO_HALF_WIDTH)


def sentences(text: str, uncut: Iterable[Span] = ()) -> Iterator[Extent]:
    """Cut a text behind 。！？；… and line ends into ranges that together are the whole text.

    Closing brackets, quotes and line ends stay with the sentence they end. The full stop "." does not end one: in
    records it mostly stands in numbers. No cut goes through a span of `uncut`.
    """
    forbidden = _inside(uncut) - {len(text)}
    cuts = [0]
    for match in _SENTENCE.finditer(text):
        if match.end() > cuts[-1] and match.end() not in forbidden:
            cuts.append(match.end())
    return (Extent(*cut) for cut in pairwise(cuts))


def _inside(spans: Iterable[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start + 1, span.end)}
