"""Records whose text the project has already: the annotations they bring go to the document that is there."""

from collections import defaultdict
from dataclasses import dataclass

from annotator.annotation.models import AnnotationSet, EntitySpan, SetKind
from annotator.intake.checking import Accepted
from annotator.intake.draft import Problem

Spans = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A record and the document that holds its text."""

    id: int
    record: Accepted


@dataclass(frozen=True, slots=True)
class Repeats:
    """What comes of repeated records: readings for documents without one, and problems where another one stands."""

    readings: list[Stored]
    problems: list[Problem]


def sorted_out(new: list[Stored], repeated: list[Stored]) -> Repeats:
    """A document's first annotations are its reading; the same again is nothing new, others are said to be left."""
    said = {one.id: as_set(one.record.spans) for one in new if one.record.spans is not None}
    speaking = [one for one in repeated if one.record.spans is not None]
    said |= imported_spans([one.id for one in speaking if one.id not in said])
    found = Repeats([], [])
    for one in speaking:
        spans = as_set(one.record.spans)
        if one.id not in said:
            said[one.id] = spans
            found.readings.append(one)
        elif said[one.id] != spans:
            record = one.record
            found.problems.append(Problem("ALREADY_ANNOTATED", {"document": one.id}, record.place, record.line))
    return found


def as_set(spans: Spans | None) -> frozenset[tuple[int, int, int]]:
    return frozenset(spans or ())


def imported_spans(documents: list[int]) -> dict[int, frozenset[tuple[int, int, int]]]:
    """What earlier imports said of these documents; those of which none spoke are not there."""
    readings = AnnotationSet.objects.filter(document__in=documents, kind=SetKind.IMPORTED)
    document_of = dict(readings.values_list("pk", "document_id"))
    spans = EntitySpan.objects.filter(annotation_set__in=document_of)
    found: dict[int, set[tuple[int, int, int]]] = defaultdict(set, {pk: set() for pk in document_of.values()})
    for number, start, end, type_id in spans.values_list("annotation_set_id", "start", "end", "entity_type_id"):
        found[document_of[number]].add((start, end, type_id))
    return {pk: frozenset(marked) for pk, marked in found.items()}
