"""Matches against a quadratic search: every term tried at every place."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner_engine.lexicon.matcher import Matches, TermMatcher
from ner_engine.spans import Span

TYPES = ("疾病", "解剖", "症状")
ALPHABET = "肾病糖尿𬌗a１1"
texts = st.text(alphabet=ALPHABET, max_size=40)
dictionaries = st.lists(st.tuples(st.text(alphabet=ALPHABET, min_size=1, max_size=5), st.sampled_from(TYPES)))


def searched(text: str, terms: list[tuple[str, str]]) -> list[Span]:
    return sorted(
        Span(start, start + len(surface), kind)
        for surface, kind in set(terms)
        for start in range(len(text))
        if text[start : start + len(surface)] == surface
    )


def rows(matches: Matches) -> list[tuple[int, int, int]]:
    return list(zip(*(column.tolist() for column in matches), strict=True))


@given(texts, dictionaries)
def test_every_overlapping_match_is_found_and_nothing_else(text: str, terms: list[tuple[str, str]]) -> None:
    matcher = TermMatcher(terms, TYPES, normalised=False)
    assert matcher.spans(matcher.matches(text)) == searched(text, terms)


@given(texts, dictionaries)
def test_with_normalisation_full_width_and_half_width_are_one(text: str, terms: list[tuple[str, str]]) -> None:
    matcher = TermMatcher(terms, TYPES)
    halved = [(surface.replace("１", "1"), kind) for surface, kind in terms]
    assert matcher.spans(matcher.matches(text)) == searched(text.replace("１", "1"), halved)


@given(texts, dictionaries, st.integers(1, 7))
def test_the_width_of_the_window_changes_nothing(text: str, terms: list[tuple[str, str]], window: int) -> None:
    matcher = TermMatcher(terms, TYPES)
    assert rows(matcher.matches(text, window=window)) == rows(matcher.matches(text))


@given(texts, dictionaries)
def test_matches_come_by_end_then_longest_first_then_by_rank_of_the_type(
    text: str, terms: list[tuple[str, str]]
) -> None:
    matcher = TermMatcher(terms, TYPES)
    keys = [(end, start, TYPES.index(matcher.entries[entry].type)) for start, end, entry in rows(matcher.matches(text))]
    assert keys == sorted(keys)


def test_terms_within_terms_are_all_found() -> None:
    matcher = TermMatcher([("糖尿病", "疾病"), ("糖尿病肾病", "疾病"), ("肾", "解剖")], TYPES)
    found = matcher.spans(matcher.matches("2型糖尿病肾病"))
    assert found == [Span(2, 5, "疾病"), Span(2, 7, "疾病"), Span(5, 6, "解剖")]


def test_offsets_count_code_points_behind_a_character_beyond_the_bmp() -> None:
    matcher = TermMatcher([("𬌗面", "解剖"), ("龋", "疾病")], TYPES)
    assert matcher.spans(matcher.matches("𬌗𬌗面龋")) == [Span(1, 3, "解剖"), Span(3, 4, "疾病")]


def test_half_a_surrogate_pair_matches_nothing_and_shifts_nothing() -> None:
    matcher = TermMatcher([("肾病", "疾病"), ("\ufffd", "症状")], TYPES)
    assert Span(1, 3, "疾病") in matcher.spans(matcher.matches("\ud86c肾病\udf17"))


def test_the_order_of_the_list_and_its_doubles_change_nothing() -> None:
    terms = [("肾病", "疾病"), ("肾", "解剖"), ("肾", "症状")]
    one, other = TermMatcher(terms, TYPES), TermMatcher([*reversed(terms), *terms], TYPES)
    assert one.entries == other.entries
    assert rows(one.matches("肾病")) == rows(other.matches("肾病"))


def test_type_ids_begin_with_one_in_the_order_given() -> None:
    matcher = TermMatcher([("肾", "解剖"), ("肾病", "疾病"), ("尿", "症状")], TYPES)
    assert {term.type: matcher.type_ids[place] for place, term in enumerate(matcher.entries)} == {
        "疾病": 1,
        "解剖": 2,
        "症状": 3,
    }


def test_entries_of_names_known_terms_only_and_normalises_them() -> None:
    matcher = TermMatcher([("T1", "症状"), ("肾", "解剖")], TYPES)
    places = matcher.entries_of([("Ｔ１", "症状"), ("肾", "疾病"), ("肝", "解剖")])
    assert [matcher.entries[place] for place in places] == [("T1", "症状")]


def test_a_text_without_matches_and_a_matcher_without_terms_give_empty_arrays() -> None:
    assert rows(TermMatcher([("肾", "解剖")], TYPES).matches("")) == []
    assert rows(TermMatcher([], TYPES).matches("肾病")) == []


@pytest.mark.parametrize("surface", ["", " ", "\u3000", "肾\ud800", "肾\uffff"])
def test_a_blank_or_broken_term_is_named_by_its_number(surface: str) -> None:
    with pytest.raises(ValueError, match="term 2 is blank or is no valid text"):
        TermMatcher([("肾", "解剖"), (surface, "解剖")], TYPES)


def test_a_term_of_an_unknown_type_is_named_by_its_number() -> None:
    with pytest.raises(ValueError, match="term 1 has the type '药物'"):
        TermMatcher([("甘草", "药物")], TYPES)


@pytest.mark.parametrize("types", [["疾病", "疾病"], [str(number) for number in range(256)]])
def test_a_type_given_twice_and_too_many_types_are_refused(types: list[str]) -> None:
    with pytest.raises(ValueError, match="each type once, 255 types at most"):
        TermMatcher([], types)


def test_a_million_characters_take_time_linear_in_their_number() -> None:
    matcher = TermMatcher([("肾" * length, "解剖") for length in (1, 2, 40)], TYPES)
    began = perf_counter()
    matches = matcher.matches("肾" * 1_000_000)
    assert perf_counter() - began < 30  # trying every term at every place needs hours for a hospital's dictionary
    assert len(matches.starts) == 1_000_000 + 999_999 + 999_961
