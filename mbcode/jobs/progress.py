"""Who has coded what: how far each coder has come with each transcript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mbcode.analysis.progress import Coverage, coverage
from mbcode.analysis.select import keep
from mbcode.columns import TranscriptRow
from mbcode.model import Coder, Filters
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.columns import Columns

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class CoderProgress:
    """How far one coder has come with one transcript; shares are 0 to 1, None of nothing."""

    transcript: TranscriptRow
    coder: Coder
    codings: int
    characters: int
    sentences: int
    all_sentences: int
    last_activity: datetime | None
    done: bool

    @property
    def share_of_text(self) -> float | None:
        return self.characters / self.transcript.length if self.transcript.length else None

    @property
    def share_of_sentences(self) -> float | None:
        return self.sentences / self.all_sentences if self.all_sentences else None


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done of the work: `rows` by transcript, and in it by coder, each of the two once."""

    transcripts: tuple[TranscriptRow, ...]
    coders: tuple[Coder, ...]
    rows: tuple[CoderProgress, ...]

    def at(self, transcript: int, coder: int) -> CoderProgress:
        """Return the row of a transcript and a coder, each by its place."""
        return self.rows[transcript * len(self.coders) + coder]


def progress(study: Study, filters: Filters = NO_FILTERS) -> Progress:
    """Return how far every coder has come with every transcript, what is not begun included.

    Coders are those who have coded, marked or noted anything in any transcript, or those that the
    filters name. Raises NotFoundError for a name the study does not hold.
    """
    with study.steady():
        columns = study.columns(units=True)
        last = study.last_activity()
        done = {(mark.transcript, mark.coder) for mark in study.done_marks.all()}
    active = {coder for _, coder in last}
    names = tuple(coder.name for coder in columns.coders if coder.id in active)
    kept = keep(columns, replace(filters, coders=filters.coders or names))
    return Progress(kept.transcripts, kept.coders, _rows(kept, coverage(kept), last, done))


def _rows(
    columns: Columns,
    found: Coverage,
    last: Mapping[tuple[int, int], datetime],
    done: set[tuple[int, int]],
) -> tuple[CoderProgress, ...]:
    codings, characters = found.codings.tolist(), found.characters.tolist()
    sentences, all_sentences = found.sentences.tolist(), found.all_sentences.tolist()
    return tuple(
        CoderProgress(
            transcript,
            coder,
            codings[row][column],
            characters[row][column],
            sentences[row][column],
            all_sentences[row],
            last.get((transcript.id, coder.id)),
            (transcript.id, coder.id) in done,
        )
        for row, transcript in enumerate(columns.transcripts)
        for column, coder in enumerate(columns.coders)
    )
