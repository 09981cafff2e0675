"""Whatever happens behind an address, one envelope leaves it."""

import json
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from psycopg.errors import DeadlockDetected
from pytest_django.fixtures import Settings
from rest_framework import exceptions as drf

from annotator.accounts.models import User
from annotator.errors import DomainError
from annotator.http import as_refusal, field_errors, position
from annotator.projects import actions, queries
from annotator.projects.models import Project
from tests.conftest import ApiFor
from tests.make import make_admin, make_project, make_user

NEW_PROJECT = {"name": "骨科", "preset": "general"}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (drf.NotAuthenticated(), "NOT_SIGNED_IN"),
        (drf.AuthenticationFailed(), "TOKEN_REFUSED"),
        (drf.PermissionDenied("CSRF Failed: CSRF token missing."), "CSRF_FAILED"),
        (drf.PermissionDenied(), "FORBIDDEN"),
        (drf.NotFound(), "NOT_FOUND"),
        (drf.MethodNotAllowed("PUT"), "METHOD_NOT_ALLOWED"),
        (drf.Throttled(), "TOO_MANY_REQUESTS"),
        (drf.ParseError(), "MALFORMED_REQUEST"),
        (drf.UnsupportedMediaType("text/csv"), "MALFORMED_REQUEST"),
        (OperationalError(), "SERVICE_UNAVAILABLE"),
        (ZeroDivisionError(), "SERVER_ERROR"),
        (DomainError("LAST_MANAGER"), "LAST_MANAGER"),
    ],
)
def test_each_exception_means_one_refusal(error: Exception, code: str) -> None:
    assert as_refusal(error).code == code


def test_field_errors_are_lists_of_sentences_by_field() -> None:
    assert field_errors({"name": ["a", "b"], "role": "c"}) == {"name": ["a", "b"], "role": ["c"]}
    assert field_errors(["a"]) == {"": ["a"]}


@pytest.mark.parametrize(("cursor", "meant"), [(None, None), ("", None), ("0", 0), ("42", 42)])
def test_a_cursor_is_the_id_of_the_last_row(cursor: str | None, meant: int | None) -> None:
    assert position(cursor) == meant


@pytest.mark.parametrize("cursor", ["-1", "1.5", "x", "٤٢", "9" * 19, "1 OR 1=1"])
def test_any_other_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(DomainError) as refused:
        position(cursor)
    assert refused.value.code == "INVALID_CURSOR"


@pytest.mark.django_db
def test_the_sentence_is_in_the_readers_language(api: ApiFor) -> None:
    assert api().get("/me/tokens", status=401)["message"] == "请先登录。"
    assert api(language="en").get("/me/tokens", status=401)["message"] == "Please sign in first."
    assert api(language="fr").get("/me/tokens", status=401)["message"] == "请先登录。"


@pytest.mark.django_db
def test_a_fields_own_sentence_is_in_the_readers_language(api: ApiFor) -> None:
    admin = make_admin()
    said = [
        api(admin, language=language).post("/projects", {}, status=400)["data"]["fields"]["name"]
        for language in ("zh-CN", "en")
    ]
    assert said == [["该字段是必填项。"], ["This field is required."]]


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["{", "[1", "\xff", "nul", '"text"', "[]", "7"])
def test_a_body_that_is_no_object_is_refused(api: ApiFor, body: str) -> None:
    browser = api(make_admin()).client
    answer = browser.post("/api/projects", body.encode("latin-1"), content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["code"] in {"MALFORMED_REQUEST", "INVALID_INPUT"}


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["\x00", "\ud800", "a\x00b"])
def test_characters_that_cannot_be_stored_are_refused_by_field(api: ApiFor, value: str) -> None:
    refused = api(make_admin()).post("/projects", {"name": value, "preset": value}, status=400)
    assert set(refused["data"]["fields"]) == {"name", "preset"}


@pytest.mark.django_db
def test_a_body_past_the_limit_is_refused_before_it_is_read(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = Client().post("/api/session", {"username": "x" * 2000, "password": "y"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "FILE_TOO_LARGE")


@pytest.mark.django_db
def test_an_id_too_large_for_the_database_is_simply_not_found(api: ApiFor) -> None:
    api(make_admin()).get(f"/projects/{10**30}", status=404)


@pytest.mark.django_db
def test_a_failure_of_ours_tells_nothing_and_leaves_nothing_half_done(
    api: ApiFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise ValueError("发热三天")

    monkeypatch.setattr(actions, "define_preset", fail)
    answer = api(make_admin()).ask("post", "/projects", NEW_PROJECT)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (500, "SERVER_ERROR")
    assert "发热三天" not in answer.content.decode()
    assert not Project.objects.exists()


@pytest.mark.django_db
def test_a_database_that_goes_away_is_told_as_such(api: ApiFor, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_user: User) -> None:
        raise OperationalError

    monkeypatch.setattr(queries, "projects", away)
    assert api(make_user()).get("/projects", status=503)["code"] == "SERVICE_UNAVAILABLE"


@pytest.mark.django_db
def test_after_a_refusal_the_connection_can_still_be_used(api: ApiFor) -> None:
    admin = make_admin()
    make_project("骨科", by=admin)
    assert api(admin).post("/projects", NEW_PROJECT, status=409)["code"] == "PROJECT_NAME_TAKEN"
    assert Project.objects.count() == 1


@pytest.mark.django_db
def test_an_unknown_host_is_refused_in_the_envelope() -> None:
    answer = Client().get("/api/session", headers={"host": "elsewhere.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED_REQUEST")


def test_a_language_nobody_asked_for_is_chinese() -> None:
    from annotator.http import language_of

    assert language_of(HttpRequest()) == "zh-CN"


def test_of_two_changes_that_block_each_other_one_is_asked_to_try_again() -> None:
    error = OperationalError()
    error.__cause__ = DeadlockDetected()
    assert as_refusal(error).code == "CONFLICT"
