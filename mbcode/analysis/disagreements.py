"""Where two coders differ, with the words and what each of them gave."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from mbcode.analysis.decisions import decisions
from mbcode.analysis.said_by import said_by
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mbcode.columns import Columns, Ints

BETWEEN_CODES = "; "


def disagreements(
    columns: Columns,
    texts: Mapping[int, str],
    unit: str = "sentence",
    level: str = "code",
    speakers: Sequence[str] = (),
) -> Frame:
    """Return a row for each unit and pair of coders who differ on it, in order of the text.

    `columns` are what `coded_by_all` keeps; `texts` maps a transcript's id to its text. Columns:
    `transcript,unit,start,end,speaker,coder_a,codes_a,coder_b,codes_b,differ,text,provenance`:
    the unit as in `units`; the codes that each gave it and those that only one of them did, in
    codebook order, as `Møder; Tillid`. For the unit `character`, units are stretches in which no
    coding begins or ends. Raises MbcodeError for an unknown choice, NotFoundError for an unknown
    speaker.
    """
    import numpy as np

    decided = decisions(columns, unit, level, speakers)
    pairs = list(combinations(range(len(decided.layers)), 2))
    apart = [(decided.layers[one] != decided.layers[other]).tocsr() for one, other in pairs]
    found = [np.flatnonzero(np.diff(matrix.indptr)) for matrix in apart]
    where = np.concatenate(found)
    which = np.repeat(np.arange(len(pairs)), [len(units) for units in found])
    order = np.lexsort((which, where))
    where, which = where[order], which[order]
    one, other = np.array(pairs)[which].T
    spans = decided.units.spans.pick(where)
    rows = [columns.transcripts[line] for line in spans.line.tolist()]
    bounds = zip(rows, spans.start.tolist(), spans.end.tolist(), strict=True)
    names = [coder.name for coder in columns.coders]
    return Frame.of(
        {
            "transcript": [row.name for row in rows],
            "unit": decided.units.number[where],
            "start": spans.start,
            "end": spans.end,
            "speaker": said_by(columns, spans),
            "coder_a": [names[place] for place in one.tolist()],
            "codes_a": _codes(decided.layers, one, where, decided.codes),
            "coder_b": [names[place] for place in other.tolist()],
            "codes_b": _codes(decided.layers, other, where, decided.codes),
            "differ": _codes(apart, which, where, decided.codes),
            "text": [texts[row.id][start:end] for row, start, end in bounds],
            "provenance": [row.provenance for row in rows],
        }
    )


def _codes(matrices: Sequence[Any], which: Ints, row: Ints, names: Sequence[str]) -> list[str]:
    """Return the names of the columns set in row `row[i]` of matrix `which[i]`."""
    return [
        BETWEEN_CODES.join(names[place] for place in sorted(matrix.indices[begin:end].tolist()))
        for matrix, begin, end in (
            (matrices[place], matrices[place].indptr[at], matrices[place].indptr[at + 1])
            for place, at in zip(which.tolist(), row.tolist(), strict=True)
        )
    ]
