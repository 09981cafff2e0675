"""Imports over HTTP."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from annotator import heartbeats
from annotator.accounts.models import User
from annotator.annotation.models import SetKind
from annotator.documents.models import Document, ImportBatch, ImportProblem, ImportState
from annotator.intake import queries, spool
from annotator.projects.models import Project, Role
from tests.conftest import ApiFor
from tests.make import make_batch, make_document, make_member, make_project, make_set, make_token, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marks")]

Fixture = Any


@pytest.fixture
def manager() -> User:
    return make_user("lead", display_name="王主任")


@pytest.fixture
def project(manager: User) -> Project:
    return make_project(by=manager)


def test_the_limits_are_said_beforehand(api: ApiFor, settings: Fixture) -> None:
    settings.UPLOAD_LIMIT_MB = 3
    answer = api(make_user()).get("/limits")
    assert answer == {"upload_bytes": 3 * 1024 * 1024, "record_characters": 1_000_000}


def test_an_upload_is_answered_at_once_and_read_by_a_worker(
    api: ApiFor, sent: Fixture, manager: User, project: Project
) -> None:
    answer = api(manager).upload(f"/projects/{project.pk}/imports", "病历.txt", "咳嗽三天。".encode())
    assert answer.pop("created_at")
    assert answer == {
        "id": ImportBatch.objects.get().pk,
        "project_id": project.pk,
        "file_name": "病历.txt",
        "file_bytes": 15,
        "state": "WAITING",
        "bytes_read": 0,
        "records_read": 0,
        "added": 0,
        "duplicates": 0,
        "refused": 0,
        "spans_added": 0,
        "problem_count": 0,
        "error": None,
        "by": {"id": manager.pk, "username": "lead", "display_name": "王主任"},
        "finished_at": None,
        "waiting_for_worker": True,
    }
    assert sent == [("intake.read_batch", {"batch_id": answer["id"]})]


def test_a_large_upload_arrives_whole(api: ApiFor, manager: User, project: Project) -> None:
    """Larger than what Django keeps in memory."""
    content = "".join(f'{{"text": "第{number}份，咳嗽三天。"}}\n' for number in range(100_000)).encode()
    assert len(content) > 3 * 1024 * 1024
    answer = api(manager).upload(f"/projects/{project.pk}/imports", "a.jsonl", content)
    batch = ImportBatch.objects.get(pk=answer["id"])
    with spool.opened(batch.pk) as stream:
        assert stream.read() == content


def test_progress_and_result_are_told(
    api: ApiFor, imported: Fixture, lines: Fixture, manager: User, project: Project
) -> None:
    batch = imported(project, lines({"text": "咳嗽", "spans": [[0, 2, "症状"]]}, {"text": "咳嗽"}, b"broken"))
    answer = api(manager).get(f"/imports/{batch.pk}")
    told = {name: answer[name] for name in ("state", "records_read", "added", "duplicates", "refused", "spans_added")}
    assert told == {"state": "DONE", "records_read": 3, "added": 1, "duplicates": 1, "refused": 1, "spans_added": 1}
    assert answer["bytes_read"] == answer["file_bytes"] == batch.file_bytes
    assert (answer["problem_count"], answer["error"], answer["waiting_for_worker"]) == (1, None, False)
    assert answer["finished_at"]


@pytest.mark.parametrize(("language", "begins"), [("zh-CN", "这不是完整的 ZIP"), ("en", "This is not a complete ZIP")])
def test_a_failed_import_says_why_in_the_readers_language(
    api: ApiFor, imported: Fixture, manager: User, language: str, begins: str
) -> None:
    batch = imported(make_project(by=manager), b"no archive", "a.zip")
    error = api(manager, language=language).get(f"/imports/{batch.pk}")["error"]
    assert error["code"] == "DAMAGED_ARCHIVE"
    assert error["message"].startswith(begins)


@pytest.mark.parametrize(
    ("language", "message"), [("zh-CN", "实体 0–9 超出了正文"), ("en", "The span 0–9 lies outside")]
)
def test_problems_are_told_with_their_place_in_the_readers_language(
    api: ApiFor, imported: Fixture, manager: User, language: str, message: str
) -> None:
    batch = imported(make_project(by=manager), '{"text": "咳嗽", "spans": [[0, 9, "症状"]]}'.encode())
    answer = api(manager, language=language).get(f"/imports/{batch.pk}/problems")
    (problem,) = answer["results"]
    assert problem.pop("message").startswith(message)
    data = {"start": 0, "end": 9, "characters": 2}
    assert problem == {"place": "", "line": 1, "code": "SPAN_OUTSIDE_TEXT", "data": data}
    assert answer["next"] is None


def pages_of(reader: Any, path: str) -> list[list[Any]]:
    pages, cursor = [], ""
    while cursor is not None:
        answer = reader.get(f"{path}?cursor={cursor}" if cursor else path)
        pages.append(answer["results"])
        cursor = answer["next"]
    return pages


@pytest.mark.parametrize(("rows", "pages"), [(0, [0]), (1, [1]), (4, [4]), (5, [4, 1]), (8, [4, 4]), (9, [4, 4, 1])])
def test_problems_come_in_pages_in_the_order_of_the_file(
    api: ApiFor, manager: User, monkeypatch: pytest.MonkeyPatch, rows: int, pages: list[int]
) -> None:
    monkeypatch.setattr(queries, "PROBLEMS_A_PAGE", 4)
    batch = make_batch(make_project(by=manager))
    for line in range(rows):
        ImportProblem.objects.create(batch=batch, line=line, code="NOT_AN_OBJECT")
    found = pages_of(api(manager), f"/imports/{batch.pk}/problems")
    assert [len(page) for page in found] == pages
    assert [one["line"] for page in found for one in page] == list(range(rows))


def test_imports_come_in_pages_the_newest_first_and_only_those_of_the_project(
    api: ApiFor, manager: User, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "IMPORTS_A_PAGE", 2)
    made = [make_batch(project).pk for _ in range(5)]
    make_batch(make_project())
    found = pages_of(api(manager), f"/projects/{project.pk}/imports")
    assert [[one["id"] for one in page] for page in found] == [made[:2:-1], made[2:0:-1], made[:1]]


@pytest.mark.parametrize("path", ["/projects/{project}/imports", "/imports/{batch}/problems"])
def test_a_broken_cursor_is_refused(api: ApiFor, manager: User, project: Project, path: str) -> None:
    address = path.format(project=project.pk, batch=make_batch(project).pk)
    assert api(manager).get(f"{address}?cursor=x", status=400)["code"] == "INVALID_CURSOR"


def test_a_file_of_another_kind_is_refused_and_not_stored(
    api: ApiFor, manager: User, project: Project, uploads: Path
) -> None:
    answer = api(manager).upload(f"/projects/{project.pk}/imports", "scan.pdf", b"%PDF" + bytes(10**6), status=415)
    assert (answer["code"], answer["data"]) == ("UNSUPPORTED_FILE", {"extensions": ".txt .zip .jsonl"})
    assert not uploads.exists()


def test_a_form_without_a_file_is_refused_by_field(api: ApiFor, manager: User, project: Project) -> None:
    answer = api(manager).client.post(f"/api/projects/{project.pk}/imports", {"other": "x"})
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID_INPUT")
    assert list(answer.json()["data"]["fields"]) == ["file"]


def test_a_body_that_is_no_form_is_refused(api: ApiFor, manager: User, project: Project) -> None:
    assert (
        api(manager).post(f"/projects/{project.pk}/imports", {"file": "x"}, status=400)["code"] == "MALFORMED_REQUEST"
    )


def test_the_name_of_a_file_keeps_no_folder(api: ApiFor, manager: User, project: Project) -> None:
    answer = api(manager).upload(f"/projects/{project.pk}/imports", "../../etc/a.txt", b"x")
    assert answer["file_name"] == "a.txt"


def test_a_script_uploads_with_its_token(api: ApiFor, manager: User, project: Project) -> None:
    _, key = make_token(manager)
    answer = api(csrf=True).client.post(
        f"/api/projects/{project.pk}/imports",
        {"file": SimpleUploadedFile("a.txt", b"x")},
        headers={"authorization": f"Token {key}"},
    )
    assert answer.status_code == 202


def test_a_browser_uploads_with_its_csrf_header_only(api: ApiFor, manager: User, project: Project) -> None:
    client = api(manager, csrf=True).client
    client.get("/api/session")
    token = client.cookies["csrftoken"].value
    path = f"/api/projects/{project.pk}/imports"
    refused = client.post(path, {"file": SimpleUploadedFile("a.txt", b"x")})
    assert (refused.status_code, refused.json()["code"]) == (403, "CSRF_FAILED")
    accepted = client.post(path, {"file": SimpleUploadedFile("a.txt", b"x")}, headers={"x-csrftoken": token})
    assert accepted.status_code == 202


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADJUDICATOR])
def test_an_upload_by_others_than_managers_stores_nothing(
    api: ApiFor, project: Project, uploads: Path, role: Role
) -> None:
    member = make_member(project, role)
    assert api(member).upload(f"/projects/{project.pk}/imports", "a.txt", b"x", status=403)["code"] == "FORBIDDEN"
    assert not uploads.exists()


def test_an_import_is_taken_back(
    api: ApiFor, imported: Fixture, lines: Fixture, manager: User, project: Project
) -> None:
    batch = imported(project, lines({"text": "咳嗽"}))
    api(manager).delete(f"/imports/{batch.pk}")
    assert not Document.objects.exists()
    assert api(manager).get(f"/imports/{batch.pk}", status=404)["code"] == "NOT_FOUND"


def test_an_import_in_use_is_not_taken_back(api: ApiFor, manager: User, project: Project) -> None:
    document = make_document(project)
    make_set(document, SetKind.REVIEW)
    answer = api(manager).delete(f"/imports/{document.batch_id}", status=409)
    assert (answer["code"], answer["data"]) == ("IMPORT_IN_USE", {"documents": 1})


@pytest.mark.parametrize(
    ("state", "silent_seconds", "worker", "waits"),
    [
        (ImportState.WAITING, 0, False, True),
        (ImportState.WAITING, 0, True, False),
        (ImportState.READING, 0, False, False),
        (ImportState.READING, 6, False, True),
        (ImportState.READING, 6, True, False),
        (ImportState.DONE, 6, False, False),
        (ImportState.FAILED, 6, False, False),
    ],
)
def test_the_screen_is_told_when_nobody_is_there_to_read(
    api: ApiFor, manager: User, project: Project, state: ImportState, silent_seconds: int, *, worker: bool, waits: bool
) -> None:
    batch = make_batch(project, state=state)
    ImportBatch.objects.update(progressed_at=timezone.now() - timedelta(seconds=silent_seconds))
    if worker:
        heartbeats.leave_mark("default@here", ["default"])
    assert api(manager).get(f"/imports/{batch.pk}")["waiting_for_worker"] is waits


def test_a_list_of_imports_needs_few_queries(
    api: ApiFor, manager: User, project: Project, django_assert_max_num_queries: Fixture
) -> None:
    for _ in range(10):
        make_batch(project, by=manager)
    reader = api(manager)
    with django_assert_max_num_queries(6):
        assert len(reader.get(f"/projects/{project.pk}/imports")["results"]) == 10
