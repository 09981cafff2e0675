"""Receiving, taking back, and what the sweeps do."""

import os
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from annotator import heartbeats
from annotator.annotation.models import AnnotationSet, EntitySpan, SetKind
from annotator.documents.models import Document, ImportBatch, ImportProblem, ImportState
from annotator.errors import DomainError
from annotator.intake import actions, reading, spool
from tests.make import make_batch, make_document, make_project, make_set, make_span, make_user

pytestmark = pytest.mark.django_db

Fixture = Any


def refusal_of(action: Any, **arguments: Any) -> DomainError:
    with pytest.raises(DomainError) as refusal:
        action(**arguments)
    return refusal.value


# --- receiving --------------------------------------------------------------------------------------------------------


def test_a_file_waits_in_a_private_place_and_a_worker_is_told_its_number_only(
    receive: Fixture, uploads: Path, sent: Fixture, django_capture_on_commit_callbacks: Fixture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        batch = receive(make_project(), b"content", "记录.txt")
    (file,) = uploads.iterdir()
    assert (file, file.read_bytes(), file.stat().st_mode & 0o777) == (spool.place(batch.pk), b"content", 0o600)
    assert uploads.stat().st_mode & 0o777 == 0o700
    assert (batch.state, batch.file_name, batch.file_bytes) == (ImportState.WAITING, "记录.txt", 7)
    assert sent == [("intake.read_batch", {"batch_id": batch.pk})]


@pytest.mark.parametrize("name", ["a.exe", "a.json", "a", "a.txt.gz", ".txt", "zip"])
def test_other_kinds_of_files_are_refused_with_those_that_are_read(receive: Fixture, name: str) -> None:
    refusal = refusal_of(receive, project=make_project(), content=b"x", name=name)
    assert (refusal.code, refusal.data) == ("UNSUPPORTED_FILE", {"extensions": ".txt .zip .jsonl"})


def test_a_full_disk_leaves_neither_a_row_nor_half_a_file(
    receive: Fixture, uploads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        receive(make_project(), b"content")
    assert not ImportBatch.objects.exists()
    assert list(uploads.iterdir()) == []


def test_the_limit_is_not_for_the_servers_own_files(settings: Fixture) -> None:
    settings.UPLOAD_LIMIT_MB = 0
    project, file = make_project(), SimpleUploadedFile("a.txt", b"content")
    assert refusal_of(actions.receive_upload, project=project, file=file, by=make_user()).code == "FILE_TOO_LARGE"
    assert actions.receive(project=project, file=file, by=None).file_bytes == 7


# --- taking back ------------------------------------------------------------------------------------------------------

RECORDS = [{"text": f"咳嗽{number}天。", "spans": [[0, 2, "症状"]]} for number in range(3)]


def test_taking_an_import_back_removes_everything_that_came_by_it_and_nothing_else(
    imported: Fixture, lines: Fixture
) -> None:
    project = make_project()
    other = make_document(project)
    make_span(make_set(other, SetKind.IMPORTED), 0, 2)
    batch = imported(project, lines(*RECORDS, b"broken"))
    make_span(make_set(batch.documents.earliest("pk"), SetKind.MODEL), 0, 2)
    actions.take_back(batch=batch)
    assert list(Document.objects.all()) == [other]
    assert (AnnotationSet.objects.count(), EntitySpan.objects.count(), ImportProblem.objects.count()) == (1, 1, 0)
    assert list(ImportBatch.objects.all()) == [other.batch]


def test_an_import_taken_back_can_be_imported_again(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    actions.take_back(batch=imported(project, lines(*RECORDS)))
    assert imported(project, lines(*RECORDS)).added == 3


@pytest.mark.parametrize("kind", [SetKind.REVIEW, SetKind.GOLD])
def test_an_import_that_people_worked_on_stays_whole(imported: Fixture, lines: Fixture, kind: SetKind) -> None:
    batch = imported(make_project(), lines(*RECORDS))
    for document in batch.documents.order_by("pk")[:2]:
        make_set(document, kind)
    refusal = refusal_of(actions.take_back, batch=batch)
    assert (refusal.code, refusal.data) == ("IMPORT_IN_USE", {"documents": 2})
    assert batch.documents.count() == 3


def test_a_document_with_two_reviews_counts_once(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines(*RECORDS))
    for _ in range(2):
        make_set(batch.documents.earliest("pk"), SetKind.REVIEW)
    assert refusal_of(actions.take_back, batch=batch).data == {"documents": 1}


@pytest.mark.parametrize("state", [ImportState.WAITING, ImportState.READING])
def test_a_running_import_is_not_taken_back(state: ImportState) -> None:
    batch = make_batch(make_project(), state=state)
    assert refusal_of(actions.take_back, batch=batch).code == "IMPORT_RUNNING"


@pytest.mark.django_db(transaction=True)
def test_nobody_can_begin_to_work_on_a_document_that_is_being_taken_back(imported: Fixture, lines: Fixture) -> None:
    """The reviewer comes after the check, and before the rows are gone: the review waits, and finds no document."""
    batch = imported(make_project(), lines(*RECORDS))
    document, reviewer = batch.documents.earliest("pk"), make_user()
    outcome: list[str] = []

    def review() -> None:
        try:
            make_set(document, SetKind.REVIEW, author=reviewer)
            outcome.append("reviewed")
        except Exception as error:  # noqa: BLE001 - its name is compared below
            outcome.append(type(error).__name__)
        finally:
            close_old_connections()
            connection.close()

    thread = threading.Thread(target=review)
    with transaction.atomic():
        actions.take_back(batch=batch)
        thread.start()
        thread.join(timeout=0.5)
        assert outcome == [], "the review did not wait"
    thread.join(timeout=10)
    assert outcome == ["IntegrityError"]
    assert not Document.objects.exists()


# --- what was left behind ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "seconds", "is_sent"),
    [
        (ImportState.WAITING, 4, False),
        (ImportState.WAITING, 6, True),
        (ImportState.READING, 29, False),
        (ImportState.READING, 31, True),
        (ImportState.DONE, 999, False),
        (ImportState.FAILED, 999, False),
    ],
)
def test_the_sweep_sends_what_has_been_silent_for_too_long(
    sent: Fixture,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Fixture,
    state: ImportState,
    seconds: int,
    *,
    is_sent: bool,
) -> None:
    monkeypatch.setattr(heartbeats, "waiting", lambda _: 0)
    batch = make_batch(make_project(), state=state)
    ImportBatch.objects.update(progressed_at=timezone.now() - timedelta(seconds=seconds))
    with django_capture_on_commit_callbacks(execute=True):
        actions.resume_stalled()
    assert sent == ([("intake.read_batch", {"batch_id": batch.pk})] if is_sent else [])


def test_the_sweep_adds_nothing_to_a_queue_that_is_behind(
    sent: Fixture, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Fixture
) -> None:
    monkeypatch.setattr(heartbeats, "waiting", lambda _: 1)
    make_batch(make_project(), state=ImportState.WAITING)
    ImportBatch.objects.update(progressed_at=timezone.now() - timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        actions.resume_stalled()
    assert sent == []


def test_only_old_files_without_an_open_import_are_forgotten(
    receive: Fixture, imported: Fixture, uploads: Path
) -> None:
    waiting = receive(make_project(), b"content")
    reading = receive(make_project(), b"content")
    ImportBatch.objects.filter(pk=reading.pk).update(state=ImportState.READING)
    done = imported(make_project(), b'{"text": "x"}')
    spool.place(done.pk).write_bytes(b"left by a crash at the very end")
    for name in ("arriving-abc", "tmp.upload.txt", "import-999999"):
        (uploads / name).write_bytes(b"x")
    (uploads / "arriving-now").write_bytes(b"x")
    old = time.time() - 25 * 60 * 60
    for file in uploads.iterdir():
        if file.name != "arriving-now":
            os.utime(file, (old, old))
    actions.delete_forgotten_uploads()
    kept = {spool.place(waiting.pk).name, spool.place(reading.pk).name, "arriving-now"}
    assert {file.name for file in uploads.iterdir()} == kept


def test_forgetting_needs_no_folder_and_no_rows(uploads: Path) -> None:
    actions.delete_forgotten_uploads()
    assert list(uploads.iterdir()) == []


def test_the_lock_of_a_reader_is_seen_by_other_connections(receive: Fixture) -> None:
    """Guards the tests of reading: the key they lock by hand is the one the reader asks for."""
    with reading.alone_with(7), psycopg.connect(**connection.get_connection_params()) as other:
        row = other.execute("SELECT pg_try_advisory_lock(hashtextextended('import 7', 0))").fetchone()
        assert row == (False,)
