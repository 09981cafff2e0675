"""Beside each table in data/ a text: where it comes from, what was changed, and the licence it is under."""

from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from ner_engine.characters.packages import debian, debian_version

COMMON = Path("/usr/share/common-licenses")
RULE = "-" * 79


class Papers(NamedTuple):
    """One table's origin, its licence's name, what we did to it, and the licence texts."""

    table: str
    source: str
    licence: str
    change: str
    texts: tuple[Path, ...]


def write(target: Path, folder: Path, wheel: Path) -> None:
    """`<table>.LICENSE.txt` for each table; `folder` holds the fetched packages, `wheel` is pywubi's."""
    for papers in (_unihan(folder), _strokes(folder), _glyphs(folder), _wubi(wheel), _pinyin()):
        head = f"{papers.table}\nSource: {papers.source}\nLicence: {papers.licence}\nChanged: {papers.change}\n"
        texts = [path.read_text(encoding="utf-8").strip("\n") for path in papers.texts]
        whole = f"\n{RULE}\n\n".join([head, *texts])
        (target / f"{papers.table}.LICENSE.txt").write_text(whole + "\n", encoding="utf-8")


def _unihan(folder: Path) -> Papers:
    return Papers(
        "unihan.tsv.xz",
        f"Unicode Han Database, © Unicode, Inc.; {_package('unicode-data', folder)}",
        "Unicode licence",
        "Radical, stroke count, Cangjie and four-corner code were taken, the first value of each.",
        (_notes("unicode-data", folder),),
    )


def _strokes(folder: Path) -> Papers:
    return Papers(
        "strokes.tsv.xz",
        f"https://github.com/rime/rime-stroke; {_package('rime-data-stroke', folder)}",
        "LGPL-3.0",
        "One stroke order a character was taken; the letters h s p n z became 1 2 3 4 5.",
        (_notes("rime-data-stroke", folder), COMMON / "LGPL-3", COMMON / "GPL-3"),
    )


def _glyphs(folder: Path) -> Papers:
    return Papers(
        "glyphs.npz",
        f"Noto Sans CJK SC Regular; {_package('fonts-noto-cjk', folder)}",
        "SIL Open Font License 1.1 (SIL-1.1 in the notes below)",
        "Drawn at 13 pixels into 14 by 14 black and white points, the ink in the middle.",
        (_notes("fonts-noto-cjk", folder),),
    )


def _wubi(wheel: Path) -> Papers:
    licence = next(wheel.glob("pywubi-*.dist-info/licenses/LICENSE"))
    source = f"PyPI's {licence.parents[1].name.removesuffix('.dist-info')}"
    return Papers("wubi86.tsv.xz", source, "MIT", "The longest code of each character was taken.", (licence,))


def _pinyin() -> Papers:
    package = distribution("pypinyin")
    licence = next(file for file in package.files or () if file.name.startswith("LICENSE"))
    return Papers(
        "pinyin.tsv.xz",
        f"PyPI's pypinyin-{package.version}",
        "MIT",
        "The first reading of each character was taken, its tone last, ü as v.",
        (Path(str(package.locate_file(licence))),),
    )


def _package(name: str, folder: Path) -> str:
    return f"Debian's {name} {debian_version(name, folder)}"


def _notes(name: str, folder: Path) -> Path:
    return debian(name, folder) / "usr/share/doc" / name / "copyright"
