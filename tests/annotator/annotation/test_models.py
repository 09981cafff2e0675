"""What the database itself refuses of readings, whoever writes and however."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from annotator.annotation.models import POSITIONS_PER_SET, AnnotationSet, SetKind
from annotator.documents.models import LONGEST_RECORD
from annotator.errors import constraint_name
from annotator.projects.models import Project
from tests.make import make_document, make_model_version, make_project, make_set, make_user

pytestmark = pytest.mark.django_db


def refused_by(change: Callable[[], object]) -> str:
    """The name of the constraint that refuses it."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
    return constraint_name(refused.value)


@pytest.fixture
def project() -> Project:
    return make_project()


AUTHOR, VERSION, BATCH = "author", "model_version", "batch"
ALLOWED = {
    SetKind.MODEL: [{VERSION}],
    SetKind.IMPORTED: [{BATCH}],
    SetKind.REVIEW: [{AUTHOR}],
    SetKind.GOLD: [set(), {AUTHOR}],
}
COMBINATIONS = [
    (kind, present)
    for kind in SetKind
    for present in (set(), {AUTHOR}, {VERSION}, {BATCH}, {AUTHOR, VERSION}, {AUTHOR, BATCH}, {VERSION, BATCH})
]


@pytest.mark.parametrize(("kind", "present"), COMBINATIONS, ids=lambda part: "+".join(sorted(part)) or "nobody")
def test_each_kind_of_reading_names_exactly_who_made_it(project: Project, kind: SetKind, present: set[str]) -> None:
    document = make_document(project)
    who: dict[str, Any] = {AUTHOR: make_user(), VERSION: make_model_version(project), BATCH: document.batch}
    one = AnnotationSet(document=document, kind=kind, **{name: who[name] for name in present})
    if present in ALLOWED[kind]:
        AnnotationSet.objects.bulk_create([one])
    else:
        assert refused_by(lambda: AnnotationSet.objects.bulk_create([one])) == "author_matches_kind"


def test_a_reading_of_an_unknown_kind_is_refused_in_raw_sql(project: Project) -> None:
    one = make_set(make_document(project))
    with connection.cursor() as cursor:
        sql = "UPDATE annotation_annotationset SET kind = 'RUMOUR' WHERE id = %s"
        assert refused_by(lambda: cursor.execute(sql, [one.pk])) == "author_matches_kind"


def test_a_version_reads_a_document_once(project: Project) -> None:
    document, version = make_document(project), make_model_version(project)
    make_set(document, SetKind.MODEL, model_version=version)
    make_set(document, SetKind.MODEL)
    assert refused_by(lambda: make_set(document, SetKind.MODEL, model_version=version)) == "one_model_set_per_version"


def test_a_person_reviews_a_document_once(project: Project) -> None:
    document, author = make_document(project), make_user()
    make_set(document, author=author)
    make_set(document)
    assert refused_by(lambda: make_set(document, author=author)) == "one_review_per_reviewer"


def test_a_document_has_one_imported_and_one_settled_reading(project: Project) -> None:
    document = make_document(project)
    for kind, name in ((SetKind.IMPORTED, "one_imported_set_per_document"), (SetKind.GOLD, "one_gold_per_document")):
        make_set(document, kind)
        assert refused_by(lambda kind=kind: make_set(document, kind)) == name  # type: ignore[misc]


def test_the_longest_record_fits_into_a_readings_range() -> None:
    assert LONGEST_RECORD < POSITIONS_PER_SET


def test_readings_may_be_counted_to_eight_million_million_before_their_ranges_run_out() -> None:
    last = 2**43 - 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::bigint * %s + %s", [last, POSITIONS_PER_SET, POSITIONS_PER_SET - 1])
        assert cursor.fetchone() == (2**63 - 1,)
