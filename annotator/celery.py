"""The Celery application: three queues and a fixed schedule."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging
from kombu import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

app = Celery("annotator")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_queues=[Queue("default"), Queue("predict"), Queue("train")],
    task_default_queue="default",
    task_ignore_result=True,
    task_store_errors_even_if_ignored=False,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    imports=("annotator.heartbeats",),
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 12 * 60 * 60},
    worker_cancel_long_running_tasks_on_connection_loss=True,
    # The sweep doubles as beat's pulse: each time it is sent, annotator.heartbeats notes the time.
    beat_schedule={
        "sweep": {
            "task": "intake.resume_stalled_imports",
            "schedule": 10.0,
            "options": {"queue": "default", "expires": 9},
        },
        "tidy-uploads": {
            "task": "intake.delete_forgotten_uploads",
            "schedule": 3600.0,
            "options": {"queue": "default", "expires": 3500},
        },
    },
)
app.autodiscover_tasks()


@setup_logging.connect
def use_our_logging(**_: Any) -> None:
    """Celery would install handlers of its own, which know nothing of patient text."""
    import logging.config

    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
