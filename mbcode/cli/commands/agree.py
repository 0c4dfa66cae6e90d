"""`mbcode agree`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.analysis.reliability.bootstrap import RESAMPLES, SEED
from mbcode.cli.counting import add_level, add_unit
from mbcode.cli.options import ALL_FILTERS, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.streams import say
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import Unit, count, position
from mbcode.export.table import Table
from mbcode.jobs.tables.agreement import agreement_table, disagreements_table, unitizing_table
from mbcode.store.study import Study

_UNIT = "sentence"


def configure_agree(parser: Parser) -> None:
    """Add the arguments of `mbcode agree`."""
    parser.description = (
        "Tell how far coders agree, over the transcripts that every chosen coder coded."
    )
    unit = Unit("sentence", "turn", "character", "window")
    add_unit(parser, unit, None, "what a yes or no is about (default: sentence)")
    add_level(parser)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--unitizing",
        action="store_true",
        help="instead, how far they mark the same stretches of text (Krippendorff's u-alpha)",
    )
    instead.add_argument(
        "--disagreements",
        action="store_true",
        help="instead, the passages on which they differ, with what each gave",
    )
    parser.add_argument(
        "--resamples",
        type=count,
        metavar="N",
        help=f"draws for the interval of alpha (default: {RESAMPLES})",
    )
    parser.add_argument(
        "--seed", type=position, metavar="N", help=f"where the draws begin (default: {SEED})"
    )
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_agree)


def _agree(arguments: Namespace) -> int:
    _refuse_unused(arguments)
    with study_to_read(arguments) as study:
        table = _table(study, arguments)
        write(study, table, arguments)
    for note in table.notes:
        say(f"note: {note}")
    return 0


def _table(study: Study, arguments: Namespace) -> Table:
    filters, unit, level = filters_of(arguments), arguments.unit or _UNIT, arguments.level
    if arguments.unitizing:
        return unitizing_table(study, filters, level)
    if arguments.disagreements:
        return disagreements_table(study, filters, unit, level)
    resamples = RESAMPLES if arguments.resamples is None else arguments.resamples
    seed = SEED if arguments.seed is None else arguments.seed
    return agreement_table(study, filters, unit, level, resamples, seed)


def _refuse_unused(arguments: Namespace) -> None:
    """Raise UsageError for an option that the table asked for does not use."""
    if arguments.unitizing and arguments.unit:
        raise UsageError("--unitizing is about the text itself, without units; leave --unit out")
    draws = arguments.resamples is not None or arguments.seed is not None
    if draws and (arguments.unitizing or arguments.disagreements):
        raise UsageError("only the interval of alpha is drawn; leave --resamples and --seed out")
