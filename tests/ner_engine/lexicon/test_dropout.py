"""Entry dropout: what it hides, how often, and that nothing else changes."""

import numpy as np

from ner_engine.lexicon.dropout import drop_entries
from ner_engine.lexicon.matcher import Matches, TermMatcher

MATCHER = TermMatcher([(chr(0x4E00 + number), "疾病") for number in range(500)], ["疾病"])
TEXT = "".join(term.surface for term in MATCHER.entries) * 2
MATCHES = MATCHER.matches(TEXT)


def entries(matches: Matches) -> list[int]:
    return [int(entry) for entry in matches.entries]


def test_an_entry_is_hidden_in_all_its_places_or_in_none() -> None:
    kept = entries(drop_entries(MATCHES, np.random.default_rng(1), entry=0.3, whole=0))
    assert 250 < len(set(kept)) < 450
    assert all(kept.count(entry) == 2 for entry in kept)


def test_about_the_share_asked_for_is_hidden() -> None:
    random = np.random.default_rng(2)
    shares = [len(drop_entries(MATCHES, random, entry=0.2, whole=0).entries) / 1000 for _ in range(50)]
    assert 0.78 < float(np.mean(shares)) < 0.82


def test_about_the_share_asked_for_of_the_texts_loses_all() -> None:
    random = np.random.default_rng(3)
    emptied = [not entries(drop_entries(MATCHES, random, entry=0, whole=0.1)) for _ in range(2000)]
    assert 0.08 < float(np.mean(emptied)) < 0.12


def test_without_dropout_everything_stays_as_it_is() -> None:
    kept = drop_entries(MATCHES, np.random.default_rng(4), entry=0, whole=0)
    for column, before in zip(kept, MATCHES, strict=True):
        assert column.tolist() == before.tolist()


def test_the_same_seed_hides_the_same_entries() -> None:
    one, other = (entries(drop_entries(MATCHES, np.random.default_rng(5))) for _ in range(2))
    assert one == other


def test_a_text_without_matches_stays_without() -> None:
    assert entries(drop_entries(MATCHER.matches("肾"), np.random.default_rng(6), whole=0)) == []
