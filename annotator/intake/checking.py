"""A draft against the rules of its project: it becomes an accepted record, or is refused with all its problems."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from annotator.documents.models import LONGEST_RECORD
from annotator.intake.cleaning import Cleaned, clean
from annotator.intake.draft import Claim, Draft, Problem, Refused
from annotator.intake.kinds import kind_named
from annotator.intake.rules import Rules
from ner_engine.spans import Fault, Span, SpanProblem, validate_spans

#: More would only bury the reader.
MOST_PROBLEMS: Final = 20
LONGEST_FIELD: Final = 255
LONGEST_LABEL_SHOWN: Final = 60

CODES: Final = {
    Fault.EMPTY: "SPAN_EMPTY",
    Fault.OUTSIDE_TEXT: "SPAN_OUTSIDE_TEXT",
    Fault.OTHER_TEXT: "SPAN_TEXT_DIFFERS",
    Fault.DUPLICATE: "SPAN_TWICE",
    Fault.OVERLAP: "SPANS_OVERLAP",
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A record as it will be stored. `spans` are (start, end, entity type id); None where the file speaks of none."""

    text: str
    sha256: str
    external_id: str
    patient_key: str
    kind: str
    spans: tuple[tuple[int, int, int], ...] | None
    place: str = ""
    line: int | None = None


def check(draft: Draft, rules: Rules) -> Accepted | Refused:
    """All or nothing: a record with any problem is refused whole, so that its mended form is no duplicate."""
    cleaned = clean(draft.text)
    try:
        digest = sha256(cleaned.text.encode()).hexdigest()
        fields = {name: field_of(draft, name) for name in ("external_id", "patient_key")}
    except UnicodeEncodeError:
        return at_place(draft, [Problem("LONE_SURROGATE")])
    spans = None if draft.claims is None else spans_of(draft.claims, cleaned, rules)
    problems = problems_of(cleaned, fields)
    if not problems and spans is not None:
        problems = span_problems(draft, cleaned, spans, rules)
    if problems:
        return at_place(draft, problems)
    ids = rules.ids
    places = None if spans is None else tuple((span.start, span.end, ids[span.type]) for span in spans)
    kind = kind_named(draft.kind)
    return Accepted(cleaned.text, digest, **fields, kind=kind, spans=places, place=draft.place, line=draft.line)


def field_of(draft: Draft, name: str) -> str:
    """Without NUL, which cannot be stored, and without half characters."""
    value = str(getattr(draft, name)).replace("\x00", "").strip()
    value.encode()
    return value


def problems_of(cleaned: Cleaned, fields: dict[str, str]) -> list[Problem]:
    problems = [
        Problem("FIELD_TOO_LONG", {"field": name, "limit": LONGEST_FIELD})
        for name, value in fields.items()
        if len(value) > LONGEST_FIELD
    ]
    if not cleaned.text.strip():
        problems.append(Problem("EMPTY_RECORD"))
    if len(cleaned.text) > LONGEST_RECORD:
        problems.append(Problem("RECORD_TOO_LONG", {"limit": LONGEST_RECORD}))
    return problems


def spans_of(claims: tuple[Claim, ...], cleaned: Cleaned, rules: Rules) -> list[Span]:
    """The claims in our types and in the cleaned text's positions. A label we do not know stays as it is."""
    codes = rules.codes
    if not cleaned.removed:
        return [Span(start, end, codes.get(label.lower(), label)) for start, end, label, _ in claims]
    moved = cleaned.moved
    return [Span(moved(start), moved(end), codes.get(label.lower(), label)) for start, end, label, _ in claims]


def span_problems(draft: Draft, cleaned: Cleaned, spans: list[Span], rules: Rules) -> list[Problem]:
    claims = draft.claims or ()
    faults = validate_spans(
        cleaned.text, spans, known_types=rules.ids, flat=rules.is_flat, surfaces=surfaces_of(draft, cleaned, spans)
    )
    problems: list[Problem] = []
    for fault in faults:
        problem = described(fault, claims, draft, rules)
        if problem not in problems:
            problems.append(problem)
    return problems


def surfaces_of(draft: Draft, cleaned: Cleaned, spans: list[Span]) -> list[str] | None:
    """The words the file says are covered; where it says nothing, whatever is there is right."""
    claims = draft.claims or ()
    if all(claim.surface is None for claim in claims):
        return None
    return [words_of(claim, span, draft, cleaned) for claim, span in zip(claims, spans, strict=True)]


def words_of(claim: Claim, span: Span, draft: Draft, cleaned: Cleaned) -> str:
    """Words may be quoted as they stood in the file, before cleaning."""
    if claim.surface is None or draft.text[max(claim.start, 0) : claim.end] == claim.surface:
        return cleaned.text[max(span.start, 0) : span.end]
    return clean(claim.surface).text


def described(fault: SpanProblem, claims: tuple[Claim, ...], draft: Draft, rules: Rules) -> Problem:
    """The fault with the numbers that stand in the file."""
    claim = claims[fault.index]
    if fault.fault == Fault.UNKNOWN_TYPE:
        is_retired = claim.label.lower() in rules.retired
        return Problem(
            "SPAN_TYPE_RETIRED" if is_retired else "SPAN_TYPE_UNKNOWN", {"type": claim.label[:LONGEST_LABEL_SHOWN]}
        )
    data: dict[str, Any] = {"start": claim.start, "end": claim.end}
    if fault.fault == Fault.OUTSIDE_TEXT:
        data["characters"] = len(draft.text)
    if fault.fault == Fault.OVERLAP and fault.other is not None:
        data |= {"other_start": claims[fault.other].start, "other_end": claims[fault.other].end}
    return Problem(CODES[fault.fault], data)


def at_place(draft: Draft, problems: list[Problem]) -> Refused:
    """The first problems, each saying where its record stands."""
    return Refused(tuple(placed(problems, draft)))


def placed(problems: list[Problem], draft: Draft) -> Iterator[Problem]:
    for problem in islice(problems, MOST_PROBLEMS):
        yield replace(problem, place=draft.place, line=draft.line)
