"""The builder on packages of three characters, laid where it would have fetched them."""

import bz2
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from ner_engine.characters import build, licences, packages, rendering
from ner_engine.characters.codes import ByteArray
from ner_engine.characters.sources import read_rows

UNIHAN = {
    "IRGSources": "# head\nU+624B\tkRSUnicode\t64.0\nU+624B\tkTotalStrokes\t4\nU+8BF4\tkRSUnicode\t149'.7\n"
    "U+8BF4\tkTotalStrokes\t9 14\nU+2C317\tkRSUnicode\t92.5\nU+2C317\tkTotalStrokes\t10\n",
    "DictionaryLikeData": "U+624B\tkCangjie\tQ\nU+624B\tkFourCornerCode\t2050.0\nU+8BF4\tkCangjie\tIVCRU\n",
    "OtherMappings": "U+2C317\tkTGH\t2013:6914\n",
}
STROKES = "name: stroke\n...\n手\tphhz\n手\tphhs\n手\tphh\n说\tnz\n手心\tphhsnznn\n"


class OnePoint:
    """Draws a point for whatever is in the font; the font lacks 𬌗."""

    def __init__(self, font: Path) -> None:
        assert font.name == "NotoSansCJK-Regular.ttc"

    def picture(self, character: str) -> ByteArray | None:
        result = np.zeros((14, 14), dtype=np.uint8)
        result[6, 7] = 1
        return None if character == "𬌗" else result


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    for name in ("unicode-data", "rime-data-stroke", "fonts-noto-cjk"):
        put(folder / name / "usr/share/doc" / name / "copyright", f"the terms of {name}\n")
        put(folder / f"{name}_1%3a15-1_all.deb", "")
    for name, text in UNIHAN.items():
        path = folder / f"unicode-data/usr/share/unicode/Unihan_{name}.txt.bz2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bz2.compress(text.encode()))
    put(folder / "rime-data-stroke/usr/share/rime-data/stroke.dict.yaml", STROKES)
    wubi = {"手": ["rt", "rtgh", "rtg"], "吐": ["kfg"]}
    put(folder / build.PYWUBI / "pywubi/data/wubi_86.json", json.dumps(wubi))
    put(folder / build.PYWUBI / "pywubi-0.3.0.dist-info/licenses/LICENSE", "MIT License\n")
    (folder / build.PILLOW).mkdir()
    for name in ("LGPL-3", "GPL-3"):
        put(tmp_path / "common" / name, f"the text of {name}\n")
    monkeypatch.setattr(licences, "COMMON", tmp_path / "common")
    monkeypatch.setattr(build, "Painter", OnePoint)
    monkeypatch.setattr("sys.path", [*sys.path])
    return folder


def test_every_table_is_made_of_the_first_or_fullest_value(fetched: Path, tmp_path: Path) -> None:
    target = tmp_path / "made" / "tables"
    assert build.main([str(fetched), "--into", str(target)]) == 0
    assert read_rows(target / "unihan.tsv.xz") == [
        ["手", "64", "4", "q", "20500"],
        ["说", "149", "9", "ivcru", ""],
        ["𬌗", "92", "10", "", ""],
    ]
    assert read_rows(target / "strokes.tsv.xz") == [["手", "3112"], ["说", "45"]]
    assert read_rows(target / "wubi86.tsv.xz") == [["手", "rtgh"]]
    assert read_rows(target / "pinyin.tsv.xz") == [["手", "shou3"], ["说", "shuo1"], ["𬌗", "he2"]]


def test_pictures_are_packed_and_what_the_font_lacks_is_left_out(fetched: Path, tmp_path: Path) -> None:
    build.build(fetched, tmp_path)
    with np.load(tmp_path / "glyphs.npz") as archive:
        characters = "".join(map(chr, archive["characters"]))
        picture = np.unpackbits(archive["pictures"], axis=1, count=196)[characters.index("手")].reshape(14, 14)
    assert {"手", "说", "A", "℃", "，"} <= set(characters)
    assert "𬌗" not in characters
    assert np.argwhere(picture).tolist() == [[6, 7]]


def test_building_twice_gives_the_same_bytes(fetched: Path, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in build.build(fetched, tmp_path)}
    again = {path.name: path.read_bytes() for path in build.build(fetched, tmp_path)}
    assert first == again
    assert len(first) == 10


def test_each_licence_names_source_version_and_change(fetched: Path, tmp_path: Path) -> None:
    build.build(fetched, tmp_path)
    text = (tmp_path / "strokes.tsv.xz.LICENSE.txt").read_text(encoding="utf-8")
    assert "Debian's rime-data-stroke 1:15-1" in text
    for part in ("LGPL-3.0", "the terms of rime-data-stroke", "the text of LGPL-3", "the text of GPL-3"):
        assert part in text
    assert "PyPI's pywubi-0.3.0\n" in (tmp_path / "wubi86.tsv.xz.LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("candidates", "strokes", "chosen"),
    [(["3115", "3112"], 4, "3112"), (["3112", "311"], 4, "3112"), (["311", "31"], 4, "31"), (["45"], 9, "45")],
)
def test_the_mainlands_order_is_the_last_one_of_the_right_length(
    candidates: list[str], strokes: int, chosen: str
) -> None:
    assert build.mainland_order(candidates, strokes) == chosen


def test_a_package_index_out_of_reach_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = tmp_path / "apt-get"
    tool.write_text("#!/bin/sh\nexit 100\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert build.main([str(tmp_path / "packages")]) == 2
    expected = "`apt-get download unicode-data` failed; check that its package index can be reached.\n"
    assert capsys.readouterr().err == expected


def test_what_was_fetched_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "unicode-data").mkdir()
    assert packages.debian("unicode-data", tmp_path) == tmp_path / "unicode-data"


def test_ink_is_moved_to_the_middle() -> None:
    drawn = np.zeros((30, 30), dtype=np.uint8)
    drawn[20:24, 3] = 1
    drawn[20, 3:9] = 1
    expected = np.zeros((14, 14), dtype=np.uint8)
    expected[5:9, 4] = 1
    expected[5, 4:10] = 1
    assert rendering._centred(drawn).tolist() == expected.tolist()
