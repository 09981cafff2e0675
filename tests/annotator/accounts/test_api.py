"""The own account, tokens, and the administrators' list of people, as a browser or a script sees them."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.models import ApiToken, User
from tests.conftest import ApiFor
from tests.make import PASSWORD, make_admin, make_project, make_token, make_user

pytestmark = pytest.mark.django_db

NEW_USER = {"username": "lilei", "display_name": "李雷", "password": PASSWORD}


def script(key: str) -> Client:
    """A program with a token, whose CSRF checks are as strict as a browser's."""
    return Client(enforce_csrf_checks=True, headers={"authorization": f"Token {key}"})


def test_the_own_name_and_language_are_changed(api: ApiFor) -> None:
    user = make_user()
    said = api(user).patch("/me", {"display_name": "李雷", "language": "en"})
    assert (said["display_name"], said["language"]) == ("李雷", "en")
    user.refresh_from_db()
    assert (user.display_name, user.language) == ("李雷", "en")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"display_name": ""}, "display_name"),
        ({"display_name": "长" * 61}, "display_name"),
        ({"language": "fr"}, "language"),
    ],
)
def test_a_profile_that_cannot_be_is_refused_by_field(api: ApiFor, body: dict[str, str], field: str) -> None:
    refused = api(make_user()).patch("/me", body, status=400)
    assert (refused["code"], list(refused["data"]["fields"])) == ("INVALID_INPUT", [field])


def test_nobody_makes_themselves_an_administrator(api: ApiFor) -> None:
    user = make_user()
    api(user).patch("/me", {"is_admin": True, "can_create_projects": True, "username": "root"})
    user.refresh_from_db()
    assert (user.is_admin, user.can_create_projects, user.username == "root") == (False, False, False)


def test_a_new_password_ends_other_sessions_and_keeps_this_one(api: ApiFor) -> None:
    user = make_user()
    here, elsewhere = api(user), api(user)
    here.post("/me/password", {"current": PASSWORD, "new": "velvet-rain-7"}, status=204)
    assert here.get("/session")["user"]["id"] == user.pk
    assert elsewhere.get("/session")["user"] is None
    elsewhere.get("/projects", status=401)


def test_a_password_set_by_an_administrator_ends_every_session(api: ApiFor) -> None:
    user = make_user()
    browser = api(user)
    api(make_admin()).patch(f"/users/{user.pk}", {"password": "velvet-rain-7"})
    assert browser.get("/session")["user"] is None


def test_a_deactivated_persons_session_ends_at_once(api: ApiFor) -> None:
    user = make_user()
    browser = api(user)
    api(make_admin()).patch(f"/users/{user.pk}", {"is_active": False})
    browser.get("/projects", status=401)


def test_a_tokens_key_is_shown_once_and_opens_the_door(api: ApiFor) -> None:
    user = make_user()
    made = api(user).post("/me/tokens", {"name": "nightly", "days_valid": 30}, status=201)
    listed = api(user).get("/me/tokens")["results"]
    assert [(row["name"], row["prefix"]) for row in listed] == [("nightly", made["token"][:8])]
    assert "token" not in listed[0]
    answer = script(made["token"]).get("/api/session")
    assert answer.json()["user"]["id"] == user.pk


def test_a_token_writes_without_a_csrf_token(api: ApiFor) -> None:
    admin = make_admin()
    _, key = make_token(admin)
    answer = script(key).post("/api/users", NEW_USER, content_type="application/json")
    assert answer.status_code == 201


@pytest.mark.parametrize("key", ["zb_guess", "", "zb_ü", "zb_a b"])
def test_an_unknown_token_is_refused_even_where_anybody_may_read(key: str) -> None:
    answer = script(key).get("/api/session")
    assert (answer.status_code, answer.json()["code"]) == (401, "TOKEN_REFUSED")


def test_an_expired_a_revoked_and_an_orphaned_token_are_refused(api: ApiFor) -> None:
    expired, revoked, orphaned = (make_token(make_user(), days_valid=1) for _ in range(3))
    ApiToken.objects.filter(pk=expired[0].pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    api(revoked[0].user).delete(f"/me/tokens/{revoked[0].pk}")
    User.objects.filter(pk=orphaned[0].user.pk).update(is_active=False)
    for _, key in (expired, revoked, orphaned):
        assert script(key).get("/api/projects").status_code == 401


def test_a_token_expires_by_itself() -> None:
    _, key = make_token(make_user(), days_valid=1)
    assert script(key).get("/api/projects").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert script(key).get("/api/projects").status_code == 401


@pytest.mark.parametrize("days", [0, 367, -1, "soon"])
def test_a_token_lives_for_one_day_to_one_year(api: ApiFor, days: object) -> None:
    refused = api(make_user()).post("/me/tokens", {"name": "x", "days_valid": days}, status=400)
    assert list(refused["data"]["fields"]) == ["days_valid"]


def test_nobody_revokes_another_persons_token(api: ApiFor) -> None:
    token, key = make_token(make_user())
    api(make_admin()).delete(f"/me/tokens/{token.pk}", status=404)
    assert script(key).get("/api/projects").status_code == 200


def test_an_administrator_creates_finds_and_changes_people(api: ApiFor) -> None:
    admin = api(make_admin("boss"))
    made = admin.post("/users", NEW_USER | {"can_create_projects": True}, status=201)
    assert (made["username"], made["is_admin"], made["can_create_projects"]) == ("lilei", False, True)
    assert "password" not in made
    assert [row["username"] for row in admin.get("/users?q=李")["results"]] == ["lilei"]
    changed = admin.patch(f"/users/{made['id']}", {"is_active": False})
    assert changed["is_active"] is False


def test_a_taken_user_name_is_said_in_words(api: ApiFor) -> None:
    make_user("LiLei")
    assert api(make_admin()).post("/users", NEW_USER, status=409)["code"] == "USERNAME_TAKEN"


@pytest.mark.parametrize("name", ["li lei", "", "李/雷", "a" * 151, "<b>"])
def test_a_user_name_that_cannot_be_is_refused(api: ApiFor, name: str) -> None:
    refused = api(make_admin()).post("/users", NEW_USER | {"username": name}, status=400)
    assert list(refused["data"]["fields"]) == ["username"]


def test_a_weak_password_is_refused_beside_its_field_in_the_readers_language(api: ApiFor) -> None:
    for language, word in (("zh-CN", "密码"), ("en", "password")):
        refused = api(make_admin(), language=language).post("/users", NEW_USER | {"password": "123"}, status=400)
        lines = refused["data"]["fields"]["password"]
        assert any(word in line for line in lines), lines
        assert all(line.isascii() == (language == "en") for line in lines), lines


def test_the_last_administrator_cannot_lock_everybody_out(api: ApiFor) -> None:
    admin = make_admin()
    for change in ({"is_active": False}, {"is_admin": False}):
        assert api(admin).patch(f"/users/{admin.pk}", change, status=409)["code"] == "OWN_ACCOUNT"


def test_at_most_fifty_people_are_listed(api: ApiFor) -> None:
    User.objects.bulk_create(User(username=f"u{n:02}", display_name="x") for n in range(60))
    assert len(api(make_admin()).get("/users")["results"]) == 50


def test_a_list_of_people_takes_a_few_queries_however_long(
    api: ApiFor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = api(make_admin())
    for _ in range(20):
        make_project()
    with django_assert_max_num_queries(5):
        browser.get("/users")
