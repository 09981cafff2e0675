"""The real thing: `./dev run` on a state of its own, beside whatever else runs here."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from devtools import ports, processes
from devtools.paths import ROOT
from devtools.state import State
from tests.devtools.test_ports import listening

READY = re.compile(r"Zhenbiao is ready: (\S+)  \((\d+\.\d) s\)")


def free_port() -> int:
    with listening() as server:
        return int(server.getsockname()[1])


def dev(state: State, *words: str) -> "subprocess.Popen[str]":
    """None of the settings of the tests: it brings its own servers."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ZHENBIAO_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "dev"), *words],
        env={**kept, "ZHENBIAO_DEV_STATE": str(state.folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def logins(said: str) -> list[str]:
    return re.findall(r"^  (REVIEWER|ADJUDICATOR|MANAGER|ADMIN)\b.*", said, re.MULTILINE)


def test_a_run_becomes_ready_survives_a_kill_and_keeps_its_data(state: State, tmp_path: Path) -> None:
    port = free_port()
    first = dev(state, "run", "--port", str(port))
    assert first.stdout is not None
    said = ""
    while "Ctrl-C" not in said:
        line = first.stdout.readline()
        assert line, said
        said += line
    assert sorted(logins(said)) == ["ADJUDICATOR", "ADMIN", "MANAGER", "REVIEWER"]
    assert f"http://127.0.0.1:{port}/" in dev(state, "run").communicate()[0]

    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    assert processes.wait_until(lambda: not processes.tagged(state.name), 15)
    ports.ensure_free(port)

    began = time.monotonic()
    second = dev(state, "run", "--exit-when-ready", "--port", str(port))
    again, _ = second.communicate()
    assert second.returncode == 0, again
    assert READY.search(again), again
    assert [line for line in again.splitlines() if line.startswith("  ")] == [
        line for line in said.splitlines() if line.startswith("  ")
    ], "the same people with the same passwords"
    assert "demo" not in again, "loaded once"
    assert time.monotonic() - began < 60
    assert not processes.tagged(state.name)
