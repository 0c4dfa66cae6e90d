"""`mbcode export …`: every table, and the text of a transcript."""

from __future__ import annotations

from argparse import Namespace

from mbcode.analysis.choices import MEASURES, OVERLAP, SHARES
from mbcode.cli.commands.history import add_history_filters, list_history
from mbcode.cli.commands.listing import MEMO_FILTERS
from mbcode.cli.commands.patterns import (
    add_order,
    configure_saturation,
    configure_sequence,
    write_triples,
)
from mbcode.cli.counting import add_coders, add_level, add_unit
from mbcode.cli.options import (
    ALL_FILTERS,
    add_filters,
    add_output,
    add_output_file,
    filters_of,
)
from mbcode.cli.output import write, write_words
from mbcode.cli.parser import Parser, UsageError, add_actions
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import Unit, count
from mbcode.jobs.tables.counts import (
    cooccurrence_table,
    crosstab_table,
    pairs_table,
    summary_table,
)
from mbcode.jobs.tables.network import network
from mbcode.jobs.tables.quotes import codings_table, memos_table, transcript_text, units_table
from mbcode.jobs.tables.records import codebook_table

_COUNTED = ("sentence", "turn", "window", "transcript", "case", "character")


def configure_export(parser: Parser) -> None:
    """Add the things that can be exported."""
    things = {
        "codings": (_configure_codings, "write the codings; importing them changes nothing"),
        "summary": (_configure_summary, "write how much there is of each code"),
        "crosstab": (_configure_crosstab, "write codes by groups of text or coders"),
        "cooccurrence": (_configure_cooccurrence, "write which codes go together"),
        "network": (_configure_network, "write which codes go together, as GraphML for Gephi"),
        "saturation": (configure_saturation, "write how many codes each further transcript adds"),
        "sequence": (configure_sequence, "write which code starts soon after which"),
        "codebook": (_configure_codebook, "write the codebook; importing it changes nothing"),
        "transcript": (_configure_transcript, "write exactly the text that is stored"),
        "units": (_configure_units, "write the sentences, turns or windows"),
        "memos": (_configure_memos, "write the memos and what they are on"),
        "history": (_configure_history, "write every change ever made"),
    }
    add_actions(parser, "what", things)


def _configure_codings(parser: Parser) -> None:
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_codings)


def _configure_summary(parser: Parser) -> None:
    add_level(parser)
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_summary)


def _configure_crosstab(parser: Parser) -> None:
    parser.add_argument(
        "--by",
        required=True,
        metavar="WHAT",
        help="transcript, case, role, coder, speaker, or an attribute of transcripts or cases",
    )
    add_unit(parser, Unit(*_COUNTED), None, "count units of this kind instead of codings")
    parser.add_argument(
        "--share",
        choices=SHARES,
        help="cells as a share (0-1) of the row, how a code is spread over the groups, or of the "
        "column, which codes a group is made of",
    )
    add_coders(parser)
    add_level(parser)
    add_filters(parser, *ALL_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_crosstab)


def _configure_cooccurrence(parser: Parser) -> None:
    unit = Unit(OVERLAP, *_COUNTED)
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


def _configure_network(parser: Parser) -> None:
    unit = Unit(OVERLAP, *_COUNTED)
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


def _configure_codebook(parser: Parser) -> None:
    add_filters(parser, "codes", "themes")
    add_output(parser)
    parser.set_defaults(run=_codebook)


def _configure_transcript(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME")
    add_output_file(parser)
    parser.set_defaults(run=_transcript)


def _configure_units(parser: Parser) -> None:
    unit = Unit("sentence", "turn", "window")
    add_unit(parser, unit, "sentence", "what they are (default: sentence)")
    add_filters(parser, "transcripts", "cases", "roles", "speakers")
    add_output(parser)
    parser.set_defaults(run=_units)


def _configure_memos(parser: Parser) -> None:
    add_filters(parser, *MEMO_FILTERS)
    add_output(parser)
    parser.set_defaults(run=_memos)


def _configure_history(parser: Parser) -> None:
    add_history_filters(parser)
    add_output(parser)
    parser.set_defaults(run=list_history)


def _codings(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        write(study, codings_table(study, filters_of(arguments)), arguments)
    return 0


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


def _network(arguments: Namespace) -> int:
    counted = (arguments.unit, arguments.rule, arguments.level, arguments.least)
    with study_to_read(arguments) as study:
        table, text = network(study, filters_of(arguments), *counted)
        write_words(study, table, text, arguments)
    return 0


def _codebook(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        write(study, codebook_table(study, filters_of(arguments)), arguments)
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
        write(study, memos_table(study, filters_of(arguments)), arguments)
    return 0
