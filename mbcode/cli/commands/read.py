"""`mbcode read`: reading and coding line by line."""

from __future__ import annotations

import base64
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mbcode.cli.parser import Parser
from mbcode.cli.streams import is_terminal, say, say_error, write_data
from mbcode.cli.visible import one_line
from mbcode.errors import MbcodeError
from mbcode.jobs.settings import coder_name, is_blind, study_target
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.cli.lines.line_reader import LineReader


def configure_read(parser: Parser) -> None:
    """Add the arguments of `mbcode read`."""
    parser.description = (
        "Read and code line by line, without drawing: numbered sentences, and a prompt that takes "
        "words such as 'tag Tillid'. It does all that the workbench's reader does."
    )
    parser.add_argument(
        "transcript", nargs="?", metavar="TRANSCRIPT", help="its name; default: where you left off"
    )
    parser.set_defaults(run=_read)


def _read(arguments: Namespace) -> int:
    from mbcode.cli.lines.line_reader import LineReader
    from mbcode.tui.session import Session

    target, coder = study_target(arguments.study), coder_name(arguments.coder)
    with Study.open(target, coder=coder, is_blind=is_blind(given=arguments.blind)) as study:
        session = Session(study)
        if arguments.transcript is None:
            session.resume()
        else:
            session.open(study.transcripts.read(arguments.transcript).id)
        reader = LineReader(session, _copy, _edit)
        try:
            _say(reader.greeting())
            failed = _converse(reader)
        finally:
            session.remember()
    return int(failed and not is_terminal())


def _converse(reader: LineReader) -> bool:
    """Answer line after line until there are no more, or one asks to leave.

    Returns whether one was refused: what comes from a file or a pipe stops there, as nobody sees
    it; a person goes on.
    """
    for line in _lines(reader):
        if reader.is_quit(line):
            break
        try:
            _say(reader.answer(line))
        except MbcodeError as error:
            if not is_terminal():
                say_error(str(error))
                return True
            say(str(error))
    return False


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        write_data(f"{one_line(line)}\n")


def _lines(reader: LineReader) -> Iterator[str]:
    while True:
        if is_terminal():
            write_data(reader.prompt)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _copy(text: str) -> None:
    """Send a text to the terminal's clipboard (OSC 52), where there is a terminal."""
    if is_terminal():
        encoded = base64.b64encode(text.encode()).decode()
        print(f"\x1b]52;c;{encoded}\a", end="", file=sys.stderr, flush=True)


def _edit(text: str, name: str) -> str:
    from mbcode.jobs.editor import edited_by_hand

    if not is_terminal():
        raise MbcodeError("no editor can be opened here; correct alters words")
    return edited_by_hand(text, name)
