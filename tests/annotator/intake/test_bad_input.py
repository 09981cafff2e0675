"""Whatever comes in: good records are stored, each bad one is named by its place, and nothing is aborted."""

import json
from typing import Any

import pytest

from annotator.annotation.models import EntitySpan
from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.intake.problems import PROBLEMS
from annotator.projects.models import Overlap
from tests.annotator.intake.found import counts, problems_of, texts
from tests.conftest import ApiFor
from tests.make import make_project, make_user, type_of

pytestmark = pytest.mark.django_db

Fixture = Any
GOOD = {"text": "患者咳嗽3天。", "spans": [[2, 4, "症状"]]}


# --- bytes ------------------------------------------------------------------------------------------------------------


def test_utf8_with_a_byte_order_mark_is_read_without_it(imported: Fixture) -> None:
    imported(make_project(), b"\xef\xbb\xbf" + "主诉：咳嗽。".encode(), "a.txt")
    assert texts() == ["主诉：咳嗽。"]


def test_jsonl_with_a_byte_order_mark_is_read(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), b"\xef\xbb\xbf" + lines(GOOD))
    assert (counts(batch), texts()) == ((1, 0, 0), [GOOD["text"]])


def test_gb18030_is_read_as_text_and_as_jsonl(imported: Fixture) -> None:
    project = make_project()
    imported(project, "主诉：咬𬌗关系紊乱3年，伴疼痛。".encode("gb18030"), "a.txt")
    batch = imported(project, (json.dumps(GOOD, ensure_ascii=False) + "\n").encode("gb18030"))
    assert texts() == ["主诉：咬𬌗关系紊乱3年，伴疼痛。", GOOD["text"]]
    assert batch.spans_added == 1


