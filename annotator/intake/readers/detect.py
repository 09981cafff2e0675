"""Which reader a file needs: its extension says so, and where there is none, its first bytes."""

from pathlib import PurePath
from typing import IO, Final

from annotator.intake.draft import Records
from annotator.intake.readers.archive import read_archive
from annotator.intake.readers.jsonl import read_jsonl
from annotator.intake.readers.text import read_text

EXTENSIONS: Final = (".txt", ".zip", ".jsonl")


def is_supported(name: str) -> bool:
    return PurePath(name).suffix.lower() in EXTENSIONS


def read(stream: IO[bytes], name: str) -> Records:
    """The records of a file."""
    extension = PurePath(name).suffix.lower()
    if extension not in EXTENSIONS:
        extension = extension_by_content(stream)
    if extension == ".zip":
        return read_archive(stream)
    return read_jsonl(stream) if extension == ".jsonl" else read_text(stream, name)


def extension_by_content(stream: IO[bytes]) -> str:
    """For files named on the command line, which may be called anything."""
    start = stream.read(512)
    stream.seek(0)
    if start.startswith(b"PK"):
        return ".zip"
    return ".jsonl" if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else ".txt"
