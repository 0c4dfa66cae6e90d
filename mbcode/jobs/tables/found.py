"""Tables of what a search found: the places, and the forms of the words."""

from __future__ import annotations

from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.search.searcher import Result
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.model import Filters
from mbcode.store.study import Study

HIT_COLUMNS = (
    "transcript",
    "start",
    "end",
    "speaker",
    "before",
    "match",
    "after",
    "form",
    "level",
    "case",
    "role",
    "provenance",
)
FORM_COLUMNS = ("form", "level", "count", "taken")


def hits_table(study: Study, query: str, result: Result, filters: Filters = NO_FILTERS) -> Table:
    """Return what a search found, a row a place, in its context."""
    rows = [
        (
            hit.transcript.name,
            hit.span.start,
            hit.span.end,
            hit.speaker,
            hit.before,
            hit.match,
            hit.after,
            hit.found.form,
            "" if hit.found.level is None else hit.found.level.name.lower(),
            hit.transcript.case,
            hit.transcript.role,
            hit.transcript.provenance,
        )
        for hit in result.hits
    ]
    frame = Frame.of_rows(HIT_COLUMNS, rows, whole=("start", "end"))
    said = meaning(study, filters, query=query, n=len(frame), forms=_forms_counted(result))
    return Table.of(frame, "search", said)


def forms_table(study: Study, query: str, result: Result, filters: Filters = NO_FILTERS) -> Table:
    """Return the forms that a search found, a row a form, those left out among them."""
    rows = [
        (each.form, each.level.name.lower(), each.count, int(each.taken)) for each in result.forms
    ]
    frame = Frame.of_rows(FORM_COLUMNS, rows, whole=("count", "taken"))
    said = meaning(study, filters, query=query, n=sum(each.count for each in result.forms))
    return Table.of(frame, "forms", said)


def _forms_counted(result: Result) -> dict[str, int] | None:
    """Return how often each form was found that the hits hold; None for a search as written."""
    return {each.form: each.count for each in result.forms if each.taken} or None
