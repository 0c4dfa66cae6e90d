"""How much there is of each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.grid import grid
from mbcode.analysis.intervals import distinct
from mbcode.analysis.text_ranges import spoken
from mbcode.analysis.unit_array import unit_array
from mbcode.analysis.words import word_grid
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mbcode.columns import Columns, Ints


def summary(
    columns: Columns,
    texts: Mapping[int, str],
    level: str = "code",
    speakers: Sequence[str] = (),
) -> Frame:
    """Return a row for each code (or theme) in codebook order, unused ones included.

    Columns: `theme,code,codings,transcripts,cases,coders,words,characters,share_of_text`. Codings
    are counted one by one; transcripts, cases and coders are those that have any. Words and
    characters are of the text the code covers, counted once however many codings and coders cover
    it; a word is what stands between white space, counted where it is covered in part. The share is
    of all characters of the transcripts, 0 to 1. With `speakers`, codings are those that share a
    character with their turns, and text is what stands in those turns.

    `texts` maps a transcript's id to its text. Raises NotFoundError for an unknown speaker.
    """
    import numpy as np

    columns = spoken(columns, speakers)
    rows, codings = axis(columns, level), columns.codings
    place = rows.place[codings.code]
    given = applied(columns, place, len(rows))
    characters = unit_array(given, grid(columns, "character", speakers), "any")
    words = unit_array(given, word_grid(columns, texts, speakers), "any")
    case = _cases(columns)[codings.transcript]
    in_case = case >= 0
    covered = characters.sums()
    return Frame.of(
        {
            "theme": rows.themes,
            "code": rows.names,
            "codings": np.bincount(place, minlength=len(rows)),
            "transcripts": _distinct(place, codings.transcript, len(rows)),
            "cases": _distinct(place[in_case], case[in_case], len(rows)),
            "coders": _distinct(place, codings.coder, len(rows)),
            "words": words.sums(),
            "characters": covered,
            "share_of_text": covered / characters.n if characters.n else np.full(len(rows), np.nan),
        }
    )


def _cases(columns: Columns) -> Ints:
    """Return a number for the case of each transcript, -1 for none."""
    import numpy as np

    number = {row.case: place for place, row in enumerate(columns.transcripts) if row.case}
    return np.array([number.get(row.case, -1) for row in columns.transcripts], dtype=np.int64)


def _distinct(place: Ints, of: Ints, rows: int) -> Ints:
    """Return for each row how many different values of `of` stand with it."""
    import numpy as np

    stride = int(of.max(initial=0)) + 1
    return np.bincount(distinct(place * stride + of) // stride, minlength=rows)
