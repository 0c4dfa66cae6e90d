"""`mbcode doctor`: what the terminal, the machine and the program are, for a report of a fault."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

from mbcode import __version__
from mbcode.cli.parser import Parser
from mbcode.cli.streams import is_terminal, write_data
from mbcode.errors import MbcodeError
from mbcode.jobs.settings import coder_name, keys_file, settings_folder, study_target
from mbcode.language.dictionaries import dictionaries_folder
from mbcode.store.address import file_of

_PACKAGES = (
    "textual", "rich", "sqlalchemy", "alembic", "spacy", "pandas", "numpy", "scipy", "psycopg",
)  # fmt: skip
_WIDE_ENOUGH = (80, 24)
_SIGNS = "┏ ┃ ┗ ╺ ▌ ▶ │ … æøå ÆØÅ"

Finding = tuple[str, str]


def configure_doctor(parser: Parser) -> None:
    """Add the arguments of `mbcode doctor`."""
    parser.description = (
        "Say what terminal, colours, signs, settings and versions mbcode sees. It names no person "
        "but the coder, and reads no study."
    )
    parser.set_defaults(run=_doctor)


def _doctor(arguments: Namespace) -> int:
    findings = [*_versions(), *_terminal(), *_colours(), *_own(arguments)]
    wide = max(len(what) for what, _ in findings)
    write_data("".join(f"{what:<{wide}}  {found}\n" for what, found in findings))
    return 0


def _versions() -> Iterator[Finding]:
    yield "mbcode", __version__
    yield "system", platform.platform()
    yield "python", f"{platform.python_version()} at {sys.executable}"
    yield "sqlite", sqlite3.sqlite_version
    for package in _PACKAGES:
        yield package, _version(package)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _terminal() -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    advice = "" if size >= _WIDE_ENOUGH else "; the workbench wants 80 x 24"
    yield "terminal", os.environ.get("TERM", "") or "no $TERM"
    yield "a terminal", "yes" if is_terminal() else "no: a command, but not the workbench"
    yield "size", f"{size.columns} x {size.lines}{advice}"
    yield "inside", ", ".join(_inside()) or "nothing known"
    yield "encoding", _encoding()
    yield "signs", f"{_SIGNS}   (each should be a sign of its own, and stand apart)"


def _inside() -> Iterator[str]:
    for variable, name in (("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")):
        if os.environ.get(variable):
            yield name
    yield from filter(None, [os.environ.get("TERM_PROGRAM", "")])


def _encoding() -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    is_unicode = encoding.lower().replace("-", "") == "utf8"
    return encoding if is_unicode else f"{encoding}; æ ø å and the stripes need UTF-8"


def _colours() -> Iterator[Finding]:
    yield "colours", _colour_depth()
    yield "background", os.environ.get("COLORFGBG", "") or "not told ($COLORFGBG)"
    yield "clipboard", "by the terminal (OSC 52); in tmux it needs 'set-clipboard on'"


def _colour_depth() -> str:
    if os.environ.get("NO_COLOR"):
        return "none ($NO_COLOR)"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256" in os.environ.get("TERM", "") else "16, by what $TERM and $COLORTERM say"


def _own(arguments: Namespace) -> Iterator[Finding]:
    yield "coder", _told(lambda: coder_name(arguments.coder))
    yield "study", _told(lambda: _place(arguments.study))
    yield "settings", str(settings_folder())
    yield "dictionaries", str(dictionaries_folder())
    yield "own keys", str(keys_file() or "none")
    yield "editor", os.environ.get("VISUAL") or os.environ.get("EDITOR") or "none"


def _told(find: Callable[[], str]) -> str:
    """Return what is found, or why it can't be: whoever asks what is wrong wants to be told."""
    try:
        return find()
    except MbcodeError as error:
        return str(error)


def _place(given: str | None) -> str:
    """Return where the study is, without what an address may hold of a password."""
    target = study_target(given)
    if file_of(target) is None:
        return f"on a server ({target.partition(':')[0]})"
    return f"{target}, which is {'there' if os.path.exists(target) else 'not there'}"
