"""Where along each transcript each theme sits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.axis import axis
from mbcode.analysis.intervals import Ranges, expand, joined

if TYPE_CHECKING:
    from mbcode.columns import Columns, Ints


@dataclass(frozen=True, slots=True, eq=False)
class ThemeMap:
    """How many characters of each part of each transcript have each theme, from any coder.

    `covered` is of shape (transcripts, parts, themes), `sizes`, the characters of a part, of shape
    (transcripts, parts). Transcripts are in the order of the columns, themes in that of the
    codebook; a character with two themes counts for both.
    """

    themes: tuple[str, ...]
    covered: Ints
    sizes: Ints


def theme_map(columns: Columns, parts: int) -> ThemeMap:
    """Cut each transcript into `parts` of equal length and count what each theme covers of each.

    Part k (from 0) of a text of L characters is all characters s with floor(parts · s / L) = k;
    a text of fewer characters than parts has empty ones.
    """
    import numpy as np

    rows, codings = axis(columns, "theme"), columns.codings
    themes, transcripts = len(rows), len(columns.transcripts)
    edges = _edges(columns, parts)
    line = codings.transcript * max(themes, 1) + rows.place[codings.code]
    segments = joined(Ranges(line, codings.start, codings.end))
    transcript, theme = np.divmod(segments.line, max(themes, 1))
    lengths = np.maximum(edges[:, -1], 1)[transcript]
    first = segments.start * parts // lengths
    last = (segments.end - 1) * parts // lengths
    owner, part = expand(first, last + 1)
    where = transcript[owner]
    low = np.maximum(segments.start[owner], edges[where, part])
    high = np.minimum(segments.end[owner], edges[where, part + 1])
    covered = np.zeros((transcripts, parts, themes), dtype=np.int64)
    np.add.at(covered, (where, part, theme[owner]), high - low)
    return ThemeMap(rows.themes, covered, np.diff(edges, axis=1))


def _edges(columns: Columns, parts: int) -> Ints:
    """Return where the parts of each transcript begin, and the last one ends."""
    import numpy as np

    lengths = np.array([row.length for row in columns.transcripts], dtype=np.int64)
    edges: Ints = -(-lengths[:, np.newaxis] * np.arange(parts + 1) // parts)
    return edges
