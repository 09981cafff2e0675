"""All dictionary features of a text in one piece, and of many short texts at the price of a long one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ner_engine.lexicon.matcher import SEPARATOR, WINDOW, Matches, TermMatcher
from ner_engine.lexicon.ngrams import ngram_types
from ner_engine.lexicon.positions import LETTERS, WordSets, longest_types, word_sets


class LexiconFeatures(NamedTuple):
    """What the dictionary says of each of a text's L characters."""

    ngrams: NDArray[np.uint8]  # [L, 10]
    longest: NDArray[np.int16]  # [L]
    words: WordSets  # L rows


def lexicon_features(matcher: TermMatcher, matches: Matches, length: int) -> LexiconFeatures:
    """Of one text of that length, out of its matches; so what is hidden from a training text is hidden here too."""
    return LexiconFeatures(
        ngram_types(matcher, matches, length),
        longest_types(matcher, matches, length),
        word_sets(matches, length),
    )


def bulk_features(matcher: TermMatcher, texts: Iterable[str], *, window: int = WINDOW) -> Iterator[LexiconFeatures]:
    """Of each text, in order; the same as one by one, but numpy is called once for about `window` characters.

    The texts are searched as one, with a character between them that no term can hold.
    """
    for group in _groups(texts, window):
        joined = SEPARATOR.join(group)
        whole = lexicon_features(matcher, matcher.matches(joined), len(joined))
        begin = 0
        for text in group:
            yield _part(whole, begin, begin + len(text))
            begin += len(text) + len(SEPARATOR)


def _groups(texts: Iterable[str], window: int) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for text in texts:
        group.append(text)
        size += len(text) + 1
        if size >= window:
            yield group
            group, size = [], 0
    if group:
        yield group


def _part(whole: LexiconFeatures, begin: int, end: int) -> LexiconFeatures:
    offsets = whole.words.offsets[LETTERS * begin : LETTERS * end + 1]
    words = WordSets(offsets - offsets[0], whole.words.entries[offsets[0] : offsets[-1]])
    return LexiconFeatures(whole.ngrams[begin:end], whole.longest[begin:end], words)
