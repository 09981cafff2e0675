"""Leave-one-out against matching with a dictionary made anew of all other documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner_engine.lexicon.harvest import AnnotatedText, Harvest, TrainingLexicon, worth_keeping
from ner_engine.lexicon.matcher import TermMatcher
from ner_engine.spans import Span

TYPES = ("疾病", "解剖")


def note(source: str, text: str, *surfaces: str, kind: str = "疾病") -> AnnotatedText:
    spans = [Span(text.index(surface), text.index(surface) + len(surface), kind) for surface in surfaces]
    return AnnotatedText(source, text, spans)


CORPUS = [
    note("a", "高血压伴肾病", "高血压", "肾病"),
    note("b", "高血压3级", "高血压"),
    note("c", "肾病", "肾病", kind="解剖"),
]


@st.composite
def corpora(draw: st.DrawFn) -> list[AnnotatedText]:
    result = []
    for _ in range(draw(st.integers(0, 5))):
        text = draw(st.text(alphabet="甲乙丙", min_size=2, max_size=10))
        cuts = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)), st.sampled_from(TYPES))
        spans = [Span(start, end, kind) for start, end, kind in draw(st.lists(cuts, max_size=4)) if start < end]
        result.append(AnnotatedText(draw(st.sampled_from("pqr")), text, spans))
    return result


@given(corpora(), st.integers(1, 2), st.lists(st.sampled_from(["甲乙", "丙丙"]), unique=True))
def test_a_source_sees_the_dictionary_that_the_other_sources_make(
    corpus: list[AnnotatedText], minimum: int, outside: list[str]
) -> None:
    external = [(surface, "疾病") for surface in outside]
    lexicon = TrainingLexicon(Harvest(corpus), TYPES, external=external, minimum=minimum)
    for source, text, _ in corpus:
        others = Harvest(other for other in corpus if other.source != source)
        without = TermMatcher([*external, *others.terms(minimum)], TYPES)
        found = lexicon.matcher.spans(lexicon.matches(source, text))
        assert found == without.spans(without.matches(text))


def test_a_term_only_this_document_holds_does_not_match_in_it() -> None:
    lexicon = TrainingLexicon(Harvest(CORPUS), TYPES)
    assert lexicon.matcher.spans(lexicon.matches("a", "高血压伴肾病")) == [Span(0, 3, "疾病"), Span(4, 6, "解剖")]


def test_a_new_document_sees_the_whole_dictionary() -> None:
    lexicon = TrainingLexicon(Harvest(CORPUS), TYPES)
    found = lexicon.matcher.spans(lexicon.matches("new", "肾病"))
    assert found == [Span(0, 2, "疾病"), Span(0, 2, "解剖")]


def test_a_term_from_outside_is_never_hidden() -> None:
    lexicon = TrainingLexicon(Harvest(CORPUS), TYPES, external=[("肾病", "疾病")])
    assert Span(4, 6, "疾病") in lexicon.matcher.spans(lexicon.matches("a", "高血压伴肾病"))


def test_two_texts_of_one_source_do_not_vouch_for_each_other() -> None:
    harvest = Harvest([note("patient", "胃溃疡", "胃溃疡"), note("patient", "胃溃疡好转", "胃溃疡")])
    assert harvest.unvouched("patient") == [("胃溃疡", "疾病")]


def test_terms_count_sources_not_occurrences() -> None:
    corpus = [*CORPUS, note("b", "肾病，肾病", "肾病"), note("b", "肾病", "肾病")]
    assert Harvest(corpus).terms(2) == [("肾病", "疾病"), ("高血压", "疾病")]


def test_full_width_forms_are_one_term() -> None:
    harvest = Harvest([note("a", "Ｔ３升高", "Ｔ３升高"), note("b", "T3升高", "T3升高")])
    assert harvest.terms(2) == [("T3升高", "疾病")]


def test_terms_of_types_that_are_no_longer_asked_for_are_left_out() -> None:
    lexicon = TrainingLexicon(Harvest([note("a", "阿司匹林", "阿司匹林", kind="药物")]), TYPES)
    assert lexicon.matcher.entries == ()


@pytest.mark.parametrize("surface", ["", "肾", "38.5", "120/80", "——", "肾\ud800病", "\u3000１２"])
def test_what_tells_nothing_is_not_kept(surface: str) -> None:
    assert not worth_keeping(surface)


@pytest.mark.parametrize("surface", ["肾病", "T3", "B超", "3级"])
def test_what_names_something_is_kept(surface: str) -> None:
    assert worth_keeping(surface)
