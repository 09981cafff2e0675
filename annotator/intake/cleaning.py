"""The one change a text undergoes before it is stored for ever, and where each position goes by it."""

import re
from bisect import bisect_left
from dataclasses import dataclass

#: A byte order mark in front, NUL (which PostgreSQL cannot hold), and the first half of a Windows line end.
_REMOVED = re.compile("\\A\ufeff|\x00|\r(?=\x00*\n)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, and the positions of the characters that left."""

    text: str
    removed: tuple[int, ...] = ()

    def moved(self, position: int) -> int:
        """Where a position between two characters lies now: as many characters further left as left before it."""
        return position - bisect_left(self.removed, position)


def clean(text: str) -> Cleaned:
    """Drop the byte order mark and NULs; every line ends with one line feed."""
    if "\r" not in text and "\x00" not in text and not text.startswith("\ufeff"):
        return Cleaned(text)
    removed = tuple(match.start() for match in _REMOVED.finditer(text))
    return Cleaned(_REMOVED.sub("", text).replace("\r", "\n"), removed)
