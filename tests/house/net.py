"""A net under the product: what it logs or leaves in Valkey, to be searched for a mark that stands for a patient."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from typing import Any, Final
from urllib.parse import quote

from annotator import heartbeats
from annotator.logging import logging_config

#: Stands for a patient's words. Nothing in the repository says it otherwise.
MARK: Final = "龘靐齉爩麤"
#: However a log may write it: as it is, in an address, in JSON, in a repr of text or of bytes.
FORMS: Final = (
    MARK,
    quote(MARK),
    quote(MARK).lower(),
    json.dumps(MARK).strip('"'),
    ascii(MARK).strip("'"),
    repr(MARK.encode())[2:-1],
    repr(MARK.encode("gb18030"))[2:-1],
)


def is_marked(text: str) -> bool:
    return any(form in text for form in FORMS)


@dataclass
class Net:
    """What was written, in both of our formats."""

    streams: list[StringIO] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(stream.getvalue() for stream in self.streams)


def handlers(net: Net) -> Iterator[logging.Handler]:
    for as_json in (True, False):
        spec: dict[str, Any] = dict(logging_config(level="DEBUG", as_json=as_json)["formatters"]["structured"])
        formatter = spec.pop("()")(**spec)
        net.streams.append(StringIO())
        handler = logging.StreamHandler(net.streams[-1])
        handler.setFormatter(formatter)
        yield handler


@contextmanager
def net_under_the_logs() -> Iterator[Net]:
    """All of every logger's words, down to DEBUG, in the formats a server writes."""
    net, root = Net(), logging.getLogger()
    level, hung = root.level, list(handlers(net))
    root.setLevel(logging.DEBUG)
    for handler in hung:
        root.addHandler(handler)
    try:
        yield net
    finally:
        root.setLevel(level)
        for handler in hung:
            root.removeHandler(handler)


def valkey_content() -> str:
    """Every key and value in the broker, whatever its kind."""
    valkey = heartbeats.redis()
    readers: dict[Any, Any] = {"string": valkey.get, "hash": valkey.hgetall, "set": valkey.smembers}
    content = []
    for key in valkey.scan_iter():
        kind = valkey.type(key)
        content.append((key, valkey.lrange(key, 0, -1) if kind == "list" else readers.get(kind, valkey.dump)(key)))
    return repr(content)
