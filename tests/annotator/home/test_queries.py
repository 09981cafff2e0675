"""What the home of a project says."""

import pytest

from annotator.annotation.models import SetKind
from annotator.documents.models import ImportState, Kind
from annotator.home import queries
from annotator.projects.models import Role
from tests.make import make_batch, make_document, make_member, make_project, make_set

pytestmark = pytest.mark.django_db


def done(project_steps: list[queries.Step]) -> set[str]:
    return {step.code for step in project_steps if step.done}


def test_a_new_project_has_nothing_and_says_what_to_do_first() -> None:
    found = queries.overview(make_project(preset="ccks2017"))
    assert (found.documents, found.annotated_documents, found.spans, found.patients, found.by_kind) == (0, 0, 0, 0, [])
    assert [step.code for step in found.steps] == ["IMPORT_RECORDS", "ADD_MEMBERS", "WRITE_GUIDELINE", "DEFINE_TYPES"]
    assert done(found.steps) == set()


def test_everything_is_counted_in_its_own_project_only() -> None:
    project, other = make_project(), make_project()
    for n, owner in enumerate([project, project, project, other]):
        kind = Kind.COURSE if n == 2 else Kind.ADMISSION
        document = make_document(owner, patient_key="P1" if n < 2 else "", kind=kind)
        make_set(document, SetKind.MODEL)
        if n != 1:
            make_set(document, SetKind.IMPORTED)
            make_set(document)
    make_batch(project, spans_added=7)
    make_batch(project, state=ImportState.READING)
    found = queries.overview(project)
    assert (found.documents, found.annotated_documents, found.spans, found.patients) == (3, 2, 7, 1)
    assert found.by_kind == [{"kind": "ADMISSION", "documents": 2}, {"kind": "COURSE", "documents": 1}]
    assert found.imports_running == 1
    assert found.members == {"REVIEWER": 0, "ADJUDICATOR": 0, "MANAGER": 1}


def test_steps_are_done_when_their_work_is() -> None:
    project = make_project(preset="general")
    make_document(project)
    make_member(project, Role.REVIEWER)
    project.guideline = "标注疾病与症状。"
    assert done(queries.overview(project).steps) == {"IMPORT_RECORDS", "ADD_MEMBERS", "WRITE_GUIDELINE", "DEFINE_TYPES"}
    project.entity_types.filter(code="DRUG").update(definition="")
    project.guideline = " \n"
    assert done(queries.overview(project).steps) == {"IMPORT_RECORDS", "ADD_MEMBERS"}
