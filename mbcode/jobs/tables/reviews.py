"""The codings that wait for review, with what they covered and where to look for it now."""

from __future__ import annotations

from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.choosing import chosen_coders, chosen_codes, chosen_transcripts
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

REVIEW_COLUMNS = (
    "id",
    "transcript",
    "code",
    "coder",
    "passage",
    "start",
    "end",
    "text",
    "memo",
    "created_at",
    "provenance",
)


def reviews_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return the reviews by transcript and likely place; NotFoundError for a name the study does
    not hold.
    """
    with study.steady():
        entries = {
            each.id: each for each in chosen_transcripts(study.transcripts.entries(), filters)
        }
        codes = {code.id: code.name for code in chosen_codes(study.codebook.codes(), filters)}
        coders = {coder.id: coder.name for coder in chosen_coders(study.coders(), filters)}
        kept = [
            review
            for review in study.reviews.all()
            if review.transcript in entries and review.code in codes and review.coder in coders
        ]
        texts = study.transcripts.texts({review.transcript for review in kept})
    rows = [
        (
            review.id,
            entries[review.transcript].name,
            codes[review.code],
            coders[review.coder],
            review.passage,
            review.start,
            review.end,
            texts[review.transcript][review.start : review.end],
            review.memo,
            utc(review.created_at),
            entries[review.transcript].provenance,
        )
        for review in kept
    ]
    frame = Frame.of_rows(REVIEW_COLUMNS, rows, whole=("id", "start", "end"))
    return Table.of(frame, "reviews", meaning(study, filters, n=len(rows)))
