"""Codings as quotations: with their words, their code, and where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.danish import fold
from mbcode.model import Span
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.columns import Columns

_TRANSCRIPTS_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Quotation:
    """A coding's words; `coding` and `transcript_id` are ids, `code` and `transcript` names."""

    coding: int
    code: str
    transcript_id: int
    transcript: str
    span: Span
    words: str


def quotations(study: Study, ids: Collection[int]) -> dict[int, Quotation]:
    """Return those of these codings that stand, and are to be seen, by id."""
    with study.steady():
        found = study.codings.some(ids)
        texts = study.transcripts.texts({coding.transcript for coding in found.values()})
        codes = {code.id: code.name for code in study.codebook.codes()}
        names = {entry.id: entry.name for entry in study.transcripts.entries()} if found else {}
    return {
        id_: Quotation(
            id_,
            codes[coding.code],
            coding.transcript,
            names[coding.transcript],
            coding.span,
            coding.span.of(texts[coding.transcript]),
        )
        for id_, coding in found.items()
    }


def own_quotations(study: Study) -> tuple[Quotation, ...]:
    """Return all codings of whoever has the study open, the latest first."""
    with study.steady():
        columns = study.columns(units=False)
        found = _of_coder(study, columns, fold(study.coder_name))
        return tuple(sorted(found, key=lambda each: each.coding, reverse=True))


def _of_coder(study: Study, columns: Columns, coder: str) -> Iterator[Quotation]:
    places = [place for place, each in enumerate(columns.coders) if fold(each.name) == coder]
    codings = columns.codings
    own = (codings.coder == places[0]).nonzero()[0].tolist() if places else []
    transcripts: dict[int, list[int]] = {}
    for row in own:
        transcripts.setdefault(int(codings.transcript[row]), []).append(row)
    places_coded = list(transcripts)
    for begin in range(0, len(places_coded), _TRANSCRIPTS_AT_ONCE):
        part = places_coded[begin : begin + _TRANSCRIPTS_AT_ONCE]
        texts = study.transcripts.texts({columns.transcripts[place].id for place in part})
        yield from _quoted(columns, (row for place in part for row in transcripts[place]), texts)


def _quoted(columns: Columns, rows: Iterable[int], texts: dict[int, str]) -> Iterator[Quotation]:
    codings = columns.codings
    for row in rows:
        transcript = columns.transcripts[codings.transcript[row]]
        span = Span(int(codings.start[row]), int(codings.end[row]))
        yield Quotation(
            int(codings.id[row]),
            columns.codes[codings.code[row]].name,
            transcript.id,
            transcript.name,
            span,
            span.of(texts[transcript.id]),
        )
