"""How far two readings of the same texts agree: strict and relaxed precision, recall and F1, and the kinds of error.

Model evaluation (gold against predicted) and reviewer agreement (one reviewer against another) both use this file, so
that both mean the same. One alignment (`spans.align`) drives every number: a pair with the same borders and type is a
strict match, a pair of one type whose borders differ is a relaxed match, and all other numbers count the same pairs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ner_engine.spans import Span, align

Document = tuple[Iterable[Span], Iterable[Span]]


class Kind(StrEnum):
    """What became of one pair of an alignment."""

    EXACT = "EXACT"
    BOUNDARY = "BOUNDARY"
    TYPE = "TYPE"
    BOUNDARY_AND_TYPE = "BOUNDARY_AND_TYPE"
    MISSED = "MISSED"
    SPURIOUS = "SPURIOUS"


class Edge(StrEnum):
    """How one edge of a prediction misses the gold one; a boundary error has one or two."""

    LEFT_TOO_WIDE = "LEFT_TOO_WIDE"
    LEFT_TOO_NARROW = "LEFT_TOO_NARROW"
    RIGHT_TOO_WIDE = "RIGHT_TOO_WIDE"
    RIGHT_TOO_NARROW = "RIGHT_TOO_NARROW"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many spans each side has and how many of them match; the ratios follow from these three."""

    gold: int
    predicted: int
    matched: int

    @property
    def precision(self) -> float:
        return _ratio(self.matched, self.predicted, nothing_anywhere=self.gold == 0)

    @property
    def recall(self) -> float:
        return _ratio(self.matched, self.gold, nothing_anywhere=self.predicted == 0)

    @property
    def f1(self) -> float:
        return _ratio(2 * self.matched, self.gold + self.predicted, nothing_anywhere=True)


@dataclass(frozen=True, slots=True)
class Score:
    """Strict: same borders and type. Relaxed: same type and at least one character in common."""

    strict: Counts
    relaxed: Counts


@dataclass(frozen=True, slots=True)
class Report:
    """Pooled over all documents: never the mean of documents, in which an empty note would weigh like a full one."""

    overall: Score
    by_type: dict[str, Score]
    kinds: Counter[Kind]
    edges: Counter[tuple[str, Edge]]
    confusion: Counter[tuple[str | None, str | None]]
    """Gold type and predicted type of each pair; None on the side where nothing stands."""


def score(documents: Iterable[Document]) -> Report:
    """Compare (gold, predicted) spans document by document. Equal spans of one reading count once."""
    outcomes: Counter[tuple[str | None, str | None, Kind]] = Counter()
    edges: Counter[tuple[str, Edge]] = Counter()
    for gold, predicted in documents:
        for left, right in align(sorted(set(gold)), sorted(set(predicted))):
            kind = kind_of(left, right)
            outcomes[_type_of(left), _type_of(right), kind] += 1
            if left and right and kind is Kind.BOUNDARY:
                edges.update((left.type, edge) for edge in edges_of(left, right))
    return _report(outcomes, edges)


def kind_of(gold: Span | None, predicted: Span | None) -> Kind:
    """Name the difference within one pair of an alignment."""
    if predicted is None:
        return Kind.MISSED
    if gold is None:
        return Kind.SPURIOUS
    same_borders = (gold.start, gold.end) == (predicted.start, predicted.end)
    if gold.type == predicted.type:
        return Kind.EXACT if same_borders else Kind.BOUNDARY
    return Kind.TYPE if same_borders else Kind.BOUNDARY_AND_TYPE


def edges_of(gold: Span, predicted: Span) -> Iterator[Edge]:
    """Name the edges at which a prediction begins or ends elsewhere than the gold span."""
    if predicted.start != gold.start:
        yield Edge.LEFT_TOO_WIDE if predicted.start < gold.start else Edge.LEFT_TOO_NARROW
    if predicted.end != gold.end:
        yield Edge.RIGHT_TOO_WIDE if predicted.end > gold.end else Edge.RIGHT_TOO_NARROW


def _report(outcomes: Counter[tuple[str | None, str | None, Kind]], edges: Counter[tuple[str, Edge]]) -> Report:
    kinds: Counter[Kind] = Counter()
    confusion: Counter[tuple[str | None, str | None]] = Counter()
    for (gold, predicted, kind), count in outcomes.items():
        kinds[kind] += count
        confusion[gold, predicted] += count
    by_type = {name: _score_of(name, outcomes) for name in _type_names(confusion)}
    return Report(_total(by_type.values()), by_type, kinds, edges, confusion)


def _type_of(span: Span | None) -> str | None:
    return None if span is None else span.type


def _type_names(confusion: Iterable[tuple[str | None, str | None]]) -> list[str]:
    return sorted({name for pair in confusion for name in pair if name is not None})


def _score_of(name: str, outcomes: Counter[tuple[str | None, str | None, Kind]]) -> Score:
    gold = sum(count for (left, _, _), count in outcomes.items() if left == name)
    predicted = sum(count for (_, right, _), count in outcomes.items() if right == name)
    exact = outcomes[name, name, Kind.EXACT]
    relaxed = exact + outcomes[name, name, Kind.BOUNDARY]
    return Score(Counts(gold, predicted, exact), Counts(gold, predicted, relaxed))


def _total(scores: Iterable[Score]) -> Score:
    listed = list(scores)
    return Score(_sum(score.strict for score in listed), _sum(score.relaxed for score in listed))


def _sum(counts: Iterable[Counts]) -> Counts:
    listed = list(counts)
    return Counts(sum(c.gold for c in listed), sum(c.predicted for c in listed), sum(c.matched for c in listed))


def _ratio(part: int, whole: int, *, nothing_anywhere: bool) -> float:
    """Two readings that both mark nothing agree fully; a reading compared with nothing has matched nothing."""
    if whole == 0:
        return 1.0 if nothing_anywhere else 0.0
    return part / whole
