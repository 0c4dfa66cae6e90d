"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from mbcode.errors import MbcodeError

Write = Callable[[TextIO], None]


def write_whole(files: Sequence[tuple[Path, Write]]) -> None:
    """Write UTF-8 files, all or none: each beside its place first, then all moved into place.

    A file that stood keeps its mode, a link stays a link, and if anything fails what stood before
    is whole. Raises MbcodeError, naming the file, where one can't be written; what a `Write`
    raises goes through.
    """
    drafts: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, write in files:
            place = path.resolve()
            draft = place.with_name(f".{secrets.token_hex(8)}.mbcode-part")
            drafts.append((draft, place))
            _write_draft(draft, place, write)
        for draft, place in drafts:
            path = place
            draft.replace(place)
    except OSError as error:
        raise MbcodeError(f"can't write {path}: {error.strerror or error}") from error
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)


def write_into(path: Path, write: Write) -> None:
    """Write into what stands at `path` and is no plain file: a pipe or a device.

    Raises MbcodeError where it can't be written.
    """
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            write(stream)
    except OSError as error:
        raise MbcodeError(f"can't write {path}: {error.strerror or error}") from error


def _write_draft(draft: Path, place: Path, write: Write) -> None:
    with draft.open("x", encoding="utf-8", newline="") as stream:
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())
    if place.exists():
        draft.chmod(stat.S_IMODE(place.stat().st_mode))
