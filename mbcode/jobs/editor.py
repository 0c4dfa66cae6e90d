"""A text, altered in the editor that a person has chosen; no copy of it stays on the disk."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from pathlib import Path

from mbcode.errors import MbcodeError
from mbcode.obstacles import why

VARIABLES = ("VISUAL", "EDITOR")
"""Where a person's editor is looked for, in this order."""
_NO_FILE_NAME = re.compile(r"[^\w.-]+")


def edited_by_hand(text: str, name: str) -> str:
    """Let a person alter `text` in their editor, as a file called after `name`; return what it is
    then.

    The file is theirs alone (mode 0600, in a folder of mode 0700), and both are gone at the end,
    with whatever the editor left there. Raises MbcodeError if no editor is set, if it can't be
    started or fails, or if what it leaves is not UTF-8.
    """
    command = _editor()
    with tempfile.TemporaryDirectory(prefix="mbcode-") as folder:
        path = Path(folder, f"{_NO_FILE_NAME.sub('-', name)[:80]}.txt")
        _write(path, text)
        _run(command, path)
        return _read(path, text)


def _editor() -> list[str]:
    for variable in VARIABLES:
        said = os.environ.get(variable, "").strip()
        if said:
            try:
                return shlex.split(said)
            except ValueError as error:
                raise MbcodeError(f"${variable} is no command: {error}") from error
    raise MbcodeError("no editor is set; set $EDITOR, or use 'mbcode edit TRANSCRIPT FILE'")


def _write(path: Path, text: str) -> None:
    """Write `text`, with the line end at its end that editors want."""
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write((text if text.endswith("\n") else f"{text}\n").encode())


def _run(command: list[str], path: Path) -> None:
    try:
        status = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        raise MbcodeError(
            f"the editor {command[0]} can't be started: {why(error)}; set $EDITOR to another"
        ) from error
    if status:
        raise MbcodeError(f"the editor {command[0]} failed (status {status}); nothing was changed")


def _read(path: Path, text: str) -> str:
    """Return what the file holds, without the line end that `_write` added."""
    try:
        now = path.read_bytes().decode()
    except OSError as error:
        raise MbcodeError(f"the editor left no text ({why(error)}); nothing was changed") from error
    except UnicodeDecodeError as error:
        raise MbcodeError("the editor left no UTF-8; nothing was changed") from error
    return now if text.endswith("\n") else now.removesuffix("\n")
