"""Terms out of an annotated corpus, counted so that a document never vouches for itself.

A dictionary made of the training annotations matches every training entity and far fewer later ones; a network that
sees this learns "match, therefore entity". So in a training document a term of the corpus matches only if enough
*other* documents hold it, as it will be for a document nobody has annotated.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from ner_engine.lexicon.matcher import IntArray, Matches, Term, TermMatcher, fit
from ner_engine.spans import Span
from ner_engine.text import normalise

SHORTEST = 2


class AnnotatedText(NamedTuple):
    """One text and its spans; texts of one `source` (a document, or all of a patient's) do not vouch for each other."""

    source: str
    text: str
    spans: Sequence[Span]


class Harvest:
    """Which sources hold which term."""

    def __init__(self, texts: Iterable[AnnotatedText], *, normalised: bool = True) -> None:
        self._sources_of: dict[Term, set[str]] = {}
        self._terms_of: dict[str, set[Term]] = {}
        for source, text, spans in texts:
            for term in _terms(normalise(text) if normalised else text, spans):
                self._sources_of.setdefault(term, set()).add(source)
                self._terms_of.setdefault(source, set()).add(term)

    def terms(self, minimum: int = 1) -> list[Term]:
        """What at least `minimum` sources hold: the dictionary for texts that are no part of this corpus."""
        return sorted(term for term, sources in self._sources_of.items() if len(sources) >= minimum)

    def unvouched(self, source: str, minimum: int = 1) -> list[Term]:
        """The terms of a source that fewer than `minimum` others hold."""
        own = self._terms_of.get(source, set())
        return sorted(term for term in own if len(self._sources_of[term]) - 1 < minimum)


class TrainingLexicon:
    """A dictionary from outside and the corpus' own terms, matched in training texts as if each were new."""

    def __init__(
        self,
        harvest: Harvest,
        types: Sequence[str],
        *,
        external: Iterable[tuple[str, str]] = (),
        minimum: int = 1,
        normalised: bool = True,
    ) -> None:
        outside = list(external)
        own = [term for term in harvest.terms(minimum) if term.type in types]
        self.matcher = TermMatcher([*outside, *own], types, normalised=normalised)
        self._external = set(self.matcher.entries_of(outside).tolist())
        self._harvest = harvest
        self._minimum = minimum

    def matches(self, source: str, text: str) -> Matches:
        """All matches in a text of that source but those it alone vouches for. An unknown source hides nothing."""
        matches = self.matcher.matches(text)
        return matches.where(~np.isin(matches.entries, self.hidden(source)))

    def hidden(self, source: str) -> IntArray:
        """The entries that must not match in texts of that source; what the outside dictionary holds is never one."""
        unvouched = self.matcher.entries_of(self._harvest.unvouched(source, self._minimum))
        return np.array([entry for entry in unvouched.tolist() if entry not in self._external], dtype=np.int32)


def worth_keeping(surface: str) -> bool:
    """Whether a surface may become a term: two characters or more, a letter among them.

    Single characters and bare numbers stand everywhere in a record and tell nothing.
    """
    return len(surface) >= SHORTEST and fit(surface) and any(character.isalpha() for character in surface)


def _terms(text: str, spans: Iterable[Span]) -> Iterable[Term]:
    for span in spans:
        surface = text[span.start : span.end]
        if worth_keeping(surface):
            yield Term(surface, span.type)
