"""The command line: its help is exact, its refusals are sentences."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import cli
from devtools.paths import ROOT
from devtools.state import State


def dev(*words: str, state: State) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "ZHENBIAO_DEV_STATE": str(state.folder), "LC_ALL": "C"}
    return subprocess.run(
        [sys.executable, str(ROOT / "dev"), *words], env=environment, capture_output=True, text=True, check=False
    )


def test_help_prints_exactly_the_commands(state: State) -> None:
    said = dev("help", state=state).stdout
    assert re.findall(r"^\w+", said, re.MULTILINE) == list(cli.COMMANDS)
    assert not [line for line in said.splitlines() if line and not re.match(r"\w+ | {10,}\S", line)]


def test_no_command_is_help(state: State) -> None:
    assert dev(state=state).stdout == dev("help", state=state).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["fly"], "There is no command fly; see ./dev help."),
        (["run", "--port", "x"], "x is no port; give a number from 1 to 65535, such as --port 8301."),
        (["stop", "now"], "This command is not understood (unrecognized arguments: now); see ./dev help."),
    ],
)
def test_a_mistake_is_a_chinese_and_an_english_sentence(words: list[str], sentence: str, state: State) -> None:
    answer = dev(*words, state=state)
    chinese, english = answer.stderr.splitlines()
    assert english == sentence
    assert re.search(r"[一-鿿]", chinese)
    assert answer.returncode == 1


def test_a_second_run_tells_the_address_of_the_first(state: State) -> None:
    assert state.lock()
    state.note(address="http://127.0.0.1:8300/")
    answer = dev("run", state=state)
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[1] == "Zhenbiao is running already at http://127.0.0.1:8300/; ./dev stop ends it."


def test_an_unforeseen_error_is_a_sentence_and_its_traceback_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(_: list[str]) -> int:
        raise ZeroDivisionError

    monkeypatch.setitem(cli.COMMANDS, "help", broken)
    monkeypatch.setattr(cli, "log_path", lambda name: tmp_path / name)
    assert cli.main(["help"]) == 1
    said = capsys.readouterr().err
    assert "The launcher itself failed (ZeroDivisionError)" in said
    assert "Traceback" not in said
    assert "Traceback" in (tmp_path / "launcher").read_text()


def test_a_full_disk_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(_: list[str]) -> int:
        raise OSError(28, "No space left on device", "/data/x")

    monkeypatch.setitem(cli.COMMANDS, "help", full)
    monkeypatch.setattr(cli, "_keep_traceback", lambda: "")
    assert cli.main(["help"]) == 1
    assert "The disk is full: nothing is left where /data/x lies" in capsys.readouterr().err


def test_an_older_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "dev"), run_name="__main__")
    assert end.value.code == 1
    assert "Zhenbiao needs Python 3.11 or newer, this is 3.9" in capsys.readouterr().err


def test_the_first_file_can_be_read_by_every_python() -> None:
    text = (ROOT / "dev").read_text(encoding="utf-8")
    code = text.split('"""')[2]
    assert not re.search(r"\bf['\"]|:=|->|\bprint\b|\bawait\b|\bmatch\b", code), "newer than Python 2.7 can read"
