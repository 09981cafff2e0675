"""The step before a program: tied to its parent, and no longer root."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import processes
from devtools.children import ENTER

ENTERING = (sys.executable, "-I", "-S", str(ENTER))
# Starts a child that enters, tells its number, and waits until it is killed.
PARENT = """
import os, subprocess, sys
child = subprocess.Popen([*{entering}, "--parent", str(os.getpid()), "--", "sleep", "100"])
print(child.pid, flush=True)
sys.stdin.read()
"""
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def enter(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*ENTERING, *words], capture_output=True, text=True, check=False)


def test_a_program_dies_with_its_parent() -> None:
    script = PARENT.format(entering=ENTERING)
    parent = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert processes.wait_until(lambda: processes.runs_with(child, "sleep"), 5)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert processes.wait_until(lambda: not processes.is_alive(child), 5)


def test_a_program_whose_parent_is_gone_already_does_not_start() -> None:
    answer = enter("--parent", "1", "--", "echo", "started")
    assert "started" not in answer.stdout
    assert answer.returncode != 0


def test_a_path_out_of_reach_ends_it(tmp_path: Path) -> None:
    assert enter("--reach", str(tmp_path / "missing"), "--", "true").returncode == 3
    assert enter("--reach", str(tmp_path), "--", "true").returncode == 0


@ROOT_ONLY
def test_root_becomes_nobody_and_may_still_pass_closed_folders(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "file").write_text("x")
    (closed / "file").chmod(0o755)
    words = ("--user", "65534", "--reach", str(closed / "file"), "--", "id", "-u")
    answer = enter(*words)
    assert answer.stdout.strip() == "65534"
    assert enter("--plainly", *words).returncode == 3


@ROOT_ONLY
def test_nobody_may_not_become_root_again() -> None:
    script = "import os; os.setuid(0)"
    answer = enter("--user", "65534", "--", "/usr/bin/python3", "-c", script)
    assert "PermissionError" in answer.stderr
