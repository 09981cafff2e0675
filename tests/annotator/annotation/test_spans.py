"""What the database refuses of spans: overlaps, copies, places outside the text, foreign types, wrong guards."""

import threading
import uuid
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from annotator.annotation.models import AnnotationSet, EntitySpan, SetKind, Status
from annotator.errors import constraint_name
from annotator.projects.models import Overlap
from tests.make import make_document, make_project, make_set, make_span, span, type_of

pytestmark = pytest.mark.django_db

EDITED = (SetKind.REVIEW, SetKind.GOLD)
UNEDITED = (SetKind.MODEL, SetKind.IMPORTED)
KINDS = [*EDITED, *UNEDITED]
OVERLAPPING = [
    ((0, 4), (2, 6)),
    ((0, 6), (2, 4)),
    ((2, 4), (0, 6)),
    ((0, 4), (0, 2)),
    ((2, 4), (0, 4)),
    ((0, 4), (3, 4)),
]


def refused_by(change: Callable[[], object]) -> str:
    """The name of the constraint that refuses it, at the latest when asked to check now."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
        check_now()
    return constraint_name(refused.value)


def check_now() -> None:
    """The exclusion constraint waits for the commit, which a test's transaction never reaches."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def a_set(kind: SetKind = SetKind.REVIEW, overlap: Overlap = Overlap.FLAT, text: str = "") -> AnnotationSet:
    return make_set(make_document(make_project(overlap=overlap), text), kind)


def add(*spans: EntitySpan) -> Callable[[], object]:
    """In one statement."""
    return lambda: EntitySpan.objects.bulk_create(spans)


# --- overlaps ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("first", "second"), OVERLAPPING)
def test_two_live_spans_of_a_flat_reading_share_no_character_even_within_one_statement(
    kind: SetKind, first: tuple[int, int], second: tuple[int, int]
) -> None:
    one = a_set(kind)
    assert refused_by(add(span(one, *first), span(one, *second, "DRUG"))) == "live_spans_do_not_overlap"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("first", "second"), OVERLAPPING)
def test_nor_in_two_statements(kind: SetKind, first: tuple[int, int], second: tuple[int, int]) -> None:
    one = a_set(kind)
    make_span(one, *first)
    assert refused_by(add(span(one, *second, "DRUG"))) == "live_spans_do_not_overlap"


@pytest.mark.parametrize("kind", KINDS)
def test_nor_when_one_of_many_is_moved_onto_another(kind: SetKind) -> None:
    one = a_set(kind)
    moved, _, _ = make_span(one, 0, 2), make_span(one, 2, 4), make_span(one, 8, 9)
    spans = EntitySpan.objects.filter(pk=moved.pk)
    assert refused_by(lambda: spans.update(start=3, end=5)) == "live_spans_do_not_overlap"


@pytest.mark.parametrize("kind", KINDS)
def test_a_span_hidden_below_a_long_one_is_found(kind: SetKind) -> None:
    """Neighbours in order are not enough: the third overlaps the first, not the second."""
    one = a_set(kind)
    assert refused_by(add(span(one, 0, 9), span(one, 10, 11), span(one, 8, 10))) == "live_spans_do_not_overlap"


@pytest.mark.parametrize("kind", KINDS)
def test_neighbours_may_touch(kind: SetKind) -> None:
    one = a_set(kind)
    add(span(one, 0, 2), span(one, 2, 4), span(one, 4, 5))()
    check_now()


@pytest.mark.parametrize("kind", KINDS)
def test_a_rejected_span_is_in_nobodys_way_until_it_is_restored(kind: SetKind) -> None:
    one = a_set(kind)
    rejected = make_span(one, 0, 4, status=Status.REJECTED)
    make_span(one, 2, 6, "DRUG")
    check_now()
    spans = EntitySpan.objects.filter(pk=rejected.pk)
    assert refused_by(lambda: spans.update(status=Status.CONFIRMED)) == "live_spans_do_not_overlap"


