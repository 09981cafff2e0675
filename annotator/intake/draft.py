"""What readers make of a file: drafts of documents, and refused records with their problems."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Claim(NamedTuple):
    """A span as the file says it: code points of the file's text, a label, and perhaps the words it covers."""

    start: int
    end: int
    label: str
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as it was read. `claims` is None where the file says nothing of spans; an empty list says "none"."""

    text: str
    external_id: str = ""
    patient_key: str = ""
    kind: str = ""
    claims: tuple[Claim, ...] | None = None
    place: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a record is refused and where it stands. `data` holds numbers and labels, never the record's text."""

    code: str
    data: dict[str, Any] = field(default_factory=dict)
    place: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """One record that is not stored, so that it can be mended and imported again."""

    problems: tuple[Problem, ...]


Records = Iterator[Draft | Refused]


class UnreadableFileError(Exception):
    """The file as a whole cannot be read. `code` is one of annotator.intake.problems."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def refused(code: str, place: str = "", line: int | None = None, **data: Any) -> Refused:
    """A record with one problem."""
    return Refused((Problem(code, data, place, line),))
