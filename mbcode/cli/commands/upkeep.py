"""`mbcode check`, `backup` and `restore`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.streams import say, say_error, write_data
from mbcode.cli.studies import study_file, study_to_read
from mbcode.cli.values import file
from mbcode.jobs.settings import study_target
from mbcode.store.checks import faults_of
from mbcode.store.database import Database
from mbcode.store.restoring import restore


def configure_check(parser: Parser) -> None:
    """Add the arguments of `mbcode check`."""
    parser.description = (
        "Prove the study sound: anchors, hashes, references, the database's own check. "
        "Exit status 1, and a line for each fault, if it isn't."
    )
    parser.set_defaults(run=_check)


def configure_backup(parser: Parser) -> None:
    """Add the arguments of `mbcode backup`."""
    parser.description = "Copy the study to a new file, whole, while others write."
    parser.add_argument("file", type=file, metavar="FILE")
    parser.set_defaults(run=_backup)


def configure_restore(parser: Parser) -> None:
    """Add the arguments of `mbcode restore`."""
    parser.description = (
        "Make the study what a backup of it holds. What it replaces is kept as a backup too."
    )
    parser.add_argument(
        "backup", type=file, metavar="BACKUP", help="a file, or a name from 'mbcode list backups'"
    )
    add_dry_run(parser)
    parser.set_defaults(run=_restore)


def _check(arguments: Namespace) -> int:
    target = study_target(arguments.study)
    place, faults = Database(target).place, faults_of(target)
    if not faults:
        say(f"{place}: sound")
        return 0
    write_data("".join(f"{fault}\n" for fault in faults))
    say_error(
        f"{place}: {len(faults)} fault(s); 'mbcode list backups' shows what you can go back to "
        "with 'mbcode restore'"
    )
    return 1


def _backup(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        study.back_up(arguments.file)
    say(f"copied to {arguments.file}")
    return 0


def _restore(arguments: Namespace) -> int:
    study = study_file(arguments)
    replaced = restore(study, arguments.backup, dry_run=arguments.dry_run)
    if arguments.dry_run:
        say(f"{study}: would become what {arguments.backup} holds")
        return 0
    kept = f"; what it was is kept in {replaced}" if replaced else ""
    say(f"{study}: is what {arguments.backup} holds{kept}")
    return 0
