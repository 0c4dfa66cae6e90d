"""The threes of `mbcode export cooccurrence --order 3`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.analysis.triples import TOP
from mbcode.cli.options import filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import count
from mbcode.jobs.tables.triples import triples_table


def add_order(parser: Parser) -> None:
    """Add `--order` and `--top` to the arguments of `mbcode export cooccurrence`."""
    parser.add_argument(
        "--order",
        type=int,
        choices=(2, 3),
        default=2,
        help="pairs of codes, or the most frequent combinations of three (default: 2)",
    )
    parser.add_argument(
        "--top", type=count, metavar="N", help=f"with --order 3: how many (default: {TOP})"
    )


def write_triples(arguments: Namespace) -> None:
    """Write the most frequent combinations of three codes; UsageError for options of pairs."""
    if arguments.long or arguments.all or arguments.measure:
        raise UsageError("--order 3 is a list of its own; leave --long, --all and --measure out")
    counted = (arguments.unit, arguments.rule, arguments.level, arguments.top or TOP)
    with study_to_read(arguments) as study:
        write(study, triples_table(study, filters_of(arguments), *counted), arguments)
