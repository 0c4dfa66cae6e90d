"""The words of a code's codings, read and written out. Made to run in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mbcode.amounts import many
from mbcode.model import Code
from mbcode.tui.codebook.companions import Survey
from mbcode.tui.counting.document import Document
from mbcode.tui.counting.quotations import Quotation, quotations

if TYPE_CHECKING:
    from mbcode.store.study import Study

AT_MOST = 200
"""So many quotations are shown of a code."""


@dataclass(frozen=True, slots=True, eq=False)
class Quoted:
    """The first quotations of the code `code`, by id, and how many there are."""

    code: int
    found: tuple[Quotation, ...]
    document: Document
    count: int

    def in_words(self) -> str:
        """Return how many there are: `31 codings`, `the first 200 of 5,120 codings`."""
        told = many(self.count, "coding")
        return told if self.count <= len(self.found) else f"the first {len(self.found)} of {told}"


def quoted(study: Study, survey: Survey, code: Code, codes: Sequence[Code]) -> Quoted:
    """Return the quotations of a code: those of `codes`, itself and all below it.

    MbcodeError where the study can't be read.
    """
    found = tuple(quotation for _, quotation in codings_quoted(study, survey, codes, AT_MOST))
    return Quoted(code.id, found, Document.of(found), survey.count_of(codes))


def codings_quoted(
    study: Study, survey: Survey, codes: Sequence[Code], most: int | None = None
) -> tuple[tuple[int, Quotation], ...]:
    """Return the codings with any of `codes`, by id and in text order, each with its words."""
    behind = survey.behind(codes, most)
    codings, rows = behind.columns.codings, behind.columns.transcripts
    transcripts = [rows[at].id for at in sorted(set(codings.transcript.tolist()))]
    with study.steady():
        columns = study.units(behind.columns, transcripts)
        found = quotations(replace(behind, columns=columns), study.transcripts.texts)
    return tuple(zip(codings.id.tolist(), found, strict=True))
