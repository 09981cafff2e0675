"""Make the tables in data/ anew out of Debian's and PyPI's packages: `python -m ner_engine.characters.build FOLDER`.

FOLDER keeps what is fetched. Needs apt-get and dpkg-deb (Debian 12 gave what lies in data/) and pip.
"""

import argparse
import bz2
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from ner_engine.characters import licences
from ner_engine.characters.codes import STROKES, WUBI
from ner_engine.characters.packages import FetchError, debian, pypi
from ner_engine.characters.rendering import Painter
from ner_engine.characters.sources import DATA, write_rows

PYWUBI = "pywubi==0.3.0"
PILLOW = "pillow==13.0.0"
FONT = "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
UNIHAN_FILES = ("IRGSources", "DictionaryLikeData", "OtherMappings")

# The first two blocks of ideographs; what the Table of General Standard Characters has beyond is added.
IDEOGRAPHS = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
# Letters, digits, punctuation and signs that stand in records: their pictures only.
SIGNS = (
    *(*range(0x21, 0x250), *range(0x370, 0x400), *range(0x2010, 0x2600)),
    *(*range(0x3001, 0x3030), *range(0x3200, 0x3400)),  # ideographic punctuation; ㎎, ㎡ and their like
    *(*range(0xFE30, 0xFE70), *range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7)),  # full-width forms
)
STROKE_NUMBER = str.maketrans("hspnz", STROKES.symbols)


def build(folder: Path, target: Path) -> list[Path]:
    """Write every table and its licence; the files written."""
    target.mkdir(parents=True, exist_ok=True)
    unihan = read_unihan(debian("unicode-data", folder) / "usr/share/unicode")
    characters = universe(unihan)
    write_rows(target / "unihan.tsv.xz", unihan_rows(characters, unihan))
    write_rows(target / "strokes.tsv.xz", stroke_rows(characters, unihan, debian("rime-data-stroke", folder)))
    wubi = pypi(PYWUBI, folder)
    write_rows(target / "wubi86.tsv.xz", wubi_rows(characters, wubi))
    write_rows(target / "pinyin.tsv.xz", pinyin_rows(characters))
    write_glyphs(target / "glyphs.npz", characters, folder)
    licences.write(target, folder, wubi)
    return sorted(path for path in target.iterdir() if path.is_file())


def read_unihan(folder: Path) -> dict[str, dict[str, str]]:
    """Field, then character, to value."""
    fields: dict[str, dict[str, str]] = {}
    for name in UNIHAN_FILES:
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as file:
            for line in file:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t", 2)
                    fields.setdefault(field, {})[chr(int(code.partition("+")[2], 16))] = value
    return fields


def universe(unihan: Mapping[str, Mapping[str, str]]) -> list[str]:
    blocks = {chr(code) for code in IDEOGRAPHS} & set(unihan["kRSUnicode"])
    return sorted(blocks | set(unihan["kTGH"]))


def unihan_rows(characters: Iterable[str], unihan: Mapping[str, Mapping[str, str]]) -> list[tuple[str, ...]]:
    """Of several values the first one, which is the simplified form's. 120'.3 is radical 120 in its short form."""

    def value(field: str, character: str) -> str:
        return unihan[field].get(character, " ").split(" ")[0]

    return [
        (
            character,
            value("kRSUnicode", character).split(".")[0].rstrip("'"),
            value("kTotalStrokes", character),
            value("kCangjie", character).lower(),
            value("kFourCornerCode", character).replace(".", ""),
        )
        for character in characters
    ]


def stroke_rows(
    characters: Iterable[str], unihan: Mapping[str, Mapping[str, str]], package: Path
) -> list[tuple[str, ...]]:
    candidates: dict[str, list[str]] = {}
    for character, order in rime_rows(package / "usr/share/rime-data/stroke.dict.yaml"):
        candidates.setdefault(character, []).append(order.translate(STROKE_NUMBER))
    counts = {character: int(value.split(" ")[0]) for character, value in unihan["kTotalStrokes"].items()}
    return [(c, mainland_order(candidates[c], counts[c])) for c in characters if c in candidates]


def mainland_order(candidates: list[str], strokes: int) -> str:
    """Rime lists Taiwan's order first and the mainland's behind it, and takes every form of a character.

    So: the last one with as many strokes as Unihan counts for the mainland's form, else the last one.
    """
    fitting = [order for order in candidates if len(order) == strokes]
    return (fitting or candidates)[-1]


def rime_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Character and code of a Rime dictionary; its head ends with three dots."""
    _, _, body = path.read_text(encoding="utf-8").partition("\n...\n")
    for line in body.splitlines():
        character, tab, code = line.partition("\t")
        if tab and len(character) == 1:
            yield character, code


def wubi_rows(characters: Iterable[str], package: Path) -> list[tuple[str, ...]]:
    """The longest code is the full one; the others are its abbreviations."""
    codes = json.loads((package / "pywubi/data/wubi_86.json").read_text(encoding="utf-8"))
    return [(c, max(codes[c], key=len)[: WUBI.length]) for c in characters if c in codes]


def pinyin_rows(characters: Iterable[str]) -> list[tuple[str, ...]]:
    """The first reading; a few characters made in Japan, such as 瓰, have none."""
    from pypinyin import Style, lazy_pinyin

    read = {c: lazy_pinyin(c, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore") for c in characters}
    return [(c, syllables[0]) for c, syllables in read.items() if syllables]


def write_glyphs(path: Path, characters: Iterable[str], folder: Path) -> None:
    sys.path.insert(0, str(pypi(PILLOW, folder)))
    painter = Painter(debian("fonts-noto-cjk", folder) / FONT)
    drawn = {c: painter.picture(c) for c in sorted({*characters, *map(chr, SIGNS)})}
    pictures = {c: picture for c, picture in drawn.items() if picture is not None}
    codes = np.array([ord(c) for c in pictures], dtype=np.uint32)
    packed = np.packbits(np.stack(list(pictures.values())).reshape(len(pictures), -1), axis=1)
    np.savez_compressed(path, characters=codes, pictures=packed)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ner_engine.characters.build", description=__doc__)
    parser.add_argument("folder", type=Path, help="where packages are fetched to")
    parser.add_argument("--into", type=Path, default=DATA, help="where the tables go; data/ beside this file")
    chosen = parser.parse_args(arguments)
    try:
        written = build(chosen.folder.resolve(), chosen.into)
    except FetchError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.writelines(f"{path.stat().st_size:>8} {path.name}\n" for path in written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
