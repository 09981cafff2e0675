"""Three queues, a schedule whose tasks exist, and settings that keep messages small and safe."""

import pytest
from celery import Celery

from annotator.celery import app
from annotator.jobs import QUEUES


@pytest.fixture(scope="module")
def loaded() -> Celery:
    """As a worker loads it: every domain's tasks are known."""
    app.loader.import_default_modules()
    return app


def test_there_are_three_queues(loaded: Celery) -> None:
    assert [queue.name for queue in loaded.conf.task_queues] == ["default", "predict", "train"]
    assert loaded.conf.task_default_queue == "default"


def test_every_scheduled_task_exists(loaded: Celery) -> None:
    scheduled = {entry["task"] for entry in loaded.conf.beat_schedule.values()}
    assert scheduled
    assert scheduled <= set(loaded.tasks)


def test_every_scheduled_message_expires_before_the_next_one_is_sent(loaded: Celery) -> None:
    for entry in loaded.conf.beat_schedule.values():
        assert entry["options"]["expires"] < entry["schedule"]


def test_every_task_of_ours_is_named_after_its_domain(loaded: Celery) -> None:
    ours = [task for task in loaded.tasks.values() if type(task).__module__.startswith("annotator.")]
    assert ours
    for task in ours:
        domain = type(task).__module__.split(".")[1]
        assert task.name.startswith(f"{domain}."), task.name


def test_messages_go_to_queues_that_exist(loaded: Celery) -> None:
    assert set(QUEUES.values()) <= {queue.name for queue in loaded.conf.task_queues}


def test_results_are_kept_nowhere(loaded: Celery) -> None:
    assert loaded.conf.task_ignore_result
    assert loaded.conf.result_backend is None


def test_nothing_but_json_is_ever_accepted_from_the_broker(loaded: Celery) -> None:
    assert list(loaded.conf.accept_content) == ["json"]
    assert loaded.conf.task_serializer == "json"
