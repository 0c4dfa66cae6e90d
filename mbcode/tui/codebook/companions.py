"""Which codes usually go with one, and the words of its codings, from one state of a study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mbcode.amounts import many
from mbcode.analysis.cooccurrence import Cooccurrence, cooccurrence
from mbcode.analysis.passages import Passage
from mbcode.analysis.text_ranges import pick_codings
from mbcode.danish import fold
from mbcode.model import Code, Span
from mbcode.tui.counting.figures import Behind

if TYPE_CHECKING:
    from mbcode.columns import Columns, Ints
    from mbcode.tui.session import Session

MOST = 5
"""How many codes are named as going with one."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A code by name, and how often it overlaps with the one in question."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """A study's codings, and which codes overlap, counted once for all codes.

    It counts what the co-occurrence matrix counts as it opens: pairs of segments that share a
    character, within each coder.
    """

    columns: Columns
    found: Cooccurrence

    @classmethod
    def of(cls, session: Session) -> Survey:
        """Read and count what a session shows. Made to run in a thread.

        MbcodeError where the study can't be read.
        """
        import numpy as np

        only_mine, coder = session.only_mine, session.coder
        columns = session.study.columns(units=False)
        if only_mine:
            own = [at for at, each in enumerate(columns.coders) if fold(each.name) == fold(coder)]
            codings = pick_codings(columns.codings, np.isin(columns.codings.coder, own))
            columns = replace(columns, codings=codings)
        return cls(columns, cooccurrence(columns))

    @property
    def about(self) -> str:
        """What was counted: `overlapping segments within each coder, 12 transcripts`."""
        over = many(len(self.columns.transcripts), "transcript")
        return f"overlapping segments within each coder, {over}"

    def companions(self, code: str) -> tuple[Companion, ...]:
        """Return the codes that go with a code most often, the most frequent first.

        Equal ones come in codebook order. A heading goes with nothing: it is never given.
        """
        if code not in self.found.codes:
            return ()
        at = self.found.codes.index(code)
        row = self.found.counts[at].tolist()
        with_it = [
            Companion(name, count)
            for place, (name, count) in enumerate(zip(self.found.codes, row, strict=True))
            if count and place != at
        ]
        return tuple(sorted(with_it, key=lambda each: -each.count)[:MOST])

    def count_of(self, codes: Sequence[Code]) -> int:
        """Return how many codings have any of `codes`."""
        return len(self._rows_of(codes))

    def behind(self, codes: Sequence[Code], most: int | None = None) -> Behind:
        """Return the codings with any of `codes`, a passage each, in text order: the first `most`,
        or all. No turn and no sentence is with them.
        """
        rows = self._rows_of(codes)[:most]
        narrowed = replace(self.columns, codings=pick_codings(self.columns.codings, rows))
        names = tuple(code.name for code in codes)
        return Behind(names, "codings", "coding", narrowed, lambda: _one_by_one(narrowed))

    def _rows_of(self, codes: Sequence[Code]) -> Ints:
        import numpy as np

        ids = {code.id for code in codes}
        places = [at for at, each in enumerate(self.columns.codes) if each.id in ids]
        return np.flatnonzero(np.isin(self.columns.codings.code, places))


def _one_by_one(columns: Columns) -> tuple[Passage, ...]:
    codings = columns.codings
    return tuple(
        Passage(transcript, Span(start, end), (id_,))
        for id_, transcript, start, end in zip(
            codings.id.tolist(),
            codings.transcript.tolist(),
            codings.start.tolist(),
            codings.end.tolist(),
            strict=True,
        )
    )
