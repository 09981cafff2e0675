"""What each reader understands, without a database."""

import io
import itertools
import json
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from annotator.intake.draft import Claim, Draft, Refused, UnreadableFileError
from annotator.intake.readers import archive, detect, jsonl

Fixture = Any


def drafts_of(content: bytes, name: str = "a.jsonl") -> list[Draft]:
    records = list(detect.read(io.BytesIO(content), name))
    assert all(isinstance(one, Draft) for one in records), records
    return [one for one in records if isinstance(one, Draft)]


def draft_of(line: dict[str, Any]) -> Draft:
    (draft,) = drafts_of(json.dumps(line).encode())
    return draft


# --- jsonl ------------------------------------------------------------------------------------------------------------

CLAIMS = (Claim(0, 2, "症状"), Claim(3, 5, "疾病"))
SPELLINGS: dict[str, dict[str, Any]] = {
    "ours, as lists": {"spans": [[0, 2, "症状"], [3, 5, "疾病"]]},
    "ours, as objects": {"spans": [{"start": 0, "end": 2, "type": "症状"}, {"start": 3, "end": 5, "type": "疾病"}]},
    "doccano, label": {"id": 1, "label": [[0, 2, "症状"], [3, 5, "疾病"]]},
    "doccano, labels": {"labels": [[0, 2, "症状"], [3, 5, "疾病"]]},
    "doccano, relations": {
        "entities": [
            {"id": 7, "start_offset": 0, "end_offset": 2, "label": "症状"},
            {"id": 8, "start_offset": 3, "end_offset": 5, "label": "疾病"},
        ],
        "relations": [],
        "Comments": [],
    },
    "Prodigy": {
        "tokens": [],
        "spans": [
            {"start": 0, "end": 2, "label": "症状", "token_start": 0},
            {"start": 3, "end": 5, "label": "疾病", "token_start": 3},
        ],
        "answer": "accept",
    },
    "CCKS": {
        "entities": [
            {"start_pos": 0, "end_pos": 2, "label_type": "症状", "overlap": 0},
            {"start_pos": 3, "end_pos": 5, "label_type": "疾病", "overlap": 0},
        ]
    },
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spans_are_understood_in_every_usual_spelling(spelling: str) -> None:
    assert draft_of({"text": "咳嗽，肺炎。"} | SPELLINGS[spelling]).claims == CLAIMS


@pytest.mark.parametrize("name", ["text", "originalText", "data"])
def test_the_text_is_found_under_its_usual_names(name: str) -> None:
    assert draft_of({name: "咳嗽"}).text == "咳嗽"


@pytest.mark.parametrize("name", ["patient_key", "patient_id"])
def test_ids_and_patients_may_be_numbers(name: str) -> None:
    draft = draft_of({"text": "咳嗽", "id": 12, name: 34, "kind": "COURSE"})
    assert (draft.external_id, draft.patient_key, draft.kind) == ("12", "34", "COURSE")


@pytest.mark.parametrize(("line", "claims"), [({}, None), ({"spans": None}, None), ({"spans": []}, ())])
def test_saying_nothing_of_spans_is_not_saying_that_there_are_none(line: dict[str, Any], claims: object) -> None:
    assert draft_of({"text": "咳嗽"} | line).claims == claims


WRONG_SPANS = [
    [0, 1],
    [0, 1, "症状", "x"],
    [0.0, 1, "症状"],
    [True, 1, "症状"],
    ["0", 1, "症状"],
    [0, 1, 3],
    [0, 1, None],
    {"start": 0, "end": 1},
    {"start": 0, "type": "症状"},
    {"start": 0, "end": 1, "type": "症状", "text": 5},
    "症状",
    None,
    7,
    2**70,
]


@pytest.mark.parametrize("wrong", WRONG_SPANS, ids=repr)
def test_a_span_of_any_other_shape_is_named_by_its_number(wrong: object) -> None:
    line = {"text": "咳嗽", "spans": [[0, 1, "症状"], wrong]}
    (record,) = detect.read(io.BytesIO(json.dumps(line).encode()), "a.jsonl")
    assert isinstance(record, Refused)
    assert [(one.code, one.data, one.line) for one in record.problems] == [("SPAN_MALFORMED", {"number": 2}, 1)]


@pytest.mark.parametrize("control", ["\t", "\x01", "\x7f", "\0"])
def test_control_characters_that_exporters_forget_to_escape_are_read(control: str) -> None:
    (draft,) = drafts_of(f'{{"text": "咳{control}嗽"}}'.encode())
    assert draft.text == f"咳{control}嗽"


@pytest.mark.parametrize("line", [b"[" * 100_000, b'{"a":' * 100_000, b'{"text": NaN', b"1" * 5000, b'{"text": 1e999}'])
def test_hostile_json_is_refused_and_hurts_nobody(line: bytes) -> None:
    records = list(detect.read(io.BytesIO(b'{"text": "x"}\n' + line), "a.jsonl"))
    assert [type(one) for one in records] == [Draft, Refused]


@pytest.mark.parametrize("content", [b'[{"text": "x"}]', b"\xef\xbb\xbf[\n", b"\n\n  [1]"])
def test_a_json_list_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        list(detect.read(io.BytesIO(content), "a.jsonl"))
    assert refusal.value.code == "NOT_JSON_LINES"


def test_the_last_line_needs_no_line_feed_and_crlf_is_a_line_end() -> None:
    assert [one.line for one in drafts_of(b'{"text": "1"}\r\n{"text": "2"}')] == [1, 2]


def test_a_line_of_exactly_the_longest_length_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"text": "x"}'
    monkeypatch.setattr(jsonl, "LONGEST_LINE", len(line))
    monkeypatch.setattr(jsonl, "MEGABYTE", 4)
    records = list(detect.read(io.BytesIO(line + b"\n" + line + b"x" * 99 + b"\n" + line), "a.jsonl"))
    assert [type(one) for one in records] == [Draft, Refused, Draft]


