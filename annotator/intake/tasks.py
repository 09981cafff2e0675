"""What workers do for intake; the rows are the truth, so a message may come twice or get lost."""

from celery import shared_task

from annotator.intake import actions


@shared_task(name="intake.read_batch")
def read_batch(batch_id: int) -> None:
    actions.read_batch(batch_id)


@shared_task(name="intake.resume_stalled_imports")
def resume_stalled_imports() -> None:
    actions.resume_stalled()


@shared_task(name="intake.delete_forgotten_uploads")
def delete_forgotten_uploads() -> None:
    actions.delete_forgotten_uploads()
