"""Starting processes: every one tagged, tied to the launcher's life and watched by a warden."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

from devtools import processes
from devtools.paths import ROOT
from devtools.state import State

ENTER = Path(__file__).with_name("enter.py")
LONGEST_FOLDER = 107 - len("/postgres/.s.PGSQL.5432")


@dataclass(frozen=True)
class Command:
    """What to start, and how."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    folder: Path = ROOT
    stop_signal: int = signal.SIGTERM
    enter: tuple[str, ...] = ()


class Children:
    """All processes of one launcher."""

    def __init__(self, state: State, grace: float = 5.0) -> None:
        run = secrets.token_hex(3)
        self.tag = f"{state.name}-{run}"
        self._warden_tag = f"{state.name}!{run}"
        self._state = state
        self._grace = grace
        self._folders: list[Path] = []
        self._guard = threading.Lock()
        self._warden = self._start_warden()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def spawn(
        self,
        name: str,
        command: Command,
        output: int | IO[bytes] | None,
        *,
        stdin: int = subprocess.DEVNULL,
        errors_only: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start it in a session of its own, so that Ctrl-C reaches the launcher only, which knows the right order."""
        words = [
            *(sys.executable, "-I", "-S", str(ENTER)),
            *("--parent", str(os.getpid()), "--signal", str(command.stop_signal)),
            *(*command.enter, "--", *command.words),
        ]
        environment = {**command.environment, processes.TAG_VARIABLE: f"{self.tag}/{name}/"}
        return subprocess.Popen(
            words,
            cwd=command.folder,
            env=environment,
            stdin=stdin,
            stdout=subprocess.DEVNULL if errors_only else output,
            stderr=output if errors_only else subprocess.STDOUT,
            start_new_session=True,
        )

    def socket_folder(self) -> Path:
        """A short path, closed to others: a socket's name may have 107 bytes. Removed at the end, whatever ends us."""
        folder = Path(tempfile.mkdtemp(prefix="zb-"))
        if len(os.fsencode(folder)) > LONGEST_FOLDER:
            folder.rmdir()
            folder = Path(tempfile.mkdtemp(prefix="zb-", dir="/tmp"))
        folder.chmod(0o711)  # PostgreSQL may be another user; each socket inside is closed by itself
        with self._guard:
            self._folders.append(folder)
            self._state.remember_socket_folder(folder)
            self._tell(f"{folder}\n")
        return folder

    def keep_warden(self) -> None:
        """A killed warden is replaced and told what its predecessor knew."""
        if self._warden.poll() is None:
            return
        with self._guard:
            self._warden = self._start_warden()
            for folder in self._folders:
                self._tell(f"{folder}\n")

    def kill(self, name: str) -> None:
        processes.kill(f"{self.tag}/{name}/")

    def end_all(self) -> None:
        processes.end(f"{self.tag}/", self._grace)

    def dismiss(self) -> None:
        """End whoever is left, then the warden."""
        self.end_all()
        self._state.remove_socket_folders()
        self._tell("done\n")
        if self._warden.stdin:
            self._warden.stdin.close()
        self._warden.wait()

    def _start_warden(self) -> subprocess.Popen[str]:
        words = [sys.executable, "-S", "-E", "-m", "devtools.warden", f"{self.tag}/", str(self._grace)]
        environment = {**os.environ, processes.TAG_VARIABLE: self._warden_tag}
        return subprocess.Popen(
            words, cwd=ROOT, env=environment, stdin=subprocess.PIPE, start_new_session=True, text=True
        )

    def _tell(self, text: str) -> None:
        try:
            if self._warden.stdin:
                self._warden.stdin.write(text)
                self._warden.stdin.flush()
        except BrokenPipeError:
            return  # keep_warden() starts another one and tells it everything


def end_orphans(state: State, grace: float = 5.0) -> bool:
    """What a killed launcher of this state left behind; only the holder of the state's lock may call this."""
    processes.kill(f"{state.name}!")  # we do its warden's work now, and it must not touch what we start next
    found = processes.end(f"{state.name}-", grace)
    state.remove_socket_folders()
    return found
