"""What can be done with files: receive one, read it into the project, take an import back."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import PurePath
from typing import IO, Any, Final

import structlog
from django.conf import settings
from django.core.files.base import File
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Count, Q
from django.utils import timezone

from annotator import heartbeats, jobs
from annotator.accounts.models import User
from annotator.annotation import bulk
from annotator.annotation.models import SetKind
from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.errors import DomainError
from annotator.intake import spool
from annotator.intake.chunks import Chunk, chunks, one_ahead
from annotator.intake.draft import UnreadableFileError
from annotator.intake.readers import detect
from annotator.intake.rules import rules_of
from annotator.intake.storing import store
from annotator.projects.models import Project

log = structlog.get_logger(__name__)

MEGABYTE: Final = 1024 * 1024
LONGEST_NAME: Final = 255
ENDED: Final = (ImportState.DONE, ImportState.FAILED)
#: A message to the workers was lost when nobody has begun after so long, or a reader has been silent for so long.
LATEST_START: Final = timedelta(seconds=5)
LONGEST_SILENCE: Final = timedelta(seconds=30)
FORGOTTEN_AFTER: Final = timedelta(days=1)

Notify = Callable[[ImportBatch], None]


class SupersededError(Exception):
    """Somebody else has moved this import on: whoever notices stops."""


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


@contextmanager
def alone_with(batch_id: int) -> Iterator[bool]:
    """Whether nobody else reads this import. The lock belongs to the connection: it dies with its process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"import {batch_id}"])
        (is_alone,) = cursor.fetchone()
    try:
        yield is_alone
    finally:
        if is_alone and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [f"import {batch_id}"])


def begin(batch_id: int) -> bool:
    """WAITING → READING, or READING on; False once it has ended."""
    open_batch = ImportBatch.objects.filter(pk=batch_id).exclude(state__in=ENDED)
    return open_batch.update(state=ImportState.READING, progressed_at=timezone.now()) == 1


def read(batch_id: int, notify: Notify) -> None:
    """Read, and say how it ended. A database or disk that is away ends nothing: the sweep tries again."""
    try:
        read_chunks(batch_id, notify)
        end(batch_id, notify)
    except SupersededError:
        return
    except UnreadableFileError as error:
        end(batch_id, notify, error_code=error.code)
    except (OperationalError, InterfaceError, OSError):
        raise
    except Exception:
        log.exception("import_failed", batch=batch_id)
        end(batch_id, notify, error_code="READING_FAILED")
    spool.remove(batch_id)


def read_chunks(batch_id: int, notify: Notify) -> None:
    batch = ImportBatch.objects.select_related("project").get(pk=batch_id)
    with opened(batch) as stream:
        portions = chunks(
            detect.read(stream, batch.file_name), rules_of(batch.project), stream, skip=batch.records_read
        )
        with closing(one_ahead(portions, meanwhile=lambda: touch(batch_id))) as ahead:
            for chunk in ahead:
                batch = store_chunk(batch_id, chunk, after=batch.records_read)
                notify(batch)


def opened(batch: ImportBatch) -> IO[bytes]:
    try:
        return spool.opened(batch.pk)
    except FileNotFoundError:
        raise UnreadableFileError("UPLOAD_GONE") from None


@transaction.atomic
def store_chunk(batch_id: int, chunk: Chunk, *, after: int) -> ImportBatch:
    """Rows and counters together, so that an interrupted import goes on exactly behind the last stored record.

    The project's lock keeps two imports of the same texts apart, and its types and overlap policy as they are.
    """
    project_id = ImportBatch.objects.values_list("project_id", flat=True).get(pk=batch_id)
    project = Project.objects.select_for_update(no_key=True).get(pk=project_id)
    batch = ImportBatch.objects.select_for_update(no_key=True).get(pk=batch_id)
    if batch.state != ImportState.READING or batch.records_read != after:
        raise SupersededError
    store(batch, chunk.checked_by(rules_of(project)))
    batch.progressed_at = timezone.now()
    batch.save()
    return batch


def touch(batch_id: int) -> None:
    ImportBatch.objects.filter(pk=batch_id).update(progressed_at=timezone.now())


@transaction.atomic
def end(batch_id: int, notify: Notify, *, error_code: str = "") -> None:
    """READING → DONE, or FAILED where the file as a whole could not be read."""
    batch = ImportBatch.objects.select_for_update(no_key=True).get(pk=batch_id)
    batch.error_code = error_code or ("" if batch.records_read else "NO_RECORDS")
    batch.state = ImportState.FAILED if batch.error_code else ImportState.DONE
    batch.bytes_read = batch.bytes_read if error_code else batch.file_bytes
    batch.finished_at = batch.progressed_at = timezone.now()
    batch.save()
    log.info("import_ended", batch=batch_id, state=str(batch.state), code=batch.error_code, records=batch.records_read)
    notify(batch)


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
    documents = Document.objects.filter(batch=batch)
    # Locked first: nobody can begin to work on them any more while we look whether somebody has.
    documents.order_by("pk").select_for_update().aggregate(Count("pk"))
    worked_on = documents.filter(annotation_sets__kind__in=[SetKind.REVIEW, SetKind.GOLD]).distinct().count()
    if worked_on:
        raise DomainError("IMPORT_IN_USE", documents=worked_on)
    bulk.delete_readings(batch)
    with connection.cursor() as cursor:  # a queryset would fetch every text before it deletes the row
        cursor.execute("DELETE FROM documents_document WHERE batch_id = %s", [batch.pk])
    batch.delete()
