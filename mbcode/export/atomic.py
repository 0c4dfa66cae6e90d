"""A file and the note on it, written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mbcode.errors import MbcodeError
from mbcode.obstacles import why

Write = Callable[[BinaryIO], None]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A finished file beside its place."""

    path: Path
    place: Path


def write_with_note(path: Path, write: Write, note: Path, write_note: Write) -> None:
    """Write a file and the note on it: both beside their places first, then into place.

    Stopped anywhere, even by a crash, it leaves no file beside a note on another one: at worst one
    without its note. If it fails, what stood before is whole. A file that stood keeps its mode, and
    a link stays a link. Raises MbcodeError, naming the file, where one can't be written; what a
    `Write` raises goes through.
    """
    at = path
    try:
        with ExitStack() as leftovers:
            file = _draft(path, write, leftovers)
            at = note
            told = _draft(note, write_note, leftovers)
            at = path
            _move_into_place(file, told, leftovers)
    except OSError as error:
        raise MbcodeError(f"can't write {at}: {why(error, at)}") from error


def write_into(path: Path, write: Write) -> None:
    """Write into what stands at `path` and is no plain file: a pipe or a device.

    Raises MbcodeError where it can't be written.
    """
    try:
        with path.open("wb") as stream:
            write(stream)
    except OSError as error:
        raise MbcodeError(f"can't write {path}: {why(error, path)}") from error


def mode_of(path: Path) -> int | None:
    """Return the mode of what stands at `path`, None where nothing does.

    Raises MbcodeError for a path that nothing can stand at, such as one that is too long.
    """
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MbcodeError(f"can't write {path}: {why(error, path)}") from error


def _draft(path: Path, write: Write, leftovers: ExitStack) -> _Draft:
    place = path.resolve()
    mode = mode_of(place)
    if mode is not None and not stat.S_ISREG(mode):
        raise MbcodeError(f"can't write {path}: what stands there is no file; move it away")
    draft = _beside(place)
    with draft.open("xb") as stream:
        leftovers.callback(draft.unlink, missing_ok=True)
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        draft.chmod(stat.S_IMODE(mode))
    return _Draft(draft, place)


def _move_into_place(file: _Draft, note: _Draft, leftovers: ExitStack) -> None:
    # Two files can't be replaced at once, so the old note leaves before the new file comes.
    aside = _beside(note.place)
    had_note = mode_of(note.place) is not None
    if had_note:
        note.place.replace(aside)
        leftovers.callback(aside.unlink, missing_ok=True)
    try:
        file.path.replace(file.place)
    except OSError:
        if had_note:
            aside.replace(note.place)
        raise
    note.path.replace(note.place)


def _beside(place: Path) -> Path:
    return place.with_name(f".{secrets.token_hex(8)}.mbcode-part")
