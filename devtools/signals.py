"""Signals as answers of a wait, so that nothing is interrupted half way."""

import os
import select
import signal
from types import FrameType
from typing import Self

ENDING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


def _noticed(number: int, frame: FrameType | None) -> None:
    """Python only writes the wake-up pipe for signals that have a handler."""


class Signals:
    """While it is open, signals wake up `wait` instead of ending the process."""

    def __enter__(self) -> Self:
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        os.set_blocking(self._reading, False)
        self._before = {number: signal.signal(number, _noticed) for number in (*ENDING, signal.SIGCHLD)}
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._reading)
        os.close(self._writing)

    def wait(self, seconds: float) -> bool:
        """Sleep that long, or until a child ends. True if somebody asked us to end."""
        ready, _, _ = select.select([self._reading], [], [], seconds)
        return bool(ready) and not ENDING.isdisjoint(os.read(self._reading, 512))
