"""Bringing in what files hold: all of one call or nothing, as one step of the history."""

from __future__ import annotations

from collections import Counter

from mbcode.amounts import many
from mbcode.drafts import ImportBatch, ImportReport
from mbcode.store.database import Database
from mbcode.store.importing import cases, codes, codings, transcripts
from mbcode.store.importing.tally import Tally
from mbcode.store.log import Log


class Imports:
    """Imports into one study."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def run(self, batch: ImportBatch) -> ImportReport:
        """Bring in a batch: cases and codes first, then transcripts, then the codings on them.

        What stands already and is the same is counted and left alone. Raises NotFoundError,
        ConflictError or MbcodeError, beginning with the row's place, for the first thing that can't
        go in; then nothing has.
        """
        tally = Tally()
        with self._log.change("import") as recorder:
            cases.bring_in(recorder, batch.cases, tally)
            codes.bring_in(recorder, batch.codes, tally)
            transcripts.bring_in(recorder, batch.transcripts, tally)
            codings.bring_in(recorder, batch.codings, tally)
            recorder.summary = "import " + _in_words(tally.added + tally.changed)
        return ImportReport(
            added=dict(tally.added),
            changed=dict(tally.changed),
            already_there=dict(tally.already_there),
        )


def _in_words(counts: Counter[str]) -> str:
    said = (many(count, kind.removesuffix("s")) for kind, count in counts.items())
    return ", ".join(said) or "nothing new"