def test_memory_does_not_grow_with_the_file(tmp_path: Fixture) -> None:
    line = json.dumps({"text": "咳嗽" * 500}).encode() + b"\n"
    file = tmp_path / "big.jsonl"
    file.write_bytes(line * 5_000)
    assert file.stat().st_size > 20_000_000
    with file.open("rb") as stream:
        tracemalloc.start()
        assert sum(1 for _ in detect.read(stream, file.name)) == 5_000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 1_000_000


# --- archives ---------------------------------------------------------------------------------------------------------


def test_members_are_read_in_their_order_with_place_id_and_kind(zipped: Fixture) -> None:
    content = zipped({"病程记录1.txt": "一".encode(), "b.jsonl": b'{"text": "2", "patient_key": "P"}\n{"text": "3"}'})
    found = [
        (one.text, one.place, one.line, one.external_id, one.kind, one.patient_key)
        for one in drafts_of(content, "a.zip")
    ]
    assert found == [
        ("一", "病程记录1.txt", None, "病程记录1", "病程记录1", ""),
        ("2", "b.jsonl", 1, "", "", "P"),
        ("3", "b.jsonl", 2, "", "", ""),
    ]


@pytest.mark.parametrize(
    ("names", "patients"),
    [
        (["a.txt", "b.txt"], ["", ""]),
        (["导出/a.txt", "导出/b.txt"], ["", ""]),
        (["P1/a.txt", "P2/b.txt"], ["P1", "P2"]),
        (["导出/P1/a.txt", "导出/P2/b.txt"], ["P1", "P2"]),
        (["P1/2023/a.txt", "P1/2024/b.txt", "P2/c.txt"], ["P1", "P1", "P2"]),
        (["P1/a.txt", "loose.txt"], ["P1", ""]),
    ],
)
def test_the_first_folder_below_the_common_one_names_the_patient(
    zipped: Fixture, names: list[str], patients: list[str]
) -> None:
    content = zipped({name: f"第{number}份".encode() for number, name in enumerate(names)})
    assert [one.patient_key for one in drafts_of(content, "a.zip")] == patients


def named_without_mark(raw: bytes) -> bytes:
    """An archive as old Windows programs write it: the name's bytes and no word about their encoding."""
    stand_in = b"x" * len(raw)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(stand_in.decode(), "咳嗽")
    return buffer.getvalue().replace(stand_in, raw)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_names_are_read_whoever_packed_them(encoding: str) -> None:
    (draft,) = drafts_of(named_without_mark("患者一/入院记录.txt".encode(encoding)), "a.zip")
    assert draft.place == "患者一/入院记录.txt"


