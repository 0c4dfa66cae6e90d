"""docs/REFERENCE.md and the program say the same."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mbcode.cli.parser import Parser, build_parser
from mbcode.cli.registry import COMMANDS
from tests.cli.conftest import Mbcode

REFERENCE = (Path(__file__).parents[2] / "docs" / "REFERENCE.md").read_text(encoding="utf-8")
SECTIONS = {
    part.partition("\n")[0].strip(): part for part in re.split(r"^#{2,3} ", REFERENCE, flags=re.M)
}
SHARED = SECTIONS["Options that many commands share"] + SECTIONS["The command line"]
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
TABLES = {
    "codings": ["export", "codings"],
    "summary": ["export", "summary"],
    "cooccurrence": ["export", "cooccurrence", "--long"],
    "combinations of three": ["export", "cooccurrence", "--order", "3"],
    "saturation": ["export", "saturation"],
    "sequence": ["export", "sequence"],
    "agree": ["agree"],
    "unitizing": ["agree", "--unitizing"],
    "disagreements": ["agree", "--disagreements"],
    "codebook": ["export", "codebook"],
    "units": ["export", "units"],
    "memos": ["list", "memos"],
    "history": ["history"],
    "stale codings": ["list", "codings", "--stale"],
    "versions of a code": ["code", "history", "Tillid"],
    "search": ["search", "nøgle"],
    "forms": ["search", "nøgle", "--list-forms"],
    "suggestions": ["suggest", "01-nord"],
    "evaluation": ["suggest", "--evaluate", "--coder", "Åse"],
    "transcripts": ["list", "transcripts"],
    "codes": ["list", "codes"],
    "coders": ["list", "coders"],
    "cases": ["list", "cases"],
    "backups": ["list", "backups"],
    "progress": ["list", "progress"],
    "names": ["pseudonymise", "--list"],
    "reviews": ["list", "reviews"],
}


def words_below(parser: argparse.ArgumentParser) -> dict[str, Parser]:
    """Return the commands or actions a parser has, by name."""
    if isinstance(parser, Parser):
        parser.complete()
    return {
        name: below
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, below in action.choices.items()
    }


def all_parsers(parser: Parser) -> Iterator[Parser]:
    """Yield a parser and all below it."""
    below = words_below(parser)
    yield parser
    for each in below.values():
        yield from all_parsers(each)


def options(parser: Parser) -> set[str]:
    """Return the options of a command, with those of its actions."""
    found = (action for each in all_parsers(parser) for action in each._actions)
    return {string for action in found for string in action.option_strings}


def test_the_table_of_commands_is_the_real_one() -> None:
    listed = re.findall(r"^\| `mbcode ([a-z]+)` \|", SECTIONS["All commands"], flags=re.M)
    assert listed == list(COMMANDS)
    assert list(words_below(build_parser())) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_action_of_a_command_is_explained(name: str) -> None:
    section = SECTIONS[f"mbcode {name}"]
    parser = words_below(build_parser())[name]
    for option in options(parser):
        assert option in OPTION.findall(section + SHARED), option
    for action in words_below(parser):
        assert f"mbcode {name} " in section
        assert f"`{action}`" in section, action


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_every_option_its_section_speaks_of(name: str) -> None:
    parser = words_below(build_parser())[name]
    spoken_of = set(OPTION.findall(SECTIONS[f"mbcode {name}"]))
    assert spoken_of <= options(parser)


def test_every_positional_argument_stands_in_the_usage() -> None:
    for name, parser in words_below(build_parser()).items():
        section = SECTIONS[f"mbcode {name}"]
        for each in all_parsers(parser):
            for action in each._actions:
                if not action.option_strings and isinstance(action.metavar, str):
                    shown = action.metavar in section
                    assert shown or isinstance(action, argparse._SubParsersAction), action.metavar


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_of_every_table_are_the_real_ones(
    mbcode: Mbcode, coded: Path, name: str
) -> None:
    assert coded.exists()
    columns = mbcode(*TABLES[name]).columns
    named = [
        column
        for line in SECTIONS[f"Table {name}"].splitlines()
        if line.startswith("| `")
        for column in re.findall(r"`([^`]+)`", line.split("|")[1])
    ]
    assert sorted(named) == sorted(columns)
