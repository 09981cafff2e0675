"""Who is alive: workers and beat leave a mark in Redis every few seconds, and anybody may read them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final, cast

import structlog
from celery.signals import after_task_publish, beat_init, heartbeat_sent, worker_ready, worker_shutting_down
from django.conf import settings
from django.utils import timezone
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = structlog.get_logger(__name__)

WORKERS: Final = "zhenbiao:workers"
BEAT: Final = "zhenbiao:beat"
#: A worker beats every two seconds; after this long without a beat it is not counted any more.
ALIVE_SECONDS: Final = 20
BEAT_ALIVE_SECONDS: Final = 45
#: Long-dead workers are forgotten, so that renamed hosts do not pile up.
FORGET_SECONDS: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker and the queues it serves, as of its last mark."""

    name: str
    queues: tuple[str, ...]
    last_heartbeat_at: datetime

    @property
    def seconds_ago(self) -> float:
        return round((timezone.now() - self.last_heartbeat_at).total_seconds(), 1)

    @property
    def is_alive(self) -> bool:
        return self.seconds_ago <= ALIVE_SECONDS


@cache
def redis() -> Redis:
    """One client a process; short timeouts and no patience, because a health page must answer when Redis does not."""
    patience = {"socket_timeout": 2, "socket_connect_timeout": 2, "retry": Retry(NoBackoff(), retries=1)}
    return Redis.from_url(settings.REDIS_URL, decode_responses=True, **patience)


def workers() -> list[Worker]:
    """Every worker heard of in the last day, the dead ones too."""
    marks = cast("dict[str, str]", redis().hgetall(WORKERS))
    return sorted((read_mark(name, mark) for name, mark in marks.items()), key=lambda worker: worker.name)


def read_mark(name: str, mark: str) -> Worker:
    content = json.loads(mark)
    return Worker(name, tuple(content["queues"]), datetime.fromtimestamp(content["at"], UTC))


def serves(queue: str) -> bool:
    """Is anybody alive who takes work from this queue? Without Redis nobody is."""
    try:
        return any(worker.is_alive and queue in worker.queues for worker in workers())
    except RedisError:
        return False


def last_tick() -> datetime | None:
    """When beat last sent something."""
    mark = cast("str | None", redis().get(BEAT))
    return datetime.fromtimestamp(float(mark), UTC) if mark else None


def waiting(queue: str) -> int:
    """Messages nobody has taken yet."""
    return redis().llen(queue)


def leave_mark(name: str, queues: list[str]) -> None:
    mark = json.dumps({"queues": queues, "at": timezone.now().timestamp()})
    try:
        redis().hset(WORKERS, name, mark)
        for worker in workers():
            if worker.seconds_ago > FORGET_SECONDS:
                redis().hdel(WORKERS, worker.name)
    except RedisError:
        log.warning("heartbeat_not_left", worker=name)


@worker_ready.connect
@heartbeat_sent.connect
def worker_beats(sender: Any = None, **_: Any) -> None:
    """`sender` is the consumer at worker_ready and the heart at heartbeat_sent; both lead to the consumer's app."""
    from celery import current_app

    hostname = getattr(sender, "hostname", None) or getattr(getattr(sender, "eventer", None), "hostname", "worker")
    leave_mark(str(hostname), sorted(current_app.amqp.queues.consume_from))


@worker_shutting_down.connect
def worker_leaves(sender: Any = None, **_: Any) -> None:
    try:
        redis().hdel(WORKERS, str(sender))
    except RedisError:
        log.warning("heartbeat_not_removed", worker=str(sender))


def beat_ticks(**_: Any) -> None:
    try:
        redis().set(BEAT, timezone.now().timestamp())
    except RedisError:
        log.warning("tick_not_left")


@beat_init.connect
def beat_starts(**_: Any) -> None:
    """Only inside beat does a sent task mean that beat is alive."""
    beat_ticks()
    after_task_publish.connect(beat_ticks, weak=False)
