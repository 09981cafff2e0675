"""Records in portions that one transaction stores, each prepared while the one before it is being stored."""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import IO, Final

from annotator.intake.checking import Accepted, check
from annotator.intake.draft import Draft, Records, Refused
from annotator.intake.rules import Rules

RECORDS_A_CHUNK: Final = 1_000
CHARACTERS_A_CHUNK: Final = 4_000_000
SECONDS_OF_SILENCE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records as read and as checked by `rules`, and how much of the file lies behind them."""

    drafts: list[Draft | Refused]
    checked: list[Accepted | Refused]
    rules: Rules
    bytes_read: int

    def checked_by(self, rules: Rules) -> "Chunk":
        """The same records, should the rules have changed since they were read."""
        return self if rules == self.rules else prepared(self.drafts, rules, self.bytes_read)


def prepared(drafts: list[Draft | Refused], rules: Rules, bytes_read: int) -> Chunk:
    checked = [check(draft, rules) if isinstance(draft, Draft) else draft for draft in drafts]
    return Chunk(drafts, checked, rules, bytes_read)


def chunks(records: Records, rules: Rules, stream: IO[bytes], *, skip: int) -> Iterator[Chunk]:
    """Portions of the records behind the first `skip`, which an interrupted run has already stored."""
    remaining = islice(records, skip, None)
    while drafts := portion(remaining):
        yield prepared(drafts, rules, stream.tell())


def portion(records: Records) -> list[Draft | Refused]:
    """The next records, as many as fit."""
    drafts: list[Draft | Refused] = []
    characters = 0
    for record in islice(records, RECORDS_A_CHUNK):
        drafts.append(record)
        characters += len(record.text) if isinstance(record, Draft) else 0
        if characters >= CHARACTERS_A_CHUNK:
            break
    return drafts


def one_ahead(portions: Iterator[Chunk], meanwhile: Callable[[], None]) -> Generator[Chunk, None, None]:
    """The same portions, each made in a thread while the caller works on the one before.

    Storing waits for the database most of its time, so two processors are busy where one was. `meanwhile` is called
    every few seconds while a portion takes long.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake") as pool:
        coming = pool.submit(next, portions, None)
        while (chunk := patiently(coming, meanwhile)) is not None:
            coming = pool.submit(next, portions, None)
            yield chunk


def patiently(coming: "Future[Chunk | None]", meanwhile: Callable[[], None]) -> Chunk | None:
    while not wait([coming], timeout=SECONDS_OF_SILENCE).done:
        meanwhile()
    return coming.result()
