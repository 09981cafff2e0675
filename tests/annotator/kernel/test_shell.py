"""Every address that is not the API's opens the browser application, under a strict policy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from annotator import shell

PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>'


@pytest.fixture(autouse=True)
def _forget_the_page() -> Iterator[None]:
    shell.page.cache_clear()
    yield
    shell.page.cache_clear()


@pytest.fixture
def browser(settings: Settings, tmp_path: Path) -> Client:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    settings.FRONTEND_DIR = tmp_path
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ["/", "/projects/7/documents", "/sign-in", "/apiary", "/患者"])
def test_any_address_opens_the_application(browser: Client, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")
    assert '<div id="root">' in answer.content.decode()
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nothing", "/api/projects/seven"])
def test_an_unknown_address_of_the_api_is_refused_in_the_envelope(browser: Client, path: str) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def test_a_missing_asset_is_not_found_instead_of_being_a_page(browser: Client) -> None:
    answer = browser.get("/assets/gone-12345678.js")
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def policy(header: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in header.split(";") if part.strip())}


def test_the_policy_allows_our_own_files_and_nothing_else(browser: Client) -> None:
    said = policy(browser.get("/")["Content-Security-Policy"])
    assert said["default-src"] == ["'self'"]
    assert said["script-src"] == ["'self'"]
    assert said["object-src"] == ["'none'"]
    assert said["frame-ancestors"] == ["'none'"]
    assert said["base-uri"] == ["'none'"]
    assert not any("unsafe" in value for values in said.values() for value in values)


def test_the_pages_nonce_is_the_policys_and_new_each_time(browser: Client) -> None:
    nonces = []
    for _ in range(2):
        answer = browser.get("/")
        written = re.search(r'content="([^"]+)"', answer.content.decode())
        assert written
        assert f"'nonce-{written[1]}'" in policy(answer["Content-Security-Policy"])["style-src"]
        nonces.append(written[1])
    assert nonces[0] != nonces[1]


def test_the_api_answers_under_the_same_policy(browser: Client) -> None:
    assert browser.get("/api/nothing")["Content-Security-Policy"]


def test_the_page_brings_the_csrf_cookie(browser: Client) -> None:
    assert "csrftoken" in browser.get("/").cookies


def test_without_a_build_the_page_says_what_to_run(settings: Settings, tmp_path: Path) -> None:
    settings.FRONTEND_DIR = tmp_path
    assert "./dev run" in Client().get("/").content.decode()


def test_the_browser_is_told_not_to_guess_types_and_not_to_frame_us(browser: Client) -> None:
    answer = browser.get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
