"""Ready means that every part of this very run has answered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from devtools import readiness

BEGAN = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
AFTER = (BEGAN + timedelta(seconds=2)).isoformat()
BEFORE = (BEGAN - timedelta(seconds=2)).isoformat()


def answer(*, worker_at: str = AFTER, beat_at: str | None = AFTER, status: str = "ok") -> dict[str, Any]:
    return {
        "status": status,
        "database": {"up": True},
        "broker": {"up": True},
        "queues": {"default": {"workers": [{"last_heartbeat_at": worker_at}]}},
        "beat": {"last_tick_at": beat_at},
    }


def test_everything_fresh_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "health", lambda _: answer())
    assert readiness.is_ready(1, BEGAN)


@pytest.mark.parametrize(
    ("seen", "names"),
    [
        ({}, ["web"]),
        (answer(worker_at=BEFORE), ["default"]),
        (answer(beat_at=BEFORE), ["beat"]),
        (answer(beat_at=None), ["beat"]),
        ({**answer(), "database": {"up": False}}, ["postgres"]),
        ({**answer(), "broker": {"up": False}, "queues": {}}, ["valkey"]),
    ],
)
def test_what_is_missing_has_the_name_of_its_log(
    seen: dict[str, Any], names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "health", lambda _: seen)
    assert readiness.missing(seen, BEGAN) == names
    assert not readiness.is_ready(1, BEGAN)


def test_a_degraded_answer_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "health", lambda _: answer(status="degraded"))
    assert not readiness.is_ready(1, BEGAN)


def test_nobody_at_the_port_is_an_empty_answer() -> None:
    assert readiness.health(1) == {}
