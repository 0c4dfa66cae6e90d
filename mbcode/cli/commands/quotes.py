"""`mbcode export codings`, `… transcript`, `… units` and `… memos`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.counting import add_unit
from mbcode.cli.options import (
    ALL_FILTERS,
    MEMO_FILTERS,
    add_containing,
    add_filters,
    add_output,
    add_output_file,
    filters_of,
)
from mbcode.cli.output import write, write_words
from mbcode.cli.parser import Parser
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import Unit
from mbcode.jobs.tables.quotes import codings_table, memos_table, transcript_text, units_table


def configure_codings(parser: Parser) -> None:
    """Add the arguments of `mbcode export codings`."""
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_codings)


def configure_transcript(parser: Parser) -> None:
    """Add the arguments of `mbcode export transcript`."""
    parser.add_argument("name", metavar="NAME")
    add_output_file(parser)
    parser.set_defaults(run=_transcript)


def configure_units(parser: Parser) -> None:
    """Add the arguments of `mbcode export units`."""
    unit = Unit("sentence", "turn", "window")
    add_unit(parser, unit, "sentence", "what they are (default: sentence)")
    add_filters(parser, "transcripts", "cases", "roles", "speakers")
    add_output(parser)
    parser.set_defaults(run=_units)


def configure_memos(parser: Parser) -> None:
    """Add the arguments of `mbcode export memos`."""
    add_containing(parser)
    add_filters(parser, *MEMO_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_memos)


def _codings(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        write(study, codings_table(study, filters_of(arguments)), arguments)
    return 0


def _transcript(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        table, text = transcript_text(study, arguments.name)
        write_words(study, table, text, arguments)
    return 0


def _units(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        write(study, units_table(study, arguments.unit, filters_of(arguments)), arguments)
    return 0


def _memos(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        table = memos_table(study, filters_of(arguments), arguments.containing)
        write(study, table, arguments)
    return 0
