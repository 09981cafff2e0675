"""Printing: steps with their seconds, sentences, and refusals."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from devtools.failures import Failure

_one_line_at_a_time = threading.Lock()


def prepare_streams() -> None:
    """A terminal that knows no Chinese must not end the run; it shows question marks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", line_buffering=True)


def line(text: str = "") -> None:
    with _one_line_at_a_time:
        print(text, flush=True)


def step(zh: str, en: str) -> None:
    line(f"· {zh} · {en}")


def refusal(failure: Failure) -> None:
    print(f"{failure.zh}\n{failure.en}", file=sys.stderr, flush=True)


@contextmanager
def timed(zh: str, en: str) -> Iterator[None]:
    """Say what begins, and how long it took once it is done."""
    step(f"{zh} …", f"{en} …")
    began = time.monotonic()
    yield
    step(f"{zh}：完成", f"{en}: {time.monotonic() - began:.1f} s")
