"""What the product is told: secrets made here, the user's own servers, nothing of the user's Python."""

import pytest

from devtools import environment
from devtools.state import State

OURS = ("postgresql://ours", "unix:///ours")


def test_the_secret_key_is_made_and_kept(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHENBIAO_SECRET_KEY", raising=False)
    first = environment.application(state, *OURS)["ZHENBIAO_SECRET_KEY"]
    assert len(first) >= 50
    assert environment.application(state, *OURS)["ZHENBIAO_SECRET_KEY"] == first


def test_what_the_user_has_set_stays(state: State) -> None:
    told = environment.application(state, *OURS, {"ZHENBIAO_DATABASE_URL": "postgresql://theirs", "PYTHONPATH": "/x"})
    assert told["ZHENBIAO_DATABASE_URL"] == "postgresql://theirs"
    assert told["ZHENBIAO_REDIS_URL"] == OURS[1]
    assert "PYTHONPATH" not in told


def test_debug_is_off_unless_asked(state: State) -> None:
    assert "ZHENBIAO_DEBUG" not in environment.application(state, *OURS, {})
    assert environment.application(state, *OURS, {"ZHENBIAO_DEBUG": "1"})["ZHENBIAO_DEBUG"] == "1"


def test_tests_hear_nothing_of_the_users_settings(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENBIAO_DATABASE_URL", "postgresql://theirs")
    monkeypatch.setenv("ZHENBIAO_UPLOAD_LIMIT_MB", "1")
    told = environment.for_tests(state, *OURS)
    assert told["ZHENBIAO_DATABASE_URL"] == OURS[0]
    assert "ZHENBIAO_UPLOAD_LIMIT_MB" not in told


def test_pip_keeps_the_users_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_FIND_LINKS", "/their/wheels")
    monkeypatch.setenv("PIP_USER", "1")
    told = environment.tools()
    assert told["PIP_FIND_LINKS"] == "/their/wheels"
    assert "PIP_USER" not in told
