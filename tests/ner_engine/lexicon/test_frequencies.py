"""Word weights against a search of every pair of matches."""

from hypothesis import given
from hypothesis import strategies as st

from ner_engine.lexicon.frequencies import frequencies
from ner_engine.lexicon.matcher import TermMatcher
from ner_engine.spans import contains

TYPES = ("疾病", "解剖")
ALPHABET = "甲乙𬌗"
texts = st.lists(st.text(alphabet=ALPHABET, max_size=20), max_size=4)
surfaces = st.lists(st.text(alphabet=ALPHABET, min_size=1, max_size=5), unique=True, max_size=12)


@given(texts, surfaces)
def test_a_match_inside_a_longer_one_does_not_count(corpus: list[str], words: list[str]) -> None:
    matcher = TermMatcher([(word, "疾病") for word in words], TYPES)
    expected = dict.fromkeys(words, 0)
    for text in corpus:
        spans = matcher.spans(matcher.matches(text))
        for span in spans:
            if not any(contains(other, span) for other in spans if other.length > span.length):
                expected[text[span.start : span.end]] += 1
    found = frequencies(matcher, corpus)
    assert {term.surface: found[place] for place, term in enumerate(matcher.entries)} == expected


def test_two_types_of_one_surface_do_not_cover_each_other() -> None:
    matcher = TermMatcher([("肾病", "疾病"), ("肾病", "解剖"), ("肾", "解剖")], TYPES)
    found = frequencies(matcher, ["肾病肾", "肾病"])
    assert dict(zip(matcher.entries, found.tolist(), strict=True)) == {
        ("肾病", "疾病"): 2,
        ("肾病", "解剖"): 2,
        ("肾", "解剖"): 1,
    }
