"""Readings that nobody edits, loaded by COPY: the database's own checks look at each batch as a whole."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from annotator.annotation.models import SetKind, Status
from annotator.documents.models import ImportBatch

COPY_SETS = """
COPY annotation_annotationset (id, document_id, kind, batch_id, model_version_id, created_at) FROM STDIN
"""
COPY_SPANS = """
COPY annotation_entityspan (id, annotation_set_id, start, "end", entity_type_id, status, score, exclusive) FROM STDIN
"""
#: As much as is put together before it is sent.
ROWS_A_WRITE = 5_000


class SpanRow(NamedTuple):
    """A span of a reading that nobody edits."""

    set_id: int
    start: int
    end: int
    type_id: int
    score: float | None = None


class SetRow(NamedTuple):
    """A reading by a file (batch) or by a model (version)."""

    id: int
    document_id: int
    batch_id: int | None = None
    model_version_id: int | None = None


@contextmanager
def copying(statement: str) -> Iterator[Any]:
    """COPY rows in. Refusals of the database arrive as Django's errors, as those of any other statement do."""
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        yield copy


def next_ids(table: str, count: int) -> list[int]:
    """Ids out of the table's own sequence, so that rows can refer to each other before they are stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [number for (number,) in cursor.fetchall()]


def load_sets(rows: Iterable[SetRow]) -> None:
    """Store readings of files or models."""
    now = timezone.now()
    with copying(COPY_SETS) as copy:
        for row in rows:
            kind = SetKind.MODEL if row.batch_id is None else SetKind.IMPORTED
            copy.write_row((row.id, row.document_id, kind.value, row.batch_id, row.model_version_id, now))


def load_spans(rows: Iterable[SpanRow], status: Status) -> int:
    """Store the spans of readings of files (what somebody said) or models (what they suggest); how many there were."""
    first = number = first_id()
    with copying(COPY_SPANS) as copy:
        lines: list[str] = []
        for number, (set_id, start, end, type_id, score) in enumerate(rows, start=first + 1):
            shown = "\\N" if score is None else repr(float(score))
            lines.append(f"{number:032x}\t{set_id}\t{start}\t{end}\t{type_id}\t{status.value}\t{shown}\tf\n")
            if len(lines) == ROWS_A_WRITE:
                copy.write("".join(lines))
                lines.clear()
        copy.write("".join(lines))
    return number - first


def first_id() -> int:
    """The UUID (version 7) before the first one: time in front, so that an index grows at its end and stays small.

    Those that follow count upwards from it; a random start among 2⁷³ keeps two loads in one millisecond apart.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    return milliseconds << 80 | 7 << 76 | (random >> 61 & 0xFFF) << 64 | 2 << 62 | random & (2**61 - 1)


def delete_readings(batch: ImportBatch) -> None:
    """Remove a batch's readings and those of its documents, spans first; Django would fetch each row to do the same."""
    of_batch = "SELECT s.id FROM annotation_annotationset s JOIN documents_document d ON d.id = s.document_id"
    with connection.cursor() as cursor:
        for statement in deletions(f"{of_batch} WHERE d.batch_id = %s OR s.batch_id = %s"):
            cursor.execute(statement, [batch.pk, batch.pk])


def deletions(sets: str) -> Iterator[str]:
    yield f"DELETE FROM annotation_entityspan WHERE annotation_set_id IN ({sets})"  # noqa: S608 - our own words
    yield f"DELETE FROM annotation_annotationset WHERE id IN ({sets})"  # noqa: S608 - our own words
