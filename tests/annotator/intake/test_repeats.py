"""A text that comes again: nothing of what it brings is lost unseen."""

from collections.abc import Callable
from typing import Any

import pytest

from annotator.annotation.models import EntitySpan
from annotator.documents.models import Document, ImportBatch
from annotator.errors import DomainError
from annotator.intake.actions import take_back
from annotator.projects.models import Project
from tests.make import make_project, make_set

pytestmark = pytest.mark.django_db

Fixture = Callable[..., Any]
TEXT = "患者黄疸2天。"
BARE = {"id": "x1", "text": TEXT}
MARKED = BARE | {"label": [[2, 4, "症状"]]}
OTHERWISE = BARE | {"label": [[2, 4, "疾病"]]}


def counts(batch: ImportBatch) -> tuple[int, int, int, int, int]:
    return batch.added, batch.duplicates, batch.refused, batch.spans_added, batch.problem_count


def marks(project: Project) -> list[tuple[int, int, str]]:
    spans = EntitySpan.objects.filter(annotation_set__document__project=project)
    return sorted(spans.values_list("start", "end", "entity_type__name_zh"))


def test_annotations_that_come_later_go_to_the_document_that_is_there(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    imported(project, lines(BARE))
    batch = imported(project, lines(MARKED))
    assert counts(batch) == (0, 1, 0, 1, 0)
    assert marks(project) == [(2, 4, "症状")]
    assert Document.objects.get().annotation_sets.get().batch == batch


def test_they_may_come_later_in_the_same_file(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    assert counts(imported(project, lines(BARE, MARKED))) == (1, 1, 0, 1, 0)
    assert marks(project) == [(2, 4, "症状")]


def test_the_same_file_again_changes_nothing_and_complains_of_nothing(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    imported(project, lines(MARKED))
    assert counts(imported(project, lines(MARKED, BARE))) == (0, 2, 0, 0, 0)
    assert marks(project) == [(2, 4, "症状")]


def test_other_annotations_of_the_same_text_are_left_and_said_to_be_left(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    imported(project, lines(MARKED))
    batch = imported(project, lines(BARE, OTHERWISE))
    assert counts(batch) == (0, 2, 0, 0, 1)
    problem = batch.problems.get()
    assert (problem.code, problem.line, problem.data) == (
        "ALREADY_ANNOTATED",
        2,
        {"document": Document.objects.get().pk},
    )
    assert marks(project) == [(2, 4, "症状")]


def test_to_have_marked_nothing_is_an_opinion_too(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    imported(project, lines(BARE | {"label": []}))
    assert counts(imported(project, lines(MARKED))) == (0, 1, 0, 0, 1)


def test_taking_the_later_import_back_takes_its_annotations_and_leaves_the_document(
    imported: Fixture, lines: Fixture
) -> None:
    project = make_project()
    imported(project, lines(BARE))
    take_back(batch=imported(project, lines(MARKED)))
    assert Document.objects.get().annotation_sets.count() == 0
    assert marks(project) == []


def test_an_import_whose_annotations_people_have_worked_on_is_not_taken_back(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    imported(project, lines(BARE))
    batch = imported(project, lines(MARKED))
    make_set(Document.objects.get())
    with pytest.raises(DomainError) as refused:
        take_back(batch=batch)
    assert (refused.value.code, refused.value.data) == ("IMPORT_IN_USE", {"documents": 1})
