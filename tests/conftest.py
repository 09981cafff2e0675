"""What every test may ask for: a client of the API, and proof that no message really leaves."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django.fixtures import Settings

from annotator import heartbeats, jobs
from annotator.accounts.models import User
from tests.api import Api


def pytest_configure() -> None:
    """Passwords are hashed hundreds of times here; a quick hash is as good. Tests speak plain HTTP."""
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.SECURE_SSL_REDIRECT = False


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Every message that would have gone to a queue: its task's name and its ids."""
    messages: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(jobs, "send", lambda name, ids: messages.append((name, ids)))
    return messages


@pytest.fixture(autouse=True)
def _uploads_of_its_own(settings: Settings, tmp_path: Path) -> None:
    """No test finds the files of another one."""
    settings.DATA_DIR = tmp_path / "data"
    (settings.DATA_DIR / "uploads").mkdir(parents=True)


class ApiFor(Protocol):
    """`api()` is a stranger's browser, `api(user)` that of somebody signed in."""

    def __call__(self, user: User | None = None, *, language: str = "zh-CN", csrf: bool = False) -> Api: ...


@pytest.fixture
def api(django_capture_on_commit_callbacks: Callable[..., Any]) -> ApiFor:
    """CSRF is enforced only with `csrf=True`, as Django's own test client has it."""

    def api_for(user: User | None = None, *, language: str = "zh-CN", csrf: bool = False) -> Api:
        client = Client(enforce_csrf_checks=csrf, raise_request_exception=False)
        made = Api(client, lambda: django_capture_on_commit_callbacks(execute=True), language)
        if user is not None:
            made.sign_in(user)
        return made

    return api_for


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """Heartbeats under names of this test's own, in the real Valkey."""
    names = {"WORKERS": f"test:workers:{request.node.nodeid}", "BEAT": f"test:beat:{request.node.nodeid}"}
    valkey = heartbeats.redis()
    for constant, name in names.items():
        monkeypatch.setattr(heartbeats, constant, name)
    yield
    valkey.delete(*names.values())
