"""Rules and texts that change while an import is read: what holds when it is stored decides."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.intake import actions, reading
from annotator.projects.models import Overlap, Project
from tests.annotator.intake.found import record
from tests.make import make_project, type_of

pytestmark = pytest.mark.django_db

Fixture = Any


def while_reading(monkeypatch: pytest.MonkeyPatch, change: Callable[[], Any]) -> None:
    """Something happens after the records were read and before they are stored."""
    real = reading.store_chunk

    def store_chunk(*arguments: Any, **named: Any) -> ImportBatch:
        change()
        return real(*arguments, **named)

    monkeypatch.setattr(reading, "store_chunk", store_chunk)


def test_a_policy_that_became_flat_meanwhile_refuses_overlaps(
    imported: Fixture, lines: Fixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(overlap=Overlap.NESTED)
    while_reading(monkeypatch, lambda: Project.objects.filter(pk=project.pk).update(overlap=Overlap.FLAT))
    batch = imported(project, lines({"text": "左肺上叶", "spans": [[0, 4, "解剖"], [1, 2, "解剖"]]}, record(1)))
    assert (batch.state, batch.added, batch.refused) == (ImportState.DONE, 1, 1)
    assert batch.problems.get().code == "SPANS_OVERLAP"


def test_a_type_that_was_retired_meanwhile_is_refused(
    imported: Fixture, lines: Fixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    disease = type_of(project, "DISEASE")
    disease.retired_at = project.created_at
    while_reading(monkeypatch, disease.save)
    batch = imported(project, lines(record(1)))
    assert batch.problems.get().code == "SPAN_TYPE_RETIRED"


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_texts_at_once_store_each_text_once(
    receive: Fixture, lines: Fixture, small_chunks: None
) -> None:
    project = make_project()
    content = [record(number) for number in range(60)]
    batches = [receive(project, lines(*records)) for records in (content, content[::-1])]

    def read(batch: ImportBatch) -> None:
        try:
            actions.read_batch(batch.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=read, args=[batch]) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    counts = list(ImportBatch.objects.values_list("state", "records_read", "refused"))
    assert counts == [("DONE", 60, 0)] * 2
    assert sum(ImportBatch.objects.values_list("added", flat=True)) == 60
    assert Document.objects.filter(project=project).count() == 60
