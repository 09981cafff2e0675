"""Entry dropout: in training some matches are hidden, so that a network learns to do without the dictionary."""

import numpy as np

from ner_engine.lexicon.matcher import Matches


def drop_entries(matches: Matches, random: np.random.Generator, *, entry: float = 0.2, whole: float = 0.1) -> Matches:
    """Hide each matched entry with the probability `entry`, in all its places; with `whole`, all of the text's matches.

    By entry, not by match: a term that is missing from a dictionary is missing wherever it stands.
    """
    if random.random() < whole:
        return matches.where(np.zeros(len(matches.entries), dtype=np.bool_))
    distinct, which = np.unique(matches.entries, return_inverse=True)
    return matches.where((random.random(len(distinct)) >= entry)[which])
