"""A state folder: its lock, its name, its secrets, and the note a running launcher leaves there."""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

from devtools.paths import private_folder
from devtools.stamps import write_atomically


class State:
    """Everything of one installation; whoever holds the lock is its only master."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        # Others may pass but not look: PostgreSQL may run as another user, and everything inside is closed by itself.
        self.folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        self.logs = private_folder(self.folder / "logs")
        self.stamps = private_folder(self.folder / "stamps")
        self._lock: int | None = None

    @property
    def name(self) -> str:
        """Names this very folder, also against a copy of it: processes carry it, see processes.py."""
        seen = self.folder.stat()
        return "zb-" + hashlib.sha256(f"{self.folder} {seen.st_dev} {seen.st_ino}".encode()).hexdigest()[:12]

    def lock(self, patience: float = 0.5) -> bool:
        """Take the lock, or tell that another launcher has it. The kernel frees it whenever we die.

        Patience, because a child a killed launcher was just starting holds it until it is that other program.
        """
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    os.close(handle)
                    return False
                time.sleep(0.05)
            else:
                self._lock = handle
                return True

    def unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def secret(self, name: str) -> str:
        """A secret made once, readable by its owner only."""
        path = private_folder(self.folder / "secrets") / name
        if not path.is_file():
            write_atomically(path, secrets.token_urlsafe(48), mode=0o600)
        return path.read_text(encoding="utf-8")

    def note(self, **facts: Any) -> None:
        """Say who runs here and where."""
        write_atomically(self.folder / "run.json", json.dumps({"pid": os.getpid(), **facts}), mode=0o600)

    def running(self) -> dict[str, Any]:
        """The note of whoever holds the lock; empty while it has not written one yet."""
        try:
            note: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return note

    def forget_note(self) -> None:
        (self.folder / "run.json").unlink(missing_ok=True)

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def forget_stamps(self) -> None:
        """A new database has seen nothing yet."""
        for stamp in self.stamps.iterdir():
            stamp.unlink()

    def remember_socket_folder(self, folder: Path) -> None:
        """So that the next launcher removes it if neither we nor our warden can."""
        with (self.folder / "sockets").open("a", encoding="utf-8") as file:
            file.write(f"{folder}\n")

    def remove_socket_folders(self) -> None:
        note = self.folder / "sockets"
        if note.is_file():
            for folder in note.read_text(encoding="utf-8").splitlines():
                shutil.rmtree(folder, ignore_errors=True)
            note.unlink()
