"""What mbcode says: data on stdout, as bytes; everything else on stderr, a line at a time."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from mbcode.cli.visible import harmless, one_line
from mbcode.errors import MbcodeError

TYPE_CHECKING = False  # Importing `typing` would cost `--help` a tenth of its time.
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO, TextIO


def say(message: str) -> None:
    """Tell the user something, on one line of stderr."""
    if sys.stderr is not None:
        print(one_line(message), file=sys.stderr)


def say_error(message: str) -> None:
    """Tell the user what went wrong, in mbcode's one-line form."""
    say(f"mbcode: error: {message}")


def read_data() -> bytes:
    """Return all that comes in on stdin."""
    if sys.stdin is None:
        raise MbcodeError("stdin is closed; name a file instead")
    return sys.stdin.buffer.read()


def write_data(text: str) -> None:
    """Write `text` to stdout as UTF-8, exactly; on a terminal, with control characters as signs."""
    out = _stdout()
    shown = harmless(text) if out.isatty() else text
    _put(out, shown.encode("utf-8", "backslashreplace"))


def stream_text(write: Callable[[BinaryIO], None]) -> None:
    """Let `write` put UTF-8 on stdout as it comes; on a terminal, as `write_data` shows it."""
    out = _stdout()
    if out.isatty():
        write_data(_written(write).decode())
        return
    out.flush()
    write(out.buffer)
    out.flush()


def write_bytes(write: Callable[[BinaryIO], None], kind: str) -> None:
    """Put on stdout what `write` writes. Raises MbcodeError on a terminal: it can't show `kind`.

    `write` is called only if it can be written.
    """
    out = _stdout()
    if out.isatty():
        raise MbcodeError(f"a terminal can't show {kind}; give -o FILE")
    _put(out, _written(write))


def _written(write: Callable[[BinaryIO], None]) -> bytes:
    made = io.BytesIO()
    write(made)
    return made.getvalue()


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise MbcodeError("stdout is closed; give -o FILE where there is one, or open it")
    return sys.stdout


def _put(out: TextIO, data: bytes) -> None:
    out.flush()
    out.buffer.write(data)
    out.flush()


def is_terminal() -> bool:
    """Tell whether someone sits in front: the workbench reads stdin and draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def flush() -> None:
    """Hand on what is still buffered for stdout, so that an error comes to light here."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon_output() -> None:
    """Let what is still buffered for stdout go to nowhere: who read it has left."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
