"""Is everything up? Each part answers for itself, in one small page that needs no sign-in."""

import time
from collections.abc import Callable
from typing import Any, Final

from django.db import DatabaseError, connection
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from redis.exceptions import RedisError
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import heartbeats
from annotator.http import ApiView

VERSION: Final = "0.1.0"
QUEUES: Final = ("default", "predict", "train")

#: Domains above the kernel add what they know (modelops: which model serves); name → a function that answers JSON.
REPORTS: dict[str, Callable[[], Any]] = {"serving_models": list}


class PartSerializer(serializers.Serializer[Any]):
    up = serializers.BooleanField()
    milliseconds = serializers.FloatField(allow_null=True)


class WorkerSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    last_heartbeat_at = serializers.DateTimeField()
    seconds_ago = serializers.FloatField()


class QueueSerializer(serializers.Serializer[Any]):
    up = serializers.BooleanField()
    waiting = serializers.IntegerField()
    workers = WorkerSerializer(many=True)


class QueuesSerializer(serializers.Serializer[Any]):
    default = QueueSerializer()
    predict = QueueSerializer()
    train = QueueSerializer()


class BeatSerializer(serializers.Serializer[Any]):
    up = serializers.BooleanField()
    last_tick_at = serializers.DateTimeField(allow_null=True)


class ServingModelSerializer(serializers.Serializer[Any]):
    project_id = serializers.IntegerField()
    number = serializers.IntegerField()
    family = serializers.CharField()


class HealthSerializer(serializers.Serializer[Any]):
    status = serializers.ChoiceField(["ok", "degraded"])
    version = serializers.CharField()
    database = PartSerializer()
    broker = PartSerializer()
    queues = QueuesSerializer()
    beat = BeatSerializer()
    serving_models = ServingModelSerializer(many=True)


def timed(ask: Callable[[], object], failures: type[Exception]) -> dict[str, Any]:
    started = time.perf_counter()
    try:
        ask()
    except failures:
        return {"up": False, "milliseconds": None}
    return {"up": True, "milliseconds": round((time.perf_counter() - started) * 1000, 1)}


def ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def queue(name: str, workers: list[heartbeats.Worker]) -> dict[str, Any]:
    serving = [worker for worker in workers if name in worker.queues]
    return {
        "up": any(worker.is_alive for worker in serving),
        "waiting": heartbeats.waiting(name),
        "workers": WorkerSerializer(serving, many=True).data,
    }


def queues() -> dict[str, Any]:
    try:
        workers = heartbeats.workers()
        return {name: queue(name, workers) for name in QUEUES}
    except RedisError:
        return {name: {"up": False, "waiting": 0, "workers": []} for name in QUEUES}


def beat() -> dict[str, Any]:
    try:
        tick = heartbeats.last_tick()
    except RedisError:
        tick = None
    alive = tick is not None and (timezone.now() - tick).total_seconds() <= heartbeats.BEAT_ALIVE_SECONDS
    return {"up": alive, "last_tick_at": tick}


def report(name: str) -> Any:
    try:
        return REPORTS[name]()
    except DatabaseError:
        return []


def health() -> dict[str, Any]:
    parts: dict[str, Any] = {
        "version": VERSION,
        "database": timed(ask_database, DatabaseError),
        "broker": timed(lambda: heartbeats.redis().ping(), RedisError),
        "queues": queues(),
        "beat": beat(),
        **{name: report(name) for name in REPORTS},
    }
    all_parts = [parts["database"], parts["broker"], parts["beat"], *parts["queues"].values()]
    return {"status": "ok" if all(part["up"] for part in all_parts) else "degraded", **parts}


class Health(ApiView):
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="health", responses={200: HealthSerializer, 503: HealthSerializer})
    def get(self, _request: Request) -> Response:
        """Every part, with 503 when one is missing, so that a monitor needs the status alone."""
        answer = health()
        return Response(HealthSerializer(answer).data, status=200 if answer["status"] == "ok" else 503)
