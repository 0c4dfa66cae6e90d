"""A file as every reader takes it: what messages call it, and its characters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mbcode.errors import FormatError
from mbcode.formats.decode import decode
from mbcode.obstacles import why

MOST_BYTES = 256 * 2**20
"""More than any interview or table of codings has; a device would have no end."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's characters, not yet cleaned; `name` is its path as given, fit for a message."""

    path: Path
    name: str
    text: str
    notes: tuple[str, ...] = ()


def read_source(path: Path) -> Source:
    """Read the file at `path`; raise FormatError if it can't be opened or is no text."""
    name = message_name(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise FormatError(f"{name}: no such file; check the name") from error
    except IsADirectoryError as error:
        raise FormatError(f"{name}: is a folder; name the files in it") from error
    except OSError as error:
        raise FormatError(f"{name}: can't be read: {why(error, path)}") from error
    except ValueError as error:
        raise FormatError(f"{name}: is not a possible file name") from error
    if len(data) > MOST_BYTES:
        raise FormatError(f"{name}: is larger than {MOST_BYTES // 2**20} MB; split it")
    decoded = decode(data, name)
    return Source(path, name, decoded.text, decoded.notes)


def message_name(path: Path) -> str:
    """Return `path` as given, but on one line as a message must be."""
    return "".join(c if c.isprintable() else "?" for c in str(path))
