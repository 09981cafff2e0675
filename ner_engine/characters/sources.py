"""The tables in data/ as they lie there: read once, unpacked, never changed."""

import lzma
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ner_engine.characters.codes import ByteArray

DATA = Path(__file__).parent / "data"
GLYPH_SIDE = 14


class Ideograph(NamedTuple):
    """What Unihan says of a character; what it does not say is empty."""

    radical: int
    strokes: int
    cangjie: str
    four_corner: str


class Glyphs(NamedTuple):
    """The place of a character's picture, and the pictures: `[N, 14, 14]` zeros and ones."""

    place: dict[str, int]
    pictures: ByteArray


@cache
def ideographs() -> dict[str, Ideograph]:
    rows = read_rows(DATA / "unihan.tsv.xz")
    return {row[0]: Ideograph(int(row[1]), int(row[2]), row[3], row[4]) for row in rows}


@cache
def codes(name: str) -> dict[str, str]:
    """One of wubi86, strokes and pinyin."""
    return read_codes(DATA / f"{name}.tsv.xz")


@cache
def glyphs() -> Glyphs:
    with np.load(DATA / "glyphs.npz", allow_pickle=False) as archive:
        bits = np.unpackbits(archive["pictures"], axis=1, count=GLYPH_SIDE * GLYPH_SIDE)
        characters = [chr(code) for code in archive["characters"].tolist()]
    place = {character: number for number, character in enumerate(characters)}
    return Glyphs(place, bits.reshape(-1, GLYPH_SIDE, GLYPH_SIDE))


def read_codes(path: Path) -> dict[str, str]:
    """A table of two columns: a character and its code."""
    return {row[0]: row[1] for row in read_rows(path)}


def read_rows(path: Path) -> list[list[str]]:
    lines = lzma.decompress(path.read_bytes()).decode().splitlines()
    return [line.split("\t") for line in lines]


def write_rows(path: Path, rows: list[tuple[str, ...]]) -> None:
    """The same rows always give the same bytes."""
    text = "".join("\t".join(row) + "\n" for row in rows)
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
