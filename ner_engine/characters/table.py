"""Every feature of the characters of a vocabulary as arrays with one row an entry, to gather from by id."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ner_engine.characters import sources
from ner_engine.characters.codes import CANGJIE, FOUR_CORNER, PINYIN, STROKES, WUBI, ZHENG, ByteArray, CodeAlphabet

# Radicals are numbered as in the Kangxi dictionary, 1 to 214; 0 is for entries that are no single character, such as
# a padding token; what is no Chinese character gets a class of its own.
KANGXI_RADICALS = 214
DIGIT, LATIN, PUNCTUATION, OTHER = range(KANGXI_RADICALS + 1, KANGXI_RADICALS + 5)
RADICALS = KANGXI_RADICALS + 5


@dataclass(frozen=True, slots=True)
class CharacterTable:
    """Rows of zeros for what a source does not know. A character's row is the same in every vocabulary.

    `shape` holds Zheng codes where a Zheng table was given, else Cangjie codes; `shape_alphabet` says which, for its
    length and its one-hot rows.
    """

    radicals: NDArray[np.int16]  # [V], below RADICALS
    stroke_counts: ByteArray  # [V]
    stroke_orders: ByteArray  # [V, 52] of STROKES
    wubi: ByteArray  # [V, 4] of WUBI
    shape: ByteArray  # [V, 4] of ZHENG or [V, 5] of CANGJIE
    four_corner: ByteArray  # [V, 5] of FOUR_CORNER
    pinyin: ByteArray  # [V, 8] of PINYIN
    glyphs: ByteArray  # [V, 14, 14], 1 where there is ink
    shape_name: str  # zheng or cangjie

    @property
    def shape_alphabet(self) -> CodeAlphabet:
        return ZHENG if self.shape_name == "zheng" else CANGJIE


def character_table(vocabulary: Sequence[str], *, zheng: Path | None = None) -> CharacterTable:
    """Look every entry up once. `zheng` is a table that `python -m ner_engine.characters.zheng` has installed."""
    unihan = sources.ideographs()
    known = [(entry, unihan[entry]) for entry in set(vocabulary) if entry in unihan]
    strokes = {entry: ideograph.strokes for entry, ideograph in known}
    cangjie = {entry: ideograph.cangjie for entry, ideograph in known}
    corners = {entry: ideograph.four_corner for entry, ideograph in known}
    shape = CANGJIE.encode(vocabulary, cangjie) if zheng is None else _installed_zheng(vocabulary, zheng)
    return CharacterTable(
        radicals=np.array([radical(entry) for entry in vocabulary], dtype=np.int16),
        stroke_counts=np.array([strokes.get(entry, 0) for entry in vocabulary], dtype=np.uint8),
        stroke_orders=STROKES.encode(vocabulary, sources.codes("strokes")),
        wubi=WUBI.encode(vocabulary, sources.codes("wubi86")),
        shape=shape,
        four_corner=FOUR_CORNER.encode(vocabulary, corners),
        pinyin=PINYIN.encode(vocabulary, sources.codes("pinyin")),
        glyphs=_pictures(vocabulary),
        shape_name="cangjie" if zheng is None else "zheng",
    )


def radical(entry: str) -> int:
    """The Kangxi number of a Chinese character, the class of any other one, 0 for an entry that is not one."""
    ideograph = sources.ideographs().get(entry)
    if ideograph is not None:
        return ideograph.radical
    return _class(entry) if len(entry) == 1 else 0


def _class(character: str) -> int:
    category = unicodedata.category(character)
    if category.startswith("N"):
        return DIGIT
    if category.startswith("P"):
        return PUNCTUATION
    if category.startswith("L") and "LATIN" in unicodedata.name(character, ""):
        return LATIN
    return OTHER


def _installed_zheng(vocabulary: Sequence[str], path: Path) -> ByteArray:
    if not path.is_file():
        raise ValueError(
            f"there is no Zheng table at {path}; install it with `python -m ner_engine.characters.zheng {path}`"
        )
    return ZHENG.encode(vocabulary, sources.read_codes(path))


def _pictures(vocabulary: Sequence[str]) -> ByteArray:
    place, pictures = sources.glyphs()
    blank = np.zeros((1, *pictures.shape[1:]), dtype=np.uint8)
    rows = [place.get(entry, -1) for entry in vocabulary]
    return np.concatenate((pictures, blank))[rows]
