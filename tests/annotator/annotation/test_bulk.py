"""Readings loaded by COPY: as the models would have stored them, and checked by the database as strictly."""

import time
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from annotator.annotation import bulk
from annotator.annotation.models import AnnotationSet, EntitySpan, SetKind, Status
from annotator.documents.models import Document
from annotator.errors import from_constraint
from annotator.projects.models import Overlap, Project
from tests.make import make_document, make_model_version, make_project, make_set, make_span, type_of

pytestmark = pytest.mark.django_db


def loaded_set(document: Document) -> int:
    (number,) = bulk.next_ids("annotation_annotationset", 1)
    bulk.load_sets([bulk.SetRow(number, document.pk, batch_id=document.batch_id)])
    return number


def refusal_of(*spans: tuple[Any, ...], project: Project | None = None) -> str:
    """The code that loading these spans of one document is refused with."""
    project = project or make_project()
    number = loaded_set(make_document(project))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        bulk.load_spans((bulk.SpanRow(number, *span) for span in spans), Status.SUGGESTED)
    return from_constraint(refusal.value).code


def test_ids_come_from_the_tables_own_sequence_in_order() -> None:
    first = bulk.next_ids("documents_document", 3)
    assert first == list(range(first[0], first[0] + 3))
    assert make_document(make_project()).pk > first[-1]
    assert bulk.next_ids("documents_document", 0) == []


def test_a_loaded_reading_is_what_the_models_would_have_stored() -> None:
    project = make_project()
    document = make_document(project, "左肺上叶肺炎")
    disease, part = type_of(project, "DISEASE"), type_of(project, "ANATOMY")
    number = loaded_set(document)
    rows = [bulk.SpanRow(number, 0, 4, part.pk), bulk.SpanRow(number, 4, 6, disease.pk, score=0.1)]
    assert bulk.load_spans(rows, Status.SUGGESTED) == 2
    reading = AnnotationSet.objects.get(pk=number)
    assert (reading.kind, reading.document, reading.batch, reading.author) == (
        SetKind.IMPORTED, document, document.batch, None,
    )  # fmt: skip
    spans = [(one.start, one.end, one.entity_type, one.score) for one in reading.spans.order_by("start")]
    assert spans == [(0, 4, part, None), (4, 6, disease, 0.1)]
    assert {(one.status, one.exclusive, one.source_span) for one in reading.spans.all()} == {
        (Status.SUGGESTED, False, None)
    }


def test_a_reading_of_a_model_names_the_model() -> None:
    document = make_document(make_project())
    version = make_model_version(document.project)
    (number,) = bulk.next_ids("annotation_annotationset", 1)
    bulk.load_sets([bulk.SetRow(number, document.pk, model_version_id=version.pk)])
    reading = AnnotationSet.objects.get(pk=number)
    assert (reading.kind, reading.model_version, reading.batch) == (SetKind.MODEL, version, None)


def test_no_rows_are_no_error() -> None:
    bulk.load_sets([])
    assert bulk.load_spans([], Status.SUGGESTED) == 0


def test_many_rows_are_written_in_several_pieces_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ROWS_A_WRITE", 7)
    project = make_project()
    number = loaded_set(make_document(project, "字" * 50))
    disease = type_of(project).pk
    assert bulk.load_spans((bulk.SpanRow(number, at, at + 1, disease) for at in range(50)), Status.SUGGESTED) == 50
    found = EntitySpan.objects.filter(annotation_set=number).order_by("start").values_list("start", flat=True)
    assert list(found) == list(range(50))


def test_ids_of_spans_are_uuids_of_version_7_that_grow() -> None:
    project = make_project()
    disease = type_of(project).pk
    for _ in range(3):
        number = loaded_set(make_document(project))
        bulk.load_spans((bulk.SpanRow(number, at, at + 1, disease) for at in range(5)), Status.SUGGESTED)
    ids = list(EntitySpan.objects.order_by("annotation_set", "start").values_list("pk", flat=True))
    assert len(set(ids)) == 15
    assert {(one.version, one.variant) for one in ids} == {(7, uuid.RFC_4122)}
    assert all(ids[at : at + 5] == sorted(ids[at : at + 5]) for at in (0, 5, 10))


def test_two_loads_in_the_same_moment_have_ids_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_000_000_000)
    assert len({bulk.first_id() for _ in range(1000)}) == 1000


def test_overlaps_are_refused_in_one_load_where_the_project_is_flat() -> None:
    project = make_project()
    part = type_of(project, "ANATOMY").pk
    assert refusal_of((0, 4, part), (1, 2, part), project=project) == "SPANS_OVERLAP"


def test_overlaps_are_loaded_where_the_project_is_nested_but_not_the_same_span_twice() -> None:
    project = make_project(overlap=Overlap.NESTED)
    part = type_of(project, "ANATOMY").pk
    number = loaded_set(make_document(project, "左肺上叶"))
    assert bulk.load_spans([bulk.SpanRow(number, 0, 4, part), bulk.SpanRow(number, 1, 2, part)], Status.SUGGESTED) == 2
    assert refusal_of((0, 2, part), (0, 2, part), project=project)


def test_spans_outside_their_text_and_of_foreign_types_are_refused() -> None:
    project = make_project()
    assert refusal_of((4, 9_999, type_of(project).pk), project=project) == "SPAN_OUTSIDE_TEXT"
    assert refusal_of((0, 2, type_of(make_project()).pk), project=project) == "SPAN_TYPE_UNKNOWN"


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2)])
def test_empty_and_negative_spans_are_refused(start: int, end: int) -> None:
    project = make_project()
    assert refusal_of((start, end, type_of(project).pk), project=project)


def test_readings_of_an_import_are_deleted_and_no_others() -> None:
    project = make_project()
    kept, gone = make_document(project), make_document(project)
    for document in (kept, gone):
        make_span(make_set(document, SetKind.IMPORTED), 0, 2)
        make_span(make_set(document, SetKind.MODEL), 0, 2)
    bulk.delete_readings(gone.batch)
    assert set(AnnotationSet.objects.values_list("document", flat=True)) == {kept.pk}
    assert EntitySpan.objects.count() == 2
