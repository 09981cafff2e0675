"""Readings of a document."""

import pytest

from annotator.annotation import queries
from annotator.annotation.models import SetKind, Status
from annotator.projects.models import Overlap, Role
from tests.make import make_document, make_member, make_project, make_set, make_span

pytestmark = pytest.mark.django_db


def test_reviewers_do_not_see_each_others_readings() -> None:
    document = make_document(make_project())
    me, other = make_member(document.project), make_member(document.project)
    mine, theirs = make_set(document, author=me), make_set(document, author=other)
    imported = make_set(document, SetKind.IMPORTED)
    assert list(queries.readings(document, reader=me, role=Role.REVIEWER)) == [mine, imported]
    assert list(queries.readings(document, reader=me, role=Role.ADJUDICATOR)) == [mine, theirs, imported]


def test_spans_come_in_reading_order_the_outer_one_first() -> None:
    document = make_document(make_project(overlap=Overlap.NESTED))
    reading = make_set(document)
    for start, end in ((5, 7), (0, 3), (5, 9)):
        make_span(reading, start, end)
    (found,) = queries.readings(document, reader=make_member(document.project), role=Role.MANAGER)
    assert [(span.start, span.end) for span in found.spans.all()] == [(0, 3), (5, 9), (5, 7)]


def test_documents_with_overlaps_are_counted_once_each() -> None:
    project = make_project(overlap=Overlap.NESTED)
    for pairs in ([(0, 3), (2, 5), (1, 4)], [(0, 3), (3, 5)], []):
        reading = make_set(make_document(project))
        for start, end in pairs:
            make_span(reading, start, end)
    assert queries.documents_with_overlaps(project) == 1


def test_rejected_spans_overlap_nobody() -> None:
    project = make_project(overlap=Overlap.NESTED)
    reading = make_set(make_document(project))
    make_span(reading, 0, 3)
    make_span(reading, 2, 5, status=Status.REJECTED)
    assert queries.documents_with_overlaps(project) == 0
