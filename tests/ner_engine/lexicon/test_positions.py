"""Word sets and longest matches against readings one character at a time."""

from hypothesis import given
from hypothesis import strategies as st

from ner_engine.bio import Nesting, flatten
from ner_engine.lexicon.matcher import TermMatcher
from ner_engine.lexicon.positions import WordSets, longest, longest_types, vocabulary_word_sets, word_sets

TYPES = ("疾病", "解剖")
ALPHABET = "甲乙𬌗"
texts = st.text(alphabet=ALPHABET, max_size=25)
surfaces = st.lists(st.text(alphabet=ALPHABET, min_size=1, max_size=5), unique=True, max_size=15)


def unpacked(sets: WordSets, words: list[str]) -> list[list[list[str]]]:
    """[row][letter] -> the words, sorted."""
    cells = [
        sorted(words[entry] for entry in sets.entries[begin:end])
        for begin, end in zip(sets.offsets[:-1].tolist(), sets.offsets[1:].tolist(), strict=True)
    ]
    return [cells[place : place + 4] for place in range(0, len(cells), 4)]


def standing(text: str, i: int, word: str, offset: int) -> bool:
    """Whether the word stands in the text such that its character at `offset` is the one at i."""
    start = i - offset
    return start >= 0 and text[start : start + len(word)] == word


def letter(offset: int, size: int) -> int:
    if size == 1:
        return 3
    if offset == 0:
        return 0
    return 2 if offset == size - 1 else 1


@given(texts, surfaces)
def test_the_sets_of_a_character_hold_the_words_that_stand_around_it(text: str, words: list[str]) -> None:
    matcher = TermMatcher([(word, "疾病") for word in words], TYPES)
    expected = [
        [
            sorted(w for w in words for o in range(len(w)) if letter(o, len(w)) == k and standing(text, i, w, o))
            for k in range(4)
        ]
        for i in range(len(text))
    ]
    found = word_sets(matcher.matches(text), len(text))
    assert unpacked(found, [term.surface for term in matcher.entries]) == expected


@given(surfaces)
def test_the_sets_of_a_vocabulary_hold_the_words_whatever_the_text(words: list[str]) -> None:
    vocabulary = ["<pad>", "乙", "甲", "肾"]
    expected = [
        [sorted({w for w in words for o, c in enumerate(w) if c == v and letter(o, len(w)) == k}) for k in range(4)]
        for v in vocabulary
    ]
    assert unpacked(vocabulary_word_sets(vocabulary, words), words) == expected


@given(texts, surfaces, surfaces)
def test_the_longest_matches_are_those_the_tags_keep(text: str, diseases: list[str], parts: list[str]) -> None:
    matcher = TermMatcher([(w, "疾病") for w in diseases] + [(w, "解剖") for w in parts], TYPES)
    matches = matcher.matches(text)
    extents = {(span.start, span.end) for span in flatten(matcher.spans(matches), Nesting.OUTER)[0]}
    chosen = matcher.spans(longest(matches, len(text)))
    assert {(span.start, span.end) for span in chosen} == extents
    assert len(chosen) == len(extents)
    for span in chosen:  # of equal extents the type that is named first
        assert span.type == ("疾病" if text[span.start : span.end] in diseases else "解剖")


def test_a_longer_match_that_crosses_wins_and_frees_what_the_loser_covered() -> None:
    matcher = TermMatcher([("甲乙", "疾病"), ("甲乙丙丁", "疾病"), ("丁戊己庚辛", "解剖")], TYPES)
    found = matcher.spans(longest(matcher.matches("甲乙丙丁戊己庚辛"), 8))
    assert [(span.start, span.end) for span in found] == [(0, 2), (3, 8)]


def test_the_cells_are_begin_middle_end_single_by_type() -> None:
    matcher = TermMatcher([("肾病", "疾病"), ("左肾区", "解剖"), ("肝", "解剖")], TYPES)
    text = "肾病，左肾区肝"
    assert longest_types(matcher, matcher.matches(text), len(text)).tolist() == [1, 3, 0, 5, 6, 7, 8]


def test_an_empty_text_has_no_cells() -> None:
    matcher = TermMatcher([("肾病", "疾病")], TYPES)
    matches = matcher.matches("")
    assert longest_types(matcher, matches, 0).tolist() == []
    assert word_sets(matches, 0).offsets.tolist() == [0]
    assert vocabulary_word_sets(["肾"], []).offsets.tolist() == [0, 0, 0, 0, 0]
