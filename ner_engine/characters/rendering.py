"""Draw characters as small black-and-white pictures, with Pillow. Only the building of the tables needs it."""

import importlib
from pathlib import Path
from typing import Any

import numpy as np

from ner_engine.characters.codes import ByteArray
from ner_engine.characters.sources import GLYPH_SIDE

PIXELS = 13
CANVAS = 4 * GLYPH_SIDE
HALF_INK = 128
SIMPLIFIED_CHINESE = 2  # the face within a Noto CJK collection


class Painter:
    """One face of a font file."""

    def __init__(self, font: Path, face: int = SIMPLIFIED_CHINESE) -> None:
        self._image = importlib.import_module("PIL.Image")
        self._draw = importlib.import_module("PIL.ImageDraw")
        fonts = importlib.import_module("PIL.ImageFont")
        # The plain layout: one character needs no shaping, and whether a machine has Raqm must not change a picture.
        self._font: Any = fonts.truetype(str(font), PIXELS, index=face, layout_engine=fonts.Layout.BASIC)
        self._missing = self._drawn("\U0010ffff").tobytes()

    def picture(self, character: str) -> ByteArray | None:
        """`[14, 14]` zeros and ones, the ink in the middle; None for what the font lacks or what has no ink."""
        drawn = self._drawn(character)
        inked = (drawn >= HALF_INK).astype(np.uint8)
        if not inked.any() or drawn.tobytes() == self._missing:
            return None
        return _centred(inked)

    def _drawn(self, character: str) -> ByteArray:
        canvas = self._image.new("L", (CANVAS, CANVAS), 0)
        self._draw.Draw(canvas).text((GLYPH_SIDE, GLYPH_SIDE), character, font=self._font, fill=255)
        return np.asarray(canvas)


def _centred(inked: ByteArray) -> ByteArray:
    rows, columns = (np.flatnonzero(inked.any(axis=axis)) for axis in (1, 0))
    cut = inked[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1][:GLYPH_SIDE, :GLYPH_SIDE]
    top, left = ((GLYPH_SIDE - size) // 2 for size in cut.shape)
    result = np.zeros((GLYPH_SIDE, GLYPH_SIDE), dtype=np.uint8)
    result[top : top + cut.shape[0], left : left + cut.shape[1]] = cut
    return result
