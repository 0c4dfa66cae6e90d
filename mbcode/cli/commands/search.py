"""`mbcode search`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import position
from mbcode.jobs.search import CONTEXT, search
from mbcode.jobs.tables.quotes import hits_table


def configure_search(parser: Parser) -> None:
    """Add the arguments of `mbcode search`."""
    parser.description = "Find words in their context, in upper or lower case, anywhere in a word."
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument(
        "--context",
        type=position,
        default=CONTEXT,
        metavar="N",
        help=f"characters on either side (default: {CONTEXT})",
    )
    add_filters(parser, "transcripts", "cases", "roles", "speakers")
    add_output(parser)
    parser.set_defaults(run=_search)


def _search(arguments: Namespace) -> int:
    filters = filters_of(arguments)
    with study_to_read(arguments) as study:
        hits = search(study, arguments.query, filters, arguments.context)
        write(study, hits_table(study, arguments.query, hits, filters), arguments)
    return 0
