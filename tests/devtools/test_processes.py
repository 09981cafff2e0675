"""Processes are found by their tag and by nothing else."""

import os
import subprocess
from pathlib import Path

from devtools import processes

STUBBORN = ("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done")


def start(tag: str, *words: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, processes.TAG_VARIABLE: tag}
    return subprocess.Popen(words, env=environment, start_new_session=True)


def test_a_process_without_the_tag_is_not_found(tmp_path: Path) -> None:
    tag = f"zb-{tmp_path.name}/"
    ours, theirs = start(f"{tag}part/", "sleep", "100"), start("zb-another/part/", "sleep", "100")
    try:
        assert processes.tagged(tag) == {ours.pid}
    finally:
        ours.kill()
        theirs.kill()
        ours.wait()
        theirs.wait()


def test_a_process_that_ignores_term_is_killed(tmp_path: Path) -> None:
    tag = f"zb-{tmp_path.name}/"
    process = start(tag, *STUBBORN)
    assert processes.end(tag, grace=0.3)
    process.wait(5)
    assert process.returncode == -9


def test_ending_nobody_tells_so(tmp_path: Path) -> None:
    assert not processes.end(f"zb-{tmp_path.name}/")


def test_a_zombie_is_not_alive() -> None:
    process = subprocess.Popen(["true"])
    assert processes.wait_until(lambda: not processes.is_alive(process.pid), 5)
    process.wait()


def test_a_server_is_recognised_by_its_whole_word(tmp_path: Path) -> None:
    process = subprocess.Popen(["sh", "-c", "sleep 100; true", str(tmp_path)])
    try:
        assert processes.wait_until(lambda: processes.runs_with(process.pid, str(tmp_path)), 5)
        assert not processes.runs_with(process.pid, str(tmp_path.parent))
    finally:
        process.kill()
        process.wait()
