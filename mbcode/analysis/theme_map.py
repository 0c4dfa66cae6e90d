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
    """The segments of each theme in each transcript, from any coder, to be counted part by part.

    Themes are in the order of the codebook. The line of a segment is its theme; those of the
    transcript at place t are `segments[first[t] : first[t + 1]]`.
    """

    themes: tuple[str, ...]
    lengths: Ints
    segments: Ranges
    first: Ints

    def sizes(self, transcript: int, parts: int) -> Ints:
        """Return the characters of each part of a transcript that is cut into `parts` of them.

        Part k (from 0) of a text of L characters is all characters s with floor(parts · s / L) = k;
        a text of fewer characters than parts has empty ones.
        """
        import numpy as np

        return np.diff(self._edges(transcript, parts))

    def covered(self, transcript: int, parts: int) -> Ints:
        """Return how many characters of each of the `parts` of a transcript each theme has, in the
        shape (parts, themes). A character with two themes counts for both.
        """
        import numpy as np

        of_it = self.segments.pick(slice(self.first[transcript], self.first[transcript + 1]))
        edges, length = self._edges(transcript, parts), max(int(self.lengths[transcript]), 1)
        owner, part = expand(of_it.start * parts // length, (of_it.end - 1) * parts // length + 1)
        low = np.maximum(of_it.start[owner], edges[part])
        high = np.minimum(of_it.end[owner], edges[part + 1])
        covered = np.zeros((parts, len(self.themes)), dtype=np.int64)
        np.add.at(covered, (part, of_it.line[owner]), high - low)
        return covered

    def _edges(self, transcript: int, parts: int) -> Ints:
        """Return where the parts begin, and the last one ends."""
        import numpy as np

        edges: Ints = -(-self.lengths[transcript] * np.arange(parts + 1) // parts)
        return edges


def theme_map(columns: Columns) -> ThemeMap:
    """Find where in each transcript each theme has segments."""
    import numpy as np

    rows, codings = axis(columns, "theme"), columns.codings
    themes = max(len(rows), 1)
    line = codings.transcript * themes + rows.place[codings.code]
    segments = joined(Ranges(line, codings.start, codings.end))
    transcript, theme = np.divmod(segments.line, themes)
    lengths = np.array([row.length for row in columns.transcripts], dtype=np.int64)
    first: Ints = np.searchsorted(transcript, np.arange(len(lengths) + 1))
    return ThemeMap(rows.themes, lengths, Ranges(theme, segments.start, segments.end), first)
