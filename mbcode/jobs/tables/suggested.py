"""Tables of suggestions, and of how well they do."""

from __future__ import annotations

from collections.abc import Sequence

from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.suggesting.adviser import Suggestion
from mbcode.jobs.suggesting.evaluation import Evaluated
from mbcode.jobs.tables.meaning import meaning
from mbcode.store.study import Study

SUGGESTION_COLUMNS = (
    "transcript",
    "sentence",
    "start",
    "end",
    "code",
    "score",
    "by",
    "words",
    "text",
    "provenance",
)
EVALUATION_COLUMNS = ("method", "sentences", "precision_at_1", "recall_at_3", "map")


def suggestions_table(
    study: Study, found: Sequence[Suggestion], learnt_from: Sequence[str]
) -> Table:
    """Return suggestions, a row each, sentences in order."""
    rows = [
        (
            each.transcript.name,
            each.sentence.number,
            each.sentence.span.start,
            each.sentence.span.end,
            each.code.name,
            each.score,
            each.by,
            ", ".join(each.words),
            each.text,
            each.transcript.provenance,
        )
        for each in found
    ]
    frame = Frame.of_rows(
        SUGGESTION_COLUMNS, rows, whole=("sentence", "start", "end"), real=("score",)
    )
    return Table.of(
        frame, "suggestions", meaning(study, n=len(frame), learnt_from=list(learnt_from))
    )


def evaluation_table(study: Study, found: Sequence[Evaluated], learnt_from: Sequence[str]) -> Table:
    """Return how each way to rank codes did, a row each."""
    rows = [
        (
            each.method,
            each.ranking.texts,
            round(each.ranking.precision_at_1, 4),
            round(each.ranking.recall_at_3, 4),
            round(each.ranking.map, 4),
        )
        for each in found
    ]
    frame = Frame.of_rows(
        EVALUATION_COLUMNS, rows, whole=("sentences",), real=EVALUATION_COLUMNS[2:]
    )
    return Table.of(frame, "evaluation", meaning(study, learnt_from=list(learnt_from)))
