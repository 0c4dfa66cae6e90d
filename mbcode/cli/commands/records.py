"""`mbcode export codebook` and `… history`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.commands.history import add_history_filters, list_history
from mbcode.cli.options import add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser
from mbcode.cli.studies import study_to_read
from mbcode.jobs.tables.records import codebook_table


def configure_codebook(parser: Parser) -> None:
    """Add the arguments of `mbcode export codebook`."""
    add_filters(parser, "codes", "themes")
    add_output(parser)
    parser.set_defaults(run=_codebook)


def configure_history(parser: Parser) -> None:
    """Add the arguments of `mbcode export history`."""
    add_history_filters(parser)
    add_output(parser)
    parser.set_defaults(run=list_history)


def _codebook(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        write(study, codebook_table(study, filters_of(arguments)), arguments)
    return 0
