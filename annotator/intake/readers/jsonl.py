"""One line of JSON is one record: ours, doccano's, Prodigy's and CCKS's spelling of text and spans."""

import json
from collections.abc import Iterator
from typing import IO, Any, Final

import orjson

from annotator.intake.draft import Claim, Draft, Problem, Records, Refused, UnreadableFileError, refused
from annotator.intake.encoding import NotTextError, decode, signature_of

MEGABYTE: Final = 1024 * 1024
#: The longest record, every character escaped, with many thousand spans.
LONGEST_LINE: Final = 16 * MEGABYTE
#: As much as decides what the file is.
SAMPLE: Final = 64 * 1024

#: The first of these that a line has is meant.
TEXT_FIELDS: Final = ("text", "originalText", "data")
SPAN_FIELDS: Final = ("spans", "label", "labels", "entities")
PATIENT_FIELDS: Final = ("patient_key", "patient_id")
START_FIELDS: Final = ("start", "start_offset", "start_pos")
END_FIELDS: Final = ("end", "end_offset", "end_pos")
LABEL_FIELDS: Final = ("type", "label", "label_type")


class ProblemError(Exception):
    """The line cannot become a draft."""

    def __init__(self, code: str, **data: Any) -> None:
        self.problem = (code, data)
        super().__init__(code)


def read_jsonl(stream: IO[bytes], *, place: str = "") -> Records:
    """A draft or a refusal for each line that is not blank."""
    is_first = True
    for number, line in numbered_lines(stream):
        if line is None:
            yield refused("LINE_TOO_LONG", place, number, limit_mb=LONGEST_LINE // MEGABYTE)
        elif line.strip():
            if is_first:
                refuse_other_files(line)
            is_first = False
            yield read_line(line, place, number)


def numbered_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None for one that is too long to hold."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            skip_line(stream)
            yield number, None
        else:
            yield number, line


def skip_line(stream: IO[bytes]) -> None:
    """Go to the end of the line without holding it."""
    while (rest := stream.readline(MEGABYTE)) and not rest.endswith(b"\n"):
        pass


def refuse_other_files(line: bytes) -> None:
    """What the first line gives away of the whole file, said once instead of for every line."""
    start = line[:SAMPLE].lstrip()
    if signature_of(line) in {"UTF-16", "UTF-32"} or (start[:1] == b"{" and start[1:2] == b"\0"):
        raise UnreadableFileError("FILE_IS_UTF16")
    if start.startswith((b"[", b"\xef\xbb\xbf[")):
        raise UnreadableFileError("NOT_JSON_LINES")


def read_line(line: bytes, place: str, number: int) -> Draft | Refused:
    try:
        return draft_of(parsed(line), place, number)
    except ProblemError as error:
        code, data = error.problem
        return refused(code, place, number, **data)
    except SpanProblemsError as error:
        return Refused(tuple(Problem("SPAN_MALFORMED", {"number": one}, place, number) for one in error.numbers))


def parsed(line: bytes) -> Any:
    """What the line says: quickly when it is strict UTF-8 JSON, else with patience for what exporters get wrong."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return patiently_parsed(line)


def patiently_parsed(line: bytes) -> Any:
    """GB18030, a byte order mark, bare tabs and line ends inside strings: none of them is worth a refusal."""
    try:
        return json.loads(decode(line), strict=False)
    except NotTextError as error:
        raise ProblemError("NOT_UTF8_OR_GB18030", looks_like=error.looks_like) from None
    except json.JSONDecodeError as error:
        raise ProblemError("NOT_JSON", column=error.colno) from None
    except (ValueError, RecursionError):
        raise ProblemError("NOT_JSON", column=1) from None


def draft_of(content: Any, place: str, number: int) -> Draft:
    if not isinstance(content, dict):
        raise ProblemError("NOT_AN_OBJECT")
    text = content.get(first_present(content, TEXT_FIELDS) or "")
    if not isinstance(text, str):
        raise ProblemError("NO_TEXT")
    return Draft(
        text=text,
        external_id=word(content, "id"),
        patient_key=word(content, first_present(content, PATIENT_FIELDS) or "patient_key"),
        kind=word(content, "kind"),
        claims=claims_of(content),
        place=place,
        line=number,
    )


def first_present(content: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first field that is there and says something."""
    return next((name for name in names if content.get(name) is not None), None)


def word(content: dict[str, Any], name: str) -> str:
    """A string or a whole number, as a string."""
    value = content.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ProblemError("FIELD_NOT_TEXT", field=name)
    return str(value)


class SpanProblemsError(Exception):
    """Some spans of the line cannot be understood."""

    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers
        super().__init__(len(numbers))


def claims_of(content: dict[str, Any]) -> tuple[Claim, ...] | None:
    """The spans the line speaks of; None if it does not speak of spans at all."""
    name = first_present(content, SPAN_FIELDS)
    if name is None:
        return None
    items = content[name]
    if not isinstance(items, list):
        raise ProblemError("SPANS_NOT_A_LIST", field=name)
    claims = [claim_of(item) for item in items]
    if None in claims:
        raise SpanProblemsError([number for number, claim in enumerate(claims, start=1) if claim is None])
    return tuple(claim for claim in claims if claim is not None)


def claim_of(item: Any) -> Claim | None:
    """A span in a list or in an object; None if it is neither."""
    if isinstance(item, list) and len(item) == 3:  # noqa: PLR2004 - start, end, label
        start, end, label, surface = *item, None
    elif isinstance(item, dict):
        start, end, label = (one_of(item, names) for names in (START_FIELDS, END_FIELDS, LABEL_FIELDS))
        surface = item.get("text")
    else:
        return None
    # `type` and not `isinstance`: True is no position.
    if type(start) is not int or type(end) is not int or type(label) is not str:
        return None
    return Claim(start, end, label, surface) if surface is None or type(surface) is str else None


def one_of(item: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((item[name] for name in names if name in item), None)
