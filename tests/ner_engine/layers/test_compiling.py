"""Where machine code is kept between processes."""

import stat
from pathlib import Path

import numba
import pytest

from ner_engine.layers import compiling


@pytest.fixture(autouse=True)
def _numba_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)


def test_machine_code_goes_to_a_private_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert compiling._cache_is_ready()
    folder = tmp_path / "zhenbiao" / "numba"
    assert vars(numba.config)["CACHE_DIR"] == str(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_may_write_to_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "zhenbiao" / "numba").mkdir(parents=True)
    (tmp_path / "zhenbiao" / "numba").chmod(0o777)
    assert not compiling._cache_is_ready()


def test_numba_s_own_variable_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert compiling._cache_is_ready()
    assert vars(numba.config)["CACHE_DIR"] == ""


def test_where_nothing_can_be_written_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert not compiling._cache_is_ready()
