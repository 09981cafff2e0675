"""Viterbi as compiled loops: the best path of each sequence.

The additions stand in pytorch-crf's order and the first of equal ones wins, so that the paths are its paths also where
rounding decides. Hence no freedom for LLVM here. The innermost loop runs over the sequences, since that is what can be
done several at a time whatever the number of tags; and only the best scores are kept, since which tag a score came
from need be asked again only along the best path.
"""

from typing import NamedTuple

import numpy as np

from ner_engine.layers.compiling import compiled
from ner_engine.layers.crf_kernels import Floats, Integers

# Sequences at a time: their scores stay in the processor's cache.
GROUP = 32


class Steps(NamedTuple):
    """Transition scores, of the type of the emissions."""

    start: Floats  # [T]
    end: Floats  # [T]
    step: Floats  # [T,T], [i,j] = from i to j


@compiled()
def best_paths(emissions: Floats, lengths: Integers, steps: Steps, tags: Integers) -> None:
    """Fill `tags` [B,L] up to each length. `emissions` is [L,T,B], the longest sequence first."""
    scores = np.empty_like(emissions)
    active = lengths.shape[0]
    for j in range(emissions.shape[1]):
        for b in range(active):
            scores[0, j, b] = steps.start[j] + emissions[0, j, b]
    for t in range(1, lengths[0]):
        while lengths[active - 1] <= t:
            active -= 1
        _extend((t, active), emissions, steps.step, scores)
    for b in range(lengths.shape[0]):
        _trace((b, lengths[b] - 1), emissions, steps, scores, tags)


@compiled()
def _extend(at: tuple[int, int], emissions: Floats, step: Floats, scores: Floats) -> None:
    """The best scores at position t of the sequences that reach it."""
    t, active = at
    count = step.shape[0]
    for j in range(count):
        for b in range(active):
            scores[t, j, b] = scores[t - 1, 0, b] + step[0, j] + emissions[t, j, b]
        for i in range(1, count):
            for b in range(active):
                score = scores[t - 1, i, b] + step[i, j] + emissions[t, j, b]
                scores[t, j, b] = score if score > scores[t, j, b] else scores[t, j, b]  # noqa: FURB136 - faster than max


@compiled()
def _trace(at: tuple[int, int], emissions: Floats, steps: Steps, scores: Floats, tags: Integers) -> None:
    """Walk back from the last position of sequence b."""
    b, last = at
    count = steps.step.shape[0]
    best = 0
    for j in range(1, count):
        if scores[last, j, b] + steps.end[j] > scores[last, best, b] + steps.end[best]:
            best = j
    for t in range(last, 0, -1):
        tags[b, t] = best
        emission = emissions[t, best, b]
        source = 0
        largest = scores[t - 1, 0, b] + steps.step[0, best] + emission
        for i in range(1, count):
            score = scores[t - 1, i, b] + steps.step[i, best] + emission
            if score > largest:
                source, largest = i, score
        best = source
    tags[b, 0] = best
