"""Finding and ending the processes of one launcher.

Every process carries a tag `<state>-<run>/<part>/` in its environment, PostgreSQL also in its title, because it writes
over its environment and may belong to another user. A name like "postgres" alone never makes a process ours.
"""

import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

TAG_VARIABLE = "ZHENBIAO_DEV_PART"
PROC = Path("/proc")


def _bytes(pid: int, name: str) -> bytes:
    try:
        return (PROC / str(pid) / name).read_bytes()
    except OSError:  # gone meanwhile, or not ours to read
        return b""


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat behind the program's name: state, parent, group, session, …."""
    return _bytes(pid, "stat").decode(errors="replace").rpartition(")")[2].split()


def is_alive(pid: int) -> bool:
    """A zombie holds nothing and runs nothing: it counts as gone."""
    fields = _stat(pid)
    return bool(fields) and fields[0] not in "ZX"


def _carries(pid: int, tag: str) -> bool:
    word = tag.encode()
    if any(entry.startswith(f"{TAG_VARIABLE}={tag}".encode()) for entry in _bytes(pid, "environ").split(b"\0")):
        return True
    title = _bytes(pid, "cmdline")
    return title.startswith(b"postgres: " + word) or b"cluster_name=" + word in title


def tagged(tag: str) -> set[int]:
    """The living processes whose tag begins like this, and everybody in a session one of them opened."""
    everybody = {int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()} - {os.getpid()}
    carriers = {pid for pid in everybody if _carries(pid, tag)}
    sessions = {fields[3] for pid in carriers if (fields := _stat(pid))} - {str(os.getsid(0))}
    company = {pid for pid in everybody if (fields := _stat(pid)) and fields[3] in sessions}
    return {pid for pid in carriers | company if is_alive(pid)}


def send(pids: Iterable[int], number: int) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except (ProcessLookupError, PermissionError):
            continue


def _is_postmaster(pid: int) -> bool:
    return b"cluster_name=" in _bytes(pid, "cmdline")


def ask_to_end(pids: Iterable[int]) -> None:
    """TERM, but INT for PostgreSQL, which otherwise waits for its clients; its children end with it."""
    for pid in pids:
        if _is_postmaster(pid):
            send([pid], signal.SIGINT)
        elif not _bytes(pid, "cmdline").startswith(b"postgres: "):
            send([pid], signal.SIGTERM)


def wait_until(answer: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not answer():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def kill(tag: str, seconds: float = 5.0) -> None:
    """At once, and again for whoever was born meanwhile."""

    def nobody_left() -> bool:
        left = tagged(tag)
        send(left, signal.SIGKILL)
        return not left

    wait_until(nobody_left, seconds)


def end(tag: str, grace: float = 5.0) -> bool:
    """Ask everybody with this tag to end, kill whoever has not in time. Tells whether there was anybody."""
    found = tagged(tag)
    ask_to_end(found)
    if found and not wait_until(lambda: not tagged(tag), grace):
        kill(tag)
    return bool(found)


def runs_with(pid: int, word: str) -> bool:
    """Whether this process lives and has this word on its command line."""
    return is_alive(pid) and word.encode() in _bytes(pid, "cmdline").split(b"\0")
