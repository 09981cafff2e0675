"""The CRF in tensor operations only, for CUDA: few and large ones, since each costs a launch.

A loop over L positions would launch some twenty kernels at each. Instead the positions are parted into about √(2L)
blocks. All blocks work at once: first each finds what it does to any state it may be entered in, then one short loop
hands the states from block to block, then all walk through their positions again from where they are entered. Forward
and backward are one such walk, since backward is forward through the turned sequence. Everything is in logarithms and
float64, so nothing can be lost, however far apart the scores lie.
"""

import math

import torch
from torch import Tensor

from ner_engine.layers.crf_scores import Found, Scores

# The largest intermediate tensor has this many numbers (of 8 bytes).
_ROOM = 2**24


def log_likelihood(scores: Scores, lengths: Tensor, tags: Tensor) -> Found:
    """Log p(tags) and its gradients by the emissions and the transitions."""
    found = marginals(scores, lengths)
    count, longest, width = scores.emissions.shape
    here = _alive(lengths, longest)
    along = here[:, 1:].double()
    numbers = tags[:, :-1] * width + tags[:, 1:]
    emitted = scores.emissions.double().gather(2, tags[:, :, None]).squeeze(2)
    stepped = scores.transitions.double().reshape(-1)[numbers] * along
    last = tags.gather(1, lengths[:, None] - 1).squeeze(1)
    gold = (emitted * here).sum(1) + stepped.sum(1) + (scores.start[tags[:, 0]] + scores.end[last])
    marks = (-found.tags).scatter_add_(2, tags[:, :, None], here[:, :, None].to(found.tags.dtype))
    steps = (-found.steps).view(count, width * width).scatter_add_(1, numbers, along)
    return Found((gold - found.log).to(found.tags.dtype), marks, steps.view(count, width, width))


def marginals(scores: Scores, lengths: Tensor) -> Found:
    """`log` is the partition function, in float64."""
    emissions, start, end, transitions = (score.double() for score in scores)
    turned = _turn(emissions, lengths)
    walks = _walk(
        torch.stack([emissions, turned]),
        torch.stack([start, end]),
        torch.stack([transitions, transitions.T]),
        lengths,
    )
    forward, backward = walks[0], _turn(walks[1], lengths)
    last = forward.gather(1, (lengths - 1)[:, None, None].expand(-1, 1, forward.size(2))).squeeze(1)
    log_z = torch.logsumexp(last + end, 1)
    here = _alive(lengths, emissions.size(1))
    tags = torch.where(here[:, :, None], (forward + backward - emissions - log_z[:, None, None]).exp(), 0.0)
    steps = _steps(forward, backward - log_z[:, None, None], transitions, here)
    return Found(log_z, tags.to(scores.emissions.dtype), steps)


def _alive(lengths: Tensor, longest: int) -> Tensor:
    return torch.arange(longest, device=lengths.device) < lengths[:, None]


def _turn(values: Tensor, lengths: Tensor) -> Tensor:
    """Each sequence from its last position to its first; what lies behind its end stays."""
    place = torch.arange(values.size(1), device=values.device)
    source = lengths[:, None] - 1 - place
    return values.gather(1, torch.where(source < 0, place, source)[:, :, None].expand_as(values))


def _walk(emissions: Tensor, start: Tensor, step: Tensor, lengths: Tensor) -> Tensor:
    """Log of all paths up to each position and tag. The first axis is the direction: [2,B,L,T], [2,T], [2,T,T]."""
    first = start[:, None] + emissions[:, :, 0]
    directions, count, longest, tags = emissions.shape
    blocks = _blocks(longest - 1, directions * count * tags**3)
    size = math.ceil((longest - 1) / blocks)
    gap = blocks * size - (longest - 1)
    padded = torch.nn.functional.pad(emissions[:, :, 1:], (0, 0, 0, gap))
    # [2,B,block,position in the block,T]
    parted = padded.view(directions, count, blocks, size, tags)
    alive = _alive(lengths - 1, blocks * size).view(count, blocks, size)[..., None]
    state = _entered(first, parted, step, alive)
    rows = []
    for k in range(size):
        ahead = torch.logsumexp(state[..., :, None] + step[:, None, None], 3) + parted[:, :, :, k]
        state = torch.where(alive[:, :, k], ahead, state)
        rows.append(state)
    walked = torch.stack(rows, 3).view(directions, count, blocks * size, tags) if rows else padded
    return torch.cat([first[:, :, None], walked], 2)[:, :, :longest]


def _blocks(positions: int, room: int) -> int:
    """As many as make the walk shortest, 2 × L / blocks + blocks, and fit into memory."""
    return max(1, min(math.isqrt(2 * positions), _ROOM // max(1, room)))


def _entered(first: Tensor, parted: Tensor, step: Tensor, alive: Tensor) -> Tensor:
    """The state in which each block is entered, [2,B,block,T]."""
    blocks, size, tags = parted.shape[2:]
    if blocks == 1:
        return first[:, :, None]
    # [2,B,block,i,j]: log of all paths through the block from i in front of it to j at its end
    nowhere = parted.new_full((tags, tags), -math.inf).fill_diagonal_(0.0)
    through = nowhere.expand(*parted.shape[:3], tags, tags)
    for k in range(size):
        ahead = torch.logsumexp(through[..., :, :, None] + step[:, None, None, None], 4)
        through = torch.where(alive[:, :, k, :, None], ahead + parted[:, :, :, k, None], through)
    states = [first]
    for block in range(blocks - 1):
        states.append(torch.logsumexp(states[-1][..., :, None] + through[:, :, block], 2))
    return torch.stack(states, 2)


def _steps(forward: Tensor, backward: Tensor, transitions: Tensor, here: Tensor) -> Tensor:
    """Expected number of steps from i to j, some positions at a time."""
    count, longest, tags = forward.shape
    total = forward.new_zeros(count, tags, tags)
    size = max(1, _ROOM // (count * tags * tags))
    for begin in range(1, longest, size):
        end = min(begin + size, longest)
        pairs = forward[:, begin - 1 : end - 1, :, None] + transitions + backward[:, begin:end, None, :]
        total += torch.where(here[:, begin:end, None, None], pairs.exp(), 0.0).sum(1)
    return total
