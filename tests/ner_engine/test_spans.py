"""Span arithmetic against the shared vectors, character sets and quadratic loops."""

import json
from itertools import combinations, permutations
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner_engine.spans import (
    Fault,
    Span,
    SpanProblem,
    align,
    contains,
    first_overlap,
    layers,
    overlaps,
    shared_length,
    validate_spans,
)

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "spans" / "vectors.json").read_text(encoding="utf-8")
)
LENGTH = 12
TYPES = ("疾病", "症状", "解剖")


def cases(group: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", VECTORS[group], ids=[case["name"] for case in VECTORS[group]])


def spans_of(rows: list[list[Any]]) -> list[Span]:
    return [Span(*row) for row in rows]


def characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@st.composite
def span_strategy(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, LENGTH - 1))
    return Span(start, draw(st.integers(start + 1, LENGTH)), draw(st.sampled_from(TYPES)))


readings = st.lists(span_strategy(), max_size=8)
offsets = st.integers(-2, LENGTH + 2)
loose_spans = st.builds(Span, offsets, offsets, st.sampled_from([*TYPES, "天气"]))


# --- the shared vectors


@cases("offsets")
def test_vector_offsets_hold_in_python(case: dict[str, Any]) -> None:
    text = case["text"]
    assert len(text) == case["code_points"]
    assert len(text.encode("utf-16-le")) // 2 == case["utf16"]
    for code_point, utf16 in case["pairs"]:
        assert len(text[:code_point].encode("utf-16-le")) // 2 == utf16
    for start, end, piece in case["slices"]:
        assert text[start:end] == piece


@cases("relations")
def test_vector_relations_hold_in_python(case: dict[str, Any]) -> None:
    a, b = spans_of([[*case["a"], "症状"], [*case["b"], "疾病"]])
    assert shared_length(a, b) == case["shared"]
    assert overlaps(a, b) is case["overlaps"]
    assert contains(a, b) is case["a_contains_b"]
    assert contains(b, a) is case["b_contains_a"]


@cases("first_overlaps")
def test_vector_first_overlaps_hold_in_python(case: dict[str, Any]) -> None:
    spans = spans_of(case["spans"])
    expected = case["overlap"] and tuple(spans[index] for index in case["overlap"])
    assert first_overlap(spans) == expected


@cases("layers")
def test_vector_layers_hold_in_python(case: dict[str, Any]) -> None:
    spans = spans_of(case["spans"])
    assert layers(spans) == [[spans[index] for index in layer] for layer in case["layers"]]


@cases("alignments")
def test_vector_alignments_hold_in_python(case: dict[str, Any]) -> None:
    left, right = spans_of(case["left"]), spans_of(case["right"])
    expected = [(None if i is None else left[i], None if j is None else right[j]) for i, j in case["pairs"]]
    assert align(left, right) == expected


@cases("validity")
def test_vector_problems_hold_in_python(case: dict[str, Any]) -> None:
    problems = validate_spans(
        case["text"],
        spans_of(case["spans"]),
        known_types=VECTORS["types"],
        flat=case["flat"],
        surfaces=case["surfaces"],
    )
    assert list(problems) == [SpanProblem(index, Fault(code), other) for index, code, other in case["problems"]]


@cases("segments")
def test_vector_segments_are_pieces_of_their_text_in_python_offsets(case: dict[str, Any]) -> None:
    assert "".join(piece for _, _, piece, _ in case["segments"]) == case["text"]
    for start, end, piece, covering in case["segments"]:
        assert case["text"][start:end] == piece
        over_all = {i for i, span in enumerate(spans_of(case["spans"])) if set(range(start, end)) <= characters(span)}
        assert set(covering) == over_all


# --- oracles


@given(span_strategy(), span_strategy())
def test_two_spans_relate_as_their_character_sets_do(a: Span, b: Span) -> None:
    assert shared_length(a, b) == len(characters(a) & characters(b))
    assert overlaps(a, b) is bool(characters(a) & characters(b))
    assert contains(a, b) is (characters(a) >= characters(b))


@given(st.integers(0, LENGTH), span_strategy())
def test_an_empty_span_overlaps_nothing(place: int, span: Span) -> None:
    assert not overlaps(Span(place, place, "症状"), span)
    assert not overlaps(span, Span(place, place, "症状"))


@given(st.lists(loose_spans, max_size=6))
def test_an_overlap_is_found_exactly_when_a_quadratic_loop_finds_one(spans: list[Span]) -> None:
    found = first_overlap(spans)
    colliding = [pair for pair in combinations(sorted(spans), 2) if characters(pair[0]) & characters(pair[1])]
    assert (found is None) is (not colliding)
    if found is not None:
        assert found in colliding
        assert found[1] == min(later for _, later in colliding)


def test_the_first_overlap_of_a_long_list_is_found_without_a_quadratic_loop() -> None:
    spans = [Span(2 * i, 2 * i + 1, "症状") for i in range(200_000)]
    began = perf_counter()
    assert first_overlap([*spans, Span(399_990, 399_991, "疾病")]) is not None
    assert first_overlap(spans) is None
    assert perf_counter() - began < 20  # a quadratic loop needs hours


