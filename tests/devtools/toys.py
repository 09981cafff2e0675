"""Toy launchers in processes of their own, and a look at what runs under a state."""

import os
import subprocess
import sys
from pathlib import Path

from devtools import processes
from devtools.paths import ROOT
from devtools.state import State

TOY = Path(__file__).with_name("toy.py")


class StartToy:
    """Start the toy launcher and wait until its parts run."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._started: list[subprocess.Popen[str]] = []

    def kill_all(self) -> None:
        for toy in self._started:
            toy.kill()
            toy.communicate()

    def __call__(self, *arguments: str) -> "subprocess.Popen[str]":
        self._state.forget_note()
        toy = subprocess.Popen(
            [sys.executable, str(TOY), str(self._state.folder), *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(toy)
        assert processes.wait_until(lambda: bool(self._state.running()), 10)
        assert processes.wait_until(lambda: len(words_of(self._state)) >= 4, 10)
        return toy


def words_of(state: State) -> dict[int, str]:
    """The toy's programs, by number: `sleep 1000` and the shell around two of them."""
    lines = {pid: processes._bytes(pid, "cmdline").replace(b"\0", b" ") for pid in processes.tagged(f"{state.name}-")}
    return {pid: line.decode().strip() for pid, line in lines.items() if b"enter.py" not in line}
