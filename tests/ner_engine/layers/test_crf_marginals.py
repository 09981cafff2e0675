"""Probabilities of tags and of spans against listing every path there is."""

from itertools import combinations, pairwise, product
from types import ModuleType

import pytest
import torch
from torch import Tensor

from ner_engine.bio import Scheme, decode
from ner_engine.errors import EngineError
from ner_engine.labels import LabelSet
from ner_engine.layers import crf as crf_module
from ner_engine.layers import crf_batched, crf_compiled
from ner_engine.layers.crf import CRF
from ner_engine.spans import Span

LENGTH = 4


def constrained(scheme: Scheme, types: tuple[str, ...]) -> CRF:
    labels = LabelSet(types, scheme)
    crf = CRF(len(labels), batch_first=True, labels=labels).double()
    for parameter in crf.parameters():
        torch.nn.init.normal_(parameter)
    return crf


def path_probabilities(crf: CRF, emissions: Tensor) -> dict[tuple[int, ...], float]:
    """Of every row of tags, by scoring all of them."""
    start, end, step = (score.detach() for score in crf._transition_scores())
    weights = {}
    for path in product(range(crf.num_tags), repeat=len(emissions)):
        score = start[path[0]] + end[path[-1]] + sum(emissions[t, tag] for t, tag in enumerate(path))
        weights[path] = float(torch.exp(score + sum(step[a, b] for a, b in pairwise(path))))
    total = sum(weights.values())
    return {path: weight / total for path, weight in weights.items()}


def all_spans(types: tuple[str, ...]) -> list[Span]:
    return [Span(start, end, kind) for start, end in combinations(range(LENGTH + 1), 2) for kind in types]


@pytest.mark.parametrize("way", [crf_compiled, crf_batched], ids=["compiled", "batched"])
@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_tag_is_as_probable_as_all_paths_through_it(
    monkeypatch: pytest.MonkeyPatch, way: ModuleType, length: int
) -> None:
    monkeypatch.setattr(crf_module, "_way", lambda _: way)
    crf = constrained(Scheme.BIO, ("a",))
    emissions = 2 * torch.randn(length, 3).double()
    wanted = torch.zeros(length, 3).double()
    for path, probability in path_probabilities(crf, emissions).items():
        for position, tag in enumerate(path):
            wanted[position, tag] += probability
    padded = torch.nn.functional.pad(emissions, (0, 0, 0, 2))
    found = crf.marginals(padded[None], torch.arange(length + 2)[None] < length)[0]
    torch.testing.assert_close(found[:length], wanted, rtol=0, atol=1e-12)
    assert bool((found[length:] == 0).all())


@pytest.mark.parametrize(("scheme", "types"), [(Scheme.BIO, ("a", "b")), (Scheme.BIOES, ("a",)), (Scheme.BMES, ("a",))])
@pytest.mark.parametrize("spread", [1.0, 100.0])
def test_a_span_is_as_probable_as_all_paths_that_read_so(scheme: Scheme, types: tuple[str, ...], spread: float) -> None:
    crf = constrained(scheme, types)
    assert crf.labels is not None
    emissions = spread * torch.randn(LENGTH, crf.num_tags).double()
    wanted = dict.fromkeys(all_spans(types), 0.0)
    for path, probability in path_probabilities(crf, emissions - emissions.amax(1, keepdim=True)).items():
        for span in decode(crf.labels.named(path)):
            wanted[span] += probability
    (found,) = crf.span_marginals(emissions[None], [list(wanted)])
    assert found == pytest.approx(list(wanted.values()), abs=1e-12)


def test_spans_are_answered_text_by_text_in_the_order_they_were_asked() -> None:
    crf = constrained(Scheme.BIO, ("a", "b"))
    emissions = torch.randn(3, LENGTH, 5).double()
    mask = torch.arange(LENGTH) < torch.tensor([[4], [2], [3]])
    asked = [[Span(1, 3, "b"), Span(0, 1, "a")], [], [Span(2, 3, "b")]]
    found = crf.span_marginals(emissions, asked, mask)
    alone = [
        [crf.span_marginals(row[None, :length], [[span]])[0][0] for span in spans]
        for row, length, spans in zip(emissions, (4, 2, 3), asked, strict=True)
    ]
    assert [len(row) for row in found] == [2, 0, 1]
    for row, right in zip(found, alone, strict=True):
        assert row == pytest.approx(right, abs=1e-14)


def test_certain_emissions_make_a_certain_span() -> None:
    labels = LabelSet(("a",))
    crf = CRF(3, batch_first=True, labels=labels)
    emissions = torch.full((1, 5, 3), -30.0)
    for position, tag in enumerate(labels.numbers(["O", "B-a", "I-a", "I-a", "O"])):
        emissions[0, position, tag] = 30.0
    found = crf.span_marginals(emissions, [[Span(1, 4, "a"), Span(1, 3, "a"), Span(0, 1, "a")]])
    assert found == [pytest.approx([1.0, 0.0, 0.0], abs=1e-6)]


def test_a_span_outside_its_text_is_refused() -> None:
    crf = constrained(Scheme.BIO, ("a",))
    mask = torch.tensor([[True, True, False]])
    with pytest.raises(ValueError, match="the span 1-3 does not fit a text of 2 characters"):
        crf.span_marginals(torch.zeros(1, 3, 3).double(), [[Span(1, 3, "a")]], mask)


def test_a_span_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(EngineError, match="does not know the entity type b"):
        constrained(Scheme.BIO, ("a",)).span_marginals(torch.zeros(1, 3, 3).double(), [[Span(0, 1, "b")]])


def test_without_labels_there_are_no_spans() -> None:
    with pytest.raises(ValueError, match="without labels knows no spans"):
        CRF(3, batch_first=True).span_marginals(torch.zeros(1, 2, 3), [[]])
