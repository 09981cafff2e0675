"""A state folder has one master, a name of its own and secrets nobody else can read."""

import shutil
import stat
from pathlib import Path

from devtools.state import State


def test_a_secret_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = State(tmp_path).secret("key")
    assert State(tmp_path).secret("key") == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secrets" / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_two_states_have_two_secrets(tmp_path: Path) -> None:
    assert State(tmp_path / "a").secret("key") != State(tmp_path / "b").secret("key")


def test_a_copy_of_a_state_has_another_name(tmp_path: Path) -> None:
    original = State(tmp_path / "here")
    shutil.copytree(original.folder, tmp_path / "there")
    assert State(tmp_path / "there").name != original.name
    assert State(tmp_path / "here").name == original.name


def test_a_renamed_copy_in_the_same_place_has_another_name(tmp_path: Path) -> None:
    name = State(tmp_path / "here").name
    shutil.copytree(tmp_path / "here", tmp_path / "copy")
    (tmp_path / "here").rename(tmp_path / "old")
    (tmp_path / "copy").rename(tmp_path / "here")
    assert State(tmp_path / "here").name != name


def test_only_one_can_hold_the_lock(tmp_path: Path) -> None:
    first, second = State(tmp_path), State(tmp_path)
    assert first.lock()
    assert not second.lock()
    first.unlock()
    assert second.lock()
    second.unlock()


def test_a_damaged_note_tells_nothing(tmp_path: Path) -> None:
    state = State(tmp_path)
    (tmp_path / "run.json").write_text("{")
    assert state.running() == {}
