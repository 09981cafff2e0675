"""Tags and spans against the shared vectors, a character-by-character oracle and round trips."""

import json
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ner_engine.bio import Nesting, Scheme, decode, decode_rows, encode, flatten
from ner_engine.spans import Span, first_overlap, overlaps

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "spans" / "vectors.json").read_text(encoding="utf-8")
)
LENGTH = 12


@st.composite
def span_strategy(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, LENGTH - 1))
    return Span(start, draw(st.integers(start + 1, LENGTH)), draw(st.sampled_from(["疾病", "T-1"])))


@st.composite
def flat_reading(draw: st.DrawFn) -> list[Span]:
    """Cut 0..LENGTH at random places and keep some of the pieces: flat by construction."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    kinds = st.sampled_from(["疾病", "T-1", None])
    drawn = [(start, end, draw(kinds)) for start, end in pairwise(cuts)]
    return [Span(start, end, kind) for start, end, kind in drawn if kind]


schemes = st.sampled_from(Scheme)
nested = st.lists(span_strategy(), max_size=7)
tags = st.sampled_from(["O", *(f"{letter}-{kind}" for letter, kind in product("BIMES", ["疾病", "症状"]))])


@pytest.mark.parametrize("case", VECTORS["encodings"], ids=[case["name"] for case in VECTORS["encodings"]])
def test_vector_encodings_hold(case: dict[str, Any]) -> None:
    spans = [Span(*row) for row in case["spans"]]
    encoded = encode(case["length"], spans, Scheme(case["scheme"]), Nesting(case["nesting"]))
    assert [list(row) for row in encoded.rows] == case["rows"]
    assert list(encoded.dropped) == [Span(*row) for row in case["dropped"]]


@pytest.mark.parametrize("case", VECTORS["decodings"], ids=[case["name"] for case in VECTORS["decodings"]])
def test_vector_decodings_hold(case: dict[str, Any]) -> None:
    assert decode(case["tags"]) == [Span(*row) for row in case["spans"]]


@given(flat_reading(), schemes, st.sampled_from(Nesting))
def test_flat_spans_survive_encoding_and_decoding(spans: list[Span], scheme: Scheme, nesting: Nesting) -> None:
    encoded = encode(LENGTH, spans, scheme, nesting)
    assert [decode(row) for row in encoded.rows] == [spans]
    assert encoded.dropped == ()


@given(nested, schemes)
def test_layers_lose_nothing(spans: list[Span], scheme: Scheme) -> None:
    encoded = encode(LENGTH, spans, scheme, Nesting.LAYERS)
    assert encoded.dropped == ()
    assert decode_rows(encoded.rows) == sorted(set(spans))


def test_a_span_that_stands_in_two_rows_is_one_span() -> None:
    assert decode_rows([["B-症状", "I-症状"], ["B-症状", "I-症状"]]) == [Span(0, 2, "症状")]


@given(nested, schemes, st.sampled_from([Nesting.OUTER, Nesting.INNER]))
def test_what_is_not_in_the_row_is_reported(spans: list[Span], scheme: Scheme, nesting: Nesting) -> None:
    encoded = encode(LENGTH, spans, scheme, nesting)
    (row,) = encoded.rows
    assert sorted([*decode(row), *encoded.dropped]) == sorted(set(spans))


@given(nested, schemes, st.sampled_from(Nesting))
def test_every_row_has_one_tag_a_character(spans: list[Span], scheme: Scheme, nesting: Nesting) -> None:
    assert {len(row) for row in encode(LENGTH, spans, scheme, nesting).rows} == {LENGTH}


@given(flat_reading())
def test_each_bioes_tag_says_what_its_character_is(spans: list[Span]) -> None:
    (row,) = encode(LENGTH, spans, Scheme.BIOES).rows
    for place, tag in enumerate(row):
        covering = [span for span in spans if span.start <= place < span.end]
        if not covering:
            assert tag == "O"
            continue
        first, last = place == covering[0].start, place == covering[0].end - 1
        letter = {(True, True): "S", (True, False): "B", (False, True): "E", (False, False): "I"}[first, last]
        assert tag == f"{letter}-{covering[0].type}"


@given(flat_reading())
def test_the_three_schemes_differ_in_letters_only(spans: list[Span]) -> None:
    rows = {scheme: encode(LENGTH, spans, scheme).rows[0] for scheme in Scheme}
    assert [tag.replace("M-", "I-") for tag in rows[Scheme.BMES]] == list(rows[Scheme.BIOES])
    assert [tag.replace("S-", "B-").replace("E-", "I-") for tag in rows[Scheme.BIOES]] == list(rows[Scheme.BIO])


@given(st.lists(tags, max_size=12))
def test_every_tagged_character_of_any_row_is_in_exactly_one_span_of_its_type(row: list[str]) -> None:
    spans = decode(row)
    for place, tag in enumerate(row):
        covering = [span.type for span in spans if span.start <= place < span.end]
        assert covering == ([] if tag == "O" else [tag[2:]])


@given(st.lists(tags, max_size=12))
def test_in_any_row_spans_begin_and_end_where_the_rule_says(row: list[str]) -> None:
    spans = decode(row)
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    for place, tag in enumerate(row):
        if tag[0] in "BS":
            assert place in starts
        if tag[0] in "ES":
            assert place + 1 in ends
        if tag[0] in "IME" and place and row[place - 1][0] in "BIM" and row[place - 1][2:] == tag[2:]:
            assert place not in starts


@given(st.lists(tags, max_size=12), schemes)
def test_reading_an_illegal_row_and_writing_it_again_is_stable(row: list[str], scheme: Scheme) -> None:
    spans = decode(row)
    (legal,) = encode(len(row), spans, scheme).rows
    assert decode(legal) == spans


@given(nested)
def test_outer_drops_a_span_only_for_a_longer_or_equal_one(spans: list[Span]) -> None:
    kept, dropped = flatten(spans, Nesting.OUTER)
    assert first_overlap(kept) is None
    assert dropped == sorted(dropped)
    for loser in dropped:
        assert any(overlaps(winner, loser) and winner.length >= loser.length for winner in kept)


@given(nested)
def test_inner_drops_a_span_only_for_a_shorter_or_equal_one(spans: list[Span]) -> None:
    kept, dropped = flatten(spans, Nesting.INNER)
    assert first_overlap(kept) is None
    for loser in dropped:
        assert any(overlaps(winner, loser) and winner.length <= loser.length for winner in kept)


@given(flat_reading(), st.sampled_from([Nesting.OUTER, Nesting.INNER]))
def test_flattening_what_is_flat_drops_nothing(spans: list[Span], nesting: Nesting) -> None:
    assert not any(overlaps(a, b) for a, b in combinations(spans, 2))
    assert flatten(spans, nesting) == (spans, [])


@pytest.mark.parametrize("span", [Span(-1, 2, "症状"), Span(2, 2, "症状"), Span(3, 1, "症状"), Span(2, 5, "症状")])
def test_a_span_that_does_not_fit_is_refused_by_its_offsets(span: Span) -> None:
    with pytest.raises(ValueError, match=f"the span {span.start}-{span.end} does not fit a text of 4 characters"):
        encode(4, [span])


@pytest.mark.parametrize("tag", ["张", "B", "B-", "-症状", "X-症状", "BI-症状", "o", ""])
def test_what_is_no_tag_is_refused_by_its_row_and_never_repeated(tag: str) -> None:
    with pytest.raises(ValueError, match="row 2 carries no BIO, BIOES or BMES tag") as refusal:
        decode(["O", tag])
    assert "张" not in str(refusal.value)
