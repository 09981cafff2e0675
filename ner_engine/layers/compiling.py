"""`compiled`: a loop over numbers as machine code, made at its first call and kept for the next process.

numba keeps its machine code beside the source by default, which is read-only in a container and untidy in a checkout.
It goes to the user's cache instead, unless NUMBA_CACHE_DIR says where. Whoever can write there can run code as this
user, so the folder is opened to nobody else. Where nothing can be written, each process compiles anew.
"""

import os
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])


def compiled(*, freedoms: Collection[str] = ()) -> Callable[[F], F]:
    """Compile the function below. `freedoms` are what LLVM may do to sums: "reassoc", "contract".

    The GIL is not held, so that a batch can be parted among threads. numba's own threads are not used: its portable
    kind ends the process when two threads enter at once, and OpenMP does when it finds itself behind a fork.
    """
    compiler = numba.njit(nogil=True, cache=_CACHED, fastmath=set(freedoms), error_model="numpy")
    return cast("Callable[[F], F]", compiler)


def _cache_is_ready() -> bool:
    if os.environ.get("NUMBA_CACHE_DIR"):
        return True
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhenbiao" / "numba"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # the latter: nobody knows a home
        return False
    owner = folder.stat()
    if owner.st_uid != os.getuid() or owner.st_mode & (stat.S_IWGRP | stat.S_IWOTH) or not os.access(folder, os.W_OK):
        return False
    numba.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined] # it makes its names at run time
    return True


_CACHED = _cache_is_ready()
