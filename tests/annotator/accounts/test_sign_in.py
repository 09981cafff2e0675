"""Sign-in and sign-out: sessions, CSRF, and the lock after too many failures."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.api import Api
from tests.conftest import ApiFor
from tests.make import PASSWORD, make_admin, make_user

pytestmark = pytest.mark.django_db

ATTEMPTS = 3


@pytest.fixture(autouse=True)
def _few_attempts(settings: Settings) -> None:
    settings.AXES_FAILURE_LIMIT = ATTEMPTS


def credentials(name: str = "lilei", password: str = PASSWORD) -> dict[str, str]:
    return {"username": name, "password": password}


def fail(browser: Api, times: int, name: str = "lilei") -> str:
    """The code of the last refusal."""
    code = ""
    for _ in range(times):
        answer = browser.ask("post", "/session", credentials(name, "wrong"))
        code = answer.json()["code"]  # type: ignore[attr-defined] # a test client's answer reads JSON
    return code


def test_a_stranger_is_nobody(api: ApiFor) -> None:
    assert api().get("/session") == {"user": None}


def test_the_right_password_opens_a_session_and_signing_out_ends_it(api: ApiFor) -> None:
    user = make_user("lilei", display_name="李雷")
    browser = api()
    said = browser.post("/session", credentials())["user"]
    assert said == {
        "id": user.pk,
        "username": "lilei",
        "display_name": "李雷",
        "language": "zh-CN",
        "is_admin": False,
        "can_create_projects": False,
    }
    assert browser.get("/session")["user"] == said
    browser.delete("/session")
    assert browser.get("/session")["user"] is None


def test_capitals_in_the_name_do_not_matter(api: ApiFor) -> None:
    make_user("LiLei")
    assert api().post("/session", credentials("lilei"))["user"]["username"] == "LiLei"


def test_a_wrong_password_an_unknown_name_and_a_deactivated_account_are_refused_alike(api: ApiFor) -> None:
    make_user("lilei")
    make_user("gone", is_active=False)
    wrong = (credentials(password="wrong"), credentials("nobody"), credentials("gone"))
    answers = [api().post("/session", body, status=401) for body in wrong]
    assert answers[0]["code"] == "SIGN_IN_REFUSED"
    assert answers[0] == answers[1] == answers[2]


def test_spaces_belong_to_a_password(api: ApiFor) -> None:
    make_user("lilei", password=" lantern orchid ")
    assert api().post("/session", credentials(password=" lantern orchid "))["user"]
    api().post("/session", credentials(password="lantern orchid"), status=401)


def test_a_sign_in_changes_the_sessions_key(api: ApiFor) -> None:
    """Or somebody could plant a session and wait."""
    make_user("lilei")
    make_user("other")
    browser = api()
    browser.post("/session", credentials("other"))
    planted = browser.client.cookies["sessionid"].value
    browser.post("/session", credentials("lilei"))
    assert browser.client.cookies["sessionid"].value != planted


def test_the_sessions_cookie_is_out_of_reach_for_scripts(api: ApiFor) -> None:
    make_user("lilei")
    browser = api()
    browser.post("/session", credentials())
    cookie = browser.client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_too_many_failures_lock_the_name_and_say_for_how_long(api: ApiFor, settings: Settings) -> None:
    make_user("lilei")
    browser = api()
    assert fail(browser, ATTEMPTS - 1) == "SIGN_IN_REFUSED"
    refused = browser.post("/session", credentials(password="wrong"), status=429)
    assert refused["code"] == "SIGN_IN_LOCKED"
    assert refused["data"] == {"minutes": settings.SIGN_IN_LOCK_MINUTES}


def test_while_locked_the_right_password_is_refused_too(api: ApiFor) -> None:
    make_user("lilei")
    browser = api()
    fail(browser, ATTEMPTS)
    assert browser.post("/session", credentials(), status=429)["code"] == "SIGN_IN_LOCKED"
    assert browser.get("/session")["user"] is None


def test_capitals_are_no_way_around_the_lock(api: ApiFor) -> None:
    make_user("lilei")
    browser = api()
    fail(browser, ATTEMPTS)
    browser.post("/session", credentials("LiLei"), status=429)


def test_another_address_may_still_sign_in(api: ApiFor) -> None:
    """One loud machine must not keep a doctor out of another one."""
    make_user("lilei")
    fail(api(), ATTEMPTS)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    answer = elsewhere.post("/api/session", credentials(), content_type="application/json")
    assert answer.status_code == 200


def test_another_name_from_the_same_address_may_still_sign_in(api: ApiFor) -> None:
    make_user("lilei")
    make_user("hanmei")
    browser = api()
    fail(browser, ATTEMPTS)
    assert browser.post("/session", credentials("hanmei"))["user"]["username"] == "hanmei"


def test_the_lock_opens_by_itself(api: ApiFor, settings: Settings) -> None:
    make_user("lilei")
    browser = api()
    fail(browser, ATTEMPTS)
    minutes = settings.SIGN_IN_LOCK_MINUTES
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes - 1)):
        browser.post("/session", credentials(), status=429)
    with time_machine.travel(timezone.now() + timedelta(minutes=2 * minutes + 1)):
        browser.post("/session", credentials(), status=200)


def test_a_new_password_by_an_administrator_opens_the_lock(api: ApiFor) -> None:
    user = make_user("LiLei")
    browser = api()
    fail(browser, ATTEMPTS)
    api(make_admin()).patch(f"/users/{user.pk}", {"password": "velvet-rain-7"})
    browser.post("/session", credentials(password="velvet-rain-7"), status=200)


def test_a_success_forgets_the_failures_before_it(api: ApiFor) -> None:
    make_user("LiLei")
    browser = api()
    for _ in range(3):
        assert fail(browser, ATTEMPTS - 1) == "SIGN_IN_REFUSED"
        browser.post("/session", credentials(), status=200)


def test_a_name_nobody_has_is_locked_like_any_other(api: ApiFor) -> None:
    """Or the lock would tell which names exist."""
    assert fail(api(), ATTEMPTS, name="nobody") == "SIGN_IN_LOCKED"


# --- CSRF ---------------------------------------------------------------------------------------------------


def test_signing_in_without_the_csrf_token_is_refused(api: ApiFor) -> None:
    make_user("lilei")
    assert api(csrf=True).post("/session", credentials(), status=403)["code"] == "CSRF_FAILED"


def test_a_session_writes_only_with_its_csrf_token(api: ApiFor) -> None:
    user = make_user("lilei")
    browser = api(user, csrf=True)
    assert browser.patch("/me", {"language": "en"}, status=403)["code"] == "CSRF_FAILED"
    assert browser.delete("/session", status=403)["code"] == "CSRF_FAILED"
    browser.get("/session")
    token = browser.client.cookies["csrftoken"].value
    assert browser.ask("patch", "/me", {"language": "en"}, x_csrftoken=token).status_code == 200


def test_a_browser_signs_in_with_the_token_the_session_brought(api: ApiFor) -> None:
    make_user("lilei")
    browser = api(csrf=True)
    browser.get("/session")
    token = browser.client.cookies["csrftoken"].value
    assert browser.ask("post", "/session", credentials(), x_csrftoken=token).status_code == 200
    assert browser.client.cookies["csrftoken"].value != token, "a sign-in renews it"


def test_reading_needs_no_csrf_token(api: ApiFor) -> None:
    api(make_user(), csrf=True).get("/projects")


# --- behind a proxy ---------------------------------------------------------------------------------------------------


def attempt(forwarded_for: str, password: str = f"not {PASSWORD}") -> int:
    """Through one proxy, which has appended the address it was asked from."""
    browser = Client(REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": forwarded_for})
    return browser.post("/api/session", credentials(password=password), content_type="application/json").status_code


def test_behind_a_proxy_the_address_it_was_asked_from_counts(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    make_user("lilei")
    assert [attempt("192.0.2.7") for _ in range(ATTEMPTS)][-1] == 429
    assert attempt("192.0.2.7", PASSWORD) == 429
    assert attempt("192.0.2.8", PASSWORD) == 200


def test_behind_a_proxy_forged_addresses_are_no_way_around_the_lock(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    make_user("lilei")
    assert [attempt(f"203.0.113.{n}, 192.0.2.7") for n in range(ATTEMPTS)][-1] == 429


def test_without_a_proxy_nobody_says_where_they_come_from(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    make_user("lilei")
    assert [attempt(f"203.0.113.{n}") for n in range(ATTEMPTS)][-1] == 429
