"""Every match of a term list in a text, overlapping ones too, in time linear in the text and its matches.

Longest matches alone would lose terms: in 2型糖尿病肾病 stand 糖尿病, 糖尿病肾病 and 肾病. An entry is one surface with
one type; a surface of two types is two entries. Offsets are code points, half-open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from daachorse import CharwiseDoubleArrayAhoCorasick
from numpy.typing import NDArray

from ner_engine.spans import Span
from ner_engine.text import normalise

IntArray = NDArray[np.int32]

# Found matches arrive as Python tuples; a window bounds how many of them live at once, however long the text.
WINDOW = 1 << 16
MOST_TYPES = 255  # a type id is one byte; 0 says "no term"

SEPARATOR = "\uffff"  # Unicode promises that it is no character; no term may hold it

_UNFIT = re.compile("[\ud800-\udfff\uffff]")
_SURROGATES = range(0xD800, 0xE000)
_REPLACEMENT = 0xFFFD


class Term(NamedTuple):
    """One line of a dictionary."""

    surface: str
    type: str


class Matches(NamedTuple):
    """Three arrays of one length, by ascending end, longer ones first, of equal extents the preferred type first."""

    starts: IntArray
    ends: IntArray
    entries: IntArray

    def where(self, chosen: NDArray[np.bool_]) -> "Matches":
        return Matches(self.starts[chosen], self.ends[chosen], self.entries[chosen])


class TermMatcher:
    """An automaton over a term list. `types` gives each type its id, from 1, and so its rank where two collide."""

    def __init__(self, terms: Iterable[tuple[str, str]], types: Sequence[str], *, normalised: bool = True) -> None:
        if len(set(types)) != len(types) or len(types) > MOST_TYPES:
            raise ValueError(f"give each type once, {MOST_TYPES} types at most")
        self.types = tuple(types)
        self.normalised = normalised
        self.entries = self._sorted_entries(terms)
        rank = self._ranks()
        self.type_ids = np.array([rank[term.type] for term in self.entries], dtype=np.uint8)
        self._place = {term: place for place, term in enumerate(self.entries)}
        self._longest = max((len(term.surface) for term in self.entries), default=1)
        self._automaton = CharwiseDoubleArrayAhoCorasick([term.surface for term in self.entries])

    def matches(self, text: str, *, window: int = WINDOW) -> Matches:
        """All of them. A lone surrogate, which no term can hold, matches nothing."""
        text = _translated(text, _readable(normalised=self.normalised))
        if len(text) <= window:
            return self._window(text, 0, window)
        parts = [self._window(text, begin, begin + window) for begin in range(0, len(text), window)]
        return Matches(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def entries_of(self, terms: Iterable[tuple[str, str]]) -> IntArray:
        """The ids of those terms that are entries here, ascending."""
        places = (self._place.get(self._as_entry(*term)) for term in terms)
        return np.array(sorted({place for place in places if place is not None}), dtype=np.int32)

    def spans(self, matches: Matches) -> list[Span]:
        """Matches as typed spans, in reading order."""
        rows = zip(matches.starts.tolist(), matches.ends.tolist(), matches.entries.tolist(), strict=True)
        return sorted(Span(start, end, self.entries[entry].type) for start, end, entry in rows)

    def _window(self, text: str, begin: int, end: int) -> Matches:
        """The matches that end in (begin, end]; they may begin before."""
        origin = max(0, begin - self._longest + 1)
        found = self._automaton.find_overlapping(text[origin:end])
        flat = np.fromiter(chain.from_iterable(found), dtype=np.int32, count=3 * len(found))
        starts, ends, entries = flat.reshape(-1, 3).T.copy()
        if begin == 0:
            return Matches(starts, ends, entries)
        first = int(np.searchsorted(ends, begin - origin, side="right"))
        return Matches(starts[first:] + origin, ends[first:] + origin, entries[first:])

    def _ranks(self) -> dict[str, int]:
        return {name: rank for rank, name in enumerate(self.types, start=1)}

    def _as_entry(self, surface: str, kind: str) -> Term:
        return Term(normalise(surface) if self.normalised else surface, kind)

    def _sorted_entries(self, terms: Iterable[tuple[str, str]]) -> tuple[Term, ...]:
        """By surface, then by rank, so that ids depend on the list's content only and the preferred type is first."""
        rank = self._ranks()
        entries = set(self._checked(terms, rank))
        return tuple(sorted(entries, key=lambda term: (term.surface, rank[term.type])))

    def _checked(self, terms: Iterable[tuple[str, str]], rank: dict[str, int]) -> Iterator[Term]:
        for number, (surface, kind) in enumerate(terms, start=1):
            if not fit(surface):
                raise ValueError(f"term {number} is blank or is no valid text; remove it from the list")
            if kind not in rank:
                raise ValueError(f"term {number} has the type {kind!r}, which is none of {', '.join(self.types)}")
            yield self._as_entry(surface, kind)


def fit(surface: str) -> bool:
    """Whether a surface can be a term at all: not blank, and of characters only."""
    return bool(surface.strip()) and not _UNFIT.search(surface)


@cache
def _readable(*, normalised: bool) -> NDArray[np.uint32]:
    """Code point to code point of the basic plane: `normalise` as an array, and no surrogates."""
    table = [ord(normalise(chr(code))) if normalised else code for code in range(1 << 16)]
    table[_SURROGATES.start : _SURROGATES.stop] = [_REPLACEMENT] * len(_SURROGATES)
    return np.array(table, dtype=np.uint32)


def _translated(text: str, table: NDArray[np.uint32]) -> str:
    """`str.translate` looks every character up in a dict, which would take as long as the search itself."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    last = len(table) - 1  # a noncharacter, and so its own translation
    return np.where(codes < last, table.take(codes, mode="clip"), codes).tobytes().decode("utf-32-le")
