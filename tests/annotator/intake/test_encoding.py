"""Which bytes are text, and what the others are called."""

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.intake.encoding import NotTextError, decode

NOTES = Path("fixtures/emr/notes.jsonl")
TEXTS = [json.loads(line)["text"] for line in NOTES.read_text(encoding="utf-8").splitlines()]
TRADITIONAL = (
    "主訴：頭痛三天，伴隨嘔吐。現病史：患者三天前無明顯誘因出現頭痛，無發熱。診斷：腦膜炎，給予藥物治療後好轉。"
)
JAPANESE = "患者は三日前から頭痛と発熱があり、近くの病院を受診した。検査の結果、肺炎と診断された。"
KOREAN = "환자는 삼일 전부터 두통과 발열이 있어 병원을 방문하였다. 검사 결과 폐렴으로 진단되었다."


def refused_as(content: bytes) -> str:
    with pytest.raises(NotTextError) as refusal:
        decode(content)
    return refusal.value.looks_like


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_note_of_the_fixtures_is_read_in_every_encoding_we_read(codec: str) -> None:
    assert TEXTS
    for text in TEXTS:
        assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    "text",
    ["腹痛", "咬𬌗关系", "T 38.7℃", "癔症？", "无", TRADITIONAL, "Ⅱ度房室传导阻滞", "BP 120/80mmHg", "—", "疖"],
)
def test_short_and_unusual_texts_are_read_in_gb18030_too(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("length", [20, 40, 200])
def test_any_piece_of_a_note_is_read_in_gb18030(length: int) -> None:
    """Very short pieces are ambiguous: the bytes of 液 alone are a good letter of UTF-8, too."""
    pieces = [text[at : at + length] for text in TEXTS for at in range(0, len(text) - 2, length)]
    misread = [piece for piece in pieces if decode(piece.encode("gb18030")) != piece]
    assert misread == []


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (TRADITIONAL, "cp950", "BIG5"),
        (TRADITIONAL, "utf-16", "UTF-16"),
        (TRADITIONAL, "utf-16-le", "UTF-16"),
        (TRADITIONAL, "utf-16-be", "UTF-16"),
        (TRADITIONAL, "utf-32", "UTF-32"),
        ("BP 120/80 mmHg, HR 72\n", "utf-16-le", "UTF-16"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "cp932", "SHIFT-JIS"),
        (KOREAN, "euc_kr", "EUC-KR"),
    ],
)
def test_other_encodings_are_refused_by_name(text: str, codec: str, name: str) -> None:
    assert refused_as(text.encode(codec)) == name


@pytest.mark.parametrize(
    ("first", "name"),
    [
        (b"PK\3\4", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WORD"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n", "IMAGE"),
        (b"\xff\xd8\xff\xe0", "IMAGE"),
        (b"\x1f\x8b\x08", "GZIP"),
    ],
)
def test_documents_of_other_programs_are_refused_by_name(first: bytes, name: str) -> None:
    assert refused_as(first + b" something") == name


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_refused(seed: int) -> None:
    assert refused_as(random.Random(seed).randbytes(5_000))  # noqa: S311 - no secret


def test_many_control_characters_are_no_text() -> None:
    assert refused_as(bytes(range(1, 32)) * 20) == "BINARY"


@pytest.mark.parametrize("at", [0, 50, 200])
def test_broken_utf8_is_called_damaged_and_not_taken_for_something_else(at: int) -> None:
    content = TEXTS[0].encode()
    assert refused_as(content[:at] + b"\xe7" + content[at:]) == "DAMAGED-UTF-8"


def test_utf8_cut_off_inside_a_character_is_called_damaged() -> None:
    assert refused_as(TEXTS[0].encode()[:200]) == "DAMAGED-UTF-8" or len(TEXTS[0].encode()[:200]) % 3 == 0


def test_latin_1_is_refused() -> None:
    assert refused_as("Café, température 38,5°C, né à Genève".encode("latin-1"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_whatever_is_utf8_is_read_back(text: str) -> None:
    """A record in Chinese, that is; two-byte letters alone are ambiguous, and have a test of their own."""
    assert decode(f"患者{text}".encode()) == f"患者{text}"


@pytest.mark.parametrize("text", ["37°C ± 0.5 μg", "naïve café à Genève", "Привет, мир", "α-β", "ÿ", "×", "Grüße"])
def test_other_alphabets_in_utf8_are_not_taken_for_chinese(text: str) -> None:
    assert decode(text.encode()) == text


def test_chinese_that_happens_to_be_good_utf8_is_read_as_chinese() -> None:
    content = "洗胃约18000ml".encode("gb18030")
    assert content.decode("utf-8") == "ϴθԼ18000ml"
    assert decode(content) == "洗胃约18000ml"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_nothing_else_happens(content: bytes) -> None:
    with suppress(NotTextError):
        assert isinstance(decode(content), str)
