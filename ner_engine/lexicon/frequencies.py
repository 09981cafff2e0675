"""How often each term stands in a corpus: the word weights z(w) of SoftLexicon and of global character vectors."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ner_engine.lexicon.matcher import Matches, TermMatcher


def frequencies(matcher: TermMatcher, texts: Iterable[str]) -> NDArray[np.int64]:
    """Occurrences of each entry, those inside a longer match not counted (Ma et al. 2020, §3.1).

    Count texts that are for training or unlabelled: counts of texts to be scored would leak.
    """
    result = np.zeros(len(matcher.entries), dtype=np.int64)
    for text in texts:
        matches = matcher.matches(text)
        seen = matches.entries[~covered(matches, len(text))]
        result += np.bincount(seen, minlength=len(result))
    return result


def covered(matches: Matches, length: int) -> NDArray[np.bool_]:
    """Which matches lie in a longer one."""
    # reach[s]: the furthest end of what begins at s. Ends ascend, so the last one written is the furthest.
    reach = np.zeros(length + 1, dtype=np.int32)
    reach[matches.starts] = matches.ends
    furthest_before = np.concatenate(([0], np.maximum.accumulate(reach)[:-1]))
    return (furthest_before[matches.starts] >= matches.ends) | (reach[matches.starts] > matches.ends)
