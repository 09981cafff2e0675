"""Written codes (wubi, Cangjie, pinyin, stroke orders) as arrays of small numbers, and those as one-hot rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ByteArray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class CodeAlphabet:
    """The symbols of a code, how many of them one character has at most, and the width of a one-hot row."""

    symbols: str
    length: int
    width: int

    def encode(self, vocabulary: Sequence[str], code_of: Mapping[str, str]) -> ByteArray:
        """`[V, length]`: 1 for the first symbol and so on, 0 behind the code's end and for what has no code."""
        number = {symbol: place for place, symbol in enumerate(self.symbols, start=1)}
        result = np.zeros((len(vocabulary), self.length), dtype=np.uint8)
        for row, entry in enumerate(vocabulary):
            numbers = [number[symbol] for symbol in code_of.get(entry, "")]
            result[row, : len(numbers)] = numbers
        return result

    def decode(self, numbers: Sequence[int] | ByteArray) -> str:
        """One row as it is written."""
        return "".join(self.symbols[number - 1] for number in numbers if number)

    def one_hot(self, codes: ByteArray) -> ByteArray:
        """`[V, length, width]`, a row of zeros where the code has ended."""
        rows: ByteArray = np.eye(1 + self.width, dtype=np.uint8)[:, 1:]
        return rows[codes]


_LATIN = "abcdefghijklmnopqrstuvwxyz"

WUBI = CodeAlphabet(_LATIN, 4, 26)
ZHENG = CodeAlphabet(_LATIN, 4, 26)
CANGJIE = CodeAlphabet(_LATIN, 5, 26)
# Letters with ü as v, and the tone last: 5 is the neutral one. The paper's rows are 32 wide.
PINYIN = CodeAlphabet(_LATIN + "12345", 8, 32)
FOUR_CORNER = CodeAlphabet("0123456789", 5, 10)
# Horizontal, vertical, left-falling, right-falling or dot, turning; 䨻, with 52, has the most.
STROKES = CodeAlphabet("12345", 52, 5)


def kinds(stroke_orders: ByteArray) -> ByteArray:
    """`[V, 5]`: how many strokes of each kind, out of `[V, 52]` orders."""
    kind = np.arange(1, 1 + STROKES.width, dtype=np.uint8)
    counts: ByteArray = (stroke_orders[:, :, None] == kind).sum(axis=1, dtype=np.uint8)
    return counts
