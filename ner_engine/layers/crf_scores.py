"""What every way of computing a CRF is given, and what it gives back, as tensors."""

from typing import NamedTuple

import torch
from torch import Tensor


class Scores(NamedTuple):
    """Of one floating type and on one device. L is the longest length."""

    emissions: Tensor  # [B,L,T]
    start: Tensor  # [T]
    end: Tensor  # [T]
    transitions: Tensor  # [T,T], [i,j] = from i to j


class Found(NamedTuple):
    """Per sequence; `tags` and `steps` are probabilities and expected counts, or their gradients."""

    log: Tensor  # [B]: the partition function, or the likelihood, as a logarithm
    tags: Tensor  # [B,L,T], zero behind the end
    steps: Tensor  # [B,T,T] float64, from i to j


def common_type(scores: Scores) -> Scores:
    """Half precision becomes float32: a sum over hundreds of characters needs it."""
    kind = torch.promote_types(scores.emissions.dtype, scores.transitions.dtype)
    return Scores(*(score.to(kind if kind.itemsize >= torch.float32.itemsize else torch.float32) for score in scores))
