"""What the database itself refuses of records and imports, also from bulk and raw SQL."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.errors import constraint_name
from tests.make import make_batch, make_document, make_project

pytestmark = pytest.mark.django_db


def refused_by(change: Callable[[], object]) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
    return constraint_name(refused.value)


@pytest.mark.parametrize("change", [{"text": "改"}, {"sha256": "0" * 64}])
def test_a_records_text_never_changes_by_update_by_save_or_by_bulk(change: dict[str, str]) -> None:
    document = make_document(make_project(), "患者发热。")
    (name, value), *_ = change.items()
    setattr(document, name, value)
    attempts: list[Callable[[], object]] = [
        lambda: Document.objects.filter(pk=document.pk).update(**change),
        document.save,
        lambda: Document.objects.bulk_update([document], [name]),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    document.refresh_from_db()
    assert document.text == "患者发热。"
    assert document.sha256 == hashlib.sha256("患者发热。".encode()).hexdigest()


@pytest.mark.parametrize("column", ["text", "sha256"])
def test_a_records_text_never_changes_by_raw_sql(column: str) -> None:
    make_document(make_project())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_document SET {column} = {column} || 'x'")  # noqa: S608 - two known columns


def test_a_record_does_not_move_to_another_project() -> None:
    document, other = make_document(make_project()), make_project()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(project=other)


def test_what_describes_a_record_may_be_corrected() -> None:
    document = make_document(make_project())
    Document.objects.filter(pk=document.pk).update(patient_key="P7", kind="DISCHARGE")
    document.refresh_from_db()
    assert (document.patient_key, document.kind) == ("P7", "DISCHARGE")


def test_a_text_is_stored_once_a_project_and_may_be_in_two() -> None:
    project = make_project()
    make_document(project, "患者发热。")
    make_document(make_project(), "患者发热。")
    assert refused_by(lambda: make_document(project, "患者发热。")) == "a_text_is_stored_once_a_project"


def test_an_empty_record_and_an_unknown_kind_are_refused_in_bulk() -> None:
    batch = make_batch(make_project())
    empty = Document(project=batch.project, batch=batch, text="", sha256="0" * 64)
    odd = Document(project=batch.project, batch=batch, text="x", sha256="1" * 64, kind="LETTER")
    assert refused_by(lambda: Document.objects.bulk_create([empty])) == "document_is_not_empty"
    assert refused_by(lambda: Document.objects.bulk_create([odd])) == "document_kind_is_known"


def test_any_text_comes_back_byte_for_byte() -> None:
    text = "咬𬌗关系😀\r\n\t{{ 7*7 }} <script>alert(1)</script> ℃ Ⅱ ㎎ １２３\u3000\u200b e\u0301"
    document = make_document(make_project(), text)
    assert Document.objects.get(pk=document.pk).text == text


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"state": "PAUSED"}, "import_state_is_known"),
        ({"records_read": 3, "added": 1, "duplicates": 1, "refused": 0}, "every_record_read_is_accounted_for"),
        ({"state": "DONE"}, "an_ended_import_says_when"),
        ({"state": "FAILED"}, "an_ended_import_says_when"),
        ({"finished_at": "2026-01-01T00:00Z"}, "an_ended_import_says_when"),
    ],
)
def test_an_import_that_cannot_be_is_refused(fields: dict[str, Any], name: str) -> None:
    waiting = make_batch(make_project(), state=ImportState.WAITING)
    assert refused_by(lambda: ImportBatch.objects.filter(pk=waiting.pk).update(**fields)) == name


def test_an_import_is_not_deleted_from_under_its_records() -> None:
    document = make_document(make_project())
    with pytest.raises(ProtectedError):
        document.batch.delete()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM documents_importbatch WHERE id = %s", [document.batch_id])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
