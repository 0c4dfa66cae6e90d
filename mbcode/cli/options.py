"""The options that commands share: filters, where a table goes, trying without doing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from mbcode.cli.values import file
from mbcode.model import Filters

_FILTERS = {
    "transcripts": ("--transcript", "NAME", "this transcript"),
    "cases": ("--case", "NAME", "transcripts of this case"),
    "roles": ("--role", "ROLE", "transcripts of this role"),
    "speakers": ("--speaker", "NAME", "this speaker's turns"),
    "codes": ("--code", "CODE", "this code"),
    "coders": ("--coder", "NAME", "this coder"),
    "themes": ("--theme", "CODE", "codes of this theme"),
}
ALL_FILTERS = tuple(_FILTERS)
MEMO_FILTERS = ("transcripts", "cases", "roles", "codes", "coders", "themes")


def add_filters(parser: ArgumentParser, *fields: str) -> None:
    """Add the options for these fields of `Filters`."""
    group = parser.add_argument_group(
        "filters", "only what these name; repeat one to widen it, combine several to narrow"
    )
    for field in fields:
        option, metavar, what = _FILTERS[field]
        group.add_argument(
            option, dest=field, metavar=metavar, action="append", default=[], help=f"only {what}"
        )


def add_containing(parser: ArgumentParser) -> None:
    """Add `--containing`, which looks for words in memos."""
    parser.add_argument(
        "--containing",
        metavar="TEXT",
        default="",
        help="only memos in which these words stand, or in what they are on",
    )


def filters_of(arguments: Namespace) -> Filters:
    """Return the filters that were given."""
    return Filters(**{field: tuple(getattr(arguments, field, ())) for field in _FILTERS})


def add_output(parser: ArgumentParser) -> None:
    """Add where a table goes and what it is written as."""
    # Here, as commands that write no table take their options from this module too.
    from mbcode.export.write import FORMATS

    add_output_file(parser)
    group = parser.add_argument_group("format")
    group.add_argument(
        "--format", choices=FORMATS, help="default: as the file's name ends, else csv"
    )
    group.add_argument(
        "--excel",
        choices=("da",),
        help="csv that a Danish Excel opens by double click: BOM, semicolons, decimal comma, CRLF",
    )
    group.add_argument(
        "--raw",
        action="store_true",
        help="leave text that a spreadsheet could run as a formula as it is",
    )


def add_output_file(parser: ArgumentParser) -> None:
    """Add where something goes."""
    parser.add_argument_group("output").add_argument(
        "-o",
        "--output",
        type=file,
        metavar="FILE",
        help="write there, with FILE.meta.json beside it, instead of to stdout",
    )
    add_leaks(parser)


def add_leaks(parser: ArgumentParser) -> None:
    """Add what lets names out, or has more of them looked for."""
    group = parser.add_argument_group(
        "names", "once 'mbcode pseudonymise' was begun, names that nobody decided on are held back"
    )
    group.add_argument("--leaks-seen", action="store_true", help="let them out all the same")
    group.add_argument(
        "--key",
        dest="key_file",
        type=file,
        metavar="FILE",
        help="look for the names of this key too",
    )


def add_dry_run(parser: ArgumentParser) -> None:
    """Add `--dry-run`."""
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )
