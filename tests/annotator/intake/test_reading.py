"""Reading to the end: whatever interrupts it, every record is stored once and counted once."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
import structlog
from django.db import OperationalError, connection

from annotator.annotation.models import EntitySpan
from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.intake import actions, chunks, reading, spool, storing
from annotator.intake.draft import Draft
from annotator.projects.models import Project
from tests.annotator.intake.found import record
from tests.make import make_project

pytestmark = pytest.mark.django_db

Fixture = Any
Rows = list[tuple[Any, ...]]


#: Good ones, a refused one, a duplicate across chunks and one inside a chunk.
RECORDS = [
    *[record(number) for number in range(10)],
    {"text": "x", "spans": [[0, 9, "疾病"]]},
    record(90, record(3)["text"]),
    record(91, "同一份文书"),
    record(92, "同一份文书"),
    *[record(number) for number in range(10, 15)],
]


def stored(project: Project) -> Rows:
    """Everything an import leaves, without the ids, which an interruption may skip."""
    documents = Document.objects.filter(project=project).order_by("pk")
    found: Rows = list(documents.values_list("external_id", "text", "sha256"))
    spans = EntitySpan.objects.filter(annotation_set__document__project=project)
    found += list(spans.order_by("pk").values_list("annotation_set__document__text", "start", "end"))
    for batch in project.batches.order_by("pk"):
        found += [(batch.state, batch.records_read, batch.added, batch.duplicates, batch.refused, batch.spans_added)]
        found += [(batch.bytes_read == batch.file_bytes, batch.problem_count)]
        found += list(batch.problems.order_by("pk").values_list("line", "code"))
    return found


@pytest.fixture
def uninterrupted(imported: Fixture, lines: Fixture) -> Rows:
    project = make_project()
    batch = imported(project, lines(*RECORDS))
    assert (batch.records_read, batch.added, batch.duplicates, batch.refused) == (19, 16, 2, 1)
    return stored(project)


def test_documents_stand_in_the_order_of_the_file(imported: Fixture, lines: Fixture, small_chunks: None) -> None:
    imported(make_project(), lines(*[record(number) for number in range(20)]))
    ids = Document.objects.order_by("pk").values_list("external_id", flat=True)
    assert list(ids) == [str(number) for number in range(20)]


def test_the_size_of_a_chunk_changes_nothing(
    imported: Fixture, lines: Fixture, uninterrupted: Rows, small_chunks: None
) -> None:
    project = make_project()
    imported(project, lines(*RECORDS))
    assert stored(project) == uninterrupted


def test_long_records_make_short_chunks(lines: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHARACTERS_A_CHUNK", 25)
    drafts = iter([Draft("十个字符一二三四五六") for _ in range(7)])
    assert [len(chunks.portion(drafts)) for _ in range(4)] == [3, 3, 1, 0]


def test_the_same_text_in_another_project_is_no_duplicate(imported: Fixture, lines: Fixture) -> None:
    assert [imported(make_project(), lines(record(1))).added for _ in range(2)] == [1, 1]


def test_texts_that_differ_only_in_line_ends_are_the_same(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines({"text": "一\r\n二"}, {"text": "一\n二"}))
    assert (batch.added, batch.duplicates) == (1, 1)


def test_a_record_without_a_word_on_spans_gets_no_reading_and_one_with_none_an_empty_one(
    imported: Fixture, lines: Fixture
) -> None:
    imported(make_project(), lines({"text": "甲"}, {"text": "乙", "spans": []}))
    readings = Document.objects.order_by("pk").values_list("annotation_sets__kind", flat=True)
    assert list(readings) == [None, "IMPORTED"]


def test_what_a_file_says_counts_as_said_and_is_no_suggestion_of_a_model(imported: Fixture, lines: Fixture) -> None:
    imported(make_project(), lines(record(1)))
    span = EntitySpan.objects.get()
    assert (span.status, span.score, span.exclusive) == ("CONFIRMED", None, False)


def test_the_file_is_gone_when_all_of_it_is_stored(imported: Fixture, lines: Fixture, uploads: Path) -> None:
    batch = imported(make_project(), lines(record(1)))
    assert (batch.state, list(uploads.iterdir())) == (ImportState.DONE, [])


def test_problems_are_counted_to_the_end_but_listed_only_so_far(
    imported: Fixture, lines: Fixture, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "MOST_LISTED", 5)
    batch = imported(make_project(), lines(*[b"broken"] * 8))
    assert (batch.refused, batch.problem_count) == (8, 8)
    assert list(batch.problems.order_by("pk").values_list("line", flat=True)) == [1, 2, 3, 4, 5]


# --- interruptions ----------------------------------------------------------------------------------------------------


def failing_at(call: int, real: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    """The real thing, but its nth call fails, before or after it has written its rows."""
    calls = iter(range(1, 1000))

    def wrapped(*arguments: Any) -> None:
        is_the_one = next(calls) == call
        if not is_the_one or after:
            real(*arguments)
        if is_the_one:
            raise OperationalError("the server closed the connection")

    return wrapped


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", range(1, 8))
def test_an_interrupted_import_goes_on_exactly_where_it_stopped(
    receive: Fixture, lines: Fixture, uninterrupted: Rows, small_chunks: None, call: int, *, after: bool
) -> None:
    project = make_project()
    batch = receive(project, lines(*RECORDS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "store", failing_at(call, storing.store, after=after))
        with pytest.raises(OperationalError):
            actions.read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.records_read) == (ImportState.READING, 3 * (call - 1))
    actions.read_batch(batch.pk)
    assert stored(project) == uninterrupted


KILLED_WHILE_STORING = """
import os, signal
import django
django.setup()
from annotator.intake import actions, chunks, reading, storing
chunks.RECORDS_A_CHUNK = 3
def store(batch, chunk):
    storing.store(batch, chunk)
    if batch.records_read > 6:
        os.kill(os.getpid(), signal.SIGKILL)
