"""One page says of each part whether it is up, to anybody, also when parts are missing."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import OperationalError
from redis.exceptions import ConnectionError as NoValkey

from annotator import health, heartbeats
from annotator.modelops.models import VersionState
from tests.conftest import ApiFor
from tests.make import make_model_version, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marks")]


@pytest.fixture
def all_alive(marks: None) -> None:
    for queue in health.QUEUES:
        heartbeats.leave_mark(f"{queue}@here", [queue])
    heartbeats.beat_ticks()


@pytest.mark.usefixtures("all_alive")
def test_everything_up_is_ok(api: ApiFor) -> None:
    page = api().get("/health", status=200)
    assert page["status"] == "ok"
    assert page["version"] == health.VERSION
    assert page["database"]["up"]
    assert page["broker"]["milliseconds"] >= 0
    assert page["queues"]["train"]["workers"][0]["name"] == "train@here"
    assert page["queues"]["train"]["workers"][0]["seconds_ago"] < 5


@pytest.mark.usefixtures("all_alive")
@pytest.mark.parametrize("queue", health.QUEUES)
def test_a_queue_without_a_worker_degrades_the_whole(api: ApiFor, queue: str) -> None:
    heartbeats.worker_leaves(sender=f"{queue}@here")
    page = api().get("/health", status=503)
    assert page["status"] == "degraded"
    assert {name: part["up"] for name, part in page["queues"].items()} == {
        name: name != queue for name in ("default", "predict", "train")
    }


def test_a_beat_that_never_ticked_is_down(api: ApiFor) -> None:
    for queue in health.QUEUES:
        heartbeats.leave_mark(f"{queue}@here", [queue])
    page = api().get("/health", status=503)
    assert page["beat"] == {"up": False, "last_tick_at": None}


@pytest.mark.usefixtures("all_alive")
def test_a_database_that_is_away_is_told_and_not_raised(api: ApiFor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError

    monkeypatch.setattr(health, "ask_database", refuse)
    page = api().get("/health", status=503)
    assert page["database"] == {"up": False, "milliseconds": None}
    assert page["broker"]["up"]


@pytest.mark.usefixtures("all_alive")
def test_a_valkey_that_is_away_takes_broker_queues_and_beat_along(api: ApiFor, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def __getattr__(self, _name: str) -> Any:
            raise NoValkey

    with monkeypatch.context() as without:
        without.setattr(heartbeats, "redis", Away)
        page = api().get("/health", status=503)
    assert not page["broker"]["up"]
    assert not page["beat"]["up"]
    assert page["queues"]["default"] == {"up": False, "waiting": 0, "workers": []}
    assert page["database"]["up"]


@pytest.mark.usefixtures("all_alive")
def test_the_models_that_serve_are_named(api: ApiFor) -> None:
    project = make_project()
    make_model_version(project)
    active = make_model_version(project, state=VersionState.ACTIVE)
    page = api().get("/health")
    assert page["serving_models"] == [{"project_id": project.pk, "number": active.number, "family": "LEXICON"}]


ASK_WITHOUT_SERVERS = """
import json, django; django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
client.cookies["sessionid"] = "x" * 32
answers = [client.get(path) for path in ("/api/health", "/api/projects")]
print(json.dumps([[answer.status_code, answer.json()] for answer in answers]))
"""


def test_the_page_answers_also_when_neither_server_is_there_and_others_say_so() -> None:
    """A process of its own, with a browser's session cookie, and nothing behind either address."""
    gone = {
        "ZHENBIAO_DATABASE_URL": "postgresql://zhenbiao@/zhenbiao?host=/nonexistent",
        "ZHENBIAO_REDIS_URL": "unix:///nonexistent/valkey?db=0",
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
        "ZHENBIAO_ALLOWED_HOSTS": "testserver",
        "ZHENBIAO_PLAIN_HTTP": "1",
    }
    asked = subprocess.run(
        [sys.executable, "-c", ASK_WITHOUT_SERVERS], env=os.environ | gone, capture_output=True, text=True, check=True
    )
    (status, page), (other_status, refusal) = json.loads(asked.stdout)
    assert (status, page["status"]) == (503, "degraded")
    assert (other_status, refusal["code"]) == (503, "SERVICE_UNAVAILABLE")
