"""The CRF on a CPU: tensors to the compiled loops and back."""

from typing import Final

import numpy as np
import torch
from torch import Tensor

from ner_engine.layers.crf_kernels import (
    LEAST_TRANSITION,
    Batch,
    Chain,
    Doubles,
    Gold,
    Posterior,
    compare_with_gold,
    forward_backward,
)
from ner_engine.layers.crf_paths import GROUP, Group, Steps, best_paths
from ner_engine.layers.crf_scores import Found, Scores
from ner_engine.layers.threads import in_parts

# e^80 and e^−80 are normal float32 numbers.
_MODERATE: Final = 80.0
_NOTHING: Final = np.zeros((0, 0, 0))


def log_likelihood(scores: Scores, lengths: Tensor, tags: Tensor) -> Found:
    """Log p(tags) and its gradients by the emissions and the transitions."""
    batch, chain = _batch(scores, lengths), _chain(scores)
    posterior = _room(batch, future=False)
    gold = Gold(tags.contiguous().numpy(), np.empty(len(batch.lengths)))

    def run(part: slice) -> None:
        mine, result = batch.part(part), posterior.part(part)
        forward_backward(mine, chain, result)
        compare_with_gold(mine, chain, Gold(gold.tags[part], gold.scores[part]), result)

    in_parts(run, batch.lengths, 3 * chain.step.size)
    return _found(posterior, gold.scores - posterior.log_z, scores)


def marginals(scores: Scores, lengths: Tensor) -> Found:
    posterior = posteriors(scores, lengths, future=False)
    return _found(posterior, posterior.log_z, scores)


def posteriors(scores: Scores, lengths: Tensor, *, future: bool) -> Posterior:
    """As arrays; with `future`, also what the probabilities of whole spans are made of."""
    batch, chain = _batch(scores, lengths), _chain(scores)
    posterior = _room(batch, future=future)

    def run(part: slice) -> None:
        forward_backward(batch.part(part), chain, posterior.part(part))

    in_parts(run, batch.lengths, 3 * chain.step.size)
    return posterior


def decode(scores: Scores, lengths: Tensor) -> list[list[int]]:
    """The best tags of each sequence; of equally good ones the one that pytorch-crf finds."""
    emissions, counts = scores.emissions.contiguous().numpy(), lengths.numpy()
    steps = Steps(*(score.contiguous().numpy() for score in scores[1:]))
    tags = np.zeros(emissions.shape[:2], np.int64)
    longest_first = np.argsort(-counts, kind="stable")

    def run(part: slice) -> None:
        for begin in range(part.start, part.stop, GROUP):
            best_paths(emissions, Group(longest_first[begin : min(begin + GROUP, part.stop)], counts), steps, tags)

    in_parts(run, counts[longest_first], steps.step.size)
    return [row[:length].tolist() for row, length in zip(tags, lengths.tolist(), strict=True)]


def _batch(scores: Scores, lengths: Tensor) -> Batch:
    """Where exponentials of the scores fit into the type as they are, as they nearly always do, nothing is shifted."""
    emissions = scores.emissions.contiguous()
    least, largest = torch.aminmax(emissions) if emissions.numel() else (0.0, 0.0)
    if least > -_MODERATE and largest < _MODERATE:
        shift = emissions.new_zeros(1, 1).expand(emissions.shape[:2])
        relative = emissions.exp()
    else:
        shift = emissions.amax(2)
        relative = (emissions - shift[:, :, None]).exp_()
    return Batch(emissions.numpy(), relative.numpy(), shift.contiguous().numpy(), lengths.numpy())


def _chain(scores: Scores) -> Chain:
    given = [np.ascontiguousarray(score.double().numpy()) for score in scores[1:]]
    largest = [float(score.max()) for score in given]
    start, end, step = (np.exp(score - top) for score, top in zip(given, largest, strict=True))
    growth = float(np.log(step.sum(1).max()))
    zeroed_gap = np.inf
    for score, top, factor in zip(given, largest, (start, end, step), strict=True):
        small = factor < LEAST_TRANSITION
        if small.any():
            zeroed_gap = min(zeroed_gap, float(top - score[small].max()))
            factor[small] = 0.0
    turned = np.ascontiguousarray(step.T)
    return Chain(given[0], given[1], given[2], start, end, step, turned, np.array(largest), zeroed_gap, growth)


def _room(batch: Batch, *, future: bool) -> Posterior:
    """The marginals take the place of `relative`, position by position: memory not touched is time not lost."""
    count, length, tags = batch.emissions.shape
    log_future: Doubles = np.full((count, length, tags), -np.inf) if future else _NOTHING
    return Posterior(np.empty(count), batch.relative, np.zeros((count, tags, tags)), log_future)


def _found(posterior: Posterior, log: Doubles, scores: Scores) -> Found:
    tags, steps = torch.from_numpy(posterior.tags), torch.from_numpy(posterior.steps)
    return Found(torch.from_numpy(log).to(scores.emissions.dtype), tags, steps)
