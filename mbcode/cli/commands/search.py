"""`mbcode search`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.changes import Change
from mbcode.cli.options import add_dry_run, add_filters, add_output, filters_of
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.streams import write_data
from mbcode.cli.studies import change_study, study_to_read
from mbcode.cli.values import position
from mbcode.jobs.coding_hits import give_to_hits
from mbcode.jobs.concordance import CONTEXT
from mbcode.jobs.search.searcher import Result, Searcher
from mbcode.jobs.tables.found import forms_table, hits_table
from mbcode.language.forms import Level
from mbcode.store.study import Study

LEVELS = {level.name.lower(): level for level in Level}


def configure_search(parser: Parser) -> None:
    """Add the arguments of `mbcode search`."""
    parser.description = (
        "Find words in their context, in upper or lower case: as they are written, anywhere in a "
        "word, or in all their forms; or what a regular expression matches."
    )
    parser.add_argument("query", metavar="QUERY", nargs="?")
    parser.add_argument("--words", action="store_true", help="find whole words only")
    parser.add_argument(
        "--regex",
        action="store_true",
        help="QUERY is a regular expression, as Python's `regex` package reads it",
    )
    group = parser.add_argument_group("word forms")
    group.add_argument(
        "--forms",
        nargs="?",
        const="word",
        metavar="LEVEL",
        help="find every form of the words; LEVEL `ending` adds compounds that end in them, "
        "`beginning` those that begin with them too (default: word)",
    )
    group.add_argument(
        "--without",
        metavar="FORM",
        action="append",
        default=[],
        help="leave out a form that was found (can be repeated)",
    )
    group.add_argument(
        "--list-forms", action="store_true", help="list the forms and how often each was found"
    )
    parser.add_argument(
        "--context",
        type=position,
        default=CONTEXT,
        metavar="N",
        help=f"characters on either side (default: {CONTEXT})",
    )
    parser.add_argument(
        "--give",
        metavar="CODE",
        help="give this code to every sentence that holds a hit, as one step",
    )
    add_dry_run(parser)
    add_filters(parser, "transcripts", "cases", "roles", "speakers")
    add_output(parser)
    parser.set_defaults(run=_search)


def _search(arguments: Namespace) -> int:
    _set_right(arguments)
    if arguments.give is not None:
        return _give(arguments)
    filters = filters_of(arguments)
    with study_to_read(arguments) as study:
        result = _result(study, arguments)
        make = forms_table if arguments.list_forms else hits_table
        write(study, make(study, arguments.query, result, filters), arguments)
    return 0


def _give(arguments: Namespace) -> int:
    def give(study: Study) -> Change:
        code = study.codebook.find(arguments.give)
        return give_to_hits(study, _result(study, arguments).hits, code.id)

    change = change_study(arguments, give)
    if not arguments.dry_run:
        write_data("".join(f"{coding.id}\n" for coding in change.added))
    return 0


def _result(study: Study, arguments: Namespace) -> Result:
    searcher = Searcher(study, filters_of(arguments), arguments.context)
    if arguments.regex:
        search = searcher.by_pattern(arguments.query)
    elif arguments.forms is None:
        search = searcher.as_written(arguments.query, whole=arguments.words)
    else:
        search = searcher.by_forms(arguments.query, LEVELS[arguments.forms], arguments.without)
    return search.to_the_end()


def _set_right(arguments: Namespace) -> None:
    """Take `--forms QUERY` for what it means, and refuse what does not go together."""
    if arguments.query is None and arguments.forms not in (None, *LEVELS):
        arguments.query, arguments.forms = arguments.forms, "word"
    if arguments.query is None:
        raise UsageError("there is nothing to search for; give a word")
    if arguments.list_forms and arguments.forms is None:
        arguments.forms = "word"
    if arguments.forms not in (None, *LEVELS):
        raise UsageError(f"--forms {arguments.forms}: a level is one of {', '.join(LEVELS)}")
    ways = {"--forms": arguments.forms, "--words": arguments.words, "--regex": arguments.regex}
    if len(asked := [way for way, wanted in ways.items() if wanted]) > 1:
        raise UsageError(f"{asked[0]} and {asked[1]} are two ways to search; give one of them")
    if arguments.without and arguments.forms is None:
        raise UsageError("--without leaves out a form, so it goes with --forms")
    if arguments.dry_run and arguments.give is None:
        raise UsageError("--dry-run goes with --give; a search alone changes nothing")
