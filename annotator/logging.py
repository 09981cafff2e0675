"""Structured logs that carry ids and counts, and drop whatever could be a patient's text."""

import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

#: Keys that may hold text from a record, a file or a person; their values never reach a log.
SECRET_KEYS: Final = frozenset(
    {"text", "surface", "snippet", "body", "query", "q", "detail", "params", "password", "token", "definition", "spans"}
)
#: A value longer than this is prose, not an id.
LONGEST_VALUE: Final = 200


def withheld(value: object) -> str:
    return f"<withheld: {type(value).__name__}>"


def drop_patient_text(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Withhold by name, and withhold everything long: a record is never an id."""
    for key, value in event.items():
        if key in {"exception", "event", "timestamp", "level", "logger"}:
            continue
        is_plain = isinstance(value, str | int | float | bool | type(None))
        is_prose = isinstance(value, str) and len(value) > LONGEST_VALUE
        if key in SECRET_KEYS or is_prose or not is_plain:
            event[key] = withheld(value)
    return event


def frames_only(exc_info: Any) -> str:
    """Where it failed, and with which class: the message of an exception may quote a record, so it is left out."""
    kind, _, trace = exc_info
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join([*places, f"{kind.__module__}.{kind.__qualname__}"])


def shorten_exception(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    exc_info = event.pop("exc_info", None)
    if exc_info is True:
        exc_info = sys.exc_info()
    if isinstance(exc_info, BaseException):
        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
    if isinstance(exc_info, tuple) and exc_info[0] is not None:
        event["exception"] = frames_only(exc_info)
    return event


def forget_arguments(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A library's record keeps its template (`Task %s failed`); the arguments may quote anything, so they go.
    Celery's name and id of a task stay, or nobody could tell which one failed.
    """
    record = event.pop("_record", None)
    event.pop("_from_structlog", None)
    arguments = event.pop("positional_args", None)
    if isinstance(arguments, dict) and record.name.startswith("celery."):
        event.update(task=arguments.get("name"), task_id=arguments.get("id"))
    if record is not None and not isinstance(record.msg, str | dict):
        event["event"] = withheld(record.msg)
    return event


def cut_query(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Of an address the path stays, if it is one of ours: what was searched for stands behind the question mark, and
    only a path nobody knows holds escaped characters.
    """
    address = event.get("request")
    if isinstance(address, str):
        path = address.partition("?")[0]
        event["request"] = withheld(path) if "%" in path else path
    return event


def logging_config(*, level: str, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING: our events and the libraries' pass through the same processors."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer()
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*shared, structlog.stdlib.ExtraAdder()],
        "use_get_message": False,
        "pass_foreign_args": True,
        "processors": [shorten_exception, forget_arguments, cut_query, drop_patient_text, renderer],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django gives its own logger handlers that print exceptions in full; naming it here takes them away.
        "loggers": {
            "django": {"level": level},
            "django.db.backends": {"level": "WARNING"},
            "django.server": {"level": "WARNING"},
        },
    }
