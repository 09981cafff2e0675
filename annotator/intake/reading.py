"""Reading an import to its end: alone, a chunk a transaction, so that it can be interrupted anywhere."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import IO, Final

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from annotator.documents.models import ImportBatch, ImportState
from annotator.intake import spool
from annotator.intake.chunks import Chunk, chunks, one_ahead
from annotator.intake.draft import UnreadableFileError
from annotator.intake.readers import detect
from annotator.intake.rules import rules_of
from annotator.intake.storing import store
from annotator.projects.models import Project

log = structlog.get_logger(__name__)

ENDED: Final = (ImportState.DONE, ImportState.FAILED)

Notify = Callable[[ImportBatch], None]


class SupersededError(Exception):
    """Somebody else has moved this import on: whoever notices stops."""


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
    except Exception as error:
        log.exception("import_failed", batch=batch_id, exc_info=error)
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

    The project's lock keeps two imports of the same texts apart, and the overlap policy as it is.
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
