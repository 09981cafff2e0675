"""Work for the queues: sent by name, after commit, carrying ids and nothing else."""

import uuid
from typing import Final

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

Id = int | uuid.UUID
Ids = Id | list[int]

#: A task's queue follows from the domain its name begins with; everything else is `default`.
QUEUES: Final = {"modelops.pre_annotate": "predict", "modelops.train": "train"}


def refuse_text(ids: dict[str, Ids]) -> None:
    """A message in a queue is readable by whoever reads the broker, so it may name a record but never quote it."""
    for name, value in ids.items():
        numbers = value if isinstance(value, list) else [value]
        if not all(isinstance(number, int | uuid.UUID) for number in numbers):
            raise TypeError(f"{name} is not an id")


def enqueue(task_name: str, **ids: Ids) -> None:
    """Send the task once the surrounding transaction is committed, and not at all if it is rolled back."""
    refuse_text(ids)
    transaction.on_commit(lambda: send(task_name, ids))


def send(task_name: str, ids: dict[str, Ids]) -> None:
    """A broker that is away must not fail the request: the row is written, and the sweep sends what was not sent."""
    try:
        current_app.send_task(task_name, kwargs=ids, queue=QUEUES.get(task_name, "default"), retry=False)
    except OperationalError:
        log.warning("job_not_sent", task=task_name)
