"""Label sets: numbers of tags, and which orders are legal, against encoding and decoding every row there is."""

from itertools import pairwise, product

import pytest

from ner_engine.bio import Scheme, decode, encode
from ner_engine.errors import EngineError
from ner_engine.labels import LabelSet, Spelling

TYPES = ("疾病", "T-1")


def test_o_is_tag_0_and_every_type_follows_in_its_order() -> None:
    assert LabelSet(("a", "b")).tags == ("O", "B-a", "I-a", "B-b", "I-b")
    assert LabelSet(("a",), Scheme.BIOES).tags == ("O", "B-a", "I-a", "E-a", "S-a")
    assert LabelSet(("a",), Scheme.BMES).tags == ("O", "B-a", "M-a", "E-a", "S-a")


def test_six_types_in_bio_are_thirteen_tags() -> None:
    assert len(LabelSet(tuple("abcdef"))) == 13


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_row_is_legal_if_and_only_if_encoding_writes_it(scheme: Scheme, length: int) -> None:
    labels = LabelSet(TYPES, scheme)
    begin, end, follow = labels.may_begin(), labels.may_end(), labels.may_follow()
    for row in product(range(len(labels)), repeat=length):
        legal = begin[row[0]] and end[row[-1]] and all(follow[a][b] for a, b in pairwise(row))
        tags = tuple(labels.named(row))
        written = encode(length, decode(tags), scheme).rows[0]
        assert legal == (written == tags), tags


def test_tags_and_numbers_go_both_ways() -> None:
    labels = LabelSet(TYPES, Scheme.BIOES)
    assert labels.named(labels.numbers(labels.tags)) == list(labels.tags)
    assert labels.numbers(["O", "S-T-1", "B-疾病"]) == [0, 8, 1]


def test_a_type_is_spelled_by_its_four_tags() -> None:
    assert LabelSet(TYPES).spelling("T-1") == Spelling(first=3, inner=4, last=4, only=3)
    assert LabelSet(TYPES, Scheme.BMES).spelling("T-1") == Spelling(first=5, inner=6, last=7, only=8)


def test_equal_label_sets_are_equal() -> None:
    assert LabelSet(("a", "b")) == LabelSet(("a", "b"))
    assert LabelSet(("a", "b")) != LabelSet(("b", "a"))
    assert LabelSet(("a",)) != LabelSet(("a",), Scheme.BMES)


def test_an_unknown_tag_is_refused_by_its_row_and_not_quoted() -> None:
    with pytest.raises(EngineError) as refused:
        LabelSet(TYPES).numbers(["O", "患"])
    assert refused.value.code == "TAG_UNKNOWN"
    assert str(refused.value) == (
        "Row 2 carries none of the model's tags (BIO; types: 疾病, T-1): mend the row, or train with its tags."
    )
    assert "患" not in refused.value.sentence()


def test_a_tag_of_another_scheme_is_refused() -> None:
    with pytest.raises(EngineError, match="Row 1 carries none"):
        LabelSet(TYPES).numbers(["S-疾病"])


def test_an_unknown_type_is_named_with_the_known_ones() -> None:
    with pytest.raises(EngineError, match="entity type 药物 \\(it knows 疾病, T-1\\)"):
        LabelSet(TYPES).spelling("药物")


@pytest.mark.parametrize(
    ("types", "code"),
    [((), "NO_TYPES"), (("a", ""), "TYPE_NAME_UNUSABLE"), (("a b",), "TYPE_NAME_UNUSABLE"), (("a", "a"), "TYPE_TWICE")],
)
def test_types_that_cannot_be_written_are_refused(types: tuple[str, ...], code: str) -> None:
    with pytest.raises(EngineError) as refused:
        LabelSet(types)
    assert refused.value.code == code
