"""Scores against set arithmetic, a second library and worked examples."""

from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nervaluate.entities import Entity
from nervaluate.strategies import EntityTypeEvaluation, StrictEvaluation

from ner_engine.scoring import Counts, Edge, Kind, edges_of, kind_of, score
from ner_engine.spans import Span

LENGTH = 16
TYPES = ["疾病", "症状", "解剖"]


@st.composite
def span_strategy(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, LENGTH - 1))
    return Span(start, draw(st.integers(start + 1, LENGTH)), draw(st.sampled_from(TYPES)))


@st.composite
def flat_reading(draw: st.DrawFn) -> list[Span]:
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    drawn = [(start, end, draw(st.sampled_from([*TYPES, None]))) for start, end in pairwise(cuts)]
    return [Span(start, end, kind) for start, end, kind in drawn if kind]


nested_document = st.tuples(st.sets(span_strategy(), max_size=6), st.sets(span_strategy(), max_size=6))


def characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def entities(spans: list[Span]) -> list[Entity]:
    return [Entity(label=span.type, start=span.start, end=span.end - 1) for span in spans]


@given(st.lists(nested_document, max_size=4))
def test_strict_scores_are_the_intersection_of_sets(documents: list[tuple[set[Span], set[Span]]]) -> None:
    report = score(documents)
    for name in TYPES:
        gold = [{span for span in g if span.type == name} for g, _ in documents]
        predicted = [{span for span in p if span.type == name} for _, p in documents]
        expected = Counts(
            sum(map(len, gold)), sum(map(len, predicted)), sum(len(g & p) for g, p in zip(gold, predicted, strict=True))
        )
        assert (report.by_type[name].strict if name in report.by_type else Counts(0, 0, 0)) == expected


@given(flat_reading(), flat_reading())
def test_strict_counts_equal_those_of_nervaluate(gold: list[Span], predicted: list[Span]) -> None:
    theirs, _ = StrictEvaluation().evaluate(entities(gold), entities(predicted), TYPES)
    strict = score([(gold, predicted)]).overall.strict
    assert (strict.matched, strict.predicted, strict.gold) == (theirs.correct, theirs.actual, theirs.possible)
    if gold and predicted:
        assert strict.precision == pytest.approx(theirs.precision)
        assert strict.recall == pytest.approx(theirs.recall)
        assert strict.f1 == pytest.approx(theirs.f1)


@given(flat_reading(), flat_reading())
def test_relaxed_counts_equal_those_of_nervaluate_where_no_span_has_a_choice(
    gold: list[Span], predicted: list[Span]
) -> None:
    met = [(a, b) for a in gold for b in predicted if characters(a) & characters(b)]
    assume(all(not {*one} & {*other} for one, other in combinations(met, 2)))
    theirs, _ = EntityTypeEvaluation().evaluate(entities(gold), entities(predicted), TYPES)
    relaxed = score([(gold, predicted)]).overall.relaxed
    assert (relaxed.matched, relaxed.predicted, relaxed.gold) == (theirs.correct, theirs.actual, theirs.possible)


def largest_matching(gold: list[Span], predicted: list[Span]) -> int:
    """Try every way to give each gold span a prediction of its type that overlaps it, or none."""
    if not gold:
        return 0
    first, rest = gold[0], gold[1:]
    with_it = [
        1 + largest_matching(rest, [other for other in predicted if other is not candidate])
        for candidate in predicted
        if candidate.type == first.type and characters(candidate) & characters(first)
    ]
    return max([largest_matching(rest, predicted), *with_it])


@given(flat_reading(), flat_reading())
def test_relaxed_matches_are_at_least_half_and_at_most_all_of_the_largest_matching(
    gold: list[Span], predicted: list[Span]
) -> None:
    # The closest-first pairing is greedy, so it may miss a match that only a worse pairing would allow.
    matched = score([(gold, predicted)]).overall.relaxed.matched
    best = largest_matching(gold, predicted)
    assert best / 2 <= matched <= best


@given(nested_document)
def test_relaxed_never_matches_less_than_strict(document: tuple[set[Span], set[Span]]) -> None:
    report = score([document])
    for entry in [report.overall, *report.by_type.values()]:
        assert entry.strict.matched <= entry.relaxed.matched <= min(entry.relaxed.gold, entry.relaxed.predicted)


@given(nested_document)
def test_the_two_readings_may_change_places(document: tuple[set[Span], set[Span]]) -> None:
    there, back = score([document]), score([document[::-1]])
    assert there.overall.strict.f1 == back.overall.strict.f1
    assert there.overall.relaxed.precision == back.overall.relaxed.recall
    assert there.confusion == Counter({(b, a): n for (a, b), n in back.confusion.items()})


