"""The CRF against pytorch-crf: loss with gradients, and decoding, side by side in one run.

The two take turns, some calls in a row, and the best call of each counts. Where one thread works, its processor time is
measured: on a busy machine a long call is interrupted more often than a short one, and elapsed time would flatter us.
Only the ratio means something. Before the clock starts, both must give the same loss and the same paths.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
import torchcrf
from torch import Tensor

from ner_engine.layers.crf import CRF

SHAPES = ((32, 250, 13), (32, 64, 13), (32, 250, 25), (16, 510, 13))
IN_A_ROW = 3
TARGETS = {"cpu": 30, "cuda": 10}


@dataclass(frozen=True)
class Case:
    """A random batch whose lengths lie between a quarter of the longest and the longest."""

    emissions: Tensor
    tags: Tensor
    mask: Tensor


def case(shape: tuple[int, int, int], device: str) -> Case:
    count, longest, tags = shape
    generator = torch.Generator().manual_seed(1)
    lengths = torch.randint(longest // 4, longest + 1, (count,), generator=generator)
    lengths[0] = longest
    return Case(
        torch.randn(shape, generator=generator).to(device).requires_grad_(),
        torch.randint(tags, (count, longest), generator=generator).to(device),
        (torch.arange(longest) < lengths[:, None]).to(device),
    )


def loss(crf: Any, given: Case) -> Tensor:
    """The loss; gradients of everything with it."""
    given.emissions.grad = None
    crf.zero_grad()
    result: Tensor = -crf(given.emissions, given.tags, given.mask, reduction="mean")
    result.backward()  # type: ignore[no-untyped-call]
    return result.detach()


def decode(crf: Any, given: Case) -> list[list[int]]:
    with torch.no_grad():
        paths: list[list[int]] = crf.decode(given.emissions, given.mask)
    return paths


def milliseconds(work: Callable[[], Any], device: str) -> float:
    clock = time.process_time if device == "cpu" and torch.get_num_threads() == 1 else time.perf_counter
    began = clock()
    work()
    if device == "cuda":
        torch.cuda.synchronize()
    return (clock() - began) * 1000


def best(device: str, rounds: int, *works: Callable[[], Any]) -> list[float]:
    times = [[min(milliseconds(work, device) for _ in range(IN_A_ROW)) for work in works] for _ in range(rounds)]
    return [min(column) for column in zip(*times, strict=True)]


def compare(shape: tuple[int, int, int], device: str, rounds: int) -> None:
    reference = torchcrf.CRF(shape[2], batch_first=True).to(device)
    ours = CRF(shape[2], batch_first=True).to(device)
    ours.load_state_dict(reference.state_dict())
    given = case(shape, device)
    torch.testing.assert_close(loss(ours, given), loss(reference, given), rtol=1e-4, atol=1e-4)
    assert decode(ours, given) == decode(reference, given)  # noqa: S101 - a fast wrong answer is no answer
    for name, work in (("loss + gradients", loss), ("decode", decode)):
        slow, quick = best(device, rounds, lambda: work(reference, given), lambda: work(ours, given))  # noqa: B023 - called at once
        where = device if device == "cuda" else f"cpu, threads: {torch.get_num_threads()}"
        size = "×".join(map(str, shape))
        target = f"   ≥ {TARGETS[device]}×" if shape == SHAPES[0] else ""
        print(f"{where:<16} {size:<11} {name:<18}{slow:>12.2f}{quick:>10.3f}{slow / quick:>8.0f}×{target}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=21)
    rounds = asked.parse_args().rounds
    print(f"{'where':<16} {'B×L×tags':<11} {'what':<18}{'pytorch-crf':>12}{'ours':>10}{'ratio':>9}   target")
    print(f"{'':<46}{'best ms':>12}{'best ms':>10}")
    most = torch.get_num_threads()
    for threads in sorted({1, most}):
        torch.set_num_threads(threads)
        for shape in SHAPES:
            compare(shape, "cpu", rounds)
    if torch.cuda.is_available():
        for shape in SHAPES:
            compare(shape, "cuda", rounds)


if __name__ == "__main__":
    main()
