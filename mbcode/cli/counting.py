"""The options of commands that count: in what units, how coders are taken, codes or themes."""

from __future__ import annotations

from argparse import ArgumentParser

from mbcode.analysis.choices import LEVELS, RULES, SHARES
from mbcode.cli.values import Unit

COUNTED = ("sentence", "turn", "window", "transcript", "case", "character")
"""The units that are counted, in which a code is or is not."""


def add_unit(parser: ArgumentParser, unit: Unit, default: str | None, does: str) -> None:
    """Add `--unit`."""
    parser.add_argument("--unit", type=unit, default=default, metavar=unit.metavar, help=does)


def add_coders(parser: ArgumentParser) -> None:
    """Add `--coders`, the coder rule."""
    parser.add_argument(
        "--coders",
        dest="rule",
        choices=RULES,
        default="same",
        help="each coder apart and added up (same, the default), all as one (any), "
        "only what all of them gave (all)",
    )


def add_level(parser: ArgumentParser) -> None:
    """Add `--level`."""
    parser.add_argument(
        "--level", choices=LEVELS, default="code", help="count codes, or themes (default: code)"
    )


def add_share(parser: ArgumentParser, column: str) -> None:
    """Add `--share`; `column` is what a column of the table is."""
    parser.add_argument(
        "--share",
        choices=SHARES,
        help=f"cells as a share (0-1) of the row, how a code is spread over the {column}s, or of "
        f"the column, which codes a {column} is made of",
    )
