"""The list of records, over HTTP."""

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.documents import queries
from tests.conftest import ApiFor
from tests.make import make_document, make_member, make_project

pytestmark = pytest.mark.django_db


def test_a_row_shows_what_the_list_needs_and_not_the_text(api: ApiFor) -> None:
    project = make_project()
    document = make_document(project, "主诉：" + "咳嗽" * 100, external_id="A-1", patient_key="P1")
    (row,) = api(make_member(project)).get(f"/projects/{project.pk}/documents")["results"]
    assert row.pop("created_at")
    assert row == {
        "id": document.pk,
        "external_id": "A-1",
        "patient_key": "P1",
        "kind": "ADMISSION",
        "characters": 203,
        "snippet": {"text": ("主诉：" + "咳嗽" * 100)[:80], "match": None},
        "annotated": False,
        "batch_id": document.batch_id,
    }


def test_the_match_counts_code_points_within_the_snippet(api: ApiFor) -> None:
    project = make_project()
    make_document(project, "𬌗😀" * 30 + "<b>胸痛</b>{{ x }}")
    (row,) = api(make_member(project)).get(f"/projects/{project.pk}/documents?q=胸痛")["results"]
    start, end = row["snippet"]["match"]
    assert row["snippet"]["text"][start:end] == "胸痛"
    assert "<b>胸痛</b>{{ x }}" in row["snippet"]["text"]


def test_the_cursor_leads_to_the_next_page(api: ApiFor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE_ROWS", 2)
    project = make_project()
    made = [make_document(project).pk for _ in range(3)]
    reader = api(make_member(project))
    first = reader.get(f"/projects/{project.pk}/documents")
    second = reader.get(f"/projects/{project.pk}/documents?cursor={first['next']}")
    assert [row["id"] for page in (first, second) for row in page["results"]] == made[::-1]
    assert second["next"] is None


@pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "9" * 30, "１"])
def test_a_broken_cursor_is_refused(api: ApiFor, cursor: str) -> None:
    project = make_project()
    answer = api(make_member(project)).get(f"/projects/{project.pk}/documents?cursor={cursor}", status=400)
    assert answer["code"] == "INVALID_CURSOR"


@pytest.mark.parametrize("query", ["kind=NONSENSE", "annotated=maybe", "order=random", "batch=x", "q=" + "长" * 101])
def test_an_unknown_filter_value_is_refused_and_not_ignored(api: ApiFor, query: str) -> None:
    project = make_project()
    answer = api(make_member(project)).get(f"/projects/{project.pk}/documents?{query}", status=400)
    assert answer["code"] == "INVALID_INPUT"
    assert list(answer["data"]["fields"]) == [query.split("=", maxsplit=1)[0]]


def test_a_nul_in_a_search_is_refused(api: ApiFor) -> None:
    project = make_project()
    answer = api(make_member(project)).get(f"/projects/{project.pk}/documents?q=%00", status=400)
    assert answer["code"] == "INVALID_INPUT"


def test_a_page_takes_a_fixed_number_of_queries(
    api: ApiFor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    project = make_project()
    for _ in range(20):
        make_document(project)
    reader = api(make_member(project))
    with django_assert_max_num_queries(7):
        reader.get(f"/projects/{project.pk}/documents?q=患者")
