"""The real product in a real browser: the live server, a Celery worker on its database, the built front end."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from annotator import heartbeats
from annotator.accounts.models import User
from tests.make import PASSWORD

# Playwright runs an event loop in this thread, which Django would take for an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(__file__).resolve().parents[2]
WORKER_SECONDS = 30
#: Chromium in a container, without its telephone calls home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process drives the browser: the worker beside it serves one database."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": os.environ["ZHENBIAO_TEST_CHROMIUM"], "args": FLAGS}


@pytest.fixture
def browser_context_args(live_server: LiveServer) -> dict[str, Any]:
    return {"base_url": live_server.url, "locale": "zh-CN", "viewport": {"width": 1366, "height": 768}}


@pytest.fixture(autouse=True)
def sent() -> None:
    """Here messages really leave; the fixture of the same name elsewhere only notes them."""


def database_url() -> str:
    told = connection.settings_dict
    return f"postgresql://{told['USER']}:{told['PASSWORD']}@/{told['NAME']}?host={told['HOST']}&port={told['PORT']}"


@pytest.fixture(scope="session")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server puts files and the worker finds them."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "uploads").mkdir()
    return folder


@pytest.fixture(autouse=True)
def _uploads_of_its_own(settings: Settings, uploads: Path) -> None:
    """The worker outlives a test, so here they are the session's own."""
    settings.DATA_DIR = uploads


@pytest.fixture(scope="session")
def worker(django_db_setup: None, django_db_blocker: Any, uploads: Path) -> Iterator[None]:
    """A worker of queue `default` on the tests' own database."""
    with django_db_blocker.unblock():
        environment = os.environ | {"ZHENBIAO_DATABASE_URL": database_url(), "ZHENBIAO_DATA_DIR": str(uploads)}
    words = [sys.executable, "-m", "celery", "-A", "annotator", "worker", "-Q", "default", "--pool", "solo"]
    process = subprocess.Popen(
        [*words, "-n", f"e2e-{os.getpid()}@%h", "--without-gossip", "--without-mingle"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: heartbeats.serves("default"), WORKER_SECONDS)
        yield
    finally:
        process.terminate()
        process.wait(20)


def wait_until(holds: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture(autouse=True)
def complaints(page: Page) -> Iterator[list[str]]:
    """What the console complains of, a blocked style or a failed script: nothing is expected, so nothing passes."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert [line for line in heard if "the server responded with a status of" not in line] == []


@pytest.fixture
def sign_in(page: Page) -> Callable[[User], None]:
    """Through the form, as people do."""

    def as_user(user: User) -> None:
        page.goto("/")
        page.get_by_label("用户名").fill(user.username)
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_label("用户名")).to_have_count(0)

    return as_user
