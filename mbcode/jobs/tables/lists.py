"""What a study holds: transcripts, cases, coders; and who has come how far."""

from __future__ import annotations

from collections import Counter

from mbcode.danish import fold, sort_key
from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.choosing import chosen_transcripts
from mbcode.jobs.progress import progress
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

TRANSCRIPT_COLUMNS = (
    "transcript",
    "title",
    "case",
    "role",
    "informant",
    "date",
    "characters",
    "words",
    "turns",
    "sentences",
    "codings",
    "coded_characters",
    "provenance",
)
_TRANSCRIPT_COUNTS = ("characters", "words", "turns", "sentences", "codings", "coded_characters")
CODER_COLUMNS = ("coder", "codings", "transcripts", "memos")
PROGRESS_COLUMNS = (
    "transcript",
    "case",
    "coder",
    "codings",
    "coded_characters",
    "share_of_text",
    "coded_sentences",
    "share_of_sentences",
    "last_activity",
    "done",
)
_PROGRESS_COUNTS = ("codings", "coded_characters", "coded_sentences")
_PROGRESS_SHARES = ("share_of_text", "share_of_sentences")
CASE_COLUMNS = ("case", "transcripts", "codings")
"""A case's attributes follow, in Danish order."""


def transcripts_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return the transcripts by case and name; filters on transcripts, cases and roles count."""
    entries = chosen_transcripts(study.transcripts.entries(), filters)
    rows = [
        (
            entry.name,
            entry.title,
            entry.case,
            entry.role,
            entry.attributes.get("informant", ""),
            entry.attributes.get("date", ""),
            entry.characters,
            entry.words,
            entry.turns,
            entry.sentences,
            entry.codings,
            entry.coded,
            entry.provenance,
        )
        for entry in entries
    ]
    frame = Frame.of_rows(TRANSCRIPT_COLUMNS, rows, whole=_TRANSCRIPT_COUNTS)
    return Table.of(frame, "transcripts", meaning(study, filters, n=len(rows)))


def coders_table(study: Study) -> Table:
    """Return the coders in the order of their names, with how much each has done."""
    columns = study.columns(units=False)
    codings = columns.codings
    given = Counter(codings.coder.tolist())
    pairs = set(zip(codings.coder.tolist(), codings.transcript.tolist(), strict=True))
    coded = Counter(coder for coder, _ in pairs)
    noted = Counter(memo.coder for memo in study.memos.all())
    rows = [
        (coder.name, given[place], coded[place], noted[coder.id])
        for place, coder in enumerate(columns.coders)
    ]
    frame = Frame.of_rows(CODER_COLUMNS, rows, whole=CODER_COLUMNS[1:])
    return Table.of(frame, "coders", meaning(study, n=len(rows)))


def progress_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return a row for each transcript and coder, with how far the coder has come (`progress`)."""
    rows = [
        (
            each.transcript.name,
            each.transcript.case,
            each.coder.name,
            each.codings,
            each.characters,
            each.share_of_text,
            each.sentences,
            each.share_of_sentences,
            utc(each.last_activity) if each.last_activity else "",
            "true" if each.done else "false",
        )
        for each in progress(study, filters).rows
    ]
    frame = Frame.of_rows(PROGRESS_COLUMNS, rows, whole=_PROGRESS_COUNTS, real=_PROGRESS_SHARES)
    return Table.of(frame, "progress", meaning(study, filters, n=len(rows)))


def cases_table(study: Study) -> Table:
    """Return the cases in the order of their names, with their attributes as columns."""
    cases = study.cases.all()
    entries = study.transcripts.entries()
    held = Counter(fold(entry.case) for entry in entries)
    codings: Counter[str] = Counter()
    for entry in entries:
        codings[fold(entry.case)] += entry.codings
    attributes = sorted({name for case in cases for name in case.attributes}, key=sort_key)
    rows = [
        (
            case.name,
            held[fold(case.name)],
            codings[fold(case.name)],
            *(case.attributes.get(name, "") for name in attributes),
        )
        for case in cases
    ]
    frame = Frame.of_rows([*CASE_COLUMNS, *attributes], rows, whole=CASE_COLUMNS[1:])
    return Table.of(frame, "cases", meaning(study, n=len(rows)))
