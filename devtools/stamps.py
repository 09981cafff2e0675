"""Stamps: what was done last time, so that it is done again only when its inputs changed."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from devtools.paths import ROOT


def digest(files: Iterable[Path], *words: str) -> str:
    """One hash over the names and contents of the files and over the words; it survives a move of the repository."""
    total = hashlib.sha256()
    for word in words:
        total.update(word.encode() + b"\0")
    for file in sorted(files):
        total.update(os.path.relpath(file, ROOT).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def write_atomically(path: Path, text: str, mode: int = 0o644) -> None:
    """Either the old file or the complete new one, whatever happens in between."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


class Stamp:
    """One file holding the hash of what was done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_for(self, value: str) -> bool:
        return self.path.is_file() and self.path.read_text(encoding="utf-8") == value

    def write(self, value: str) -> None:
        write_atomically(self.path, value)

    def remove(self) -> None:
        """Before the work begins, so that half done work is never taken for done."""
        self.path.unlink(missing_ok=True)
