"""One settings file, fed by the environment; nothing secret has a default."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from annotator.settings import broker, database

SECRET = "0123456789-abcdefghij-0123456789-abcdefghij-0123456789"
NEEDED = {
    "ZHENBIAO_SECRET_KEY": SECRET,
    "ZHENBIAO_DATABASE_URL": "postgresql://zb@db.example:5433/zb",
    "ZHENBIAO_REDIS_URL": "redis://cache.example:6379/0",
    "ZHENBIAO_DATA_DIR": "/nonexistent/data",
}
BARE = {name: value for name, value in os.environ.items() if not name.startswith(("ZHENBIAO_", "DJANGO_"))}


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A process that knows nothing but the four things it needs, and what is said here."""
    settings = {name: value for name, value in (NEEDED | env).items() if value}
    return subprocess.run(
        [sys.executable, *arguments], env=BARE | settings, capture_output=True, text=True, check=False
    )


def settings_with(*names: str, **env: str) -> dict[str, Any]:
    ask = (
        f"import json; from annotator import settings; print(json.dumps({{n: getattr(settings, n) for n in {names}}}))"
    )
    return dict(json.loads(run("-c", ask, **env).stdout))


@pytest.mark.parametrize("name", NEEDED)
def test_without_what_it_needs_it_does_not_start_and_says_what_is_missing(name: str) -> None:
    started = run("-c", "import annotator.settings", **{name: ""})
    assert started.returncode != 0
    assert name in started.stderr.strip().splitlines()[-1]


def test_with_the_four_it_starts() -> None:
    assert run("-c", "import annotator.settings").returncode == 0


def test_the_secret_is_the_one_that_was_given() -> None:
    assert settings_with("SECRET_KEY") == {"SECRET_KEY": SECRET}


def test_debug_is_off_unless_asked() -> None:
    assert settings_with("DEBUG") == {"DEBUG": False}
    assert settings_with("DEBUG", ZHENBIAO_DEBUG="1") == {"DEBUG": True}


COOKIES = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")


def test_cookies_need_tls_unless_plain_http_is_asked_for() -> None:
    assert settings_with(*COOKIES) == dict.fromkeys(COOKIES, True)
    assert settings_with(*COOKIES, ZHENBIAO_PLAIN_HTTP="1") == dict.fromkeys(COOKIES, False)


def test_browsers_remember_to_use_tls_unless_plain_http_is_asked_for() -> None:
    assert settings_with("SECURE_HSTS_SECONDS")["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert settings_with("SECURE_HSTS_SECONDS", ZHENBIAO_PLAIN_HTTP="1") == {"SECURE_HSTS_SECONDS": 0}


def test_a_proxys_word_is_believed_only_when_there_is_one() -> None:
    assert settings_with("SECURE_PROXY_SSL_HEADER") == {"SECURE_PROXY_SSL_HEADER": None}
    behind = settings_with("SECURE_PROXY_SSL_HEADER", ZHENBIAO_BEHIND_PROXY="1")
    assert behind == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}


def test_djangos_own_deployment_check_is_clean() -> None:
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (checked.returncode, "no issues" in checked.stdout) == (0, True), checked.stderr


def test_a_database_is_found_by_its_address() -> None:
    said = database("postgresql://zb:pass%20word@db.example:5433/records?sslmode=require")
    assert {key: said[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "records",
        "USER": "zb",
        "PASSWORD": "pass word",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert said["OPTIONS"] == {"sslmode": "require"}


def test_a_database_behind_a_socket_is_found_by_its_folder() -> None:
    said = database("postgresql://zb@/records?host=/run/pg")
    assert (said["HOST"], said["PORT"], said["OPTIONS"]) == ("/run/pg", "", {})


@pytest.mark.parametrize(
    ("redis", "celery"),
    [
        ("unix:///run/valkey?db=2", "redis+socket:///run/valkey?virtual_host=2"),
        ("redis://cache.example:6379/0", "redis://cache.example:6379/0"),
        ("rediss://:secret@cache.example:6379/0", "rediss://:secret@cache.example:6379/0"),
    ],
)
def test_celery_is_told_the_same_valkey_in_its_own_words(redis: str, celery: str) -> None:
    assert broker(redis) == celery
