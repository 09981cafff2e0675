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


class Group(NamedTuple):
    """Some rows of the batch, the longest first, and the lengths of all."""

    rows: Integers
    lengths: Integers


class Steps(NamedTuple):
    """Transition scores, of the type of the emissions."""

    start: Floats  # [T]
    end: Floats  # [T]
    step: Floats  # [T,T], [i,j] = from i to j


@compiled()
def best_paths(emissions: Floats, group: Group, steps: Steps, tags: Integers) -> None:
    """Fill the rows of `tags` [B,L] up to each length."""
    active, count = group.rows.shape[0], emissions.shape[2]
    longest = group.lengths[group.rows[0]]
    scores = np.empty((longest, count, active), emissions.dtype)
    here = np.empty((count, active), emissions.dtype)
    for t in range(longest):
        while group.lengths[group.rows[active - 1]] <= t:
            active -= 1
        for b in range(active):
            for j in range(count):
                here[j, b] = emissions[group.rows[b], t, j]
        if t == 0:
            for j in range(count):
                for b in range(active):
                    scores[0, j, b] = steps.start[j] + here[j, b]
        else:
            _extend((t, active), here, steps.step, scores)
    for b in range(group.rows.shape[0]):
        row = group.rows[b]
        _trace((b, group.lengths[row] - 1), emissions[row], steps, scores, tags[row])


@compiled()
def _extend(at: tuple[int, int], here: Floats, step: Floats, scores: Floats) -> None:
    """The best scores at position t of the sequences that reach it; `here` are its emissions.

    Four tags at a time may come before, so that each score is read and written less often; past the last one the last
    is asked again, which changes no maximum.
    """
    t, active = at
    last = step.shape[0] - 1
    for j in range(last + 1):
        for b in range(active):
            scores[t, j, b] = scores[t - 1, 0, b] + step[0, j] + here[j, b]
        for first in range(1, last + 1, 4):
            second, third, fourth = min(first + 1, last), min(first + 2, last), min(first + 3, last)
            for b in range(active):
                one = scores[t - 1, first, b] + step[first, j] + here[j, b]
                two = scores[t - 1, second, b] + step[second, j] + here[j, b]
                three = scores[t - 1, third, b] + step[third, j] + here[j, b]
                four = scores[t - 1, fourth, b] + step[fourth, j] + here[j, b]
                scores[t, j, b] = _larger(_larger(one, two), _larger(_larger(three, four), scores[t, j, b]))


@compiled()
def _larger(one: float, other: float) -> float:
    """Not `max`, which minds NaN and so cannot be done several at a time."""
    return one if one > other else other  # noqa: FURB136 - see above


@compiled()
def _trace(at: tuple[int, int], emissions: Floats, steps: Steps, scores: Floats, tags: Integers) -> None:
    """Walk back from the last position of the sequence that is number b of its group."""
    b, last = at
    count = steps.step.shape[0]
    best = 0
    for j in range(1, count):
        if scores[last, j, b] + steps.end[j] > scores[last, best, b] + steps.end[best]:
            best = j
    for t in range(last, 0, -1):
        tags[t] = best
        emission = emissions[t, best]
        source = 0
        largest = scores[t - 1, 0, b] + steps.step[0, best] + emission
        for i in range(1, count):
            score = scores[t - 1, i, b] + steps.step[i, best] + emission
            if score > largest:
                source, largest = i, score
        best = source
    tags[0] = best
