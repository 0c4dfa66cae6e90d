"""The candidates as a table: with the decisions filled in, it is a decisions file."""

from __future__ import annotations

from collections.abc import Iterable

from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.tables.meaning import meaning
from mbcode.pseudonyms.candidates import Candidate
from mbcode.pseudonyms.decisions import Pseudonym
from mbcode.pseudonyms.sheets import BETWEEN_FORMS, DECISION_COLUMNS, REPLACE
from mbcode.store.study import Study

NAMES = "names"
"""What the table is called."""
_BETWEEN_CONTEXTS = " … "


def names_table(
    study: Study, candidates: Iterable[Candidate], key: Iterable[Pseudonym] = ()
) -> Table:
    """Return the candidates, a row each, with suggested pseudonyms.

    A decision stands only where `key` has the name already: it was decided on before.
    """
    known = {entry.pseudonym for entry in key}
    rows = [
        (
            each.name,
            each.kind,
            REPLACE if each.suggestion in known else "",
            each.suggestion,
            "",
            BETWEEN_FORMS.join(each.forms),
            each.count,
            _BETWEEN_CONTEXTS.join(f"{context.where}: {context}" for context in each.contexts),
        )
        for each in candidates
    ]
    frame = Frame.of_rows(DECISION_COLUMNS, rows, whole=("count",))
    return Table.of(frame, NAMES, meaning(study, n=len(rows)))
