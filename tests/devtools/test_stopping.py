"""`stop` ends what runs, `reset` deletes what is kept, never while something runs."""

import signal

import pytest

from devtools import processes, stopping
from devtools.failures import Failure
from devtools.state import State
from tests.devtools.toys import StartToy


@pytest.fixture(autouse=True)
def _here(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENBIAO_DEV_STATE", str(state.folder))


def fill(state: State) -> None:
    for name in ("postgres", "data", "tools"):
        (state.folder / name).mkdir()
        (state.folder / name / "file").write_text("x")
    (state.folder / "demo-logins.json").write_text("{}")


def test_stop_ends_a_running_launcher(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    assert stopping.stop() == 0
    assert toy.wait(5) == 0
    assert not processes.tagged(state.name)


def test_stop_cleans_up_after_a_killed_launcher(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    processes.send(processes.tagged(f"{state.name}!"), signal.SIGKILL)
    toy.kill()
    toy.wait()
    assert stopping.stop() == 0
    assert not processes.tagged(state.name)


def test_stop_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert stopping.stop() == 0
    assert "Nothing is running" in capsys.readouterr().out


def test_reset_deletes_the_data_and_keeps_the_tools(state: State) -> None:
    fill(state)
    assert stopping.reset(agreed=True) == 0
    assert sorted(entry.name for entry in state.folder.iterdir()) == ["lock", "tools"]


def test_reset_refuses_while_something_runs(state: State) -> None:
    fill(state)
    assert state.lock()
    with pytest.raises(Failure, match=r"run \./dev stop before"):
        stopping.reset(agreed=True)
    assert (state.folder / "postgres" / "file").exists()


def test_reset_without_a_terminal_asks_for_a_word(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(state)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(Failure, match=r"\./dev reset --yes"):
        stopping.reset(agreed=False)
    assert (state.folder / "postgres" / "file").exists()


@pytest.mark.parametrize(("answer", "kept"), [("", True), ("n", True), ("yes", False), ("Y", False)])
def test_reset_asks_first(answer: str, kept: bool, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(state)
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _: True})())
    monkeypatch.setattr("builtins.input", lambda _: answer)
    stopping.reset(agreed=False)
    assert (state.folder / "postgres" / "file").exists() == kept
