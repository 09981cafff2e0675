"""Running a program of the installation: its output goes to a log, its failure becomes a sentence."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from devtools.children import Children, Command
from devtools.failures import Failure, disk_full
from devtools.paths import TOOLS, private_folder

Explain = Callable[[str, Path], Failure]


def log_path(name: str) -> Path:
    return private_folder(TOOLS / "logs") / f"{name}.log"


def run(children: Children, name: str, command: Command, explain: Explain) -> None:
    """Raise what `explain` makes of the log if the program fails."""
    log = log_path(name)
    with log.open("wb") as output:
        status = children.spawn(name, command, output).wait()
    if status != 0:
        text = log.read_text(encoding="utf-8", errors="replace")
        raise disk_full(command.folder) if is_disk_full(text) else explain(text, log)


def is_disk_full(text: str) -> bool:
    return "No space left on device" in text or "ENOSPC" in text or "Disk quota exceeded" in text


def answer(words: list[str], environment: dict[str, str] | None = None) -> str:
    """What a short command prints; nothing if it fails or is not there."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
