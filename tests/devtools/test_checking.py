"""`check` and `test`: every part runs, failures are shown, the exit status tells."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from devtools import browser, checking, testing
from devtools.checking import Check
from devtools.children import Children, Command
from devtools.failures import Interrupted
from devtools.node import Node
from devtools.signals import Signals
from devtools.state import State
from devtools.supervisor import Supervisor
from devtools.temporary import Ground

NODE = Node(Path("/usr/bin"), "v20.19.0")


@pytest.fixture
def here(state: State) -> Iterator[Ground]:
    with Children(state) as children, Signals() as signals:
        yield Ground(state, children, Supervisor(state, children, signals), NODE, {"PATH": "/usr/bin:/bin"})


def shell(name: str, script: str, complaint: str = "") -> Check:
    return Check(name, Command(("sh", "-c", script)), lambda: complaint)


def test_a_passing_check_is_one_line(here: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking._passes(here, shell("good", "echo noise"))
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("✓ good")


def test_a_failing_check_shows_all_it_said(here: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    assert not checking._passes(here, shell("bad", "echo one; echo two >&2; exit 1"))
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("✗ bad")
    assert rest == ["one", "two"]


def test_a_complaint_after_success_is_a_failure(here: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    assert not checking._passes(here, shell("schema", "true", "out of date"))
    assert capsys.readouterr().out.splitlines()[1:] == ["out of date"]


def test_every_check_runs_also_after_one_failed(
    here: Ground, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    some = [shell("first", "exit 1"), shell("second", "true"), shell("third", "exit 1")]
    monkeypatch.setattr(checking, "ground", only(here))
    monkeypatch.setattr(checking, "checks", lambda _: some)
    assert checking.check() == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("✗ first, third")


def test_the_deployment_is_checked_as_behind_tls(here: Ground) -> None:
    plain = Ground(here.state, here.children, here.supervisor, NODE, {"ZHENBIAO_PLAIN_HTTP": "1"})
    told = {one.name: one.command.environment for one in checking.checks(plain)}
    assert "ZHENBIAO_PLAIN_HTTP" not in told["deployment"]
    assert told["migrations"]["ZHENBIAO_PLAIN_HTTP"] == "1"


class Terminal:
    """A supervisor whose programs end as told, in the order in which they were started."""

    def __init__(self, **statuses: int) -> None:
        self.ran: list[str] = []
        self._statuses = statuses

    def foreground(self, name: str, _: Any) -> int:
        self.ran.append(name)
        return self._statuses[name]


def only(here: Any) -> Any:
    @contextmanager
    def ground() -> Iterator[Any]:
        yield here

    return ground


@pytest.fixture
def run(state: State, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(browser, "variables", lambda *_: {})

    def with_terminal(terminal: Any, *arguments: str) -> int:
        monkeypatch.setattr(testing, "ground", only(Ground(state, None, terminal, NODE, {})))  # type: ignore[arg-type]
        return testing.test(list(arguments))

    return with_terminal


@pytest.mark.parametrize(("vitest", "pytest_status", "status"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, 5, 1)])
def test_any_failing_part_fails_the_whole_and_pytest_comes_last(
    vitest: int, pytest_status: int, status: int, run: Any
) -> None:
    terminal = Terminal(vitest=vitest, pytest=pytest_status)
    assert run(terminal) == status
    assert terminal.ran == ["vitest", "pytest"]


def test_with_arguments_only_pytest_runs(run: Any) -> None:
    terminal = Terminal(pytest=0)
    assert run(terminal, "tests/devtools") == 0
    assert terminal.ran == ["pytest"]


def test_an_interrupted_test_run_says_so_with_its_status(run: Any) -> None:
    class Interrupting(Terminal):
        def foreground(self, *_: Any) -> int:
            raise Interrupted

    assert run(Interrupting()) == 130
