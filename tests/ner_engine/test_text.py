"""Text preparation against Unicode's own table and a character-by-character reading."""

import re
import sys
import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner_engine.spans import Span
from ner_engine.text import Extent, normalise, sentences

records = st.text(alphabet="患者发热。！？；…!?;，.\r\n”）)3\u3000𬌗", max_size=40)


def pieces(text: str, uncut: list[Span] | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(text, uncut or [])]


@given(st.text(max_size=60))
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)
    assert len(normalise(text).encode("utf-16-le", "surrogatepass")) == len(text.encode("utf-16-le", "surrogatepass"))


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_exactly_the_characters_unicode_calls_wide_become_what_unicode_says() -> None:
    for code in range(sys.maxunicode + 1):
        kind, _, code_points = unicodedata.decomposition(chr(code)).partition(" ")
        expected = "".join(chr(int(part, 16)) for part in code_points.split()) if kind == "<wide>" else chr(code)
        assert normalise(chr(code)) == expected


@pytest.mark.parametrize("text", ["℃", "Ⅱ", "㎎", "μ", "①", "½", "𬌗", "e\u0301", "ﾊ"])
def test_what_nfkc_would_change_stays(text: str) -> None:
    assert normalise(text) == text


def test_full_width_digits_and_punctuation_become_half_width() -> None:
    assert normalise("体温３８．５℃，ＢＰ：１２０／８０\u3000（正常）") == "体温38.5℃,BP:120/80 (正常)"


@given(records)
def test_sentences_together_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


@given(records)
def test_no_sentence_end_stays_inside_a_sentence(text: str) -> None:
    for piece in pieces(text):
        assert not re.search(r"[。！？!?；;…\r\n][患者发热，.3\u3000𬌗]", piece)


@given(records)
def test_every_cut_stands_behind_a_sentence_end(text: str) -> None:
    for piece in pieces(text)[:-1]:
        assert re.search(r"[。！？!?；;…\r\n][。！？!?；;…\r\n”）)]*$", piece)


@given(records, st.integers(0, 39), st.integers(1, 6))
def test_no_cut_goes_through_a_span(text: str, start: int, length: int) -> None:
    span = Span(start, min(start + length, len(text)), "症状")
    joined = pieces(text, [span])
    assert "".join(joined) == text
    cuts = {end for _, end in sentences(text, [span])}
    assert not cuts & set(range(span.start + 1, span.end))
    assert cuts >= {end for _, end in sentences(text)} - set(range(span.start + 1, span.end))


def test_a_span_that_reaches_beyond_the_text_costs_no_text() -> None:
    assert pieces("发热。咳嗽", [Span(3, 9, "症状")]) == ["发热。", "咳嗽"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("发热", ["发热"]),
        ("发热。咳嗽", ["发热。", "咳嗽"]),
        ("发热？！咳嗽……", ["发热？！", "咳嗽……"]),
        ("体温38.5℃，BP 120/80；神清。", ["体温38.5℃，BP 120/80；", "神清。"]),
        ("（自诉“头痛。”）查体：", ["（自诉“头痛。”）", "查体："]),
        ("主诉\r\n\r\n发热。\n咳嗽", ["主诉\r\n\r\n", "发热。\n", "咳嗽"]),
        ("\n发热", ["\n", "发热"]),
        ("咬𬌗差。发热", ["咬𬌗差。", "发热"]),
    ],
)
def test_sentences_are_cut_where_a_reader_cuts(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_sentence_ranges_count_code_points() -> None:
    assert list(sentences("咬𬌗差。发热")) == [Extent(0, 4), Extent(4, 6)]


def test_a_long_text_without_any_sentence_end_is_scanned_once() -> None:
    began = perf_counter()
    assert list(sentences("甲" * 1_000_000)) == [Extent(0, 1_000_000)]
    assert perf_counter() - began < 20  # quadratic scanning needs hours
