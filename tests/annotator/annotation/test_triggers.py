"""A span and its reading hold on to each other, though no foreign key says so."""

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from annotator.annotation.models import AnnotationSet, EntitySpan
from annotator.errors import constraint_name
from tests.make import make_document, make_project, make_set, make_span, span


def delete_raw(annotation_set: AnnotationSet) -> None:
    """Past Django, which would take the spans along."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM annotation_annotationset WHERE id = %s", [annotation_set.pk])


@pytest.mark.django_db
def test_a_span_of_no_reading_is_refused() -> None:
    lost = span(make_set(make_document(make_project())), 0, 3)
    lost.annotation_set_id += 1000
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        lost.save(force_insert=True)
    assert constraint_name(refused.value) == "span_belongs_to_a_reading"


@pytest.mark.django_db
def test_one_lost_span_among_many_refuses_them_all() -> None:
    reading = make_set(make_document(make_project()))
    spans = [span(reading, start, start + 1) for start in range(5)]
    spans[3].annotation_set_id += 1000
    with pytest.raises(IntegrityError), transaction.atomic():
        EntitySpan.objects.bulk_create(spans)
    assert not EntitySpan.objects.exists()


@pytest.mark.django_db
def test_a_reading_is_not_removed_from_under_its_spans() -> None:
    reading = make_set(make_document(make_project()))
    make_span(reading, 0, 3)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        delete_raw(reading)
    assert constraint_name(refused.value) == "no_span_outlives_its_reading"
    reading.delete()
    assert not EntitySpan.objects.exists()


@pytest.mark.django_db
def test_an_empty_reading_is_removed() -> None:
    reading = make_set(make_document(make_project()))
    delete_raw(reading)
    assert not AnnotationSet.objects.exists()


def outcome_of(work: Callable[[], object]) -> str:
    """In a connection of its own: done, or the name of what refused it."""
    outcome: list[str] = []

    def attempt() -> None:
        try:
            work()
            outcome.append("done")
        except IntegrityError as error:
            outcome.append(constraint_name(error))
        finally:
            connection.close()

    thread = threading.Thread(target=attempt)
    thread.start()
    waiting.append((thread, outcome))
    thread.join(0.5)
    return outcome[0] if outcome else "waits"


waiting: list[tuple[threading.Thread, list[str]]] = []


@pytest.mark.django_db(transaction=True)
def test_a_removal_waits_for_the_span_that_is_being_stored_and_is_then_refused() -> None:
    reading = make_set(make_document(make_project()))
    waiting.clear()
    with transaction.atomic():
        make_span(reading, 0, 3)
        assert outcome_of(lambda: delete_raw(reading)) == "waits"
    thread, outcome = waiting[0]
    thread.join(5)
    assert outcome == ["no_span_outlives_its_reading"]


@pytest.mark.django_db(transaction=True)
def test_a_span_waits_for_the_removal_of_its_reading_and_is_then_refused() -> None:
    reading = make_set(make_document(make_project()))
    late = span(reading, 0, 3)
    waiting.clear()
    with transaction.atomic():
        delete_raw(reading)
        assert outcome_of(lambda: late.save(force_insert=True)) == "waits"
    thread, outcome = waiting[0]
    thread.join(5)
    assert outcome == ["span_belongs_to_a_reading"]