@pytest.mark.parametrize(
    ("codec", "looks_like"), [("cp950", "BIG5"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32")]
)
def test_any_other_encoding_is_named(imported: Fixture, codec: str, looks_like: str) -> None:
    batch = imported(make_project(), "患者三天前開始頭痛、嘔吐，無發熱。診斷：腦膜炎。\n".encode(codec) * 3, "a.txt")
    problem = batch.problems.get()
    assert (problem.code, problem.data) == ("NOT_UTF8_OR_GB18030", {"looks_like": looks_like})
    assert counts(batch) == (0, 0, 1)


def test_a_jsonl_file_in_utf16_is_refused_as_a_whole_and_once(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines(GOOD, GOOD).decode().encode("utf-16"))
    assert (batch.state, batch.error_code, batch.problem_count) == (ImportState.FAILED, "FILE_IS_UTF16", 0)


def test_a_line_in_a_broken_encoding_is_named_and_the_others_are_read(imported: Fixture, lines: Fixture) -> None:
    broken = json.dumps({"text": "腹痛三天，无发热。"}, ensure_ascii=False).encode().replace("痛".encode(), b"\xe7\x97")
    batch = imported(make_project(), lines(GOOD, broken, {"text": "头痛。"}))
    assert problems_of(batch) == [("", 2, "NOT_UTF8_OR_GB18030")]
    assert texts() == [GOOD["text"], "头痛。"]


def test_nul_bytes_are_removed_and_positions_move_with_the_text(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines({"text": "\0患者\0咳\0嗽3天。", "spans": [[4, 7, "症状"]]}))
    document = Document.objects.get()
    span = EntitySpan.objects.get()
    assert document.text == "患者咳嗽3天。"
    assert document.text[span.start : span.end] == "咳嗽"
    assert counts(batch) == (1, 0, 0)


def test_nul_bytes_in_a_text_file_are_removed(imported: Fixture) -> None:
    imported(make_project(), "主诉：\0咳嗽三天，无发热。".encode(), "a.txt")
    assert texts() == ["主诉：咳嗽三天，无发热。"]


def test_nul_bytes_in_ids_and_patient_keys_are_removed(imported: Fixture, lines: Fixture) -> None:
    imported(make_project(), lines({"text": "咳嗽", "id": "A\0-1", "patient_key": "\0P1"}))
    document = Document.objects.get()
    assert (document.external_id, document.patient_key) == ("A-1", "P1")


def test_crlf_becomes_one_line_feed_and_positions_move_with_the_text(imported: Fixture, lines: Fixture) -> None:
    imported(make_project(), lines({"text": "主诉：\r\n咳嗽\r\n发热", "spans": [[5, 7, "症状"], [9, 11, "症状"]]}))
    document = Document.objects.get()
    spans = EntitySpan.objects.order_by("start")
    assert document.text == "主诉：\n咳嗽\n发热"
    assert [document.text[one.start : one.end] for one in spans] == ["咳嗽", "发热"]


def test_a_text_file_with_crlf_and_lone_carriage_returns_gets_line_feeds(imported: Fixture) -> None:
    imported(make_project(), "一\r\n二\r三".encode(), "a.txt")
    assert texts() == ["一\n二\n三"]


# --- sizes ------------------------------------------------------------------------------------------------------------


def test_an_empty_file_is_refused_at_the_door(api: ApiFor, uploads: Fixture) -> None:
    manager = make_user()
    answer = api(manager).upload(f"/projects/{make_project(by=manager).pk}/imports", "a.txt", b"", status=400)
    assert answer["code"] == "FILE_EMPTY"
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", b"\n \r\n\n"), ("a.zip", b"PK\5\6" + bytes(18))])
def test_a_file_without_any_record_fails_and_says_so(imported: Fixture, name: str, content: bytes) -> None:
    batch = imported(make_project(), content, name)
    assert (batch.state, batch.error_code) == (ImportState.FAILED, "NO_RECORDS")


@pytest.mark.parametrize("content", [b" \n\t ", b"\xef\xbb\xbf", b"\r\n"])
def test_a_text_file_of_nothing_but_space_is_an_empty_record(imported: Fixture, content: bytes) -> None:
    batch = imported(make_project(), content, "a.txt")
    assert problems_of(batch) == [("", None, "EMPTY_RECORD")]


class Watched:
    """A body that notices whether anybody reads it."""

    was_read = False

    def read(self, *_: int) -> bytes:
        self.was_read = True
        return b""

    readline = read


@pytest.mark.parametrize(("length", "is_read"), [(2 * 1024**3, False), (1000, True)])
def test_a_file_of_2_gb_is_refused_before_a_byte_of_it_is_read(api: ApiFor, length: int, *, is_read: bool) -> None:
    """With a CSRF cookie and no header, the token is looked for in the body: even that must not happen."""
    manager = make_user()
    project = make_project(by=manager)
    body = Watched()
    client = api(manager, csrf=True).client
    client.get("/api/session")
    declared: Any = {"CONTENT_LENGTH": str(length), "wsgi.input": body}
    answer = client.post(
        f"/api/projects/{project.pk}/imports", content_type="multipart/form-data; boundary=x", **declared
    )
    assert body.was_read == is_read
    if not is_read:
        assert (answer.status_code, answer.json()["code"]) == (413, "FILE_TOO_LARGE")
        assert answer.json()["data"] == {"limit_mb": 512}


def test_a_file_just_over_the_limit_is_refused_although_its_headers_would_fit(
    api: ApiFor, settings: Fixture, uploads: Fixture
) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    manager = make_user()
    path = f"/projects/{make_project(by=manager).pk}/imports"
    content = "咳嗽".encode() * 200_000
    assert len(content) > 1024 * 1024
    assert api(manager).upload(path, "a.txt", content, status=413)["code"] == "FILE_TOO_LARGE"
    assert not ImportBatch.objects.exists()
    assert not uploads.exists() or not list(uploads.iterdir())


def test_a_record_of_1_000_001_characters_is_refused_and_one_of_1_000_000_is_stored(
    imported: Fixture, lines: Fixture
) -> None:
    text = "咳" * 1_000_000
    project = make_project()
    batch = imported(project, lines({"text": text + "嗽"}, {"text": text}))
    assert problems_of(batch) == [("", 1, "RECORD_TOO_LONG")]
    assert [len(one) for one in texts()] == [1_000_000]
    again = imported(project, (text + "嗽").encode(), "a.txt")
    assert problems_of(again) == [("", None, "RECORD_TOO_LONG")]


def test_an_endless_line_is_named_and_the_next_line_is_read(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines(b'{"text": "' + b"x" * 17 * 1024 * 1024, GOOD))
    assert problems_of(batch) == [("", 1, "LINE_TOO_LONG")]
    assert texts() == [GOOD["text"]]


# --- lines and spans --------------------------------------------------------------------------------------------------

WRONG_LINES = {
    "NOT_JSON": b'{"text": "\xe5\x92\xb3"',
    "NOT_AN_OBJECT": b'"text"',
    "NO_TEXT": b'{"body": "x"}',
    "EMPTY_RECORD": b'{"text": " "}',
    "LONE_SURROGATE": b'{"text": "\\ud842 x"}',
    "FIELD_NOT_TEXT": b'{"text": "x", "patient_key": ["P1"]}',
    "FIELD_TOO_LONG": b'{"text": "x", "id": "' + b"9" * 256 + b'"}',
    "SPANS_NOT_A_LIST": b'{"text": "x", "spans": {"start": 0}}',
    "SPAN_MALFORMED": b'{"text": "x", "spans": [[0, 1]]}',
    "SPAN_EMPTY": '{"text": "咳嗽", "spans": [[1, 1, "症状"]]}'.encode(),
    "SPAN_OUTSIDE_TEXT": '{"text": "咳嗽", "spans": [[0, 3, "症状"]]}'.encode(),
    "SPAN_TEXT_DIFFERS": '{"text": "咳嗽", "spans": [{"start": 0, "end": 2, "type": "症状", "text": "发热"}]}'.encode(),
    "SPAN_TYPE_UNKNOWN": '{"text": "咳嗽", "spans": [[0, 2, "星座"]]}'.encode(),
    "SPANS_OVERLAP": '{"text": "咳嗽", "spans": [[0, 2, "症状"], [1, 2, "症状"]]}'.encode(),
    "SPAN_TWICE": '{"text": "咳嗽", "spans": [[0, 2, "症状"], [0, 2, "SYMPTOM"]]}'.encode(),
}


@pytest.mark.parametrize("code", WRONG_LINES)
def test_each_broken_line_is_listed_by_its_number_and_its_neighbours_are_stored(
    imported: Fixture, lines: Fixture, code: str
) -> None:
    batch = imported(make_project(), lines(GOOD, WRONG_LINES[code], {"text": "头痛。"}))
    assert problems_of(batch) == [("", 2, code)]
    assert (batch.state, counts(batch), texts()) == (ImportState.DONE, (2, 0, 1), [GOOD["text"], "头痛。"])


def test_blank_lines_are_no_records_but_count_as_lines(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines(GOOD, b"", b"  ", b"broken"))
    assert (problems_of(batch), batch.records_read) == ([("", 4, "NOT_JSON")], 2)


def test_spans_before_the_text_are_outside_it(imported: Fixture, lines: Fixture) -> None:
    batch = imported(make_project(), lines({"text": "咳嗽", "spans": [[-2, 1, "症状"]]}))
    assert problems_of(batch) == [("", 1, "SPAN_OUTSIDE_TEXT")]


def test_a_retired_type_is_named_as_retired(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    retired = type_of(project, "SYMPTOM")
    retired.retired_at = project.created_at
    retired.save()
    batch = imported(project, lines(GOOD))
    assert problems_of(batch) == [("", 1, "SPAN_TYPE_RETIRED")]


def test_overlaps_are_stored_where_the_project_allows_them(imported: Fixture, lines: Fixture) -> None:
    project = make_project(overlap=Overlap.NESTED)
    batch = imported(project, lines({"text": "左肺上叶", "spans": [[0, 4, "解剖"], [1, 2, "解剖"]]}))
    assert (batch.spans_added, batch.problem_count) == (2, 0)


def test_all_problems_of_a_record_are_listed_but_never_more_than_twenty(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    three = {"text": "咳嗽", "spans": [[0, 9, "症状"], [1, 1, "症状"], [0, 2, "星座"]]}
    batch = imported(project, lines(three))
    assert {code for _, _, code in problems_of(batch)} == {"SPAN_OUTSIDE_TEXT", "SPAN_EMPTY", "SPAN_TYPE_UNKNOWN"}
    many = imported(project, lines({"text": "咳嗽", "spans": [[place, place + 9, "症状"] for place in range(100)]}))
    assert (many.problem_count, many.refused) == (20, 1)


def test_a_mended_record_is_no_duplicate_of_its_refused_form(imported: Fixture, lines: Fixture) -> None:
    project = make_project()
    imported(project, lines({"text": "咳嗽", "spans": [[0, 9, "症状"]]}))
    batch = imported(project, lines({"text": "咳嗽", "spans": [[0, 2, "症状"]]}))
    assert counts(batch) == (1, 0, 0)


def test_problems_never_quote_the_record(imported: Fixture, lines: Fixture) -> None:
    secret = "绝密病情"
    wrong = {"text": secret, "spans": [[0, 99, "症状"], {"start": 0, "end": 2, "type": "症状", "text": secret}]}
    batch = imported(make_project(), lines(wrong, f'{{"text": "{secret}'.encode()))
    assert batch.problem_count == 3
    assert secret not in json.dumps([[one.place, one.data] for one in batch.problems.all()], ensure_ascii=False)


# --- texts ------------------------------------------------------------------------------------------------------------

STRANGE_TEXTS = [
    "咬𬌗关系紊乱😀👨‍⚕️𠮷，头痛。",
    '<b>头痛</b><script>alert("x")</script>&nbsp;&amp;',
    "{{ patient.name }} {% if x %}{{ 7*7 }}{% endif %} ${7*7} #{x} <%= x %>",
    "'; DROP TABLE documents_document; -- \\N \\. \\x41 \\\\ \"\t|",
    "体温３８．５℃ Ⅱ度 ５㎎ μmol é e\u0301 \u200b \ufeff中 \u2028 \x07 \x7f",
]


@pytest.mark.parametrize("text", STRANGE_TEXTS)
def test_every_character_comes_back_as_it_went_in(api: ApiFor, imported: Fixture, lines: Fixture, text: str) -> None:
    manager = make_user()
    project = make_project(by=manager)
    at = len(text) - 1
    imported(project, lines({"text": text, "spans": [{"start": at, "end": at + 1, "type": "症状", "text": text[at]}]}))
    imported(project, ("#" + text).encode(), "a.txt")
    first, second = Document.objects.order_by("pk")
    assert (first.text, second.text) == (text, "#" + text)
    answer = api(manager).get(f"/documents/{first.pk}")
    assert answer["text"] == text
    assert [one["start"] for reading in answer["sets"] for one in reading["spans"]] == [at]


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    assert all(one.zh.endswith("。") and one.en.endswith(".") for one in PROBLEMS.values())
