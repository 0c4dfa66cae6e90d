"""The part of a study that its coders have worked on, together or at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbcode.analysis.select import keep
from mbcode.errors import MbcodeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns
    from mbcode.model import Filters

    Mask = NDArray[np.bool_]


def coded_by_all(columns: Columns, filters: Filters) -> Columns:
    """Keep the transcripts that every chosen coder coded, and of them what `filters` name.

    The chosen coders are those `filters` name, or all who have coded anything in the study; a coder
    coded a transcript who gave any code anywhere in it, also one that the filters leave out.
    Raises MbcodeError if there are fewer than two coders, or no such transcript; NotFoundError for
    a name the study does not hold.
    """
    import numpy as np

    whole = _whole(columns, filters)
    names = [coder.name for coder in whole.coders]
    if len(names) < 2:
        there = f"only {names[0]} is chosen or has coded" if names else "nobody has coded anything"
        raise MbcodeError(f"agreement takes two coders or more: {there}")
    in_common: Mask = np.logical_and.reduce(_coded(whole))
    if not in_common.any():
        raise MbcodeError(
            f"no transcript here was coded by all of {', '.join(names)}: choose coders who share "
            "one with --coder"
        )
    return _narrowed(columns, filters, whole, in_common)


def coded_by_any(columns: Columns, filters: Filters) -> Columns:
    """Keep the transcripts that any chosen coder coded, and of them what `filters` name.

    Coders and coding are as in `coded_by_all`. Raises MbcodeError if there is no such transcript;
    NotFoundError for a name the study does not hold.
    """
    import numpy as np

    whole = _whole(columns, filters)
    begun: Mask = np.logical_or.reduce(_coded(whole))
    if not begun.any():
        raise MbcodeError("none of these transcripts is coded yet: choose others, or code first")
    return _narrowed(columns, filters, whole, begun)


def _whole(columns: Columns, filters: Filters) -> Columns:
    """Keep the transcripts and coders that `filters` name, with all their codings."""
    return keep(columns, replace(filters, codes=(), themes=(), speakers=()))


def _coded(columns: Columns) -> Mask:
    """Return which coder coded which transcript, shape (coders, transcripts)."""
    import numpy as np

    coded = np.zeros((len(columns.coders), len(columns.transcripts)), dtype=bool)
    coded[columns.codings.coder, columns.codings.transcript] = True
    return coded


def _narrowed(columns: Columns, filters: Filters, whole: Columns, which: Mask) -> Columns:
    """Keep what `filters` name of these transcripts of `whole`, and all its coders."""
    names = tuple(
        row.name for row, is_kept in zip(whole.transcripts, which, strict=True) if is_kept
    )
    coders = tuple(coder.name for coder in whole.coders)
    return keep(columns, replace(filters, transcripts=names, cases=(), roles=(), coders=coders))
