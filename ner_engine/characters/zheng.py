"""Install the Zheng code table, which is GPL and therefore not shipped: `python -m ner_engine.characters.zheng FILE`.

It comes from Debian's fcitx-table-zhengma, or from a zhengma.mb that lies here already: `… FILE --from zhengma.mb`.
"""

import argparse
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ner_engine.characters.codes import ZHENG
from ner_engine.characters.packages import FetchError, debian
from ner_engine.characters.sources import write_rows

PACKAGE = "fcitx-table-zhengma"
FILE_IN_PACKAGE = "usr/share/fcitx/table/zhengma.mb"
FILLER = "v"

_NORMAL = 0  # the other kinds only build phrases
_COUNTERS = 8  # bytes behind each record: hits and index


class Record(NamedTuple):
    """One line of an fcitx table: a word, its code, and what the line is for."""

    code: str
    word: str
    kind: int


def install(target: Path, table: Path | None = None) -> int:
    """Write the Zheng table to `target`; the number of characters in it."""
    with tempfile.TemporaryDirectory() as folder:
        source = table or debian(PACKAGE, Path(folder)) / FILE_IN_PACKAGE
        codes = choose(read_fcitx_table(source.read_bytes()))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_rows(target, sorted(codes.items()))
    return len(codes)


def choose(records: Iterator[Record]) -> dict[str, str]:
    """The full code of each character: the longest, of equals the first.

    A code that only lengthens another one of the character by the filler v is no code of its own.
    """
    candidates: dict[str, list[str]] = {}
    for code, word, kind in records:
        if kind == _NORMAL and len(word) == 1 and len(code) <= ZHENG.length and set(code) <= set(ZHENG.symbols):
            candidates.setdefault(word, []).append(code)
    return {word: max(_without_filled(codes), key=len) for word, codes in candidates.items()}


def _without_filled(codes: list[str]) -> list[str]:
    return [code for code in codes if not (code.endswith(FILLER) and code[:-1] in codes)]


def read_fcitx_table(data: bytes) -> Iterator[Record]:
    """The records of a .mb file of fcitx 4."""
    try:
        yield from _Reader(data).records()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError("this is no table of fcitx 4, or it is cut off; use zhengma.mb of fcitx 4.2") from error


class _Reader:
    """Walks through the bytes; strings carry their length and a closing zero."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def records(self) -> Iterator[Record]:
        width = self._header()
        for _ in range(self._number()):
            code = self._take(width).rstrip(b"\0").decode()
            word = self._take(self._number()).rstrip(b"\0").decode()
            kind = self._byte()
            self._take(_COUNTERS)
            yield Record(code, word, kind)

    def _header(self) -> int:
        """Skip to the records; the width of their codes."""
        if self._number() != 0:
            raise struct.error
        self._byte()  # version
        self._take(self._number() + 1)  # letters
        length, pinyin_length = self._byte(), self._byte()
        self._take(self._number() + 1)  # ignored letters
        if self._byte():  # rules that build phrases: for each number of words a flag, a count, and three bytes a letter
            self._take((length - 1) * (2 + 3 * length))
        return max(length, pinyin_length) + 1

    def _take(self, size: int) -> bytes:
        if self._at + size > len(self._data):
            raise IndexError
        self._at += size
        return self._data[self._at - size : self._at]

    def _byte(self) -> int:
        return self._take(1)[0]

    def _number(self) -> int:
        return int(struct.unpack("<I", self._take(4))[0])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ner_engine.characters.zheng", description=__doc__)
    parser.add_argument("target", type=Path, metavar="FILE", help="where the table is to lie")
    parser.add_argument("--from", dest="table", type=Path, help="a zhengma.mb; without it Debian's is fetched")
    chosen = parser.parse_args(arguments)
    try:
        number = install(chosen.target, chosen.table)
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}; check the path and the disk.\n")
        return 2
    except (FetchError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{chosen.target}: {number} characters (GPL-2.0-or-later, from {PACKAGE})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
