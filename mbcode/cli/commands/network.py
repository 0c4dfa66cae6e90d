"""`mbcode export network`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.analysis.choices import OVERLAP
from mbcode.cli.counting import COUNTED, add_coders, add_level, add_unit
from mbcode.cli.options import ALL_FILTERS, add_filters, add_output_file, filters_of
from mbcode.cli.output import write_words
from mbcode.cli.parser import Parser
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import Unit, count
from mbcode.jobs.tables.network import network


def configure_network(parser: Parser) -> None:
    """Add the arguments of `mbcode export network`."""
    unit = Unit(OVERLAP, *COUNTED)
    add_unit(parser, unit, OVERLAP, "what is counted (default: overlap, pairs of segments)")
    add_coders(parser)
    add_level(parser)
    parser.add_argument(
        "--min",
        dest="least",
        type=count,
        default=1,
        metavar="N",
        help="join only codes that go together N times or more (default: 1)",
    )
    add_filters(parser, *ALL_FILTERS)
    add_output_file(parser)
    parser.set_defaults(run=_network)


def _network(arguments: Namespace) -> int:
    counted = (arguments.unit, arguments.rule, arguments.level, arguments.least)
    with study_to_read(arguments) as study:
        table, text = network(study, filters_of(arguments), *counted)
        write_words(study, table, text, arguments)
    return 0
