"""The tags a model chooses from: their numbers, and which may begin a text, follow one another and end it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ner_engine.bio import OUTSIDE, Scheme, encode
from ner_engine.errors import EngineError
from ner_engine.spans import Span

# Letters whose span goes on behind them for certain; in BIO only the next tag tells.
_OPEN = frozenset("BIM")
_GOES_ON = frozenset("IME")


class Spelling(NamedTuple):
    """The numbers of the tags of one type: of the first, an inner, the last and the only character of a span."""

    first: int
    inner: int
    last: int
    only: int


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Entity types in an order that never changes, written in one scheme. Tag 0 is O."""

    types: tuple[str, ...]
    scheme: Scheme = Scheme.BIO
    tags: tuple[str, ...] = field(init=False, compare=False)
    _numbers: dict[str, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        _refuse_unusable(self.types)
        # A span of three and one of a single character use every tag that the scheme has.
        rows = [
            encode(length, [Span(0, length, kind)], self.scheme).rows[0] for kind in self.types for length in (3, 1)
        ]
        tags = tuple(dict.fromkeys([OUTSIDE, *(tag for row in rows for tag in row)]))
        object.__setattr__(self, "tags", tags)
        object.__setattr__(self, "_numbers", {tag: number for number, tag in enumerate(tags)})

    def __len__(self) -> int:
        return len(self.tags)

    def numbers(self, tags: Iterable[str]) -> list[int]:
        """The number of each tag; a tag of another set is refused by its row."""
        result = []
        for row, tag in enumerate(tags, 1):
            if tag not in self._numbers:
                raise EngineError("TAG_UNKNOWN", row=row, scheme=self.scheme, known=", ".join(self.types))
            result.append(self._numbers[tag])
        return result

    def named(self, numbers: Iterable[int]) -> list[str]:
        return [self.tags[number] for number in numbers]

    def spelling(self, kind: str) -> Spelling:
        if kind not in self.types:
            raise EngineError("TYPE_UNKNOWN", name=kind, known=", ".join(self.types))
        long, short = (encode(length, [Span(0, length, kind)], self.scheme).rows[0] for length in (3, 1))
        return Spelling(*self.numbers([*long, *short]))

    def may_begin(self) -> list[bool]:
        return [self._may_follow(OUTSIDE, tag) for tag in self.tags]

    def may_end(self) -> list[bool]:
        return [self._may_follow(tag, OUTSIDE) for tag in self.tags]

    def may_follow(self) -> list[list[bool]]:
        """`[i][j]`: whether tag j may stand right behind tag i."""
        return [[self._may_follow(tag, after) for after in self.tags] for tag in self.tags]

    def _may_follow(self, tag: str, after: str) -> bool:
        (letter, _, kind), (next_letter, _, next_kind) = tag.partition("-"), after.partition("-")
        if next_letter in _GOES_ON:
            return letter in _OPEN and kind == next_kind
        return self.scheme is Scheme.BIO or letter not in _OPEN


def _refuse_unusable(types: Sequence[str]) -> None:
    if not types:
        raise EngineError("NO_TYPES")
    for row, name in enumerate(types, 1):
        if not name or any(character.isspace() for character in name):
            raise EngineError("TYPE_NAME_UNUSABLE", row=row)
        if name in types[: row - 1]:
            raise EngineError("TYPE_TWICE", name=name)