@pytest.mark.parametrize("kind", KINDS)
def test_two_readings_of_one_document_do_not_disturb_each_other(kind: SetKind) -> None:
    one = a_set(kind)
    other = make_set(one.document, SetKind.REVIEW)
    add(span(one, 0, 4), span(other, 0, 4), span(other, 6, 8))()
    check_now()


def test_an_edit_may_pass_through_an_overlap_and_end_without_one() -> None:
    """A boundary between neighbours moves: first one, then the other."""
    one = a_set(SetKind.REVIEW)
    left, right = make_span(one, 0, 4), make_span(one, 4, 8, "DRUG")
    EntitySpan.objects.filter(pk=left.pk).update(end=6)
    EntitySpan.objects.filter(pk=right.pk).update(start=6)
    check_now()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("first", "second"), OVERLAPPING)
def test_in_a_nested_project_they_may_share_characters(
    kind: SetKind, first: tuple[int, int], second: tuple[int, int]
) -> None:
    one = a_set(kind, Overlap.NESTED)
    add(span(one, *first), span(one, *second))()
    check_now()


def test_every_pair_of_places_is_judged_as_sets_of_characters_judge_it() -> None:
    """The stupid oracle, over all pairs of spans of a text of four characters, in an edited and an unedited reading."""
    places = [(start, end) for start in range(4) for end in range(start + 1, 5)]
    for kind, first, second in product((SetKind.REVIEW, SetKind.IMPORTED), places, places):
        one = a_set(kind)
        shared = set(range(*first)) & set(range(*second))
        pair = add(span(one, *first), span(one, *second, "DRUG"))
        if shared:
            assert refused_by(pair) == "live_spans_do_not_overlap", (kind, first, second)
        else:
            pair()
            check_now()


# --- copies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "overlap"), product(KINDS, [Overlap.NESTED]))
def test_the_same_place_is_marked_as_the_same_type_once(kind: SetKind, overlap: Overlap) -> None:
    one = a_set(kind, overlap)
    assert refused_by(add(span(one, 0, 4), span(one, 0, 4))) == "live_spans_are_not_identical"
    make_span(one, 0, 4)
    assert refused_by(add(span(one, 0, 4))) == "live_spans_are_not_identical"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_place_may_be_two_types_in_a_nested_project(kind: SetKind) -> None:
    one = a_set(kind, Overlap.NESTED)
    add(span(one, 0, 4), span(one, 0, 4, "SYMPTOM"))()


def test_a_retyped_span_may_not_become_a_copy() -> None:
    one = a_set(SetKind.REVIEW, Overlap.NESTED)
    make_span(one, 0, 4)
    other = make_span(one, 0, 4, "SYMPTOM")
    disease = type_of(one.document.project)
    spans = EntitySpan.objects.filter(pk=other.pk)
    assert refused_by(lambda: spans.update(entity_type=disease)) == "live_spans_are_not_identical"


def test_rejected_copies_may_pile_up() -> None:
    one = a_set(SetKind.REVIEW)
    for _ in range(2):
        make_span(one, 0, 4, status=Status.REJECTED)


# --- place, type, guard, values ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_span_ends_at_the_latest_where_its_text_does(kind: SetKind) -> None:
    """𬌗 and 😀 are one character each, as people and Python count them."""
    one = a_set(kind, text="咬𬌗关系😀")
    make_span(one, 3, 5)
    assert refused_by(add(span(one, 0, 6))) == "span_lies_inside_its_text"


def test_a_stored_span_is_not_moved_out_of_its_text() -> None:
    one = make_span(a_set(text="六个字的文书"), 0, 6)
    spans = EntitySpan.objects.filter(pk=one.pk)
    assert refused_by(lambda: spans.update(end=7)) == "span_lies_inside_its_text"


@pytest.mark.parametrize("kind", KINDS)
def test_a_type_of_another_project_is_refused(kind: SetKind) -> None:
    one, foreign = a_set(kind), type_of(make_project())
    assert refused_by(add(span(one, 0, 2, entity_type=foreign))) == "span_type_belongs_to_its_project"


def test_a_type_that_does_not_exist_is_refused_without_a_foreign_key() -> None:
    one = span(a_set(), 0, 2)
    one.entity_type_id = 2**40
    assert refused_by(add(one)) == "span_type_belongs_to_its_project"


