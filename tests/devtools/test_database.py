"""The schema and the demo: once for our own database, no demo in somebody else's."""

from pathlib import Path
from typing import Any, cast

import pytest

from devtools import database
from devtools.failures import Failure
from devtools.state import State
from devtools.supervisor import Supervisor


class Noting:
    """A supervisor that notes which program it should run."""

    def __init__(self, state: State, status: int = 0) -> None:
        self.ran: list[str] = []
        self._state = state
        self._status = status

    def once(self, name: str, _: Any, **__: Any) -> int:
        self.ran.append(name)
        self._state.log(name).write_text("said\n")
        return self._status


def bring(noting: Noting, state: State, *, own: bool = True) -> list[str]:
    noting.ran.clear()
    database.bring_up_to_date(cast("Supervisor", noting), state, {}, own=own)
    return noting.ran


def test_the_second_time_there_is_nothing_to_do(state: State) -> None:
    noting = Noting(state)
    assert bring(noting, state) == ["migrate", "load_demo"]
    assert bring(noting, state) == []


def test_a_new_migration_is_applied(state: State, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    noting, migration = Noting(state), tmp_path / "0001.py"
    migration.write_text("one")
    monkeypatch.setattr(database, "_migrations", lambda: [migration])
    bring(noting, state)
    migration.write_text("two")
    assert bring(noting, state) == ["migrate"]


def test_a_new_database_gets_everything_again(state: State) -> None:
    noting = Noting(state)
    bring(noting, state)
    state.forget_stamps()
    assert bring(noting, state) == ["migrate", "load_demo"]


def test_somebody_elses_database_is_always_migrated_and_gets_no_demo(state: State) -> None:
    noting = Noting(state)
    assert bring(noting, state, own=False) == ["migrate"]
    assert bring(noting, state, own=False) == ["migrate"]


def test_a_failed_migration_is_tried_again(state: State) -> None:
    with pytest.raises(Failure, match=r"migrate failed; the end of .*migrate\.log says why"):
        bring(Noting(state, status=1), state)
    assert bring(Noting(state), state) == ["migrate", "load_demo"]


def test_without_a_demo_there_are_no_logins(state: State) -> None:
    assert database.logins(state) == []
