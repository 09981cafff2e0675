"""The n-gram dictionary features of DicMT: ten templates, three bits each.

For the character at i and n in 2..6 the left fragment is x[i-n+1..i], the right one x[i..i+n-1]; the ten columns are
2L 2R 3L 3R 4L 4R 5L 5R 6L 6R. A cell holds the type id of its fragment if that is a dictionary term, else 0; a
fragment that reaches beyond the text is none. Terms of one character or of more than six have no template.
"""

import numpy as np
from numpy.typing import NDArray

from ner_engine.lexicon.matcher import Matches, TermMatcher

SHORTEST, LONGEST = 2, 6
TEMPLATES = 2 * (LONGEST - SHORTEST + 1)
BITS = 3


def ngram_types(matcher: TermMatcher, matches: Matches, length: int) -> NDArray[np.uint8]:
    """`[length, 10]` type ids out of the matches of one text of that length."""
    result = np.zeros((length, TEMPLATES), dtype=np.uint8)
    # From the back: where two types share a fragment the preferred one, which stands first, is written last.
    starts, ends, entries = (column[::-1] for column in matches)
    sizes = ends - starts
    fits = (sizes >= SHORTEST) & (sizes <= LONGEST)
    columns = 2 * (sizes[fits] - SHORTEST)
    types = matcher.type_ids[entries[fits]]
    result[ends[fits] - 1, columns] = types
    result[starts[fits], columns + 1] = types
    return result


def as_bits(type_ids: NDArray[np.uint8], width: int = BITS) -> NDArray[np.uint8]:
    """`[length, 10]` ids as `[length, 10 * width]` zeros and ones, the highest bit of each template first."""
    largest = int(type_ids.max(initial=0))
    if largest >> width:
        raise ValueError(f"{width} bits hold {(1 << width) - 1} types; use {largest.bit_length()} bits")
    result = np.zeros((type_ids.size, width), dtype=np.uint8)
    set_cells = np.flatnonzero(type_ids != 0)  # few: most fragments are no terms
    shifts = np.arange(width - 1, -1, -1, dtype=np.uint8)
    result[set_cells] = (type_ids.ravel()[set_cells, None] >> shifts) & np.uint8(1)
    return result.reshape(len(type_ids), TEMPLATES * width)
