"""The table against published codes, against itself and against the packages it was made of."""

from pathlib import Path

import numpy as np
import pytest
from pypinyin import Style, lazy_pinyin

from ner_engine.characters import sources
from ner_engine.characters.codes import CANGJIE, FOUR_CORNER, PINYIN, STROKES, WUBI, kinds
from ner_engine.characters.table import (
    DIGIT,
    LATIN,
    OTHER,
    PUNCTUATION,
    RADICALS,
    CharacterTable,
    character_table,
    radical,
)

# Wubi 86 and stroke order as printed for these characters in JMIR Med Inform 2023, table 3.
PUBLISHED = {
    "呕": ("kaqy", "2511345"),
    "吐": ("kfg", "251121"),
    "肿": ("ekhh", "35112512"),
    "胀": ("etay", "35113154"),
    "心": ("nyny", "4544"),
    "手": ("rtgh", "3112"),
}
MADE_IN_JAPAN = list("兙兡嗧桛烪瓧瓰瓱瓼甅")  # they have no Chinese reading
ALL = list(sources.ideographs())


def of(entry: str) -> CharacterTable:
    return character_table([entry])


@pytest.mark.parametrize("character", PUBLISHED)
def test_the_published_codes_stand_in_the_table(character: str) -> None:
    table = of(character)
    assert (WUBI.decode(table.wubi[0]), STROKES.decode(table.stroke_orders[0])) == PUBLISHED[character]


def test_the_strokes_of_a_character_are_counted_by_kind() -> None:
    assert kinds(of("呕").stroke_orders).tolist() == [[2, 1, 1, 1, 2]]


@pytest.mark.parametrize(
    ("character", "order"),
    [("东", "15234"), ("万", "153"), ("丰", "1112"), ("乃", "53"), ("月", "3511"), ("江", "441121")],
)
def test_stroke_orders_are_those_of_the_mainland(character: str, order: str) -> None:
    assert STROKES.decode(of(character).stroke_orders[0]) == order


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        ("肝", 130),
        ("肿", 130),
        ("癌", 104),
        ("讠", 149),
        ("𬌗", 92),
        ("3", DIGIT),
        ("〇", DIGIT),
        ("Ⅱ", DIGIT),
        ("a", LATIN),
        ("Ａ", LATIN),
        ("，", PUNCTUATION),
        ("%", PUNCTUATION),
        ("℃", OTHER),
        ("+", OTHER),
        ("μ", OTHER),
        ("\ud800", OTHER),
    ],
)
def test_every_character_has_a_radical_or_a_class(entry: str, number: int) -> None:
    assert of(entry).radicals.tolist() == [number]


def test_what_is_no_single_character_has_zeros_everywhere() -> None:
    table = character_table(["[PAD]", "", "肝脏"])
    for array in (table.radicals, table.stroke_counts, table.stroke_orders, table.wubi, table.shape, table.four_corner):
        assert not array.any()
    assert not table.pinyin.any()
    assert not table.glyphs.any()


def test_radicals_and_stroke_counts() -> None:
    table = character_table(["肝", "肿", "癌"])
    assert table.radicals.tolist() == [130, 130, 104]
    assert table.stroke_counts.tolist() == [7, 8, 17]


def test_shape_and_sound_codes_as_they_are_written() -> None:
    table = of("肝")
    assert table.shape_name == "cangjie"
    assert table.shape_alphabet is CANGJIE
    assert CANGJIE.decode(table.shape[0]) == "bmj"
    assert FOUR_CORNER.decode(table.four_corner[0]) == "71240"
    assert PINYIN.decode(table.pinyin[0]) == "gan1"


@pytest.mark.parametrize(("character", "reading"), [("绿", "lv4"), ("的", "de5"), ("双", "shuang1")])
def test_readings_end_with_the_tone_and_write_v(character: str, reading: str) -> None:
    assert PINYIN.decode(of(character).pinyin[0]) == reading


