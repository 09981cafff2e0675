"""The Zheng installer, on tables of fcitx 4 written here; the real one is GPL and lies in no repository."""

import struct
from pathlib import Path

import pytest

from ner_engine.characters import zheng
from ner_engine.characters.codes import ZHENG
from ner_engine.characters.table import character_table

# What fcitx-table-zhengma holds of the six published characters: code, word, kind (2 only builds phrases).
RECORDS = [
    ("jh", "呕", 2),
    ("jho", "呕", 0),
    ("jhos", "呕", 0),
    ("jb", "吐", 2),
    ("jbv", "吐", 0),
    ("jbvv", "吐", 0),
    ("qj", "肿", 0),
    ("qji", "肿", 0),
    ("qjv", "肿", 0),
    ("qc", "胀", 0),
    ("qch", "胀", 0),
    ("wz", "心", 0),
    ("md", "手", 0),
    ("aa", "一下", 0),
]
PUBLISHED = {"呕": "jhos", "吐": "jbv", "肿": "qji", "胀": "qch", "心": "wz", "手": "md"}


def string(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack("<I", len(encoded)) + encoded + b"\0"


def fcitx_table(records: list[tuple[str, str, int]], *, rules: bool = True) -> bytes:
    head = struct.pack("<I", 0) + b"\3" + string(ZHENG.symbols) + b"\4\4" + string("")
    head += b"\1" + bytes(3 * (2 + 3 * 4)) if rules else b"\0"
    body = b"".join(
        code.encode().ljust(5, b"\0")
        + struct.pack("<I", len(word.encode()) + 1)
        + word.encode()
        + b"\0"
        + bytes([kind])
        + struct.pack("<II", 7, 9)
        for code, word, kind in records
    )
    return head + struct.pack("<I", len(records)) + body


@pytest.mark.parametrize("rules", [True, False])
def test_the_records_are_read_as_they_were_written(rules: bool) -> None:
    assert list(zheng.read_fcitx_table(fcitx_table(RECORDS, rules=rules))) == RECORDS


def test_the_codes_chosen_are_the_published_ones() -> None:
    assert zheng.choose(zheng.Record(*record) for record in RECORDS) == PUBLISHED


def test_once_installed_the_table_stands_in_for_cangjie(tmp_path: Path) -> None:
    source, target = tmp_path / "zhengma.mb", tmp_path / "tables" / "zheng.tsv.xz"
    source.write_bytes(fcitx_table(RECORDS))
    assert zheng.main([str(target), "--from", str(source)]) == 0
    table = character_table([*PUBLISHED, "肝"], zheng=target)
    assert table.shape_name == "zheng"
    assert [table.shape_alphabet.decode(row) for row in table.shape] == [*PUBLISHED.values(), ""]


def test_a_file_that_is_no_table_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "zhengma.mb"
    source.write_bytes(b"\x89PNG and no table at all")
    assert zheng.main([str(tmp_path / "out"), "--from", str(source)]) == 2
    assert capsys.readouterr().err.startswith("this is no table of fcitx 4")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("size", [3, 40, 90, 200])
def test_a_table_that_is_cut_off_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="cut off"):
        list(zheng.read_fcitx_table(fcitx_table(RECORDS)[:size]))


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert zheng.main([str(tmp_path / "out"), "--from", str(tmp_path / "nowhere.mb")]) == 2
    assert "nowhere.mb: No such file" in capsys.readouterr().err


def test_without_debian_the_installer_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert zheng.main([str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "apt-get is not on this machine; run this on Debian or Ubuntu.\n"
