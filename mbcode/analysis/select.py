"""Keeping part of a study: the filters that every table takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mbcode.analysis.names import places
from mbcode.analysis.text_ranges import pick_codings, spoken
from mbcode.columns import SentenceColumns, TurnColumns

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Columns, Ints
    from mbcode.model import Filters

    Mask = NDArray[np.bool_]

T = TypeVar("T")


def keep(columns: Columns, filters: Filters) -> Columns:
    """Return the part of a study that `filters` name, with every index made to fit it.

    Names match whatever their case; OR within a field, AND between. A code is kept by its own
    name, a theme with all its codes; a kept code still carries its theme, so no heading is kept
    for its sake. Coders who coded nothing in the whole study are left out unless they are named:
    they would empty every `all` and swell every n.

    `filters.speakers` keeps the codings that share a character with a turn of such a speaker,
    whole, and all turns and sentences, as windows are cut before speakers are chosen; a function
    that counts units takes the same speakers as its own argument. Raises NotFoundError for a name
    the study does not hold.
    """
    transcripts = _transcripts(columns, filters)
    codes = _codes(columns, filters)
    coders = _coders(columns, filters)
    place = _new_places(transcripts)
    columns = spoken(columns, filters.speakers)
    codings = columns.codings
    mask = transcripts[codings.transcript] & codes[codings.code] & coders[codings.coder]
    codings = pick_codings(codings, mask)
    return replace(
        columns,
        transcripts=_picked(columns.transcripts, transcripts),
        codes=_picked(columns.codes, codes),
        coders=_picked(columns.coders, coders),
        codings=replace(
            codings,
            transcript=place[codings.transcript],
            code=_new_places(codes)[codings.code],
            coder=_new_places(coders)[codings.coder],
        ),
        turns=columns.turns and _turns(columns.turns, transcripts[columns.turns.transcript], place),
        sentences=columns.sentences
        and _sentences(columns.sentences, transcripts[columns.sentences.transcript], place),
    )


def _transcripts(columns: Columns, filters: Filters) -> Mask:
    rows = columns.transcripts
    return (
        _named(filters.transcripts, [row.name for row in rows], "transcript")
        & _named(filters.cases, [row.case for row in rows], "case")
        & _named(filters.roles, [row.role for row in rows], "role")
    )


def _codes(columns: Columns, filters: Filters) -> Mask:
    codes = columns.codes
    return _named(filters.codes, [code.name for code in codes], "code") & _named(
        filters.themes, [code.theme for code in codes], "theme"
    )


def _coders(columns: Columns, filters: Filters) -> Mask:
    import numpy as np

    if filters.coders:
        return _named(filters.coders, [coder.name for coder in columns.coders], "coder")
    coded = np.zeros(len(columns.coders), dtype=bool)
    coded[columns.codings.coder] = True
    return coded


def _named(wanted: Sequence[str], known: Sequence[str], what: str) -> Mask:
    import numpy as np

    if not wanted:
        return np.ones(len(known), dtype=bool)
    mask = np.zeros(len(known), dtype=bool)
    mask[list(places(wanted, known, what))] = True
    return mask


def _new_places(mask: Mask) -> Ints:
    import numpy as np

    return np.cumsum(mask, dtype=np.int64) - 1


def _picked(values: tuple[T, ...], mask: Mask) -> tuple[T, ...]:
    return tuple(value for value, kept in zip(values, mask, strict=True) if kept)


def _turns(turns: TurnColumns, mask: Mask, place: Ints) -> TurnColumns:
    return TurnColumns(
        transcript=place[turns.transcript[mask]],
        number=turns.number[mask],
        start=turns.start[mask],
        end=turns.end[mask],
        speaker=turns.speaker[mask],
    )


def _sentences(sentences: SentenceColumns, mask: Mask, place: Ints) -> SentenceColumns:
    return SentenceColumns(
        transcript=place[sentences.transcript[mask]],
        number=sentences.number[mask],
        turn=sentences.turn[mask],
        start=sentences.start[mask],
        end=sentences.end[mask],
    )
