"""The CRF against pytorch-crf: the same likelihoods, gradients and paths, and weights that interchange."""

from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
import torch
import torchcrf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import Tensor

from ner_engine.bio import Scheme
from ner_engine.labels import LabelSet
from ner_engine.layers import crf as crf_module
from ner_engine.layers import crf_batched, crf_compiled
from ner_engine.layers.crf import CRF, IMPOSSIBLE

Example = tuple[Tensor, Tensor, Tensor]
REDUCTIONS = ("none", "sum", "mean", "token_mean")
quickly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=[crf_compiled, crf_batched], ids=["compiled", "batched"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of computing, on the CPU."""
    way: ModuleType = request.param
    monkeypatch.setattr(crf_module, "_way", lambda _: way)


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """Emissions in float64, tags, and a mask of random lengths."""
    count, longest, tags = draw(st.integers(1, 5)), draw(st.integers(1, 30)), draw(st.integers(1, 9))
    generator = torch.Generator().manual_seed(draw(st.integers(0, 2**32)))
    spread = draw(st.sampled_from([0.0, 1.0, 20.0, 200.0]))
    emissions = spread * torch.randn(count, longest, tags, generator=generator, dtype=torch.float64)
    lengths = torch.randint(1, longest + 1, (count, 1), generator=generator)
    return emissions, torch.randint(tags, (count, longest), generator=generator), torch.arange(longest) < lengths


def pair(tags: int, spread: float = 1.0) -> tuple[torchcrf.CRF, CRF]:
    reference = torchcrf.CRF(tags, batch_first=True).double()
    ours = CRF(tags, batch_first=True).double()
    for parameter in reference.parameters():
        torch.nn.init.uniform_(parameter, -spread, spread)
    ours.load_state_dict(reference.state_dict())
    return reference, ours


def value_and_gradients(crf: Any, example: Example, reduction: str) -> list[Tensor]:
    emissions, tags, mask = example
    leaf = emissions.clone().requires_grad_()
    crf.zero_grad()
    value = crf(leaf, tags, mask, reduction)
    # Other weights for each sequence, so that none can stand in for another.
    (value * torch.arange(1, value.numel() + 1)).sum().backward()
    given = [leaf.grad, *(parameter.grad for parameter in crf.parameters())]
    return [value.detach(), *(torch.zeros(()) if gradient is None else gradient for gradient in given)]


@pytest.mark.usefixtures("_way")
@quickly
@given(examples(), st.sampled_from(REDUCTIONS), st.sampled_from([0.1, 5.0, 300.0]))
def test_likelihood_and_gradients_are_those_of_pytorch_crf(example: Example, reduction: str, spread: float) -> None:
    reference, ours = pair(example[0].size(2), spread)
    wanted = value_and_gradients(reference, example, reduction)
    for found, right in zip(value_and_gradients(ours, example, reduction), wanted, strict=True):
        scale = max(1.0, float(right.abs().max()))
        assert float((found - right).abs().max()) < 1e-10 * scale


@quickly
@given(examples(), st.sampled_from([torch.float32, torch.float64]), st.booleans())
def test_paths_are_those_of_pytorch_crf(example: Example, kind: torch.dtype, whole: bool) -> None:
    """Whole numbers make many paths equally good: then the first must win at each step, as there."""
    emissions, _, mask = example
    reference, ours = (crf.to(kind) for crf in pair(emissions.size(2)))
    if whole:
        emissions = emissions.clamp(-3, 3).round()
        for parameter in (*reference.parameters(), *ours.parameters()):
            parameter.data.round_()
    assert ours.decode(emissions.to(kind), mask) == reference.decode(emissions.to(kind), mask)


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_gradients_are_the_slopes_of_the_value(reduction: str) -> None:
    _, ours = pair(3)
    mask = torch.tensor([[True] * 5, [True] * 2 + [False] * 3])
    tags = torch.tensor([[0, 2, 1, 1, 0], [1, 2, 0, 0, 0]])
    emissions = torch.randn(2, 5, 3, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(
        lambda scores, *_: ours(scores, tags, mask, reduction), (emissions, *ours.parameters())
    )


@pytest.mark.usefixtures("_way")
def test_time_may_come_first() -> None:
    reference, ours = pair(4)
    reference.batch_first = ours.batch_first = False
    emissions, tags = torch.randn(7, 3, 4).double(), torch.randint(4, (7, 3))
    mask = torch.arange(7)[:, None] < torch.tensor([7, 1, 4])
    torch.testing.assert_close(ours(emissions, tags, mask), reference(emissions, tags, mask))
    assert ours.decode(emissions, mask) == reference.decode(emissions, mask)
    assert ours.marginals(emissions, mask).shape == emissions.shape
    assert ours.marginals(emissions, mask).sum(2).tolist() == pytest.approx(mask.double())


def test_without_a_mask_all_positions_count_and_masks_may_be_bytes() -> None:
    _, ours = pair(4)
    emissions, tags = torch.randn(3, 6, 4).double(), torch.randint(4, (3, 6))
    assert ours(emissions, tags) == ours(emissions, tags, torch.ones(3, 6, dtype=torch.uint8))
    assert [len(path) for path in ours.decode(emissions)] == [6, 6, 6]


def test_tags_behind_the_end_are_not_looked_at() -> None:
    _, ours = pair(4)
    emissions, tags = torch.randn(1, 3, 4).double(), torch.tensor([[1, 2, -100]])
    mask = torch.tensor([[True, True, False]])
    assert ours(emissions, tags, mask) == ours(emissions[:, :2], tags[:, :2])


def test_parameters_begin_like_those_of_pytorch_crf() -> None:
    torch.manual_seed(5)
    reference = torchcrf.CRF(6)
    torch.manual_seed(5)
    ours = CRF(6)
    assert list(ours.state_dict()) == list(reference.state_dict())
    for name, value in reference.state_dict().items():
        assert torch.equal(ours.state_dict()[name], value)


@pytest.mark.parametrize("scheme", Scheme)
def test_a_constrained_crf_means_the_same_to_pytorch_crf(scheme: Scheme) -> None:
    labels = LabelSet(("a", "b"), scheme)
    ours = CRF(len(labels), batch_first=True, labels=labels).double()
    reference = torchcrf.CRF(len(labels), batch_first=True).double()
    reference.load_state_dict(ours.state_dict())
    emissions, tags = torch.randn(4, 9, len(labels)).double(), torch.randint(len(labels), (4, 9))
    everywhere = torch.ones(4, 9, dtype=torch.bool)
    torch.testing.assert_close(ours(emissions, tags), reference(emissions, tags, everywhere), rtol=1e-12, atol=0)
    assert ours.decode(emissions) == reference.decode(emissions, everywhere)


@pytest.mark.parametrize("scheme", Scheme)
def test_no_path_is_illegal_even_with_the_weights_of_an_unconstrained_crf(scheme: Scheme) -> None:
    labels = LabelSet(("a", "b"), scheme)
    ours = CRF(len(labels), batch_first=True, labels=labels)
    ours.load_state_dict(torchcrf.CRF(len(labels)).state_dict())
    begin, end, follow = labels.may_begin(), labels.may_end(), labels.may_follow()
    for path in ours.decode(50 * torch.randn(20, 12, len(labels))):
        assert begin[path[0]]
        assert end[path[-1]]
        assert all(follow[a][b] for a, b in pairwise(path))


def test_what_is_illegal_gets_no_gradient_and_keeps_its_score() -> None:
    labels = LabelSet(("a", "b"))
    ours = CRF(len(labels), batch_first=True, labels=labels)
    ours(torch.randn(4, 9, 5), torch.randint(5, (4, 9))).backward()
    illegal = ~torch.tensor(labels.may_follow())
    assert ours.transitions.grad is not None
    assert bool((ours.transitions.grad[illegal] == 0).all())
    assert bool((ours.transitions[illegal] == IMPOSSIBLE).all())
    assert bool((ours.transitions.grad[~illegal] != 0).any())


@pytest.mark.parametrize(
    ("emissions", "tags", "mask", "sentence"),
    [
        ((2, 5, 3), (2, 5), None, "emissions of shape"),
        ((2, 5), (2, 5), None, "emissions of shape"),
        ((2, 5, 4), (2, 6), None, "do not fit emissions"),
        ((2, 5, 4), (2, 5), [[1] * 4] * 2, "a mask of shape"),
        ((2, 5, 4), (2, 5), [[1] * 5, [0] * 5], "true from the first position"),
        ((2, 5, 4), (2, 5), [[1] * 5, [1, 0, 1, 0, 0]], "true from the first position"),
        ((2, 0, 4), (2, 0), None, "a mask of shape"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(
    emissions: tuple[int, ...], tags: tuple[int, ...], mask: list[list[int]] | None, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        CRF(4, batch_first=True)(
            torch.zeros(emissions), torch.zeros(tags).long(), None if mask is None else torch.tensor(mask)
        )


@pytest.mark.parametrize("tag", [-1, 4])
def test_a_tag_out_of_range_is_refused(tag: int) -> None:
    with pytest.raises(ValueError, match="a tag is not between 0 and 3"):
        CRF(4, batch_first=True)(torch.zeros(1, 2, 4), torch.tensor([[0, tag]]))


def test_an_unknown_reduction_is_refused() -> None:
    with pytest.raises(ValueError, match="'median' is none of none, sum, mean, token_mean"):
        CRF(4)(torch.zeros(1, 2, 4), torch.zeros(1, 2).long(), reduction="median")


@pytest.mark.parametrize("tags", [0, 6])
def test_a_wrong_number_of_tags_is_refused(tags: int) -> None:
    with pytest.raises(ValueError, match="tags do not fit"):
        CRF(tags, labels=LabelSet(("a", "b")))


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs CUDA")
def test_cuda_finds_what_the_cpu_finds() -> None:
    _, ours = pair(13)
    emissions, tags = torch.randn(8, 100, 13).double(), torch.randint(13, (8, 100))
    mask = torch.arange(100) < torch.randint(1, 101, (8, 1))
    wanted = value_and_gradients(ours, (emissions, tags, mask), "none")
    on_device = (emissions.cuda(), tags.cuda(), mask.cuda())
    found = value_and_gradients(ours.cuda(), on_device, "none")
    for mine, right in zip(found, wanted, strict=True):
        torch.testing.assert_close(mine.cpu(), right, rtol=1e-10, atol=1e-10)
