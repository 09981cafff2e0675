"""The list of records: pages, filters, search."""

from typing import Any

import pytest

from annotator.annotation.models import SetKind
from annotator.documents import queries
from annotator.documents.models import Document, Kind
from annotator.documents.queries import Filters
from annotator.projects.models import Project
from tests.make import make_batch, make_document, make_project, make_set

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE_ROWS", 3)
    monkeypatch.setattr(queries, "WINDOW", 5)


def all_pages(project: Project, **asked: Any) -> list[int]:
    """Ask on until there is no next page; every page but a windowed one is full until the last."""
    found: list[int] = []
    cursor: int | None = None
    for _ in range(100):
        page = queries.documents(project, Filters(**asked, cursor=cursor))
        found += [row.pk for row in page.rows]
        if page.next is None:
            return found
        cursor = page.next
    raise AssertionError("the pages do not end")


def test_pages_hold_every_record_once_newest_first(project: Project) -> None:
    made = [make_document(project).pk for _ in range(8)]
    assert all_pages(project) == made[::-1]


def test_pages_hold_every_record_once_oldest_first(project: Project) -> None:
    made = [make_document(project).pk for _ in range(8)]
    assert all_pages(project, order="oldest") == made


def test_a_project_with_exactly_one_page_has_no_next(project: Project) -> None:
    for _ in range(3):
        make_document(project)
    assert queries.documents(project, Filters()).next is None


def test_an_empty_project_has_an_empty_page(project: Project) -> None:
    assert queries.documents(project, Filters()) == queries.Page([], None)
    assert queries.documents(project, Filters(q="发热")) == queries.Page([], None, searched=0)


def test_another_projects_records_are_never_listed(project: Project) -> None:
    other = make_project()
    mine = [make_document(project), make_document(project)]
    theirs = make_batch(other)
    make_document(other, batch=theirs, patient_key="P1")
    assert all_pages(project) == [mine[1].pk, mine[0].pk]
    assert all_pages(project, batch=theirs.pk) == []
    assert all_pages(project, patient="P1") == []


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "COURSE"},
        {"patient": "P1"},
        {"batch": "first"},
        {"annotated": "yes"},
        {"annotated": "no"},
        {"q": "胸痛"},
        {"kind": "COURSE", "patient": "P1"},
        {"kind": "COURSE", "batch": "first", "annotated": "no"},
        {"q": "胸痛", "kind": "ADMISSION", "annotated": "yes"},
    ],
)
def test_filters_find_what_a_plain_loop_finds(project: Project, asked: dict[str, Any], order: str) -> None:
    batches = [make_batch(project), make_batch(project)]
    for n in range(24):
        document = make_document(
            project,
            f"第{n}份：{'胸痛' if n % 5 == 0 else '头晕'}",
            batch=batches[n % 2],
            kind=Kind.COURSE if n % 3 else Kind.ADMISSION,
            patient_key=f"P{n // 12}",
        )
        if n % 4 == 0:
            make_set(document, SetKind.IMPORTED)
    if asked.get("batch") == "first":
        asked = asked | {"batch": batches[0].pk}

    def wanted(document: Document) -> bool:
        checks = {
            "kind": document.kind,
            "patient": document.patient_key,
            "batch": document.batch_id,
            "annotated": "yes" if document.annotation_sets.exists() else "no",
        }
        return all(checks[name] == value for name, value in asked.items() if name != "q") and (
            asked.get("q", "") in document.text
        )

    expected = [document.pk for document in Document.objects.order_by("pk") if wanted(document)]
    assert expected
    assert all_pages(project, order=order, **asked) == (expected if order == "oldest" else expected[::-1])


def test_a_models_reading_alone_does_not_make_a_record_annotated(project: Project) -> None:
    document = make_document(project)
    make_set(document, SetKind.MODEL)
    assert all_pages(project, annotated="no") == [document.pk]


def test_a_search_looks_through_one_window_and_says_where_to_go_on(project: Project) -> None:
    first = make_document(project, "独一无二的词")
    others = [make_document(project) for _ in range(7)]
    page = queries.documents(project, Filters(q="独一无二"))
    assert (page.rows, page.next, page.searched) == ([], others[2].pk, 5)
    page = queries.documents(project, Filters(q="独一无二", cursor=page.next))
    assert ([row.pk for row in page.rows], page.next, page.searched) == ([first.pk], None, 3)


def test_a_search_word_is_taken_literally(project: Project) -> None:
    make_document(project, "血压 100%_正常")
    percent = make_document(project, r"SpO2 98%，\d")
    assert all_pages(project, q="8%，") == [percent.pk]
    assert all_pages(project, q=r"\d") == [percent.pk]
    assert all_pages(project, q="%_%") == []


def test_the_snippet_begins_shortly_before_the_match(project: Project) -> None:
    text = "𬌗" * 50 + "胸痛" + "后" * 200
    make_document(project, text)
    (row,) = queries.documents(project, Filters(q="胸痛")).rows
    assert row.snippet == text[30:110]  # type: ignore[attr-defined]
    assert row.snippet_from + queries.BEFORE_MATCH == row.match == text.index("胸痛") + 1  # type: ignore[attr-defined]


def test_the_list_does_not_read_whole_texts(project: Project) -> None:
    make_document(project)
    (row,) = queries.documents(project, Filters()).rows
    assert "text" in row.get_deferred_fields()


def test_neighbours_stand_above_and_below_in_the_list_the_newest_first(project: Project) -> None:
    other = make_project()
    first, _, second, _, third = (make_document(p) for p in (project, other, project, other, project))
    assert queries.neighbours(second, Filters()) == (third.pk, first.pk)
    assert queries.neighbours(third, Filters()) == (None, second.pk)
    assert queries.neighbours(first, Filters()) == (second.pk, None)
    assert queries.neighbours(second, Filters(order="oldest")) == (first.pk, third.pk)


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize(
    "asked", [{"q": "胸痛"}, {"kind": "COURSE"}, {"annotated": "yes"}, {"patient": "P1", "q": "胸"}]
)
def test_walking_by_neighbours_meets_the_list_of_the_same_filters(
    project: Project, asked: dict[str, Any], order: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "WINDOW", 50)
    for n in range(12):
        kind = Kind.COURSE if n % 3 else Kind.ADMISSION
        text = f"第{n}份：{'胸痛' if n % 2 else '头晕'}"
        document = make_document(project, text, kind=kind, patient_key=f"P{n // 6}")
        if n % 4 == 1:
            make_set(document, SetKind.IMPORTED)
    listed = all_pages(project, order=order, **asked)
    assert len(listed) > 1
    filters = Filters(order=order, **asked)
    for above, here, below in zip([None, *listed], listed, [*listed[1:], None], strict=False):
        assert queries.neighbours(Document.objects.get(pk=here), filters) == (above, below)
