"""Dictionary features of records against 200 000 terms: characters a second, beside the bare matcher.

The terms are recombined from fixtures/lexicon/terms.tsv: heads and tails of real ones, so that most lead the automaton
astray before they match or fail. "dense" is a text of nothing but terms, which no record is.
"""

import argparse
import json
import platform
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from daachorse import CharwiseDoubleArrayAhoCorasick

from fixtures.terms import Term, read_terms
from ner_engine.lexicon.features import bulk_features, lexicon_features
from ner_engine.lexicon.matcher import TermMatcher
from ner_engine.lexicon.ngrams import as_bits, ngram_types
from ner_engine.lexicon.positions import longest_types

TERMS = 200_000
LONGEST_TERM = 15
CHARACTERS = 1_000_000
ROUNDS = 5
TARGET = 3_000_000
NOTES = Path(__file__).parents[1] / "fixtures" / "emr" / "notes.jsonl"

Job = Callable[[Sequence[str]], object]


def recombined(terms: Sequence[Term], number: int, seed: int = 1) -> list[tuple[str, str]]:
    """That many different terms: all given ones, then the head of one with the tail of another."""
    chance = random.Random(seed)
    result = {term.surface: term.type for term in terms}
    while len(result) < number:
        head, tail = chance.choice(terms), chance.choice(terms)
        surface = head.surface[: chance.randint(1, len(head.surface))] + tail.surface[-chance.randint(1, 6) :]
        if len(surface) <= LONGEST_TERM:
            result.setdefault(surface, tail.type)
    return list(result.items())


def records(number: int) -> list[str]:
    """The synthetic notes, again and again, until there are that many characters."""
    notes = [json.loads(line)["text"] for line in NOTES.read_text(encoding="utf-8").splitlines()]
    result: list[str] = []
    while sum(map(len, result)) < number:
        result += notes
    return result


def dense(terms: Sequence[tuple[str, str]], number: int, seed: int = 2) -> list[str]:
    chance = random.Random(seed)
    texts = ["".join(chance.choice(terms)[0] for _ in range(100)) for _ in range(number // 500)]
    return texts[: max(1, number // len(texts[0]))]


def jobs(matcher: TermMatcher, bare: CharwiseDoubleArrayAhoCorasick) -> dict[str, Job]:
    """From the search alone to all features. Everything is thrown away at once, as a stream would be."""

    def dictionary(text: str) -> object:
        matches = matcher.matches(text)
        return as_bits(ngram_types(matcher, matches, len(text))), longest_types(matcher, matches, len(text))

    def everything(text: str) -> object:
        features = lexicon_features(matcher, matcher.matches(text), len(text))
        return features, as_bits(features.ngrams)

    def in_bulk(texts: Sequence[str]) -> object:
        return deque((as_bits(features.ngrams) for features in bulk_features(matcher, texts)), maxlen=0)

    return {
        "bare matcher (daachorse, Python tuples)": each(bare.find_overlapping),
        "matches: normalised, as arrays": each(matcher.matches),
        "+ ten n-grams × 3 bits, BIES × type": each(dictionary),
        "+ B/M/E/S word sets: everything": each(everything),
        "everything, texts in bulk": in_bulk,
    }


def each(job: Callable[[str], object]) -> Job:
    return lambda texts: deque((job(text) for text in texts), maxlen=0)


def seconds(job: Job, texts: Sequence[str]) -> float:
    """Of the processor, not of the clock: whoever else uses the machine must not count. All jobs have one thread."""
    began = time.process_time()
    job(texts)
    return time.process_time() - began


def table(name: str, texts: Sequence[str], work: dict[str, Job], rounds: int) -> float:
    """Print the rates; that of the last job. Each round takes every job in turn, so all see the same machine."""
    size = sum(map(len, texts))
    took = [[seconds(job, texts) for job in work.values()] for _ in range(rounds)]
    best: list[float] = [min(column) for column in zip(*took, strict=True)]
    print(f"\n{name}: {len(texts)} texts, {size} characters, best of {rounds}")
    for label, spent in zip(work, best, strict=True):
        print(f"  {label:<42} {size / spent / 1e6:7.1f} M characters/s {best[0] / spent:6.2f} × bare")
    return size / best[-1]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.lexicon")
    parser.add_argument("--terms", type=int, default=TERMS)
    parser.add_argument("--characters", type=int, default=CHARACTERS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    listed = read_terms()
    terms = recombined(listed, chosen.terms)
    began = time.perf_counter()
    matcher = TermMatcher(terms, sorted({term.type for term in listed}))
    print(f"{platform.machine()}, Python {platform.python_version()}, one thread, processor time; ", end="")
    print(f"{len(terms)} terms built in {time.perf_counter() - began:.1f} s")
    work = jobs(matcher, CharwiseDoubleArrayAhoCorasick([surface for surface, _ in terms]))
    texts = records(chosen.characters)
    found = sum(len(matcher.matches(text).starts) for text in texts)
    print(f"{found / sum(map(len, texts)):.2f} matches a character in records")
    rate = table("records", texts, work, chosen.rounds)
    table("one text", ["".join(texts)], work, chosen.rounds)
    table("dense", dense(terms, chosen.characters // 4), work, chosen.rounds)
    verdict = "reached" if rate >= TARGET else "missed"
    print(
        f"\ntarget: everything on records in bulk at {TARGET / 1e6:.0f} M characters/s: {verdict} ({rate / 1e6:.1f} M)"
    )


if __name__ == "__main__":
    main()
