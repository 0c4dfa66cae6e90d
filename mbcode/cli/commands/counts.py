"""`mbcode export summary`, `… crosstab` and `… cooccurrence`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.analysis.choices import MEASURES, OVERLAP
from mbcode.cli.commands.triples import add_order, write_triples
from mbcode.cli.counting import COUNTED, add_coders, add_level, add_share, add_unit
from mbcode.cli.options import ALL_FILTERS, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import Unit
from mbcode.jobs.tables.counts import (
    cooccurrence_table,
    crosstab_table,
    pairs_table,
    summary_table,
)


def configure_summary(parser: Parser) -> None:
    """Add the arguments of `mbcode export summary`."""
    add_level(parser)
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_summary)


def configure_crosstab(parser: Parser) -> None:
    """Add the arguments of `mbcode export crosstab`."""
    parser.add_argument(
        "--by",
        required=True,
        metavar="WHAT",
        help="transcript, case, role, coder, speaker, or an attribute of transcripts or cases",
    )
    add_unit(parser, Unit(*COUNTED), None, "count units of this kind instead of codings")
    add_share(parser, "group")
    add_coders(parser)
    add_level(parser)
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_crosstab)


def configure_cooccurrence(parser: Parser) -> None:
    """Add the arguments of `mbcode export cooccurrence`."""
    unit = Unit(OVERLAP, *COUNTED)
    add_unit(parser, unit, OVERLAP, "what is counted (default: overlap, pairs of segments)")
    add_coders(parser)
    add_level(parser)
    parser.add_argument("--measure", choices=MEASURES, help="what a cell shows (default: count)")
    parser.add_argument("--long", action="store_true", help="a row a pair, with all measures")
    parser.add_argument("--all", action="store_true", help="with --long: every pair, also with 0")
    add_order(parser)
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_cooccurrence)


def _summary(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        table = summary_table(study, filters_of(arguments), arguments.level)
        write(study, table, arguments)
    return 0


def _crosstab(arguments: Namespace) -> int:
    filters = filters_of(arguments)
    counted = (arguments.unit, arguments.rule, arguments.level, arguments.share)
    with study_to_read(arguments) as study:
        table = crosstab_table(study, arguments.by, filters, *counted)
        write(study, table, arguments)
    return 0


def _cooccurrence(arguments: Namespace) -> int:
    if arguments.order == 3:
        write_triples(arguments)
        return 0
    if arguments.top is not None:
        raise UsageError("--top is about combinations of three; give --order 3 with it")
    if arguments.all and not arguments.long:
        raise UsageError("--all is about pairs; give --long with it")
    if arguments.measure and arguments.long:
        raise UsageError("--long has every measure; leave --measure out")
    counted = (filters_of(arguments), arguments.unit, arguments.rule, arguments.level)
    with study_to_read(arguments) as study:
        if arguments.long:
            table = pairs_table(study, *counted, all_pairs=arguments.all)
        else:
            table = cooccurrence_table(study, *counted, arguments.measure or "count")
        write(study, table, arguments)
    return 0
