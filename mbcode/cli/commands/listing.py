"""`mbcode list …`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from mbcode.cli.commands.quotes import configure_memos
from mbcode.cli.options import ALL_FILTERS, MEMO_FILTERS, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, add_actions
from mbcode.cli.studies import study_file, study_to_read
from mbcode.export.table import Table
from mbcode.jobs.tables.backups import backups_table
from mbcode.jobs.tables.definitions import stale_table
from mbcode.jobs.tables.lists import (
    cases_table,
    coders_table,
    progress_table,
    transcripts_table,
)
from mbcode.jobs.tables.quotes import codings_table
from mbcode.jobs.tables.records import codes_table
from mbcode.jobs.tables.reviews import reviews_table
from mbcode.model import Filters
from mbcode.store.study import Study


def configure_list(parser: Parser) -> None:
    """Add the things that can be listed."""
    things = {
        "transcripts": (_configure_transcripts, "list the transcripts and how far each is coded"),
        "codings": (_configure_codings, "list the codings, or those of an older definition"),
        "codes": (_configure_codes, "list all codes, headings included"),
        "coders": (_configure_coders, "list who has coded"),
        "cases": (_configure_cases, "list the cases and their attributes"),
        "memos": (configure_memos, "list the memos and what they are on"),
        "backups": (_configure_backups, "list the backups beside the study, newest first"),
        "reviews": (_configure_reviews, "list the codings that a correction left without a place"),
        "progress": (_configure_progress, "list how far each coder has come with each transcript"),
    }
    add_actions(parser, "what", things)


def _configure_transcripts(parser: Parser) -> None:
    add_filters(parser, "transcripts", "cases", "roles")
    add_output(parser)
    parser.set_defaults(run=_run(transcripts_table))


def _configure_codings(parser: Parser) -> None:
    parser.add_argument(
        "--stale",
        action="store_true",
        help="only those whose code was defined otherwise when they were made",
    )
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_codings)


def _configure_codes(parser: Parser) -> None:
    add_output(parser)
    parser.set_defaults(run=_run(lambda study, _: codes_table(study)))


def _configure_coders(parser: Parser) -> None:
    add_output(parser)
    parser.set_defaults(run=_run(lambda study, _: coders_table(study)))


def _configure_cases(parser: Parser) -> None:
    add_output(parser)
    parser.set_defaults(run=_run(lambda study, _: cases_table(study)))


def _configure_backups(parser: Parser) -> None:
    add_output(parser)
    parser.set_defaults(run=_list_backups)


def _configure_reviews(parser: Parser) -> None:
    add_filters(parser, *MEMO_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_run(reviews_table))


def _configure_progress(parser: Parser) -> None:
    add_filters(parser, "transcripts", "cases", "roles", "coders")
    add_output(parser)
    parser.set_defaults(run=_run(progress_table))


def _codings(arguments: Namespace) -> int:
    return _run(stale_table if arguments.stale else codings_table)(arguments)


def _run(make: Callable[[Study, Filters], Table]) -> Callable[[Namespace], int]:
    def run(arguments: Namespace) -> int:
        with study_to_read(arguments) as study:
            write(study, make(study, filters_of(arguments)), arguments)
        return 0

    return run


def _list_backups(arguments: Namespace) -> int:
    # Not by opening the study: who looks for a backup may have one that can't be opened.
    study = study_file(arguments)
    write(study, backups_table(study), arguments)
    return 0