reading.store = store
actions.read_batch(int(os.environ["BATCH"]))
"""


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_nothing_half_done_and_no_lock(
    receive: Fixture, lines: Fixture, uninterrupted: Rows, tmp_path: Path
) -> None:
    project = make_project()
    batch = receive(project, lines(*RECORDS))
    server = connection.settings_dict
    url = f"postgresql://{server['USER']}:{server['PASSWORD']}@/{server['NAME']}?host={server['HOST']}"
    url += f"&port={server['PORT']}" if server["PORT"] else ""
    told = {"BATCH": str(batch.pk), "ZHENBIAO_DATABASE_URL": url, "ZHENBIAO_DATA_DIR": str(tmp_path)}
    process = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_STORING],
        env=os.environ | told | {"DJANGO_SETTINGS_MODULE": "annotator.settings"},
        check=False,
        timeout=60,
    )
    assert process.returncode == -signal.SIGKILL
    batch.refresh_from_db()
    assert (batch.state, batch.records_read, batch.added) == (ImportState.READING, 6, 6)
    wait_until_free(batch)
    actions.read_batch(batch.pk)
    assert stored(project) == uninterrupted


def wait_until_free(batch: ImportBatch) -> None:
    """The server notices within moments that its client is gone."""
    for _ in range(100):
        with reading.alone_with(batch.pk) as is_alone:
            if is_alone:
                return
        threading.Event().wait(0.1)
    pytest.fail("somebody still holds the lock")


def test_an_import_that_somebody_reads_is_left_alone(receive: Fixture, lines: Fixture) -> None:
    batch = receive(make_project(), lines(record(1)))
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"import {batch.pk}"])
        actions.read_batch(batch.pk)
        batch.refresh_from_db()
        assert batch.state == ImportState.WAITING
    wait_until_free(batch)
    actions.read_batch(batch.pk)
    batch.refresh_from_db()
    assert batch.state == ImportState.DONE


def test_an_ended_or_unknown_import_is_not_read_again(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines(record(1)))
    spool.place(batch.pk).write_bytes(lines(record(2)))
    actions.read_batch(batch.pk)
    actions.read_batch(999_999)
    assert Document.objects.count() == 1


@pytest.mark.parametrize("moved_on", [{"records_read": 1, "refused": 1}, {"state": ImportState.WAITING}])
def test_a_reader_that_was_overtaken_stores_nothing_and_ends_nothing(
    receive: Fixture, lines: Fixture, monkeypatch: pytest.MonkeyPatch, moved_on: dict[str, Any]
) -> None:
    batch = receive(make_project(), lines(record(1)))
    real = reading.store_chunk

    def overtaken(*arguments: Any, **named: Any) -> ImportBatch:
        ImportBatch.objects.filter(pk=batch.pk).update(**moved_on)
        return real(*arguments, **named)

    monkeypatch.setattr(reading, "store_chunk", overtaken)
    actions.read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.finished_at, Document.objects.count(), spool.place(batch.pk).exists()) == (None, 0, True)


def test_a_file_that_is_gone_fails_the_import_and_says_so(receive: Fixture, lines: Fixture) -> None:
    batch = receive(make_project(), lines(record(1)))
    spool.remove(batch.pk)
    actions.read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.error_code) == (ImportState.FAILED, "UPLOAD_GONE")


def test_a_fault_of_ours_fails_the_import_and_logs_no_text(
    receive: Fixture, lines: Fixture, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: Any) -> None:
        raise RuntimeError(RECORDS[0]["text"])

    monkeypatch.setattr(reading, "store", fault)
    batch = receive(make_project(), lines(*RECORDS))
    actions.read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.error_code) == (ImportState.FAILED, "READING_FAILED")
    logged = as_written(caplog.records)
    assert "import_failed" in logged
    assert "RuntimeError" in logged
    assert RECORDS[0]["text"] not in logged


def as_written(records: list[logging.LogRecord]) -> str:
    """What our own formatter makes of them."""
    formatters = (handler.formatter for handler in logging.getLogger().handlers)
    ours = next(one for one in formatters if isinstance(one, structlog.stdlib.ProcessorFormatter))
    return "\n".join(ours.format(record) for record in records)


def test_a_slow_reader_shows_that_it_is_alive(
    receive: Fixture, lines: Fixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "SECONDS_OF_SILENCE", 0.01)
    touched: list[int] = []
    monkeypatch.setattr(reading, "touch", touched.append)
    real = chunks.portion

    def slow(records: Any) -> Any:
        threading.Event().wait(0.1)
        return real(records)

    monkeypatch.setattr(chunks, "portion", slow)
    batch = receive(make_project(), lines(record(1)))
    actions.read_batch(batch.pk)
    assert len(touched) >= 2
    assert set(touched) == {batch.pk}


# --- round trip -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["notes", "hostile", "long"])
def test_every_span_of_the_fixtures_covers_the_words_it_names(imported: Fixture, file: str) -> None:
    content = Path(f"fixtures/emr/{file}.jsonl").read_bytes()
    project = make_project()
    batch = imported(project, content, f"{file}.jsonl")
    notes = [json.loads(line) for line in content.splitlines()]
    assert (batch.added, batch.refused, batch.problem_count) == (len(notes), 0, 0)
    names = dict(project.entity_types.values_list("pk", "name_zh"))
    for note in notes:
        document = Document.objects.get(external_id=note["id"])
        spans = EntitySpan.objects.filter(annotation_set__document=document).order_by("start", "end")
        found = [(document.text[one.start : one.end], names[one.entity_type_id]) for one in spans]
        assert found == [(one["text"], one["type"]) for one in sorted(note["spans"], key=lambda one: one["start"])]
        assert (document.text, document.patient_key) == (note["text"], note["patient_key"])
        assert document.get_kind_display() == note["kind"]


def test_logs_of_an_import_carry_numbers_only(
    imported: Fixture, lines: Fixture, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="annotator"):
        imported(make_project(), lines(record(1), b"broken"))
    logged = as_written(caplog.records)
    assert "import_ended" in logged
    assert "咳嗽" not in logged
