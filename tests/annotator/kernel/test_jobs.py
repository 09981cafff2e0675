"""Messages are sent by name, after commit, and carry ids alone."""

import json
import uuid
from typing import Any

import pytest
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from annotator import heartbeats, jobs
from annotator.jobs import send as really_send

Sent = list[tuple[str, dict[str, Any]]]


@pytest.mark.django_db(transaction=True)
def test_a_message_is_sent_when_the_transaction_is_committed_and_not_before(sent: Sent) -> None:
    with transaction.atomic():
        jobs.enqueue("intake.read_batch", batch_id=7)
        assert sent == []
    assert sent == [("intake.read_batch", {"batch_id": 7})]


@pytest.mark.django_db(transaction=True)
def test_a_message_of_a_transaction_that_is_rolled_back_is_never_sent(sent: Sent) -> None:
    with transaction.atomic():
        jobs.enqueue("intake.read_batch", batch_id=7)
        transaction.set_rollback(True)
    assert sent == []


@pytest.mark.parametrize("value", ["发热", ["发热"], [1, "发热"], {"id": 1}, 1.5, None])
def test_anything_but_an_id_is_refused_without_quoting_it(value: Any) -> None:
    with pytest.raises(TypeError) as refused:
        jobs.enqueue("intake.read_batch", batch_id=value)
    assert str(refused.value) == "batch_id is not an id"


@pytest.mark.parametrize("value", [1, uuid.uuid4(), [1, 2], []])
def test_ids_are_accepted(value: Any) -> None:
    jobs.refuse_text({"ids": value})


@pytest.mark.parametrize(
    ("task", "queue"),
    [("modelops.pre_annotate", "predict"), ("modelops.train", "train"), ("intake.read_batch", "default")],
)
def test_a_task_goes_to_its_queue(monkeypatch: pytest.MonkeyPatch, task: str, queue: str) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **options: calls.append((name, options)))
    really_send(task, {"batch_id": 7})
    assert calls == [(task, {"kwargs": {"batch_id": 7}, "queue": queue, "retry": False})]


def test_a_broker_that_is_away_does_not_fail_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(current_app, "send_task", refuse)
    really_send("intake.read_batch", {"batch_id": 7})


def test_what_lies_in_valkey_is_the_name_and_the_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = f"test-{uuid.uuid4()}"
    monkeypatch.setitem(jobs.QUEUES, "test.task", queue)
    really_send("test.task", {"batch_id": 7})
    message = json.loads(heartbeats.redis().lindex(queue, 0) or "")
    heartbeats.redis().delete(queue, f"_kombu.binding.{queue}")
    assert message["headers"]["task"] == "test.task"
    assert message["headers"]["kwargsrepr"] == "{'batch_id': 7}"
