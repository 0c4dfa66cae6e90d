"""`mbcode export saturation`, `… sequence` and `… course`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.analysis.saturation import ORDERS, SEED
from mbcode.analysis.sequence import AFTER, WITHIN
from mbcode.cli.counting import add_coders, add_level, add_share
from mbcode.cli.options import ALL_FILTERS, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import count, position
from mbcode.jobs.tables.patterns import course_table, saturation_table, sequence_table


def configure_saturation(parser: Parser) -> None:
    """Add the arguments of `mbcode export saturation`."""
    add_level(parser)
    parser.add_argument(
        "--orders",
        type=count,
        default=ORDERS,
        metavar="N",
        help=f"random orders of the transcripts to compare with (default: {ORDERS})",
    )
    parser.add_argument(
        "--seed",
        type=position,
        default=SEED,
        metavar="N",
        help=f"where drawing them begins (default: {SEED})",
    )
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_saturation)


def configure_sequence(parser: Parser) -> None:
    """Add the arguments of `mbcode export sequence`."""
    parser.add_argument(
        "--within",
        type=count,
        default=WITHIN,
        metavar="K",
        help=f"how many of the next sentences to look at (default: {WITHIN})",
    )
    parser.add_argument(
        "--after",
        choices=AFTER,
        default=AFTER[0],
        help="the sentences after the first code's end (default) or start",
    )
    add_coders(parser)
    add_level(parser)
    parser.add_argument("--all", action="store_true", help="every pair, also with 0")
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_sequence)


def configure_course(parser: Parser) -> None:
    """Add the arguments of `mbcode export course`."""
    add_share(parser, "tenth")
    add_level(parser)
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_course)


def _saturation(arguments: Namespace) -> int:
    drawn = (arguments.level, arguments.orders, arguments.seed)
    with study_to_read(arguments) as study:
        write(study, saturation_table(study, filters_of(arguments), *drawn), arguments)
    return 0


def _sequence(arguments: Namespace) -> int:
    counted = (arguments.within, arguments.after, arguments.rule, arguments.level)
    with study_to_read(arguments) as study:
        table = sequence_table(study, filters_of(arguments), *counted, all_pairs=arguments.all)
        write(study, table, arguments)
    return 0


def _course(arguments: Namespace) -> int:
    counted = (arguments.level, arguments.share)
    with study_to_read(arguments) as study:
        write(study, course_table(study, filters_of(arguments), *counted), arguments)
    return 0
