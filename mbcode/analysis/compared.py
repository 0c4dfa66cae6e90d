"""The part of a study that agreement is about: what every chosen coder coded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbcode.analysis.select import keep
from mbcode.errors import MbcodeError
from mbcode.model import Filters

if TYPE_CHECKING:
    from mbcode.columns import Columns


def compared(columns: Columns, filters: Filters) -> Columns:
    """Keep the transcripts that every chosen coder coded, and of them what `filters` name.

    The chosen coders are those `filters` name, or all who have coded anything in the study; a coder
    coded a transcript who gave any code anywhere in it, also one that the filters leave out.
    Raises MbcodeError if there are fewer than two coders, or no such transcript; NotFoundError for
    a name the study does not hold.
    """
    import numpy as np

    whole = keep(columns, replace(filters, codes=(), themes=(), speakers=()))
    names = [coder.name for coder in whole.coders]
    if len(names) < 2:
        there = f"only {names[0]} is chosen or has coded" if names else "nobody has coded anything"
        raise MbcodeError(f"agreement takes two coders or more: {there}")
    coded = np.zeros((len(names), len(whole.transcripts)), dtype=bool)
    coded[whole.codings.coder, whole.codings.transcript] = True
    in_common = np.flatnonzero(coded.all(axis=0)).tolist()
    if not in_common:
        raise MbcodeError(
            f"no transcript here was coded by all of {', '.join(names)}: choose coders who share "
            "one with --coder"
        )
    shared = tuple(whole.transcripts[place].name for place in in_common)
    return keep(
        columns,
        replace(filters, transcripts=shared, cases=(), roles=(), coders=tuple(names)),
    )
