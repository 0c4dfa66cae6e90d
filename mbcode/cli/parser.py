"""The parser: argparse with mbcode's way of saying what is wrong.

Each command adds its arguments only when it is asked for, so that `mbcode --help` imports none of
them. `--study` and `--as` are understood before and after the command.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from mbcode import __version__
from mbcode.cli.registry import COMMANDS

TYPE_CHECKING = False  # Importing `typing` would cost `--help` a tenth of its time.
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, NoReturn

    Configure = Callable[["Parser"], None]

DESCRIPTION = (
    "Code interviews in the terminal. Without a command, mbcode opens the workbench on the study."
)


class UsageError(Exception):
    """The command line is not one that mbcode understands."""


class Parser(argparse.ArgumentParser):
    """A parser that is filled by `configure` when it is first used, and raises UsageError."""

    def __init__(self, *, configure: Configure | None = None, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self._configure = configure

    def complete(self) -> None:
        """Add the arguments, if they aren't there yet."""
        configure, self._configure = self._configure, None
        if configure is not None:
            configure(self)
            add_study_options(self, default=argparse.SUPPRESS)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> Any:
        self.complete()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see '{self.prog} --help'")


def build_parser() -> Parser:
    """Return the parser of the whole command line, its commands still to be filled.

    What it returns has `study`, `coder` (None where not given), `command` (None for the workbench)
    and, for a command, `run`: the function that does it, which takes the arguments and returns the
    exit status.
    """
    parser = Parser(prog="mbcode", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"mbcode {__version__}")
    add_study_options(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, (place, does) in COMMANDS.items():
        commands.add_parser(name, help=does, description=_sentence(does), configure=at(place))
    return parser


def add_study_options(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Add `--study` and `--as`; a suppressed default leaves alone what stood before the command."""
    group = parser.add_argument_group("study")
    group.add_argument(
        "--study",
        metavar="PATH|URL",
        default=default,
        help="the study's file or address (default: $MBCODE_STUDY, or ./study.mbcode)",
    )
    group.add_argument(
        "--as",
        dest="coder",
        metavar="NAME",
        default=default,
        help="who is coding (default: $MBCODE_CODER, or the login name)",
    )
    group.add_argument(
        "--round",
        type=int,
        metavar="N",
        default=default,
        help="for which time: from 2 on, as a coder apart, NAME (round N)",
    )
    group.add_argument(
        "--blind",
        action="store_true",
        default=False if default is None else default,
        help="hide what others coded, noted and did (also: $MBCODE_BLIND)",
    )


def add_actions(parser: Parser, dest: str, actions: Mapping[str, tuple[Configure, str]]) -> None:
    """Add a second word to a command: its name, what adds its arguments, and what it does."""
    words = parser.add_subparsers(dest=dest, metavar=dest.upper(), required=True, title=dest)
    for name, (configure, does) in actions.items():
        words.add_parser(name, help=does, description=_sentence(does), configure=configure)


def at(place: str) -> Configure:
    """Return what adds a command's arguments, from a place in `mbcode.cli.commands` that is looked
    up when it is first used.
    """

    def configure(parser: Parser) -> None:
        module, _, function = place.partition(":")
        getattr(import_module(f"mbcode.cli.commands.{module}"), function)(parser)

    return configure


def _sentence(does: str) -> str:
    return f"{does[0].upper()}{does[1:]}."
