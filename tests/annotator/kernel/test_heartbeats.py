"""Workers and beat leave marks; whoever has left none lately is not alive."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from celery import current_app
from kombu import Queue
from pytest_django.fixtures import Settings

from annotator import heartbeats

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("marks")


def at(seconds: float) -> time_machine.travel:
    return time_machine.travel(NOON + timedelta(seconds=seconds), tick=False)


@pytest.fixture
def no_valkey(marks: None, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.REDIS_URL = "unix:///nonexistent/valkey?db=0"
    nowhere = heartbeats.redis.__wrapped__()
    monkeypatch.setattr(heartbeats, "redis", lambda: nowhere)


def test_nobody_is_there_at_first() -> None:
    assert heartbeats.workers() == []
    assert heartbeats.last_tick() is None
    assert not heartbeats.serves("default")


def test_a_worker_serves_its_queues_and_no_others() -> None:
    heartbeats.leave_mark("predict@a", ["predict"])
    assert heartbeats.serves("predict")
    assert not heartbeats.serves("train")
    assert [(worker.name, worker.queues) for worker in heartbeats.workers()] == [("predict@a", ("predict",))]


@pytest.mark.parametrize(("seconds", "alive"), [(0, True), (20, True), (21, False), (3600, False)])
def test_a_worker_is_alive_for_twenty_seconds_after_its_last_mark(seconds: int, alive: bool) -> None:
    with at(0):
        heartbeats.leave_mark("default@a", ["default"])
    with at(seconds):
        assert heartbeats.serves("default") is alive
        assert heartbeats.workers()[0].seconds_ago == seconds
        assert heartbeats.workers()[0].last_heartbeat_at == NOON


def test_a_dead_worker_is_still_listed_for_a_day_and_then_forgotten() -> None:
    with at(0):
        heartbeats.leave_mark("old@a", ["default"])
    for seconds, names in ((86_400, ["new@a", "old@a"]), (86_402, ["new@a"])):
        with at(seconds):
            heartbeats.leave_mark("new@a", ["default"])
            assert [worker.name for worker in heartbeats.workers()] == names


def test_a_worker_that_shuts_down_takes_its_mark_along() -> None:
    heartbeats.leave_mark("default@a", ["default"])
    heartbeats.worker_leaves(sender="default@a")
    assert heartbeats.workers() == []


def test_a_worker_marks_the_queues_it_consumes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Consumer:
        hostname = "predict@b"

    monkeypatch.setattr(current_app.amqp.queues, "_consume_from", {"predict": Queue("predict")})
    heartbeats.worker_beats(sender=Consumer())
    assert [(worker.name, worker.queues) for worker in heartbeats.workers()] == [("predict@b", ("predict",))]


def test_beats_last_tick_is_remembered() -> None:
    with at(5):
        heartbeats.beat_ticks()
    assert heartbeats.last_tick() == NOON + timedelta(seconds=5)


@pytest.mark.usefixtures("no_valkey")
def test_without_valkey_nobody_serves_and_nothing_breaks_or_waits() -> None:
    started = time.monotonic()
    assert not heartbeats.serves("default")
    heartbeats.leave_mark("default@a", ["default"])
    heartbeats.worker_leaves(sender="default@a")
    heartbeats.beat_ticks()
    assert time.monotonic() - started < 2
