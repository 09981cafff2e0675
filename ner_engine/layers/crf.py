"""The linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) on top of a tagger.

    p(y|x) = exp(start[y₁] + Σ emission[t,yₜ] + Σ transitions[yₜ₋₁,yₜ] + end[y_L]) / Z(x)

Parameters have the names, shapes and meaning of pytorch-crf's `torchcrf.CRF`, so state dicts interchange; `forward`
is the log likelihood as there: negate it for a loss. Tags in an order that `labels` rules out score −10 000 from the
start and for ever: neither training, nor weight decay, nor weights of an unconstrained model make them possible.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

from ner_engine.bio import Scheme
from ner_engine.labels import LabelSet
from ner_engine.layers import crf_batched, crf_compiled
from ner_engine.layers.crf_scores import Scores, common_type
from ner_engine.layers.crf_spans import Asked, Known, span_probabilities
from ner_engine.spans import Span

IMPOSSIBLE: Final = -1e4

_REDUCTIONS: Final = ("none", "sum", "mean", "token_mean")


class CRF(nn.Module):
    """`labels`, where given, must have `num_tags` tags; without it every order of tags is possible."""

    illegal_start: Tensor
    illegal_end: Tensor
    illegal_transitions: Tensor

    def __init__(self, num_tags: int, *, batch_first: bool = False, labels: LabelSet | None = None) -> None:
        super().__init__()
        if num_tags < 1 or (labels is not None and len(labels) != num_tags):
            raise ValueError(f"{num_tags} tags do not fit {labels or 'a CRF'}")
        self.num_tags = num_tags
        self.batch_first = batch_first
        self.labels = labels
        self.start_transitions = nn.Parameter(torch.empty(num_tags))
        self.end_transitions = nn.Parameter(torch.empty(num_tags))
        self.transitions = nn.Parameter(torch.empty(num_tags, num_tags))
        if labels is not None:
            for name, legal in (
                ("start", labels.may_begin()),
                ("end", labels.may_end()),
                ("transitions", labels.may_follow()),
            ):
                # Not persistent: a state dict has pytorch-crf's three entries and no other.
                self.register_buffer(f"illegal_{name}", ~torch.tensor(legal), persistent=False)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """As pytorch-crf does: uniform in ±0.1; what is illegal is written down too, so that it holds there as well."""
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -0.1, 0.1)
        with torch.no_grad():
            for parameter, score in zip(self.parameters(), self._transition_scores(), strict=True):
                parameter.copy_(score)

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor | None = None, reduction: str = "sum") -> Tensor:
        """Log p(tags): [B], or a scalar by `reduction` (none, sum, mean over sequences, token_mean).

        `mask` is true from the first position to the last of each sequence. Tags where it is false are not looked at.
        """
        if reduction not in _REDUCTIONS:
            raise ValueError(f"the reduction {reduction!r} is none of {', '.join(_REDUCTIONS)}")
        scores, inside = self._prepared(emissions, mask)
        rows = self._rows(tags)
        if rows.shape != inside.shape:
            raise ValueError(f"tags of shape {tuple(tags.shape)} do not fit emissions of {tuple(emissions.shape)}")
        rows = torch.where(inside, rows, 0)
        if rows.numel() and not 0 <= int(rows.min()) <= int(rows.max()) < self.num_tags:
            raise ValueError(f"a tag is not between 0 and {self.num_tags - 1}")
        lengths = inside.sum(1)
        return _reduced(_log_likelihood(rows, lengths, scores), reduction, lengths)

    @torch.no_grad()
    def decode(self, emissions: Tensor, mask: Tensor | None = None) -> list[list[int]]:
        """The best tags of each sequence. On the CPU always: the answer is wanted there, and a copy is quick."""
        scores, inside = self._prepared(emissions, mask)
        return crf_compiled.decode(Scores(*(score.cpu() for score in scores)), inside.sum(1).cpu())

    @torch.no_grad()
    def marginals(self, emissions: Tensor, mask: Tensor | None = None) -> Tensor:
        """The probability of each tag at each position, shaped as the emissions; zero where the mask is false."""
        scores, inside = self._prepared(emissions, mask)
        return self._rows(_marginals(scores, inside.sum(1)))

    @torch.no_grad()
    def span_marginals(
        self, emissions: Tensor, spans: Sequence[Sequence[Span]], mask: Tensor | None = None
    ) -> list[list[float]]:
        """For each span of each sequence the probability that exactly these characters are a span of its type."""
        scores, inside = self._prepared(emissions, mask)
        scores, lengths = Scores(*(score.cpu() for score in scores)), inside.sum(1).cpu()
        asked = self._asked(spans, lengths.tolist())
        posterior = crf_compiled.posteriors(scores, lengths, future=True)
        step = scores.transitions.double().numpy()
        result = np.empty(len(asked.rows))
        span_probabilities(asked, Known(posterior.tags, posterior.log_future, step, lengths.numpy()), result)
        each = iter(result.tolist())
        return [[next(each) for _ in row] for row in spans]

    def extra_repr(self) -> str:
        return f"num_tags={self.num_tags}, batch_first={self.batch_first}"

    def _asked(self, spans: Sequence[Sequence[Span]], lengths: list[int]) -> Asked:
        if self.labels is None:
            raise ValueError("a CRF without labels knows no spans")
        spelling = {kind: self.labels.spelling(kind) for kind in {span.type for row in spans for span in row}}
        rows = []
        for number, (row, length) in enumerate(zip(spans, lengths, strict=True)):
            for span in row:
                if not 0 <= span.start < span.end <= length:
                    raise ValueError(f"the span {span.start}-{span.end} does not fit a text of {length} characters")
                rows.append((number, span.start, span.end, *spelling[span.type]))
        return Asked(np.array(rows, np.int64).reshape(-1, 7), self.labels.scheme is Scheme.BIO)

    def _rows(self, values: Tensor) -> Tensor:
        return values if self.batch_first else values.transpose(0, 1)

    def _prepared(self, emissions: Tensor, mask: Tensor | None) -> tuple[Scores, Tensor]:
        """Sequences first, one floating type, and a mask that is there."""
        if emissions.dim() != 3 or emissions.size(2) != self.num_tags:  # noqa: PLR2004 - batch, position, tag
            raise ValueError(f"emissions of shape {tuple(emissions.shape)} do not fit {self.num_tags} tags")
        rows = self._rows(emissions)
        inside = rows.new_ones(rows.shape[:2], dtype=torch.bool) if mask is None else self._rows(mask).bool()
        if inside.shape != rows.shape[:2] or inside.size(1) == 0:
            raise ValueError(f"a mask of shape {tuple(inside.shape)} does not fit {tuple(rows.shape[:2])} positions")
        if mask is not None and not bool((inside[:, 0] & (inside[:, 1:] <= inside[:, :-1]).all(1)).all()):
            raise ValueError("a mask must be true from the first position on and false only behind the last")
        return common_type(Scores(rows, *self._transition_scores())), inside

    def _transition_scores(self) -> tuple[Tensor, Tensor, Tensor]:
        if self.labels is None:
            return self.start_transitions, self.end_transitions, self.transitions
        return (
            self.start_transitions.masked_fill(self.illegal_start, IMPOSSIBLE),
            self.end_transitions.masked_fill(self.illegal_end, IMPOSSIBLE),
            self.transitions.masked_fill(self.illegal_transitions, IMPOSSIBLE),
        )


def warm_up() -> None:
    """Compile, or fetch from the cache, everything that float32 needs: a worker does it before its first request."""
    labels = LabelSet(("x",))
    crf = CRF(len(labels), batch_first=True, labels=labels)
    emissions = torch.zeros(1, 2, len(labels))
    crf(emissions, torch.zeros(1, 2, dtype=torch.long))
    crf.decode(emissions)
    crf.span_marginals(emissions, [[Span(0, 1, "x")]])


def _reduced(each: Tensor, reduction: str, lengths: Tensor) -> Tensor:
    if reduction == "none":
        return each
    if reduction == "mean":
        return each.mean()
    return each.sum() if reduction == "sum" else each.sum() / lengths.sum()


def _way(scores: Scores) -> ModuleType:
    return crf_compiled if scores.emissions.device.type == "cpu" else crf_batched


def _marginals(scores: Scores, lengths: Tensor) -> Tensor:
    tags: Tensor = _way(scores).marginals(scores, lengths).tags
    return tags


def _log_likelihood(tags: Tensor, lengths: Tensor, scores: Scores) -> Tensor:
    result: Tensor = _LogLikelihood.apply(tags, lengths, *scores)  # type: ignore[no-untyped-call] # torch does not type it
    return result


class _LogLikelihood(torch.autograd.Function):
    """Forward–backward gives the gradients with the value: what is, minus what is expected."""

    @staticmethod
    def forward(ctx: Any, tags: Tensor, lengths: Tensor, *given: Tensor) -> Tensor:
        scores = Scores(*given)
        found = _way(scores).log_likelihood(scores, lengths, tags)
        ctx.save_for_backward(found.tags, found.steps, lengths)
        result: Tensor = found.log
        return result

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, weights: Tensor) -> tuple[Tensor | None, ...]:
        tags, steps, lengths = ctx.saved_tensors
        by_emission = tags * weights[:, None, None]
        by_end = by_emission[torch.arange(len(lengths), device=lengths.device), lengths - 1].sum(0)
        by_step = torch.tensordot(weights.double(), steps, 1).to(tags.dtype)
        return None, None, by_emission, by_emission[:, 0].sum(0), by_end, by_step
