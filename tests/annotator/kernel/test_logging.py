"""Logs carry ids and counts; whatever could quote a record is withheld."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from django.conf import settings

from annotator.logging import LONGEST_VALUE, logging_config

Written = Callable[[], dict[str, Any]]


@pytest.fixture
def out() -> Iterator[StringIO]:
    """What our formatter writes of the loggers `celery.test` and `library`."""
    spec = dict(logging_config(level="INFO", as_json=True)["formatters"]["structured"])
    formatter = spec.pop("()")(**spec)
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    loggers = [logging.getLogger("celery.test"), logging.getLogger("library")]
    for logger in loggers:
        logger.addHandler(handler)
    yield stream
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.fixture
def line(out: StringIO) -> Written:
    return lambda: dict(json.loads(out.getvalue()))


def test_ids_and_counts_stay(line: Written) -> None:
    structlog.get_logger("library").info("imported", batch=7, added=10, name="a.jsonl", ready=True)
    assert line().items() >= {"event": "imported", "batch": 7, "added": 10, "name": "a.jsonl", "ready": True}.items()


@pytest.mark.parametrize("key", ["text", "snippet", "q", "password", "token", "params"])
def test_a_key_that_may_hold_text_is_withheld_however_short(line: Written, key: str) -> None:
    structlog.get_logger("library").info("seen", **{key: "发热"})
    assert line()[key] == "<withheld: str>"


def test_a_value_longer_than_an_id_is_withheld(line: Written) -> None:
    structlog.get_logger("library").info("seen", longest="a" * LONGEST_VALUE, longer="a" * (LONGEST_VALUE + 1))
    assert line()["longest"] == "a" * LONGEST_VALUE
    assert line()["longer"] == "<withheld: str>"


@pytest.mark.parametrize("value", [["发热"], {"a": "发热"}, ValueError("发热"), b"fever"])
def test_whatever_is_no_plain_value_is_withheld(out: StringIO, line: Written, value: object) -> None:
    structlog.get_logger("library").info("seen", thing=value)
    assert line()["thing"] == f"<withheld: {type(value).__name__}>"
    assert "发热" not in out.getvalue()


def test_an_exception_is_logged_by_its_place_and_class_alone(out: StringIO, line: Written) -> None:
    try:
        raise ValueError("发热三天")
    except ValueError:
        structlog.get_logger("library").exception("failed")
    assert line()["exception"].endswith("builtins.ValueError")
    assert "test_logging.py" in line()["exception"]
    assert "发热三天" not in out.getvalue()


def test_a_chained_exception_does_not_tell_its_cause(out: StringIO) -> None:
    try:
        try:
            raise KeyError("发热三天")
        except KeyError as cause:
            raise RuntimeError("咳嗽") from cause
    except RuntimeError:
        logging.getLogger("library").exception("failed")
    assert "发热三天" not in out.getvalue()
    assert "咳嗽" not in out.getvalue()


def test_a_librarys_message_keeps_its_template_and_loses_its_arguments(out: StringIO, line: Written) -> None:
    logging.getLogger("library").error("cannot read %s", "发热三天")
    assert line()["event"] == "cannot read %s"
    assert "发热三天" not in out.getvalue()


def test_a_librarys_extra_fields_are_sieved_too(out: StringIO) -> None:
    logging.getLogger("library").error("x", extra={"data": {"args": "发热三天"}})
    assert "发热三天" not in out.getvalue()


def test_an_exception_logged_as_the_message_is_withheld(out: StringIO, line: Written) -> None:
    logging.getLogger("library").error(ValueError("发热三天"))
    assert line()["event"] == "<withheld: ValueError>"


def test_celery_still_says_which_task_it_was(out: StringIO, line: Written) -> None:
    said = {"id": "42-ab", "name": "intake.read_batch", "exc": "ValueError('发热三天')"}
    logging.getLogger("celery.test").error("Task %(name)s[%(id)s] raised unexpected: %(exc)s", said)
    assert (line()["task"], line()["task_id"]) == ("intake.read_batch", "42-ab")
    assert "发热三天" not in out.getvalue()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("GET /api/projects/7/documents?q=%E5%8F%91%E7%83%AD", "GET /api/projects/7/documents"),
        ("GET /api/projects/7", "GET /api/projects/7"),
        ("GET /%E5%8F%91%E7%83%AD", "<withheld: str>"),
    ],
)
def test_an_address_is_logged_without_what_was_searched_for(line: Written, address: str, kept: str) -> None:
    structlog.get_logger("library").info("request_started", request=address)
    assert line()["request"] == kept


def test_djangos_own_handlers_which_print_exceptions_in_full_are_gone() -> None:
    for name in ("django", "django.server"):
        kinds = {type(handler).__module__ for handler in logging.getLogger(name).handlers}
        assert kinds <= {"_pytest.logging"}
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
