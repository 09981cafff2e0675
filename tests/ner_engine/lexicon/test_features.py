"""Many texts at once against each text alone."""

from hypothesis import given
from hypothesis import strategies as st

from ner_engine.lexicon.features import LexiconFeatures, bulk_features, lexicon_features
from ner_engine.lexicon.matcher import SEPARATOR, TermMatcher
from ner_engine.lexicon.ngrams import ngram_types
from ner_engine.lexicon.positions import longest_types, word_sets

TYPES = ("疾病", "解剖")
ALPHABET = "甲乙𬌗"
corpora = st.lists(st.text(alphabet=ALPHABET + SEPARATOR + "\ud800", max_size=12), max_size=8)
dictionaries = st.lists(st.tuples(st.text(alphabet=ALPHABET, min_size=1, max_size=5), st.sampled_from(TYPES)))


def listed(features: LexiconFeatures) -> list[list[object]]:
    arrays = (features.ngrams, features.longest, features.words.offsets, features.words.entries)
    return [array.tolist() for array in arrays]


@given(corpora, dictionaries, st.integers(1, 30))
def test_in_bulk_every_text_gets_what_it_gets_alone(
    corpus: list[str], terms: list[tuple[str, str]], window: int
) -> None:
    matcher = TermMatcher(terms, TYPES)
    alone = [listed(lexicon_features(matcher, matcher.matches(text), len(text))) for text in corpus]
    assert [listed(features) for features in bulk_features(matcher, corpus, window=window)] == alone


def test_the_features_are_those_of_the_single_modules() -> None:
    matcher = TermMatcher([("肾病", "疾病"), ("肾", "解剖")], TYPES)
    matches = matcher.matches("左肾肾病")
    expected = [
        ngram_types(matcher, matches, 4).tolist(),
        longest_types(matcher, matches, 4).tolist(),
        word_sets(matches, 4).offsets.tolist(),
        word_sets(matches, 4).entries.tolist(),
    ]
    assert listed(lexicon_features(matcher, matches, 4)) == expected


def test_a_term_does_not_match_across_two_texts() -> None:
    matcher = TermMatcher([("肾病", "疾病")], TYPES)
    assert [features.longest.tolist() for features in bulk_features(matcher, ["左肾", "病"])] == [[0, 0], [0]]