@given(readings)
def test_layers_are_flat_complete_and_as_few_as_the_deepest_character(spans: list[Span]) -> None:
    result = layers(spans)
    assert sorted(span for layer in result for span in layer) == sorted(spans)
    for layer in result:
        assert not any(characters(a) & characters(b) for a, b in combinations(layer, 2))
        assert layer == sorted(layer)
    depth = max((sum(place in characters(span) for span in spans) for place in range(LENGTH)), default=0)
    assert len(result) == depth


@given(readings)
def test_where_nothing_crosses_inner_spans_lie_deeper_than_what_contains_them(spans: list[Span]) -> None:
    uncrossed: list[Span] = []
    for span in set(spans):
        met = [other for other in uncrossed if characters(span) & characters(other)]
        if all(characters(span) <= characters(other) or characters(other) <= characters(span) for other in met):
            uncrossed.append(span)
    depth = {span: number for number, layer in enumerate(layers(uncrossed)) for span in layer}
    for outer, inner in permutations(uncrossed, 2):
        if characters(outer) > characters(inner):
            assert depth[outer] < depth[inner]


def closest_first(left: list[Span], right: list[Span]) -> set[tuple[Span | None, Span | None]]:
    """Try every pair again and again: the stupid way to do what `align` does in one sweep."""
    pairs: set[tuple[Span | None, Span | None]] = set()
    left, right = list(left), list(right)
    while True:
        candidates = [(a, b) for a in left for b in right if characters(a) & characters(b)]
        if not candidates:
            return pairs | {(a, None) for a in left} | {(None, b) for b in right}
        best = max(
            candidates,
            key=lambda ab: (
                ab[0].type == ab[1].type,
                len(characters(ab[0]) & characters(ab[1])) / len(characters(ab[0]) | characters(ab[1])),
                [-n for span in sorted(ab) for n in (span.start, span.end, TYPES.index(span.type))],
            ),
        )
        pairs.add(best)
        left.remove(best[0])
        right.remove(best[1])


@given(st.sets(span_strategy(), max_size=6), st.sets(span_strategy(), max_size=6))
def test_alignment_equals_trying_every_pair(left: set[Span], right: set[Span]) -> None:
    assert set(align(sorted(left), sorted(right))) == closest_first(sorted(left), sorted(right))


@given(readings, readings)
def test_alignment_uses_every_span_once_and_pairs_only_what_overlaps(left: list[Span], right: list[Span]) -> None:
    pairs = align(left, right)
    assert sorted(a for a, _ in pairs if a) == sorted(left)
    assert sorted(b for _, b in pairs if b) == sorted(right)
    assert all(characters(a) & characters(b) for a, b in pairs if a and b)


@given(readings, st.integers(0, LENGTH))
def test_an_empty_span_finds_no_partner(spans: list[Span], place: int) -> None:
    empty = Span(place, place, "症状")
    assert (empty, None) in align([empty], spans)
    assert (None, empty) in align(spans, [empty])


@given(st.sets(span_strategy(), max_size=6), st.sets(span_strategy(), max_size=6))
def test_alignment_is_the_same_from_both_sides(left: set[Span], right: set[Span]) -> None:
    swapped = [(a, b) for b, a in align(list(right), list(left))]
    assert swapped == align(list(left), list(right))


@given(st.sets(span_strategy(), max_size=6), st.sets(span_strategy(), max_size=6))
def test_alignment_does_not_depend_on_the_order_in_which_a_reading_lists_its_spans(
    left: set[Span], right: set[Span]
) -> None:
    assert align(sorted(left, reverse=True), sorted(right, reverse=True)) == align(sorted(left), sorted(right))


@given(readings)
def test_a_reading_aligned_with_itself_pairs_equals(spans: list[Span]) -> None:
    assert align(spans, spans) == [(span, span) for span in sorted(spans)]


@given(st.lists(loose_spans, max_size=8), st.booleans())
def test_without_the_spans_that_are_named_nothing_is_wrong(spans: list[Span], flat: bool) -> None:
    text = "甲" * LENGTH
    blamed = {problem.index for problem in validate_spans(text, spans, known_types=TYPES, flat=flat)}
    rest = [span for index, span in enumerate(spans) if index not in blamed]
    assert all(0 <= span.start < span.end <= LENGTH and span.type in TYPES for span in rest)
    assert len(set(rest)) == len(rest)
    if flat:
        assert not any(characters(a) & characters(b) for a, b in combinations(rest, 2))


@given(st.lists(loose_spans, max_size=8), st.booleans())
def test_what_is_named_is_really_wrong(spans: list[Span], flat: bool) -> None:
    for problem in validate_spans("甲" * LENGTH, spans, known_types=TYPES, flat=flat):
        span = spans[problem.index]
        other = spans[problem.other] if problem.other is not None else None
        match problem.fault:
            case Fault.EMPTY:
                assert not characters(span)
            case Fault.OUTSIDE_TEXT:
                assert not characters(span) <= set(range(LENGTH))
            case Fault.UNKNOWN_TYPE:
                assert span.type == "天气"
            case Fault.DUPLICATE:
                assert problem.index != problem.other
                assert span == other
            case Fault.OVERLAP:
                assert flat
                assert other is not None
                assert characters(span) & characters(other)
            case Fault.OTHER_TEXT:
                pytest.fail("no words were promised")


def test_problems_carry_no_text() -> None:
    problem = next(validate_spans("张三发热", [Span(0, 2, "症状")], known_types=TYPES, flat=True, surfaces=["李四"]))
    assert "张三" not in repr(problem)
    assert "李四" not in repr(problem)
