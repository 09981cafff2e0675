"""Keeping the parts of the product alive, and ending them in order."""

import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from devtools import say
from devtools.children import Children, Command
from devtools.failures import Failure, Interrupted, disk_full
from devtools.signals import Signals
from devtools.state import State

DEATHS, WITHIN_SECONDS = 5, 60.0
PAUSE_AFTER_DEATH = 0.5
INTERRUPTED_GRACE = 15.0
NEXT_TO_NOTHING = 32 * 1024 * 1024  # PostgreSQL asks for 16 MB at a time
LOG_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True)
class Part:
    """One long-running program."""

    name: str
    command: Command
    stage: int  # parts of the highest stage end first
    grace: float = 10.0
    before: Callable[[], None] = lambda: None  # run before every start, also before a restart


class Supervisor:
    """Starts parts, restarts what dies unexpectedly, ends everything stage by stage."""

    def __init__(self, state: State, children: Children, signals: Signals) -> None:
        self._state = state
        self._children = children
        self._signals = signals
        self._parts: dict[str, Part] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._deaths: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=DEATHS))

    def start(self, part: Part) -> None:
        self._parts[part.name] = part
        part.before()
        log = self._state.log(part.name)
        if log.is_file() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".old.log"))
        with log.open("ab") as output:
            self._running[part.name] = self._children.spawn(part.name, part.command, output)

    def wait(self, until: Callable[[], bool], seconds: float | None = None, pause: float = 0.05) -> bool:
        """Look after the parts until the answer is yes (True) or the time is over (False)."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while not until():
            if self._signals.wait(pause):
                raise Interrupted
            self._look_after()
            if deadline is not None and time.monotonic() > deadline:
                return False
        return True

    def once(self, name: str, command: Command, *, errors_only: bool = False) -> int:
        """Run a program to its end beside the parts; its exit status. What it says goes to its log."""
        with self._state.log(name).open("ab") as output:
            process = self._children.spawn(name, command, output, errors_only=errors_only)
        self.wait(lambda: process.poll() is not None)
        return process.returncode

    def foreground(self, name: str, command: Command) -> int:
        """Run a program that owns the terminal's output; Ctrl-C goes to it first, so that it can sum up."""
        process = self._children.spawn(name, command, None, stdin=sys.stdin.fileno())
        try:
            self.wait(lambda: process.poll() is not None)
        except Interrupted:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(INTERRUPTED_GRACE)
            raise
        return process.returncode

    def restart(self, names: Iterable[str]) -> None:
        """End these parts and start them again, on purpose."""
        parts = [self._parts[name] for name in names]
        self._end(parts)
        for part in parts:
            self.start(part)

    def stop(self) -> None:
        """End everything, highest stage first; asked twice, at once."""
        for stage in sorted({part.stage for part in self._parts.values()}, reverse=True):
            self._end([part for part in self._parts.values() if part.stage == stage and part.name in self._running])

    def _end(self, parts: list[Part]) -> None:
        waiting = {part.name: self._running.pop(part.name) for part in parts}
        for part in parts:
            if waiting[part.name].poll() is None:
                waiting[part.name].send_signal(part.command.stop_signal)
        deadline = time.monotonic() + max((part.grace for part in parts), default=0.0)
        while any(process.poll() is None for process in waiting.values()) and time.monotonic() < deadline:
            if self._signals.wait(0.1):
                break
        for part in parts:
            self._children.kill(part.name)
            waiting[part.name].wait()

    def _look_after(self) -> None:
        self._children.keep_warden()
        for name, process in list(self._running.items()):
            if process.poll() is not None:
                self._died(self._parts[name])

    def _died(self, part: Part) -> None:
        """Whatever it left goes too, then it starts again; a part that cannot live ends the run."""
        del self._running[part.name]
        self._children.kill(part.name)
        deaths = self._deaths[part.name]
        deaths.append(time.monotonic())
        if len(deaths) == DEATHS and deaths[-1] - deaths[0] < WITHIN_SECONDS:
            raise self._cannot_live(part)
        if self._signals.wait(PAUSE_AFTER_DEATH):
            raise Interrupted
        log = self._state.log(part.name)
        say.step(f"{part.name} 意外退出，已重新启动；见 {log}", f"{part.name} ended and was started again; see {log}")
        self.start(part)

    def _cannot_live(self, part: Part) -> Failure:
        if shutil.disk_usage(self._state.folder).free < NEXT_TO_NOTHING:
            return disk_full(self._state.folder)
        log = self._state.log(part.name)
        return Failure(
            f"{part.name} 在一分钟内退出了 {DEATHS} 次，已全部停止；原因见 {log} 的末尾。",
            f"{part.name} ended {DEATHS} times within a minute, so all was stopped; the end of {log} says why.",
        )