@pytest.mark.parametrize(("kind", "overlap"), product(KINDS, Overlap))
def test_a_span_is_guarded_exactly_where_people_edit_and_nothing_may_overlap(kind: SetKind, overlap: Overlap) -> None:
    one = a_set(kind, overlap)
    guarded = kind in EDITED and overlap == Overlap.FLAT
    add(span(one, 0, 2, exclusive=guarded))()
    assert refused_by(add(span(one, 4, 6, exclusive=not guarded))) == "span_is_guarded_as_its_project_says"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2)])
def test_an_empty_or_backward_span_is_refused(start: int, end: int) -> None:
    one = a_set(SetKind.IMPORTED)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        EntitySpan.objects.bulk_create([span(one, start, end)])
    assert constraint_name(refused.value) == "span_is_not_empty"


def test_a_span_does_not_begin_before_its_text() -> None:
    one = a_set(SetKind.IMPORTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        EntitySpan.objects.bulk_create([span(one, -1, 2)])


def test_a_span_past_a_readings_own_range_is_refused() -> None:
    """It would reach into the next reading's."""
    one = a_set(SetKind.IMPORTED)
    assert refused_by(add(span(one, 0, 2**20))) == "span_fits_its_range"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"status": "MAYBE"}, "span_status_is_known"),
        ({"score": -0.01}, "span_score_is_a_probability"),
        ({"score": 1.01}, "span_score_is_a_probability"),
        ({"score": float("nan")}, "span_score_is_a_probability"),
    ],
)
def test_values_that_cannot_be_are_refused(fields: dict[str, Any], name: str) -> None:
    assert refused_by(add(span(a_set(), 0, 2, **fields))) == name


def test_raw_sql_is_refused_like_everything_else() -> None:
    one = make_span(a_set(SetKind.IMPORTED), 0, 4)
    sql = """INSERT INTO annotation_entityspan (id, annotation_set_id, start, "end", entity_type_id, status, exclusive)
             SELECT %s, annotation_set_id, 2, 6, entity_type_id, status, exclusive FROM annotation_entityspan"""
    with connection.cursor() as cursor:
        assert refused_by(lambda: cursor.execute(sql, [uuid.uuid4()])) == "live_spans_do_not_overlap"
    assert EntitySpan.objects.get() == one


def test_a_reading_goes_with_its_spans_and_a_source_that_goes_leaves_its_descendants() -> None:
    suggestion = make_span(a_set(SetKind.MODEL), 0, 2)
    review = make_span(a_set(SetKind.REVIEW), 0, 2, source_span=suggestion)
    suggestion.annotation_set.delete()
    review.refresh_from_db()
    assert review.source_span_id is None
    assert not EntitySpan.objects.filter(pk=suggestion.pk).exists()


# --- two at once ---------------------------------------------------------------------------------------------------


def at_once(*changes: Callable[[], object]) -> list[str]:
    """Each in a transaction and a connection of its own, none committing before all have written."""
    outcomes: list[str] = []
    all_written = threading.Barrier(len(changes), timeout=10)

    def attempt(change: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                change()
                all_written.wait()
            outcomes.append("stored")
        except IntegrityError as refused:
            outcomes.append(constraint_name(refused))
        except OperationalError as ended:
            outcomes.append(type(ended.__cause__).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=[change]) for change in changes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_of_two_overlapping_edits_at_the_same_moment_one_is_refused() -> None:
    """A review open in two browsers; neither transaction sees the other's span."""
    one = a_set(SetKind.REVIEW)
    outcomes = at_once(add(span(one, 0, 4)), add(span(one, 2, 6, "DRUG")))
    # Each waits for the other's commit; PostgreSQL lets one go on, or ends one of them first.
    assert outcomes in (["live_spans_do_not_overlap", "stored"], ["DeadlockDetected", "stored"])
    assert EntitySpan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_edits_apart_at_the_same_moment_are_both_stored() -> None:
    one = a_set(SetKind.REVIEW)
    assert at_once(add(span(one, 0, 4)), add(span(one, 4, 6))) == ["stored", "stored"]
