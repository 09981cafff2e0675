"""The probability that exactly these characters are a span of this type, out of what forward–backward found.

Given the text, the tags of a CRF are a Markov chain: the probability of a row of tags is that of its first tag times
that of each step, and a step from i to j at t is exp(transition[i,j] + log_future[t,j]), normalised over j.
"""

import math
from typing import NamedTuple

from ner_engine.layers.compiling import compiled
from ner_engine.layers.crf_kernels import Doubles, Floats, Integers


class Asked(NamedTuple):
    """One row a span: its sequence, borders and the numbers of the tags that spell it."""

    rows: Integers  # [S,7]: sequence, start, end, first, inner, last, only
    open_ended: bool  # the tag behind a span tells whether it ends (BIO); `inner` there would carry it on


class Known(NamedTuple):
    """What forward–backward found, and the transition scores."""

    tags: Floats  # [B,L,T]
    log_future: Doubles  # [B,L,T]
    step: Doubles  # [T,T]
    lengths: Integers  # [B]


@compiled()
def span_probabilities(asked: Asked, known: Known, result: Doubles) -> None:
    """Fill `result` [S]."""
    for s in range(asked.rows.shape[0]):
        b, start, end, first, inner, last, only = asked.rows[s]
        tag = only if end - start == 1 else first
        probability = float(known.tags[b, start, tag])
        for t in range(start + 1, end):
            after = last if t == end - 1 else inner
            probability *= _step(known, b, t, tag, after)[0]
            tag = after
        if asked.open_ended and end < known.lengths[b]:
            probability *= _step(known, b, end, tag, inner)[1]
        result[s] = probability


@compiled()
def _step(known: Known, b: int, t: int, tag: int, after: int) -> tuple[float, float]:
    """The probabilities that `after` stands at t behind `tag`, and that anything else does."""
    largest = -math.inf
    for j in range(known.step.shape[0]):
        largest = max(largest, known.step[tag, j] + known.log_future[b, t, j])
    if largest == -math.inf:
        return 0.0, 0.0
    wanted, others = 0.0, 0.0
    for j in range(known.step.shape[0]):
        weight = math.exp(known.step[tag, j] + known.log_future[b, t, j] - largest)
        if j == after:
            wanted += weight
        else:
            others += weight
    return wanted / (wanted + others), others / (wanted + others)