def test_readings_are_those_of_pypinyin_where_it_has_one() -> None:
    characters = [chr(code) for code in range(0x4E00, 0x9FA6)]
    ours = {c: PINYIN.decode(row) for c, row in zip(characters, character_table(characters).pinyin, strict=True)}
    assert [c for c, reading in ours.items() if not reading] == MADE_IN_JAPAN
    for character, reading in ours.items():
        theirs = lazy_pinyin(character, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
        assert theirs == ([reading] if reading else [])


def test_the_one_hot_rows_have_the_shapes_of_the_papers() -> None:
    table = character_table(["肝", "吐", "，"])
    wubi = WUBI.one_hot(table.wubi)
    assert wubi.shape == (3, 4, 26)
    assert PINYIN.one_hot(table.pinyin).shape == (3, 8, 32)
    assert table.shape_alphabet.one_hot(table.shape).shape == (3, 5, 26)
    assert table.glyphs.shape == (3, 14, 14)
    assert wubi[1].argmax(axis=1).tolist() == [10, 5, 6, 0]  # k, f, g and an empty row
    assert wubi[1].sum(axis=1).tolist() == [1, 1, 1, 0]
    assert not wubi[2].any()


def test_the_picture_of_ten_is_a_cross() -> None:
    picture = of("十").glyphs[0]
    row, column = int(picture.sum(axis=1).argmax()), int(picture.sum(axis=0).argmax())
    assert picture[row].sum() >= 10
    assert picture[:, column].sum() >= 10
    assert picture.sum() <= picture[row].sum() + 2 * picture[:, column].sum()  # a stroke may be two points wide


def test_the_ink_of_every_picture_lies_in_the_middle() -> None:
    for picture in sources.glyphs().pictures[::37]:
        for axis in (0, 1):
            inked = np.flatnonzero(picture.any(axis=axis))
            assert abs(int(inked[0]) - (13 - int(inked[-1]))) <= 1


def test_signs_have_pictures_too_and_they_differ() -> None:
    glyphs = character_table(list("ABC3μ，。℃㎎（％")).glyphs
    assert len({picture.tobytes() for picture in glyphs}) == len(glyphs)


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    table, alone = character_table(["癌", "[UNK]", "肝"]), of("肝")
    for name in ("radicals", "stroke_counts", "stroke_orders", "wubi", "shape", "four_corner", "pinyin", "glyphs"):
        assert getattr(table, name)[2].tolist() == getattr(alone, name)[0].tolist()


def test_an_empty_vocabulary_has_no_rows() -> None:
    assert character_table([]).glyphs.shape == (0, 14, 14)


def test_a_zheng_table_that_is_not_there_is_named_with_the_command_that_installs_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no Zheng table at .*python -m ner_engine\.characters\.zheng"):
        character_table(["肝"], zheng=tmp_path / "zheng.tsv.xz")


def test_every_code_of_every_character_can_be_written() -> None:
    table = character_table(ALL)
    assert [STROKES.decode(row) for row in table.stroke_orders[::50]] == [
        sources.codes("strokes").get(character, "") for character in ALL[::50]
    ]
    assert int(table.radicals.min()) >= 1
    assert int(table.radicals.max()) < RADICALS


def test_all_20902_characters_of_the_first_block_have_every_feature() -> None:
    table = character_table([chr(code) for code in range(0x4E00, 0x9FA6)])
    assert int((~table.pinyin.any(axis=1)).sum()) == len(MADE_IN_JAPAN)
    for array in (table.radicals, table.stroke_counts, table.stroke_orders, table.wubi):
        assert array.reshape(len(array), -1).any(axis=1).all()
    assert table.shape.any(axis=1).all()
    assert table.glyphs.any(axis=(1, 2)).all()


def test_most_stroke_orders_are_as_long_as_unicode_counts() -> None:
    orders = sources.codes("strokes")
    fitting = [len(orders[c]) == sources.ideographs()[c].strokes for c in ALL if c in orders]
    assert sum(fitting) / len(fitting) > 0.97


def test_the_same_entry_has_the_same_radical_from_the_function_and_the_table() -> None:
    assert [radical(entry) for entry in ("肝", "3", "[PAD]")] == character_table(["肝", "3", "[PAD]"]).radicals.tolist()


def test_every_table_is_small_and_has_its_licence_beside_it() -> None:
    tables = [path for path in sources.DATA.iterdir() if not path.name.endswith(".LICENSE.txt")]
    assert {path.name for path in tables} == {
        "glyphs.npz",
        "pinyin.tsv.xz",
        "strokes.tsv.xz",
        "unihan.tsv.xz",
        "wubi86.tsv.xz",
    }
    for path in tables:
        head = path.with_name(f"{path.name}.LICENSE.txt").read_text(encoding="utf-8").splitlines()[:4]
        assert head[0] == path.name
        assert [line.split(":")[0] for line in head[1:]] == ["Source", "Licence", "Changed"]
    assert sum(path.stat().st_size for path in sources.DATA.iterdir()) < 3 << 20
