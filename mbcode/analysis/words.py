"""Words as units: what stands between white space."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mbcode.analysis.grid import Grid, plain_grid
from mbcode.analysis.intervals import Ranges, met
from mbcode.analysis.text_ranges import text_ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns, Ints

_LAST_SPACE = 0x3000
"""The highest code point that `str.isspace` holds for."""


def word_grid(columns: Columns, texts: Mapping[int, str], speakers: Sequence[str] = ()) -> Grid:
    """Return every word of the transcripts as a unit, cut where `str.split` cuts.

    `texts` maps a transcript's id to its text. With `speakers`, only words that share a character
    with a turn of theirs are units; NotFoundError for a speaker the study does not hold.
    """
    import numpy as np

    none = np.zeros(0, dtype=np.int64)
    bounds = [word_bounds(texts[row.id]) for row in columns.transcripts]
    sizes = [len(start) for start, _ in bounds]
    words = Ranges(
        np.repeat(np.arange(len(sizes)), sizes),
        np.concatenate([none, *(start for start, _ in bounds)]),
        np.concatenate([none, *(end for _, end in bounds)]),
    )
    number = np.concatenate([none, *(np.arange(1, size + 1) for size in sizes)])
    low, high = met(words, text_ranges(columns, speakers))
    return plain_grid(words.pick(low < high), number[low < high])


def word_bounds(text: str) -> tuple[Ints, Ints]:
    """Return where the words of `text` start and end, half-open, in code points."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), dtype=np.uint32)
    is_space = _spaces()[np.minimum(points, _LAST_SPACE + 1)]
    edges = np.diff(np.concatenate(([True], is_space, [True])).astype(np.int8))
    return np.flatnonzero(edges == -1), np.flatnonzero(edges == 1)


@cache
def _spaces() -> NDArray[np.bool_]:
    import numpy as np

    return np.array([chr(point).isspace() for point in range(_LAST_SPACE + 2)])
