"""Which transcripts, codes and coders `Filters` name, for what is listed rather than counted."""

from __future__ import annotations

from collections.abc import Sequence

from mbcode.analysis.names import places
from mbcode.model import Code, Coder, Filters, TranscriptEntry


def chosen_transcripts(
    entries: Sequence[TranscriptEntry], filters: Filters
) -> tuple[TranscriptEntry, ...]:
    """Return the transcripts that the filters on name, case and role keep.

    NotFoundError for a name the study does not hold.
    """
    if not (filters.transcripts or filters.cases or filters.roles):
        return tuple(entries)
    kept = (
        _named(filters.transcripts, [entry.name for entry in entries], "transcript")
        & _named(filters.cases, [entry.case for entry in entries], "case")
        & _named(filters.roles, [entry.role for entry in entries], "role")
    )
    return tuple(entry for place, entry in enumerate(entries) if place in kept)


def chosen_codes(codes: Sequence[Code], filters: Filters) -> tuple[Code, ...]:
    """Return the codes that the filters on code and theme keep; NotFoundError as above."""
    kept = _named(filters.codes, [code.name for code in codes], "code") & _named(
        filters.themes, [code.theme for code in codes], "theme"
    )
    return tuple(code for place, code in enumerate(codes) if place in kept)


def chosen_coders(coders: Sequence[Coder], filters: Filters) -> tuple[Coder, ...]:
    """Return the coders that the filter on coder keeps; NotFoundError as above."""
    kept = _named(filters.coders, [coder.name for coder in coders], "coder")
    return tuple(coder for place, coder in enumerate(coders) if place in kept)


def _named(wanted: Sequence[str], known: Sequence[str], what: str) -> frozenset[int]:
    return places(wanted, known, what) if wanted else frozenset(range(len(known)))
