"""`mbcode check` and `backup`."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.parser import Parser
from mbcode.cli.streams import say, say_error, write_data
from mbcode.cli.studies import study_to_read
from mbcode.cli.values import file


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


def _check(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        faults = study.check()
        place = study.place
    if not faults:
        say(f"{place}: sound")
        return 0
    write_data("".join(f"{fault}\n" for fault in faults))
    say_error(f"{place}: {len(faults)} fault(s); go back to a backup of the study")
    return 1


def _backup(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        study.back_up(arguments.file)
    say(f"copied to {arguments.file}")
    return 0
