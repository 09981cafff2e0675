"""One text file is one record."""

from pathlib import PurePosixPath
from typing import IO, Final

from annotator.documents.models import LONGEST_RECORD
from annotator.intake.draft import Draft, Records, refused
from annotator.intake.encoding import NotTextError, decode

#: Four bytes a character at most, and as much again for line ends and NULs that cleaning takes away.
LONGEST_FILE: Final = 8 * LONGEST_RECORD


def read_text(stream: IO[bytes], name: str, *, place: str = "", patient_key: str = "") -> Records:
    """The record; its number is the file's name, and the name often says which kind it is."""
    content = stream.read(LONGEST_FILE + 1)
    if len(content) > LONGEST_FILE:
        yield refused("RECORD_TOO_LONG", place, limit=LONGEST_RECORD)
        return
    stem = PurePosixPath(name).stem
    try:
        yield Draft(decode(content), external_id=stem, patient_key=patient_key, kind=stem, place=place)
    except NotTextError as error:
        yield refused("NOT_UTF8_OR_GB18030", place, looks_like=error.looks_like)