def test_a_backslash_separates_folders() -> None:
    (draft,) = drafts_of(named_without_mark(b"P1\\a.txt"), "a.zip")
    assert (draft.place, draft.external_id) == ("P1/a.txt", "a")


def test_a_very_long_name_is_refused_as_an_id_and_shown_by_its_end(zipped: Fixture) -> None:
    name = "长" * 300 + ".txt"
    (draft,) = drafts_of(zipped({name: b"x"}), "a.zip")
    assert (len(draft.place), draft.place.endswith(".txt"), len(draft.external_id)) == (255, True, 300)


def test_damage_in_one_member_leaves_the_others(zipped: Fixture) -> None:
    content = bytearray(zipped({"a.txt": "甲".encode(), "b.txt": "乙".encode()}, zipfile.ZIP_STORED))
    content[content.index("甲".encode())] ^= 0xFF
    first, second = detect.read(io.BytesIO(bytes(content)), "a.zip")
    assert isinstance(first, Refused)
    assert [(one.code, one.place) for one in first.problems] == [("DAMAGED_MEMBER", "a.txt")]
    assert isinstance(second, Draft)


def test_a_utf16_file_in_an_archive_is_one_refusal_and_not_the_end(zipped: Fixture) -> None:
    content = zipped({"a.jsonl": '{"text": "x"}'.encode("utf-16"), "b.txt": "乙".encode()})
    first, second = detect.read(io.BytesIO(content), "a.zip")
    assert isinstance(first, Refused)
    assert first.problems[0].code == "FILE_IS_UTF16"
    assert isinstance(second, Draft)


def test_an_archive_with_too_many_members_is_refused_before_its_list_is_held(
    zipped: Fixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zipped({f"{number}.txt": b"x" for number in range(100)})
    monkeypatch.setattr(archive, "LONGEST_DIRECTORY", 1000)
    monkeypatch.setattr(archive, "ZipFile", None)
    with pytest.raises(UnreadableFileError) as refusal:
        list(detect.read(io.BytesIO(content), "a.zip"))
    assert refusal.value.code == "TOO_MANY_MEMBERS"


@pytest.mark.parametrize("change", [0x01, 0x0C, 0x55, 0xFF])
def test_an_archive_with_any_byte_broken_is_read_or_refused_but_never_raises_otherwise(
    zipped: Fixture, tmp_path: Path, change: int
) -> None:
    """In a real file: it fails in other ways than one in memory."""
    file = tmp_path / "a.zip"
    whole = zipped({"a.txt": "咳嗽".encode(), "病/b.jsonl": b'{"text": "x"}'})
    for at in range(len(whole)):
        broken = bytearray(whole)
        broken[at] ^= change
        file.write_bytes(broken)
        with suppress(UnreadableFileError), file.open("rb") as stream:
            assert all(isinstance(one, Draft | Refused) for one in detect.read(stream, "a.zip"))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_compression_is_refused_member_by_member(zipped: Fixture, method: int) -> None:
    (record,) = detect.read(io.BytesIO(zipped({"a.txt": b"x"}, method)), "a.zip")
    assert isinstance(record, Refused)
    assert record.problems[0].code == "DAMAGED_MEMBER"


def test_text_that_shrinks_as_text_does_is_no_bomb(zipped: Fixture) -> None:
    numbers = itertools.count(1)
    content = zipped({f"{number}.txt": f"第{next(numbers)}份，咳嗽三天。".encode() * 40 for number in range(200)})
    assert len(drafts_of(content, "a.zip")) == 200


def test_absolute_paths_do_not_disturb_the_common_folder() -> None:
    paths = [PurePosixPath("/etc/a.txt"), PurePosixPath("导出/P1/a.txt"), PurePosixPath("导出/P2/a.txt")]
    assert archive.common_folder(paths) == PurePosixPath("导出")


# --- which reader -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "is_supported"), [("a.TXT", True), ("a.Zip", True), ("a.jsonl", True), ("a.json", False)]
)
def test_extensions_count_in_any_case(name: str, *, is_supported: bool) -> None:
    assert detect.is_supported(name) == is_supported


def test_without_an_extension_the_content_decides(zipped: Fixture) -> None:
    assert drafts_of(zipped({"b.txt": "乙".encode()}), "records")[0].text == "乙"
    assert drafts_of(b'{"text": "x"}', "records.dat")[0].text == "x"
    assert drafts_of("咳嗽".encode(), "records.2026")[0].text == "咳嗽"
