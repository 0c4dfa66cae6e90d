"""A command line to call and a study to call it on."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mbcode.cli import main
from tests.studies import small_study


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command line came to."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """The CSV on stdout, a dictionary a row."""
        return list(csv.DictReader(io.StringIO(self.out, newline="")))

    @property
    def columns(self) -> list[str]:
        """The header of the CSV on stdout."""
        return next(csv.reader(io.StringIO(self.out, newline="")))


Mbcode = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, in nobody's name but Åse's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MBCODE_STUDY", raising=False)
    monkeypatch.delenv("MBCODE_TRACEBACK", raising=False)
    monkeypatch.setenv("MBCODE_CODER", "Åse")
    # A program of its own must find the checkout from there too.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return tmp_path


@pytest.fixture
def mbcode(folder: Path, capfd: pytest.CaptureFixture[str]) -> Mbcode:
    """Run a command line in `folder`; an error must be the one line it should be."""

    def run(*arguments: object) -> Ran:
        assert Path.cwd() == folder
        capfd.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        assert "Traceback" not in captured.err
        errors = [line for line in captured.err.splitlines() if line.startswith("mbcode: error: ")]
        assert len(errors) == (status != 0)
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def study_file(folder: Path) -> Path:
    """The little study of `tests.studies`, at the default place."""
    small_study(folder / "study.mbcode").close()
    return folder / "study.mbcode"


@pytest.fixture
def state(mbcode: Mbcode, study_file: Path) -> Callable[[], tuple[str, ...]]:  # noqa: ARG001
    """All that the study holds, as its tables tell it."""

    def read() -> tuple[str, ...]:
        whats = ("codings", "codebook", "memos", "history")
        return tuple(mbcode("export", what).out for what in whats)

    return read


@pytest.fixture
def coded(mbcode: Mbcode, study_file: Path) -> Path:
    """The little study with three codings by Åse and one by Bo: ids 1 to 4."""
    for who, name, start, end, code in (
        ("Åse", "01-nord", 36, 48, "Tillid"),
        ("Åse", "01-nord", 36, 78, "Nøgler"),
        ("Bo", "01-nord", 36, 48, "Tillid"),
        ("Åse", "02-syd", 49, 78, "Nøgler"),
    ):
        assert mbcode("--as", who, "tag", name, start, end, code).status == 0
    return study_file
