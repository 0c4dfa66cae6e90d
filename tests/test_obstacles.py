"""What the system refuses is said in words, and names what is missing."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path

import pytest

import mbcode
from mbcode.obstacles import why


def refused(path: Path) -> OSError:
    """What the system says to who writes into a file."""
    try:
        path.open("w").close()
    except OSError as error:
        return error
    pytest.fail(f"{path} could be written to")


def test_a_missing_folder_is_named_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("results", "2026", "codings.csv")
    assert why(refused(path)) == "there is no folder results/2026; make it first"
    assert why(refused(path.absolute()), path) == "there is no folder results/2026; make it first"


def test_a_file_that_stands_where_a_folder_should_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("")
    assert why(refused(tmp_path / "notes" / "a.csv")) == f"{tmp_path / 'notes'} is no folder"


def test_what_is_known_is_said_in_words(tmp_path: Path) -> None:
    assert why(refused(tmp_path)) == "it is a folder"
    assert why(refused(tmp_path / ("x" * 400))) == "the name is too long"
    assert why(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == "the disk is full"
    with pytest.raises(FileNotFoundError) as gone:
        (tmp_path / "gone.csv").read_text()
    assert why(gone.value) == "there is no such file"


def test_what_is_not_known_is_said_as_the_system_says_it() -> None:
    assert why(OSError(errno.ENOTTY, "Inappropriate ioctl")) == "Inappropriate ioctl"
    assert why(OSError("odd")) == "odd"


def test_nothing_else_in_the_program_says_what_the_system_says() -> None:
    house = Path(mbcode.__file__).parent
    asking = {
        str(path.relative_to(house))
        for path in house.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "strerror"
    }
    assert asking == {"obstacles.py"}
