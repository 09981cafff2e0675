"""Changing the overlap policy of a project."""

import pytest
from django.db import IntegrityError, transaction

from annotator.annotation.actions import change_overlap, refuse_overlaps_now
from annotator.annotation.models import EntitySpan, SetKind
from annotator.errors import DomainError
from annotator.projects.models import Overlap
from tests.make import make_document, make_project, make_set, make_span

pytestmark = pytest.mark.django_db


def test_a_nested_project_without_overlaps_becomes_flat_and_guards_peoples_spans() -> None:
    project = make_project(overlap=Overlap.NESTED)
    document = make_document(project)
    review = make_span(make_set(document), 0, 3)
    imported = make_span(make_set(document, SetKind.IMPORTED), 0, 3)
    assert change_overlap(project=project, overlap=Overlap.FLAT).overlap == Overlap.FLAT
    assert dict(EntitySpan.objects.values_list("pk", "exclusive")) == {review.pk: True, imported.pk: False}
    with pytest.raises(IntegrityError, match="live_spans_do_not_overlap"), transaction.atomic():
        review.annotation_set.document.project.refresh_from_db()
        make_span(review.annotation_set, 2, 5)
        refuse_overlaps_now()


def test_a_project_with_overlaps_stays_nested_and_says_how_many_documents_are_in_the_way() -> None:
    project = make_project(overlap=Overlap.NESTED)
    reading = make_set(make_document(project))
    make_span(reading, 0, 3)
    make_span(reading, 2, 5)
    with pytest.raises(DomainError) as refused:
        change_overlap(project=project, overlap=Overlap.FLAT)
    assert (refused.value.code, refused.value.data) == ("OVERLAPS_EXIST", {"documents": 1})
    project.refresh_from_db()
    assert project.overlap == Overlap.NESTED
    assert not EntitySpan.objects.filter(exclusive=True).exists()


def test_a_flat_project_becomes_nested_and_takes_overlaps() -> None:
    project = make_project(overlap=Overlap.FLAT)
    reading = make_set(make_document(project))
    make_span(reading, 0, 3)
    change_overlap(project=project, overlap=Overlap.NESTED)
    reading.document.project.refresh_from_db()
    make_span(reading, 2, 5)
    refuse_overlaps_now()
    assert reading.spans.count() == 2
