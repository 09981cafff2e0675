"""The CRF where numbers are too large, too small or none, and where threads and processes meet."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
import torch
import torchcrf
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from ner_engine.labels import LabelSet
from ner_engine.layers import crf_batched, crf_compiled, threads
from ner_engine.layers.crf import CRF, warm_up
from ner_engine.layers.crf_scores import Scores


def compare(emissions: Tensor, start: Tensor, end: Tensor, step: Tensor) -> None:
    """The compiled way against the one in logarithms throughout."""
    scores = Scores(*(score.double() for score in (emissions, start, end, step)))
    lengths = torch.full((len(emissions),), emissions.size(1))
    wanted = crf_batched.marginals(scores, lengths)
    found = crf_compiled.marginals(scores, lengths)
    torch.testing.assert_close(found.log, wanted.log, rtol=1e-12, atol=1e-10)
    torch.testing.assert_close(found.tags, wanted.tags, rtol=0, atol=1e-9)
    torch.testing.assert_close(found.steps, wanted.steps, rtol=1e-9, atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 2**32),
    st.sampled_from([1.0, 30.0, 90.0, 500.0, 20_000.0]),
    st.sampled_from([-200.0, -300.0, -1e4, -1e5]),
    st.sampled_from([1, 2, 17]),
)
def test_no_spread_of_scores_loses_anything(seed: int, spread: float, penalty: float, length: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    step = torch.randn(4, 4, generator=generator)
    start, end = torch.randn(2, 4, generator=generator)
    for score in (step, start, end):
        score[torch.rand(score.shape, generator=generator) < 0.5] = penalty
    compare(spread * torch.randn(2, length, 4, generator=generator), start, end, step)


def test_a_forbidden_beginning_that_pays_off_slowly_is_found() -> None:
    """Two worlds without a way between them; the one whose entrance is forbidden is better by 10 a position."""
    step = torch.tensor([[0.0, -1e4], [-1e4, 0.0]])
    emissions = torch.tensor([0.0, 10.0]).expand(1, 1100, 2)
    compare(emissions, torch.tensor([0.0, -1e4]), torch.zeros(2), step)
    scores = Scores(emissions, torch.tensor([0.0, -1e4]), torch.zeros(2), step)
    found = crf_compiled.marginals(scores, torch.tensor([1100]))
    assert found.log.item() == pytest.approx(1000.0, abs=1e-3)


def test_an_emission_too_small_for_a_number_that_pays_off_later_is_found() -> None:
    """The way into tag 1 costs 800, more than a float64 can be small; three positions in it earn 900."""
    step = torch.tensor([[0.0, -1e4, 0.0], [-1e4, 0.0, -1e4], [-1e4, 0.0, -1e4]])
    emissions = torch.zeros(1, 5, 3)
    emissions[0, 1:, 2] = -800.0
    emissions[0, 2:, 1] = 300.0
    compare(emissions, torch.tensor([0.0, -1e4, -1e4]), torch.zeros(3), step)


def test_a_chain_of_dear_steps_that_pays_off_later_is_found() -> None:
    """Each step can be told from nothing, a chain of three cannot; behind the fourth, tag 4 earns 80 a position."""
    step = torch.full((5, 5), -1e4)
    step[0, 0] = step[4, 4] = 0.0
    step[0, 1] = step[1, 2] = step[2, 3] = step[3, 4] = -250.0
    emissions = torch.zeros(1, 24, 5)
    emissions[0, :, 4] = 80.0
    compare(emissions, torch.tensor([0.0, -1e4, -1e4, -1e4, -1e4]), torch.zeros(5), step)


def test_a_tag_that_no_path_reaches_may_promise_anything() -> None:
    step = torch.tensor([[0.0, -1e9], [-1e9, 0.0]])
    scores = Scores(torch.tensor([0.0, 30.0]).expand(1, 100, 2), torch.tensor([0.0, -1e9]), torch.zeros(2), step)
    found = crf_compiled.marginals(scores, torch.tensor([100]))
    assert found.log.item() == 0.0
    assert found.tags[0].tolist() == [[1.0, 0.0]] * 100
    assert found.steps[0].tolist() == [[99.0, 0.0], [0.0, 0.0]]


def test_a_text_of_twenty_thousand_characters_is_right() -> None:
    generator = torch.Generator().manual_seed(1)
    labels = LabelSet(("a", "b"))
    crf = CRF(5, batch_first=True, labels=labels).double()
    emissions = torch.randn(1, 20_000, 5, generator=generator).double()
    compare(emissions, *(score.detach() for score in crf._transition_scores()))


def test_single_precision_is_as_good_as_double() -> None:
    generator = torch.Generator().manual_seed(2)
    crf = CRF(13, batch_first=True)
    emissions, tags = torch.randn(4, 500, 13, generator=generator), torch.randint(13, (4, 500), generator=generator)
    single, marginals = crf(emissions, tags, reduction="none"), crf.marginals(emissions)
    crf.double()
    torch.testing.assert_close(single.double(), crf(emissions.double(), tags, reduction="none"), rtol=1e-6, atol=0)
    torch.testing.assert_close(marginals.double(), crf.marginals(emissions.double()), rtol=0, atol=1e-6)


@pytest.mark.parametrize("kind", [torch.bfloat16, torch.float16])
def test_half_precision_is_computed_in_single(kind: torch.dtype) -> None:
    crf = CRF(5, batch_first=True)
    emissions, tags = torch.randn(2, 30, 5).to(kind).requires_grad_(), torch.randint(5, (2, 30))
    value = crf(emissions, tags)
    value.backward()
    assert value.dtype == torch.float32
    assert value == crf(emissions.detach().float(), tags)
    assert emissions.grad is not None
    assert emissions.grad.dtype == kind
    assert crf.decode(emissions) == crf.decode(emissions.float())


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf")])
def test_nonsense_in_one_text_shows_in_its_value_and_in_no_other(nonsense: float) -> None:
    crf = CRF(3, batch_first=True)
    emissions = torch.randn(3, 6, 3)
    clean = crf(emissions, torch.zeros(3, 6).long(), reduction="none")
    emissions[1, 2, 1] = nonsense
    value = crf(emissions, torch.zeros(3, 6).long(), reduction="none")
    assert not value[1].isfinite()
    torch.testing.assert_close(value[[0, 2]], clean[[0, 2]])
    assert [len(path) for path in crf.decode(emissions)] == [6, 6, 6]


def test_a_tag_ruled_out_by_minus_infinity_has_no_probability() -> None:
    crf = CRF(3, batch_first=True).double()
    reference = torchcrf.CRF(3, batch_first=True).double()
    reference.load_state_dict(crf.state_dict())
    emissions, tags = torch.randn(1, 6, 3).double(), torch.zeros(1, 6).long()
    emissions[0, 2, 1] = -torch.inf
    assert crf.marginals(emissions)[0, 2, 1] == 0
    torch.testing.assert_close(crf(emissions, tags), reference(emissions, tags, torch.ones(1, 6, dtype=torch.bool)))


def test_a_batch_may_be_empty() -> None:
    crf = CRF(3, batch_first=True, labels=LabelSet(("a",)))
    nothing = torch.zeros(0, 4, 3)
    assert crf(nothing, torch.zeros(0, 4).long()) == 0
    assert crf.decode(nothing) == []
    assert crf.span_marginals(nothing, []) == []


@given(st.lists(st.integers(1, 50), min_size=1, max_size=12), st.integers(1, 5))
def test_parts_cover_the_batch_once_and_in_order(lengths: list[int], count: int) -> None:
    parts = threads._parts(np.array(lengths), count)
    assert len(parts) <= count
    assert [row for part in parts for row in range(len(lengths))[part]] == list(range(len(lengths)))


def whole(crf: CRF, emissions: Tensor, tags: Tensor) -> list[list[float] | list[list[int]]]:
    return [crf(emissions, tags, reduction="none").tolist(), crf.marginals(emissions).flatten().tolist(),
            crf.decode(emissions)]  # fmt: skip


def test_many_threads_find_what_one_does() -> None:
    crf = CRF(9, batch_first=True)
    emissions, tags = torch.randn(23, 200, 9), torch.randint(9, (23, 200))
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(1)
        alone = whole(crf, emissions, tags)
        torch.set_num_threads(4)
        assert whole(crf, emissions, tags) == alone
        with ThreadPoolExecutor(3) as callers:
            for found in callers.map(lambda _: whole(crf, emissions, tags), range(6)):
                assert found == alone
    finally:
        torch.set_num_threads(before)


def _in_child(answers: "multiprocessing.SimpleQueue[int]") -> None:
    done: list[slice] = []
    threads.in_parts(done.append, np.full(8, 10_000), 100)
    answers.put(len(done))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_process_makes_threads_of_its_own() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        threads.in_parts(lambda _: None, np.full(8, 10_000), 100)
        context = multiprocessing.get_context("fork")
        answers = context.SimpleQueue()
        child = context.Process(target=_in_child, args=(answers,))
        child.start()
        child.join(20)
        child.kill()
        assert child.exitcode == 0
        assert answers.get() == 2
    finally:
        torch.set_num_threads(before)


def test_warming_up_compiles_what_single_precision_needs() -> None:
    from ner_engine.layers.crf_kernels import forward_backward
    from ner_engine.layers.crf_paths import best_paths

    warm_up()
    for kernel in (forward_backward, best_paths):
        compiled_for: Any = kernel
        assert any("float32" in str(signature) for signature in compiled_for.signatures)
