"""A batch parted among threads, where that is worth it. Only for code that lets the GIL go.

As many threads work as torch is allowed to use, so that `torch.set_num_threads` holds for everything.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import torch

# Handing work to a sleeping thread takes about as long as this many multiplications.
_WORTHWHILE = 1_500_000


def in_parts(run: Callable[[slice], None], lengths: npt.NDArray[np.int64], effort: int) -> None:
    """Call `run` on slices that cover the batch and are about equally long; a position costs `effort`."""
    work = int(lengths.sum()) * effort
    parts = _parts(lengths, min(torch.get_num_threads(), max(1, work // _WORTHWHILE)))
    waiting = [_pool().submit(run, part) for part in parts[1:]]
    try:
        run(parts[0])
    finally:
        for one in waiting:
            one.result()


def _parts(lengths: npt.NDArray[np.int64], count: int) -> list[slice]:
    """Cut where the running sum of the lengths passes each share."""
    if count == 1:
        return [slice(0, len(lengths))]
    reached = np.cumsum(lengths)
    cuts = np.searchsorted(reached, reached[-1] * np.arange(1, count) / count, side="left") + 1
    borders = [0, *np.minimum(cuts, len(lengths)).tolist(), len(lengths)]
    return [slice(a, b) for a, b in pairwise(borders) if a < b]


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="crf")


# The threads of a parent do not exist in a forked child.
os.register_at_fork(after_in_child=_pool.cache_clear)
