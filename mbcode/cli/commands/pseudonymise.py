"""`mbcode pseudonymise`: names out of a study, by a person's decisions."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from mbcode.cli.options import add_dry_run, add_output
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.progress import progress_bar
from mbcode.cli.streams import is_terminal, say
from mbcode.cli.studies import study_to_change, study_to_read
from mbcode.cli.values import file
from mbcode.cli.visible import one_line
from mbcode.jobs.names.gathering import candidates
from mbcode.jobs.names.listing import names_table
from mbcode.jobs.names.pseudonymising import key_of, pseudonymise
from mbcode.pseudonyms.decisions import Decision
from mbcode.store.study import Study


def configure_pseudonymise(parser: Parser) -> None:
    """Add the arguments of `mbcode pseudonymise`."""
    parser.description = (
        "Put pseudonyms in the place of names, everywhere in the study, its history and its "
        "backups included. A person decides, once a name: at the prompt, in the workbench, or in "
        "a file made with --list. It can't be undone; the key, outside the study, says who is who."
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="list what may be a name, and decide")
    what.add_argument(
        "--decisions", type=file, metavar="FILE", help="carry out what the rows of FILE decide"
    )
    what.add_argument(
        "--purge",
        action="store_true",
        help="clear what the disk still holds of replaced names: backups, free pages, the "
        "write-ahead log",
    )
    parser.add_argument(
        "--remove-backups",
        action="store_true",
        help="remove the backups that mbcode keeps beside the study: they hold all the names",
    )
    add_dry_run(parser)
    add_output(parser)
    parser.set_defaults(run=_pseudonymise)


def _pseudonymise(arguments: Namespace) -> int:
    if arguments.list:
        return _list(arguments)
    if arguments.purge:
        return _purge(arguments)
    if arguments.decisions is not None:
        from mbcode.formats.name_decisions import read_decisions

        return _carry_out(arguments, read_decisions(arguments.decisions))
    if not is_terminal():
        raise UsageError("without a terminal, give --list, then --decisions FILE")
    return _by_questions(arguments)


def _list(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        key = key_of(study, arguments.key_file)
        with progress_bar() as progress:
            found = candidates(study, key, progress)
        write(study, names_table(study, found, key), arguments)
    return 0


def _purge(arguments: Namespace) -> int:
    with study_to_change(arguments) as study:
        backups = study.names.backups()
        if backups and not arguments.remove_backups:
            raise UsageError(
                f"{len(backups)} backup(s) in {backups[0].parent} would go too; give "
                "--remove-backups with it"
            )
        if not arguments.dry_run:
            study.names.purge()
    say("would clear the disk" if arguments.dry_run else "the disk is cleared")
    return 0


def _carry_out(arguments: Namespace, decisions: Sequence[Decision]) -> int:
    with study_to_change(arguments) as study:
        _do(study, decisions, arguments.key_file, arguments, arguments.remove_backups)
    return 0


def _do(
    study: Study,
    decisions: Sequence[Decision],
    key: Path | None,
    arguments: Namespace,
    remove_backups: bool,
) -> None:
    with progress_bar() as progress:
        outcome = pseudonymise(
            study,
            decisions,
            key,
            remove_backups=remove_backups,
            dry_run=arguments.dry_run,
            progress=progress,
        )
    for note in outcome.notes:
        say(f"note: {note}")
    if not outcome.change.id:
        say(f"nothing to change: {outcome.change.summary}")
    else:
        summary = outcome.change.summary
        say(f"would {summary}" if arguments.dry_run else summary)


def _by_questions(arguments: Namespace) -> int:
    from mbcode.cli.lines.name_questions import ask_decisions

    with study_to_change(arguments) as study:
        with progress_bar() as progress:
            found = candidates(study, key_of(study, arguments.key_file), progress)
        if not found:
            say("nothing here may be a name that was not decided on")
            return 0
        decisions = ask_decisions(found, _ask, say)
        replaced = sum(each.replace for each in decisions)
        say(f"\n{replaced} to replace, {len(decisions) - replaced} to keep")
        if not decisions:
            return 0
        key = arguments.key_file
        if replaced and key is None:
            key = file(_ask("key file (outside the study, a safe place): ").strip())
        backups = study.names.backups() if replaced else ()
        if backups:
            say(f"{len(backups)} backup(s) in {backups[0].parent} hold all the names and will go")
        if _ask("replace them now? It can't be undone. (yes/no) ").strip().casefold() != "yes":
            say("nothing was changed")
            return 0
        _do(study, decisions, key, arguments, remove_backups=True)
    return 0


def _ask(question: str) -> str:
    """Put a question on the terminal and return the answer; the end of input is a no to all."""
    print(one_line(question), end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    return answer if answer else "q"
