"""Where in its words a character stands: B/M/E/S word sets, and begin-inside-end-single × type of the longest match."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ner_engine.lexicon.matcher import IntArray, Matches, TermMatcher

BEGIN, MIDDLE, END, SINGLE = range(4)
LETTERS = 4


class WordSets(NamedTuple):
    """Four sets of entries a row (a character of a text, or of a vocabulary), ragged.

    The set of letter k in row r is `entries[offsets[4 * r + k] : offsets[4 * r + k + 1]]`.
    """

    offsets: IntArray
    entries: IntArray


def word_sets(matches: Matches, length: int) -> WordSets:
    """For each character of a text: the matched entries that begin, go on, end there, or are it alone (SoftLexicon)."""
    owner, within, letters = _letters(matches.ends - matches.starts)
    cells = LETTERS * (matches.starts[owner] + within) + letters
    order = np.argsort(cells, kind="stable")
    return WordSets(_offsets(cells, length), matches.entries[owner][order])


def vocabulary_word_sets(vocabulary: Sequence[str], surfaces: Sequence[str]) -> WordSets:
    """For each character of a vocabulary: the surfaces that hold it in each position, whatever the sentence.

    The entries are indices of `surfaces`; one that holds a character twice in the same position counts once.
    """
    row_of = {character: row for row, character in enumerate(vocabulary)}
    rows = np.array([row_of.get(character, -1) for surface in surfaces for character in surface], dtype=np.int64)
    owner, _, letters = _letters(np.array([len(surface) for surface in surfaces], dtype=np.int32))
    known = rows >= 0
    keys = np.unique((LETTERS * rows[known] + letters[known]) * max(len(surfaces), 1) + owner[known])
    cells, entries = np.divmod(keys, max(len(surfaces), 1))
    return WordSets(_offsets(cells, len(vocabulary)), entries.astype(np.int32))


def longest(matches: Matches, length: int) -> Matches:
    """The flat choice: the longest first, at a tie the one that begins first; what overlaps a chosen one is left out.

    The same rule as `bio.flatten` with OUTER. Where one match covers all those it touches, it is chosen at a glance;
    only where long ones cross must they be weighed one by one.
    """
    # By start, the longest first; equal extents stay in their order, the preferred type first.
    order = np.argsort(matches.starts.astype(np.int64) * (length + 1) - matches.ends, kind="stable")
    ends = matches.ends[order]
    reach = np.maximum.accumulate(ends)
    apart = matches.starts[order][1:] >= reach[:-1]
    first = np.concatenate((np.zeros(min(len(order), 1), dtype=np.int64), np.flatnonzero(apart) + 1))
    behind = np.concatenate((first[1:], [len(order)]))[: len(first)]
    settled = ends[first] == reach[behind - 1]
    chosen = np.zeros(len(order), dtype=np.bool_)
    chosen[order[first[settled]]] = True
    crossing = [place for k in np.flatnonzero(~settled) for place in order[first[k] : behind[k]].tolist()]
    chosen[_weighed(matches, crossing)] = True
    return matches.where(chosen)


def _weighed(matches: Matches, places: list[int]) -> list[int]:
    """The choice among those matches, one by one.

    As every chosen match is at least as long as the one at hand, it covers an end of it if they overlap: two looks
    tell.
    """
    taken: set[int] = set()
    chosen = []
    rows = [(start - end, start, end, place) for place, start, end in _extents(matches, places)]
    for _, start, end, place in sorted(rows):
        if start not in taken and end - 1 not in taken:
            taken.update(range(start, end))
            chosen.append(place)
    return chosen


def _extents(matches: Matches, places: list[int]) -> Iterator[tuple[int, int, int]]:
    return zip(places, matches.starts[places].tolist(), matches.ends[places].tolist(), strict=True)


def longest_types(matcher: TermMatcher, matches: Matches, length: int) -> NDArray[np.int16]:
    """`[length]`: 0 outside of terms, else 1 + 4 × (type id − 1) + letter of the longest match, BEGIN to SINGLE."""
    result = np.zeros(length, dtype=np.int16)
    flat = longest(matches, length)
    owner, within, letters = _letters(flat.ends - flat.starts)
    types = matcher.type_ids[flat.entries].astype(np.int16)[owner]
    result[flat.starts[owner] + within] = 1 + LETTERS * (types - 1) + letters
    return result


def _letters(sizes: IntArray) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int16]]:
    """For each character of each word, word after word: the word's number, the place within it, and its letter."""
    behind = np.cumsum(sizes, dtype=np.int64)
    first = behind - sizes
    owner = np.repeat(np.arange(len(sizes)), sizes)
    letters = np.full(len(owner), MIDDLE, dtype=np.int16)
    letters[behind - 1] = END
    letters[first] = BEGIN
    letters[first[sizes == 1]] = SINGLE
    return owner, np.arange(len(owner)) - first[owner], letters


def _offsets(cells: NDArray[np.integer], rows: int) -> IntArray:
    result = np.zeros(1 + LETTERS * rows, dtype=np.int32)
    np.cumsum(np.bincount(cells, minlength=LETTERS * rows), out=result[1:])
    return result
