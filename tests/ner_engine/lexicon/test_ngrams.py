"""The n-gram features against a dictionary look-up of every fragment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner_engine.lexicon.matcher import TermMatcher
from ner_engine.lexicon.ngrams import as_bits, ngram_types

TYPES = ("疾病", "解剖", "症状", "检查", "治疗")
ALPHABET = "甲乙𬌗"
dictionaries = st.dictionaries(st.text(alphabet=ALPHABET, min_size=1, max_size=7), st.sampled_from(TYPES), max_size=30)


def looked_up(text: str, types: dict[str, str]) -> list[list[int]]:
    """The paper's definition, fragment by fragment."""
    result = []
    for i in range(len(text)):
        row = []
        for n in (2, 3, 4, 5, 6):
            left = text[i - n + 1 : i + 1] if i - n + 1 >= 0 else ""
            right = text[i : i + n] if i + n <= len(text) else ""
            row += [TYPES.index(types[f]) + 1 if f in types else 0 for f in (left, right)]
        result.append(row)
    return result


@given(st.text(alphabet=ALPHABET, max_size=25), dictionaries)
def test_each_cell_is_the_type_of_its_fragment(text: str, types: dict[str, str]) -> None:
    matcher = TermMatcher(types.items(), TYPES)
    found = ngram_types(matcher, matcher.matches(text), len(text))
    assert found.shape == (len(text), 10)
    assert found.tolist() == looked_up(text, types)


def test_the_columns_are_two_left_two_right_up_to_six_right() -> None:
    matcher = TermMatcher([("腹痛", "症状"), ("右下腹痛", "症状")], TYPES)
    text = "右下腹痛"
    expected = [[0] * 10 for _ in text]
    expected[2][1] = 3  # 2R of 腹
    expected[3][0] = 3  # 2L of 痛
    expected[0][5] = 3  # 4R of 右
    expected[3][4] = 3  # 4L of 痛
    assert ngram_types(matcher, matcher.matches(text), 4).tolist() == expected


@pytest.mark.parametrize(("size", "found"), [(1, False), (2, True), (6, True), (7, False)])
def test_terms_of_two_to_six_characters_have_templates(size: int, found: bool) -> None:
    term = "甲" * size
    matcher = TermMatcher([(term, "疾病")], TYPES)
    assert ngram_types(matcher, matcher.matches(term), size).any() == found


def test_of_two_types_of_one_fragment_the_first_of_the_ranking_stands() -> None:
    terms = [("腹痛", "症状"), ("腹痛", "疾病")]
    for types, first in ((TYPES, "疾病"), (TYPES[::-1], "症状")):
        matcher = TermMatcher(terms, types)
        cells = ngram_types(matcher, matcher.matches("腹痛"), 2)
        assert set(cells[cells > 0].tolist()) == {types.index(first) + 1}


def test_the_bits_are_those_of_the_paper() -> None:
    ids = np.zeros((1, 10), dtype=np.uint8)
    ids[0, :6] = [1, 2, 3, 4, 5, 6]
    triples = as_bits(ids).reshape(10, 3).tolist()
    assert triples[:7] == [[0, 0, 1], [0, 1, 0], [0, 1, 1], [1, 0, 0], [1, 0, 1], [1, 1, 0], [0, 0, 0]]


def test_more_than_seven_types_ask_for_more_bits() -> None:
    ids = np.full((1, 10), 9, dtype=np.uint8)
    with pytest.raises(ValueError, match="3 bits hold 7 types; use 4 bits"):
        as_bits(ids)
    assert as_bits(ids, 4)[0, :4].tolist() == [1, 0, 0, 1]


def test_an_empty_text_has_no_rows() -> None:
    matcher = TermMatcher([("腹痛", "症状")], TYPES)
    assert as_bits(ngram_types(matcher, matcher.matches(""), 0)).shape == (0, 30)
