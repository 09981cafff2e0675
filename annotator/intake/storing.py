"""One chunk of records becomes documents, readings and problems, inside the caller's transaction."""

from collections.abc import Iterator
from datetime import datetime
from itertools import compress
from typing import Final

from django.utils import timezone

from annotator.annotation import bulk
from annotator.annotation.models import Status
from annotator.documents.models import Document, ImportBatch, ImportProblem
from annotator.intake.checking import Accepted
from annotator.intake.chunks import Chunk
from annotator.intake.draft import Problem, Refused
from annotator.intake.repeats import Stored, sorted_out

COPY_DOCUMENTS: Final = """
COPY documents_document (id, project_id, batch_id, text, sha256, external_id, patient_key, kind, created_at) FROM STDIN
"""
#: Nobody reads further; the number of problems is counted to the end.
MOST_LISTED: Final = 100_000


def store(batch: ImportBatch, chunk: Chunk) -> None:
    """Write the chunk's rows and count them in `batch`, which the caller has locked together with its project."""
    accepted = [record for record in chunk.checked if isinstance(record, Accepted)]
    refused = [record for record in chunk.checked if isinstance(record, Refused)]
    new, repeated = told_apart(batch.project_id, accepted)
    repeats = sorted_out(new, repeated)
    copy_documents(batch, new, timezone.now())
    readings = [one for one in new if one.record.spans is not None] + repeats.readings
    batch.spans_added += copy_readings(batch, readings)
    list_problems(batch, [problem for record in refused for problem in record.problems] + repeats.problems)
    batch.records_read += len(chunk.checked)
    batch.added += len(new)
    batch.duplicates += len(repeated)
    batch.refused += len(refused)
    batch.bytes_read = max(batch.bytes_read, min(chunk.bytes_read, batch.file_bytes))


def told_apart(project_id: int, records: list[Accepted]) -> tuple[list[Stored], list[Stored]]:
    """The first record of each text that the project does not have, with a new id; all others, with the one it has."""
    known = Document.objects.filter(project_id=project_id, sha256__in=[record.sha256 for record in records])
    ids = dict(known.values_list("sha256", "pk"))
    first: dict[str, Accepted] = {}
    for record in records:
        if record.sha256 not in ids:
            first.setdefault(record.sha256, record)
    ids |= zip(first, bulk.next_ids("documents_document", len(first)), strict=True)
    stored = [Stored(ids[record.sha256], record) for record in records]
    is_new = [record is first.get(record.sha256) for record in records]
    return list(compress(stored, is_new)), [one for one, new in zip(stored, is_new, strict=True) if not new]


def copy_documents(batch: ImportBatch, new: list[Stored], now: datetime) -> None:
    with bulk.copying(COPY_DOCUMENTS) as copy:
        for one in new:
            it = one.record
            copy.write_row(
                (one.id, batch.project_id, batch.pk, it.text, it.sha256, it.external_id, it.patient_key, it.kind, now)
            )


def copy_readings(batch: ImportBatch, annotated: list[Stored]) -> int:
    """A reading for each record that speaks of spans, be it to say that there are none; how many spans."""
    sets = bulk.next_ids("annotation_annotationset", len(annotated))
    bulk.load_sets(bulk.SetRow(number, one.id, batch_id=batch.pk) for number, one in zip(sets, annotated, strict=True))
    return bulk.load_spans(rows_of(sets, annotated), Status.CONFIRMED)


def rows_of(sets: list[int], annotated: list[Stored]) -> Iterator[bulk.SpanRow]:
    for number, one in zip(sets, annotated, strict=True):
        for start, end, type_id in one.record.spans or ():
            yield bulk.SpanRow(number, start, end, type_id)


def list_problems(batch: ImportBatch, problems: list[Problem]) -> None:
    room = max(0, MOST_LISTED - batch.problem_count)
    ImportProblem.objects.bulk_create(
        ImportProblem(batch=batch, place=one.place, line=one.line, code=one.code, data=one.data)
        for one in problems[:room]
    )
    batch.problem_count += len(problems)