@given(st.lists(nested_document, max_size=4))
def test_the_error_kinds_add_up_to_the_scores(documents: list[tuple[set[Span], set[Span]]]) -> None:
    report = score(documents)
    overall, kinds = report.overall, report.kinds
    assert kinds[Kind.EXACT] == overall.strict.matched
    assert kinds[Kind.EXACT] + kinds[Kind.BOUNDARY] == overall.relaxed.matched
    assert kinds.total() - kinds[Kind.SPURIOUS] == overall.strict.gold == sum(len(gold) for gold, _ in documents)
    assert kinds.total() - kinds[Kind.MISSED] == overall.strict.predicted == sum(len(seen) for _, seen in documents)
    assert report.confusion.total() == kinds.total()
    assert kinds[Kind.BOUNDARY] <= report.edges.total() <= 2 * kinds[Kind.BOUNDARY]


@given(st.lists(nested_document, max_size=4))
def test_documents_are_pooled_not_averaged(documents: list[tuple[set[Span], set[Span]]]) -> None:
    singles = [score([document]).overall.strict for document in documents]
    assert score(documents).overall.strict == Counts(
        sum(s.gold for s in singles), sum(s.predicted for s in singles), sum(s.matched for s in singles)
    )


def test_a_worked_example_has_the_numbers_a_person_counts() -> None:
    gold = [Span(0, 4, "症状"), Span(5, 7, "症状"), Span(8, 12, "疾病"), Span(13, 15, "解剖")]
    predicted = [Span(0, 4, "症状"), Span(5, 8, "症状"), Span(8, 12, "症状"), Span(20, 22, "疾病")]
    report = score([(gold, predicted)])
    assert report.overall.strict == Counts(gold=4, predicted=4, matched=1)
    assert report.overall.strict.f1 == pytest.approx(0.25)
    assert report.overall.relaxed.f1 == pytest.approx(0.5)
    assert report.by_type["症状"].strict == Counts(gold=2, predicted=3, matched=1)
    assert report.by_type["症状"].strict.precision == pytest.approx(1 / 3)
    assert report.by_type["症状"].strict.recall == pytest.approx(1 / 2)
    assert report.by_type["症状"].strict.f1 == pytest.approx(0.4)
    assert report.kinds == {Kind.EXACT: 1, Kind.BOUNDARY: 1, Kind.TYPE: 1, Kind.MISSED: 1, Kind.SPURIOUS: 1}
    assert report.confusion == {("症状", "症状"): 2, ("疾病", "症状"): 1, ("解剖", None): 1, (None, "疾病"): 1}
    assert report.edges == {("症状", Edge.RIGHT_TOO_WIDE): 1}


def test_equal_spans_of_one_reading_count_once() -> None:
    report = score([([Span(0, 2, "症状")] * 3, [Span(0, 2, "症状")])])
    assert report.overall.strict == Counts(1, 1, 1)


def test_one_giant_prediction_is_one_match_not_many() -> None:
    gold = [Span(start, start + 1, "症状") for start in range(9)]
    assert score([(gold, [Span(0, 9, "症状")])]).overall.relaxed == Counts(gold=9, predicted=1, matched=1)


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(0, 0, 0), 1.0, 1.0, 1.0),
        (Counts(3, 0, 0), 0.0, 0.0, 0.0),
        (Counts(0, 3, 0), 0.0, 0.0, 0.0),
        (Counts(4, 2, 1), 0.5, 0.25, 1 / 3),
    ],
)
def test_ratios_are_defined_also_when_nothing_is_marked(
    counts: Counts, precision: float, recall: float, f1: float
) -> None:
    assert counts.precision == pytest.approx(precision)
    assert counts.recall == pytest.approx(recall)
    assert counts.f1 == pytest.approx(f1)


@pytest.mark.parametrize(
    ("gold", "predicted", "kind"),
    [
        (Span(0, 2, "症状"), Span(0, 2, "症状"), Kind.EXACT),
        (Span(0, 2, "症状"), Span(0, 3, "症状"), Kind.BOUNDARY),
        (Span(0, 2, "症状"), Span(0, 2, "疾病"), Kind.TYPE),
        (Span(0, 2, "症状"), Span(1, 2, "疾病"), Kind.BOUNDARY_AND_TYPE),
        (Span(0, 2, "症状"), None, Kind.MISSED),
        (None, Span(0, 2, "症状"), Kind.SPURIOUS),
    ],
)
def test_each_difference_has_its_name(gold: Span | None, predicted: Span | None, kind: Kind) -> None:
    assert kind_of(gold, predicted) is kind


@pytest.mark.parametrize(
    ("predicted", "edges"),
    [
        (Span(4, 8, "症状"), []),
        (Span(3, 8, "症状"), [Edge.LEFT_TOO_WIDE]),
        (Span(5, 8, "症状"), [Edge.LEFT_TOO_NARROW]),
        (Span(4, 9, "症状"), [Edge.RIGHT_TOO_WIDE]),
        (Span(4, 7, "症状"), [Edge.RIGHT_TOO_NARROW]),
        (Span(2, 6, "症状"), [Edge.LEFT_TOO_WIDE, Edge.RIGHT_TOO_NARROW]),
    ],
)
def test_each_edge_says_how_it_misses(predicted: Span, edges: list[Edge]) -> None:
    assert list(edges_of(Span(4, 8, "症状"), predicted)) == edges
