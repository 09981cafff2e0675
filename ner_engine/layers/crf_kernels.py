"""Forward–backward of a CRF as compiled loops: the partition function, token marginals, expected steps, gradients.

It works on probabilities, not logarithms: every position is divided by its own sum, so that numbers stay near 1 and a
step is a product of a vector and a matrix. It computes in float64 whatever it is given. A sequence that such numbers
cannot hold is noticed (`_scaled_forward` answers False) and done again in logarithms.

All compiled functions that call one another stand in this file: numba's cache does not notice a change in another one.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ner_engine.layers.compiling import compiled

Floats = npt.NDArray[np.floating]
Doubles = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# A product of one factor of each kind stays above 1e-300, where float64 still holds all its digits.
LEAST_EMISSION = 1e-37  # the least normal float32 is 1.2e-38
LEAST_TRANSITION = 1e-110
LEAST_FORWARD = 1e-140
# What a sum leaves out stays below e^-40 of it, less than float64 can tell.
NEGLIGIBLE = 40.0


class Batch(NamedTuple):
    """Emission scores, their exponentials up to a factor of each position, and the true lengths."""

    emissions: Floats  # [B,L,T]
    relative: Floats  # [B,L,T]
    shift: Floats  # [B,L]: log of what `relative` was divided by
    lengths: Integers  # [B]

    def part(self, rows: slice) -> "Batch":
        return Batch(self.emissions[rows], self.relative[rows], self.shift[rows], self.lengths[rows])


class Chain(NamedTuple):
    """Transition scores, and the same as probabilities relative to the largest; the least are taken for zero."""

    start: Doubles  # [T]
    end: Doubles  # [T]
    step: Doubles  # [T,T], [i,j] = from i to j
    start_relative: Doubles
    end_relative: Doubles
    step_relative: Doubles
    step_turned: Doubles  # step_relative as [j,i], from i to j: the inner loops run along memory
    largest: Doubles  # [3]: of start, end and step
    zeroed_gap: float  # how far what was taken for zero lies below the largest, at least
    growth: float  # log of what one step multiplies the mass of all paths with, at most


class Posterior(NamedTuple):
    """What forward–backward finds out, filled in place."""

    log_z: Doubles  # [B]
    tags: Floats  # [B,L,T]: probability of tag j at position t; may be the memory of `Batch.relative`
    steps: Doubles  # [B,T,T]: expected number of steps from i to j
    log_future: Doubles  # [B,L,T] or empty: log of all that may come from t on if t has tag j, up to a constant of t

    def part(self, rows: slice) -> "Posterior":
        return Posterior(self.log_z[rows], self.tags[rows], self.steps[rows], self.log_future[rows])


class Gold(NamedTuple):
    """The right tags; the score of each sequence is filled in."""

    tags: Integers  # [B,L]
    scores: Doubles  # [B]


class Scratch(NamedTuple):
    """Room for one sequence."""

    forward: Doubles  # [L,T]
    backward: Doubles  # [L,T]
    sums: Doubles  # [L]


@compiled(freedoms=("reassoc", "contract"))
def forward_backward(batch: Batch, chain: Chain, posterior: Posterior) -> None:
    length, tags = batch.emissions.shape[1:]
    scratch = Scratch(np.empty((length, tags)), np.empty((length, tags)), np.empty(length))
    for b in range(batch.lengths.shape[0]):
        if _scaled_forward(b, batch, chain, posterior.log_z, scratch):
            _scaled_backward(b, batch, chain, posterior, scratch)
        else:
            _logarithmic_forward(b, batch, chain, posterior.log_z, scratch)
            _logarithmic_backward(b, batch, chain, posterior, scratch)
        posterior.tags[b, batch.lengths[b] :] = 0.0


@compiled(freedoms=("reassoc", "contract"))
def _scaled_forward(b: int, batch: Batch, chain: Chain, log_z: Doubles, scratch: Scratch) -> bool:
    """Fill `forward` (each row sums to 1) and `sums`; False if a number has become too small to be trusted."""
    length, forward, sums = batch.lengths[b], scratch.forward, scratch.sums
    relative = batch.relative[b, :length]
    total = _scaled_start(relative, chain.start_relative, forward)
    logarithm, product = 0.0, 1.0
    for t in range(length):
        if t > 0:
            total = _scaled_step(t, relative, chain.step_turned, forward)
        if not total > LEAST_FORWARD:  # so written that NaN is caught too
            return False
        sums[t] = total
        product *= total
        if product < LEAST_FORWARD or product > 1 / LEAST_FORWARD:  # one logarithm for many positions
            logarithm += math.log(product)
            product = 1.0
    closing = _dot(forward[length - 1], chain.end_relative)
    if not closing > LEAST_FORWARD or _lost(relative.reshape(-1), forward[:length].reshape(-1)):
        return False
    logarithm += math.log(product) + math.log(closing)
    log_z[b] = logarithm + chain.largest[0] + chain.largest[1] + (length - 1) * chain.largest[2]
    for t in range(length):
        log_z[b] += batch.shift[b, t]
    if chain.zeroed_gap == np.inf:
        return True
    # All paths weigh at most e^(growth × length) times the emissions; those through what was taken for zero e^gap less.
    return bool(logarithm > length * chain.growth + _log_of_sums(relative) + NEGLIGIBLE - chain.zeroed_gap)


@compiled(freedoms=("reassoc", "contract"))
def _scaled_start(relative: Floats, start: Doubles, forward: Doubles) -> float:
    total = 0.0
    for j in range(forward.shape[1]):
        forward[0, j] = start[j] * relative[0, j]
        total += forward[0, j]
    factor = 1.0 / total
    for j in range(forward.shape[1]):
        forward[0, j] *= factor
    return total


@compiled(freedoms=("reassoc", "contract"))
def _scaled_step(t: int, relative: Floats, turned: Doubles, forward: Doubles) -> float:
    """One position further: row t of `forward`, made to sum to 1, and its sum before that."""
    tags = forward.shape[1]
    total = 0.0
    for j in range(tags):
        weight = 0.0
        for i in range(tags):
            weight += forward[t - 1, i] * turned[j, i]
        weight *= relative[t, j]
        forward[t, j] = weight
        total += weight
    factor = 1.0 / total
    for j in range(tags):
        forward[t, j] *= factor
    return total


@compiled(freedoms=("reassoc", "contract"))
def _log_of_sums(relative: Floats) -> float:
    logarithm, product = 0.0, 1.0
    for t in range(relative.shape[0]):
        total = 0.0
        for j in range(relative.shape[1]):
            total += relative[t, j]
        product *= total
        if product < LEAST_FORWARD or product > 1 / LEAST_FORWARD:
            logarithm += math.log(product)
            product = 1.0
    return logarithm + math.log(product)


@compiled(freedoms=("reassoc", "contract"))
def _lost(relative: Floats, forward: Doubles) -> int:
    """How many numbers are too small for what they are multiplied with. Both are flat: one long loop is fast."""
    lost = 0
    for k in range(relative.size):
        lost += (relative[k] < LEAST_EMISSION) | ((forward[k] > 0.0) & (forward[k] < LEAST_FORWARD))
    return lost


@compiled(freedoms=("reassoc", "contract"))
def _dot(left: Doubles, right: Doubles) -> float:
    total = 0.0
    for j in range(left.shape[0]):
        total += left[j] * right[j]
    return total


@compiled(freedoms=("reassoc", "contract"))
def _scaled_backward(b: int, batch: Batch, chain: Chain, posterior: Posterior, scratch: Scratch) -> None:
    """Fill the marginals. `backward` is scaled so that forward × backward is the probability of the tag."""
    forward, backward = scratch.forward, scratch.backward
    relative, marginals, steps = batch.relative[b], posterior.tags[b], posterior.steps[b]
    tags, last = forward.shape[1], batch.lengths[b] - 1
    closing = _dot(forward[last], chain.end_relative)
    for j in range(tags):
        backward[last, j] = chain.end_relative[j] / closing
    for t in range(last, -1, -1):
        factor = 1.0 / scratch.sums[t]
        for j in range(tags):
            # What no path reaches is cleared, lest it grow without bound further left.
            behind = backward[t, j] if forward[t, j] > 0.0 else 0.0
            # From here on the row means: position t and all behind it.
            backward[t, j] = behind * relative[t, j] * factor
            marginals[t, j] = forward[t, j] * behind
        if t > 0:
            _step_back(t, chain.step_relative, steps, forward, backward)
    for i in range(tags):
        for j in range(tags):
            steps[i, j] *= chain.step_relative[i, j]
    if posterior.log_future.size:
        for t in range(last + 1):
            for j in range(tags):
                posterior.log_future[b, t, j] = math.log(backward[t, j])


@compiled(freedoms=("reassoc", "contract"))
def _step_back(t: int, step: Doubles, steps: Doubles, forward: Doubles, backward: Doubles) -> None:
    """From row t of `backward` to row t − 1, counting the steps between them."""
    tags = forward.shape[1]
    for i in range(tags):
        before = forward[t - 1, i]
        total = 0.0
        for j in range(tags):
            behind = backward[t, j]
            total += step[i, j] * behind
            steps[i, j] += before * behind
        backward[t - 1, i] = total


@compiled()
def _log_sum(values: Doubles) -> float:
    """Log Σ exp, also of nothing but −∞; NaN if one is NaN."""
    largest = values[0]
    for value in values:
        if not value <= largest:
            largest = value
    total = 0.0
    if largest == -np.inf:
        for value in values:
            total += value
        return total
    for value in values:
        total += math.exp(value - largest)
    return float(largest + math.log(total))


@compiled()
def _logarithmic_forward(b: int, batch: Batch, chain: Chain, log_z: Doubles, scratch: Scratch) -> None:
    forward, last = scratch.forward, batch.lengths[b] - 1
    forward[0] = chain.start + batch.emissions[b, 0]
    for t in range(1, last + 1):
        for j in range(forward.shape[1]):
            forward[t, j] = _log_sum(forward[t - 1] + chain.step[:, j]) + batch.emissions[b, t, j]
    log_z[b] = _log_sum(forward[last] + chain.end)


@compiled()
def _logarithmic_backward(b: int, batch: Batch, chain: Chain, posterior: Posterior, scratch: Scratch) -> None:
    """The same marginals; `backward` holds logarithms of position t and all behind it."""
    forward, backward = scratch.forward, scratch.backward
    tags, last, log_z = forward.shape[1], batch.lengths[b] - 1, posterior.log_z[b]
    for t in range(last, -1, -1):
        for i in range(tags):
            behind = chain.end[i] if t == last else _log_sum(chain.step[i] + backward[t + 1])
            backward[t, i] = behind + batch.emissions[b, t, i]
            posterior.tags[b, t, i] = math.exp(forward[t, i] + behind - log_z)
            if t < last:
                for j in range(tags):
                    posterior.steps[b, i, j] += math.exp(forward[t, i] + chain.step[i, j] + backward[t + 1, j] - log_z)
    if posterior.log_future.size:
        posterior.log_future[b, : last + 1] = backward[: last + 1]


@compiled()
def compare_with_gold(batch: Batch, chain: Chain, gold: Gold, posterior: Posterior) -> None:
    """Score the right tags, and turn the probabilities into gradients of log p: what is minus what is expected."""
    posterior.tags[:] = -posterior.tags
    posterior.steps[:] = -posterior.steps
    for b in range(batch.lengths.shape[0]):
        before = gold.tags[b, 0]
        score = chain.start[before] + batch.emissions[b, 0, before]
        posterior.tags[b, 0, before] += 1
        for t in range(1, batch.lengths[b]):
            here = gold.tags[b, t]
            score += chain.step[before, here] + batch.emissions[b, t, here]
            posterior.tags[b, t, here] += 1
            posterior.steps[b, before, here] += 1
            before = here
        gold.scores[b] = score + chain.end[before]
