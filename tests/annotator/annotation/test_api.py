"""A document with its readings, and the overlap policy, over HTTP."""

import hashlib

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.annotation.models import SetKind
from annotator.projects.models import Overlap, Role
from tests.conftest import ApiFor
from tests.make import make_document, make_member, make_project, make_set, make_span, type_of

pytestmark = pytest.mark.django_db

HOSTILE = "主诉：<script>alert(1)</script>\n现病史：{{ 7*7 }} {% load x %} 咬𬌗关系😀 &lt;b&gt;\u3000ＣＴ"


def test_a_document_opens_with_text_outline_and_readings_in_one_answer(api: ApiFor) -> None:
    project = make_project()
    before, document, after = make_document(project), make_document(project, HOSTILE), make_document(project)
    reading = make_set(document, SetKind.IMPORTED)
    made = make_span(reading, HOSTILE.index("𬌗"), HOSTILE.index("𬌗") + 3, score=0.5)
    answer = api(make_member(project)).get(f"/documents/{document.pk}")
    assert answer["text"] == HOSTILE
    assert answer["sha256"] == hashlib.sha256(HOSTILE.encode()).hexdigest()
    assert [section["code"] for section in answer["outline"]] == ["CHIEF_COMPLAINT", "PRESENT_ILLNESS"]
    assert (answer["previous_id"], answer["next_id"]) == (after.pk, before.pk)
    (shown,) = answer["sets"]
    assert (shown["kind"], shown["author"]) == ("IMPORTED", None)
    assert shown["spans"] == [
        {
            "id": str(made.pk),
            "start": made.start,
            "end": made.end,
            "type_id": type_of(project).pk,
            "status": "CONFIRMED",
            "score": 0.5,
        }
    ]
    assert answer["text"][made.start : made.end] == "𬌗关系"


def test_opening_takes_a_fixed_number_of_queries(
    api: ApiFor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    project = make_project()
    document = make_document(project)
    for _ in range(5):
        make_span(make_set(document), 0, 3)
    reader = api(make_member(project, Role.MANAGER))
    with django_assert_max_num_queries(11):
        assert len(reader.get(f"/documents/{document.pk}")["sets"]) == 5


def test_a_manager_changes_the_overlap_policy(api: ApiFor) -> None:
    project = make_project()
    manager = make_member(project, Role.MANAGER)
    assert api(manager).put(f"/projects/{project.pk}/overlap", {"overlap": "NESTED"}) == {"overlap": "NESTED"}
    project.refresh_from_db()
    assert project.overlap == Overlap.NESTED


def test_overlaps_in_the_way_are_counted_in_the_readers_language(api: ApiFor) -> None:
    project = make_project(overlap=Overlap.NESTED)
    reading = make_set(make_document(project))
    make_span(reading, 0, 3)
    make_span(reading, 1, 2)
    manager = make_member(project, Role.MANAGER)
    for language, words in (("zh-CN", "有 1 份文书存在重叠"), ("en", "1 documents have overlapping spans")):
        answer = api(manager, language=language).put(f"/projects/{project.pk}/overlap", {"overlap": "FLAT"}, status=409)
        assert answer["code"] == "OVERLAPS_EXIST"
        assert words in answer["message"]
