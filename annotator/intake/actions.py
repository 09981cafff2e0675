"""What can be done with files: receive one, read it into the project, take an import back."""

from datetime import timedelta
from pathlib import PurePath
from typing import Any, Final

from django.conf import settings
from django.core.files.base import File
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from annotator import heartbeats, jobs
from annotator.accounts.models import User
from annotator.annotation import bulk
from annotator.annotation.models import SetKind
from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.errors import DomainError
from annotator.intake import spool
from annotator.intake.readers import detect
from annotator.intake.reading import ENDED, Notify, alone_with, begin, read
from annotator.projects.models import Project

MEGABYTE: Final = 1024 * 1024
LONGEST_NAME: Final = 255
#: A message to the workers was lost when nobody has begun after so long, or a reader has been silent for so long.
LATEST_START: Final = timedelta(seconds=5)
LONGEST_SILENCE: Final = timedelta(seconds=30)
FORGOTTEN_AFTER: Final = timedelta(days=1)

# --- a file comes in --------------------------------------------------------------------------------------------------


def refuse_upload(*, name: str, size: int) -> None:
    """What is refused without looking inside."""
    refuse_extension(name)
    refuse_size(size)
    if size == 0:
        raise DomainError("FILE_EMPTY")


def refuse_extension(name: str) -> None:
    if not detect.is_supported(name):
        raise DomainError("UNSUPPORTED_FILE", extensions=" ".join(detect.EXTENSIONS))


def refuse_size(size: int) -> None:
    if size > settings.UPLOAD_LIMIT_MB * MEGABYTE:
        raise DomainError("FILE_TOO_LARGE", limit_mb=settings.UPLOAD_LIMIT_MB)


def receive_upload(*, project: Project, file: "File[Any]", by: User) -> ImportBatch:
    """Accept an uploaded file and have a worker read it."""
    refuse_upload(name=str(file.name), size=file.size)
    with transaction.atomic():
        batch = receive(project=project, file=file, by=by)
        jobs.enqueue("intake.read_batch", batch_id=batch.pk)
    return batch


@transaction.atomic
def receive(*, project: Project, file: "File[Any]", by: User | None) -> ImportBatch:
    """A waiting import and its file: both, or neither. A file whose row was rolled back is tidied away later."""
    name = PurePath(str(file.name)).name[-LONGEST_NAME:]
    batch = ImportBatch.objects.create(project=project, file_name=name, file_bytes=file.size, by=by)
    spool.keep(batch.pk, file)
    return batch


# --- a file is read ---------------------------------------------------------------------------------------------------


def read_batch(batch_id: int, *, notify: Notify = lambda _: None) -> None:
    """Read an import to its end, or on from where an earlier run was interrupted; nothing if somebody is at it."""
    with alone_with(batch_id) as is_alone:
        if is_alone and begin(batch_id):
            read(batch_id, notify)


# --- what was left behind ---------------------------------------------------------------------------------------------


def resume_stalled() -> None:
    """Send again what a lost message or a killed worker left behind.

    Messages that still wait are not lost, so nothing is sent on top of them.
    """
    now = timezone.now()
    never_begun = Q(state=ImportState.WAITING, progressed_at__lt=now - LATEST_START)
    silent = Q(state=ImportState.READING, progressed_at__lt=now - LONGEST_SILENCE)
    stalled = list(ImportBatch.objects.filter(never_begun | silent).order_by("pk").values_list("pk", flat=True))
    if stalled and not heartbeats.waiting("default"):
        for batch_id in stalled:
            jobs.enqueue("intake.read_batch", batch_id=batch_id)


def delete_forgotten_uploads() -> None:
    """Remove files that no open import waits for: those of broken connections and rolled-back rows."""
    unfinished = ImportBatch.objects.exclude(state__in=ENDED).values_list("pk", flat=True)
    wanted = {spool.place(batch_id) for batch_id in unfinished}
    for path in spool.older_than(FORGOTTEN_AFTER.total_seconds()):
        if path not in wanted:
            path.unlink(missing_ok=True)


@transaction.atomic
def take_back(*, batch: ImportBatch) -> None:
    """Remove an import with everything that came by it, unless people have worked on it."""
    Project.objects.select_for_update(no_key=True).get(pk=batch.project_id)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in ENDED:
        raise DomainError("IMPORT_RUNNING")
    with connection.cursor() as cursor:
        # Locked first: nobody can begin to work on them any more while we look whether somebody has.
        cursor.execute(
            "SELECT count(*) FROM (SELECT FROM documents_document WHERE batch_id = %s FOR UPDATE) AS locked", [batch.pk]
        )
        refuse_if_worked_on(batch)
        bulk.delete_readings(batch)
        # A queryset would fetch every text before it deletes the row.
        cursor.execute("DELETE FROM documents_document WHERE batch_id = %s", [batch.pk])
    batch.delete()


def refuse_if_worked_on(batch: ImportBatch) -> None:
    """Nobody may have read a document that this import brought or annotated."""
    touched = Document.objects.filter(Q(batch=batch) | Q(annotation_sets__batch=batch)).values("pk")
    by_people = [SetKind.REVIEW, SetKind.GOLD]
    documents = Document.objects.filter(pk__in=touched, annotation_sets__kind__in=by_people).distinct().count()
    if documents:
        raise DomainError("IMPORT_IN_USE", documents=documents)
