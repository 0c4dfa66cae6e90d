"""A notebook reads the tables of the command line, and can't change what it reads."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import mbcode
from mbcode.cli import main
from mbcode.errors import MbcodeError, NotFoundError, StudyError
from mbcode.export.table import Table
from mbcode.export.write import write_table
from mbcode.model import Span
from mbcode.notebook import AllFilters, Notebook, TextFilters
from mbcode.store.study import Study
from tests.studies import small_study

Options = dict[str, Any]

SAME: list[tuple[str, Options]] = [
    ("codings", {}),
    ("codings", {"transcript": "01-nord", "code": ["Tillid", "Møder"], "coder": "bo"}),
    ("codings", {"case": "Syd", "role": "kommunal", "theme": "Rammer", "speaker": "Åse"}),
    ("codings", {"case": None}),
    ("summary", {}),
    ("summary", {"level": "theme", "speaker": ("Åse", "Interviewer")}),
    ("crosstab", {"by": "role"}),
    ("crosstab", {"by": "coder", "unit": "character", "theme": ["Samarbejde", "Rammer"]}),
    ("crosstab", {"by": "speaker", "unit": "window:2", "coders": "any", "level": "theme"}),
    ("crosstab", {"by": "case", "share": "row"}),
    ("crosstab", {"by": "transcript", "unit": "turn", "share": "column", "coder": "Åse"}),
    ("cooccurrence", {}),
    ("cooccurrence", {"level": "theme", "coders": "any"}),
    ("cooccurrence", {"unit": "sentence", "measure": "jaccard", "coders": "all"}),
    ("cooccurrence", {"unit": "transcript", "measure": "phi", "role": "frivillig"}),
    ("cooccurrence", {"unit": "case", "long": True}),
    ("cooccurrence", {"long": True, "all": True, "coder": ["Åse", "Bo"]}),
    ("units", {}),
    ("units", {"unit": "turn", "speaker": "Åse"}),
    ("units", {"unit": "window:3", "case": "Nord", "role": "frivillig"}),
]


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """The little study, with overlapping codings by Åse and by Bo."""
    file = tmp_path / "study.mbcode"
    with small_study(file) as study:
        _tag(study, (1, 36, 48, "Tillid"), (1, 36, 78, "Nøgler"), (2, 49, 78, "Nøgler"))
        _tag(study, (2, 60, 90, "Rum"), (2, 13, 29, "Møder"))
    with Study.open(file, coder="Bo") as study:
        _tag(study, (1, 36, 78, "Tillid"), (1, 49, 97, "Møder"), (2, 36, 60, "Tillid"))
    return file


@pytest.fixture
def notebook(coded: Path) -> Iterator[Notebook]:
    with mbcode.open_study(coded) as opened:
        yield opened


def _tag(study: Study, *codings: tuple[int, int, int, str]) -> None:
    for transcript, start, end, code in codings:
        study.codings.tag(transcript, Span(start, end), study.codebook.find(code).id)


def _command_line(method: str, options: Options) -> list[str]:
    """Return what a notebook's call is on the command line."""
    words = ["export", method]
    for name, choice in options.items():
        given = [choice] if isinstance(choice, str) else choice
        if given is True:
            words.append(f"--{name}")
        elif given is not None:
            words += [word for each in given for word in (f"--{name}", each)]
    return words


@pytest.mark.parametrize(("method", "options"), SAME, ids=str)
def test_a_table_is_the_one_of_the_command_line(
    notebook: Notebook, coded: Path, tmp_path: Path, method: str, options: Options
) -> None:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    frame = getattr(notebook, method)(**options)
    write_table(Table(frame, method, {}), ours)
    command = ["--study", str(coded), *_command_line(method, options), "-o", str(theirs)]
    assert main(command) == 0
    assert ours.read_bytes() == theirs.read_bytes()
    assert ours.read_bytes().count(b"\n") > 1
    note = json.loads((tmp_path / "theirs.csv.meta.json").read_text(encoding="utf-8"))
    for name in ("command", "versions", "time"):
        del note[name]
    assert frame.attrs == note


def test_every_table_is_compared_with_the_command_line() -> None:
    assert {method for method, _ in SAME} == set(_tables())


def test_a_notebook_sees_what_was_coded_since_it_was_opened(
    notebook: Notebook, coded: Path
) -> None:
    before = notebook.codings()
    with Study.open(coded, coder="Cleo") as study:
        _tag(study, (1, 0, 5, "Rum"))
    after = notebook.codings()
    assert len(after) == len(before) + 1
    assert after.attrs["fingerprint"] != before.attrs["fingerprint"]


def test_reading_leaves_the_file_as_it_was(coded: Path) -> None:
    before = sha256(coded.read_bytes()).digest()
    with mbcode.open_study(coded) as notebook:
        for method, options in SAME:
            getattr(notebook, method)(**options)
    assert sha256(coded.read_bytes()).digest() == before
    assert [file.name for file in coded.parent.iterdir()] == [coded.name]


def test_no_method_of_a_notebook_changes_anything() -> None:
    opened = {"close"}
    public = {name for name, _ in inspect.getmembers(Notebook) if not name.startswith("_")}
    assert public == set(_tables()) | opened


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda book: book.summary(code="Tilid"), NotFoundError, "Tillid"),
        (lambda book: book.summary(cod="Tillid"), MbcodeError, '"cod".*transcript, case'),
        (lambda book: book.units(code="Tillid"), MbcodeError, '"code".*transcript, case'),
        (lambda book: book.summary(level="tema"), MbcodeError, "code, theme"),
        (lambda book: book.crosstab("vejr"), NotFoundError, "vejr"),
        (lambda book: book.crosstab("case", unit="overlap"), MbcodeError, "overlap"),
        (lambda book: book.crosstab("case", share="total"), MbcodeError, "row, column"),
        (lambda book: book.cooccurrence(coders="some"), MbcodeError, "same, any, all"),
        (lambda book: book.cooccurrence(measure="phi"), MbcodeError, "unit"),
        (lambda book: book.cooccurrence(measure="phi", long=True), MbcodeError, "measure"),
        (lambda book: book.cooccurrence(all=True), MbcodeError, "long=True"),
        (lambda book: book.units(unit="case"), MbcodeError, "sentence, turn"),
        (lambda book: book.codings(code=[]), MbcodeError, "code names nothing"),
        (lambda book: book.codings(code=3), MbcodeError, "code=3"),
        (lambda book: book.codings(code=["Tillid", None]), MbcodeError, "code=None"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    notebook: Notebook, call: Callable[[Notebook], object], error: type[MbcodeError], says: str
) -> None:
    with pytest.raises(error, match=says):
        call(notebook)


def test_what_is_no_study_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no study here"):
        mbcode.open_study(tmp_path / "nothing.mbcode")
    assert not list(tmp_path.iterdir())


def test_a_closed_notebook_says_that_it_is_closed(coded: Path) -> None:
    notebook = mbcode.open_study(str(coded))
    assert repr(notebook) == f"<mbcode study 'Lille studie' at {coded}>"
    notebook.close()
    notebook.close()
    with pytest.raises(StudyError, match="closed"):
        notebook.summary()


def test_importing_mbcode_imports_none_of_the_house() -> None:
    script = "import mbcode, sys; assert mbcode.open_study; print(*sys.modules, sep='\\n')"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = ran.stdout.split()
    assert [name for name in loaded if name.startswith("mbcode")] == ["mbcode"]
    assert {"typing", "pathlib", "dataclasses", "sqlalchemy", "pandas"}.isdisjoint(loaded)


def test_opening_a_study_imports_no_screen_and_no_language() -> None:
    script = "import mbcode.notebook, sys; print(*sys.modules, sep='\\n')"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert {"textual", "spacy", "alembic", "pandas", "numpy"}.isdisjoint(ran.stdout.split())


def test_the_reference_names_every_method_and_keyword() -> None:
    file = Path(__file__).parents[2] / "docs" / "REFERENCE.md"
    section = re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.M)
    (notebook,) = [part for part in section if part.startswith("In a notebook")]
    for method, signature in _tables().items():
        (line,) = re.findall(rf"^\| `{method}\((.*)\)` \|", notebook, flags=re.M)
        assert re.findall(r"(\w+)(?:=[^,]+)?", line) == list(signature.parameters)[1:]
    for keyword in {*TextFilters.__annotations__, *AllFilters.__annotations__}:
        assert f"`{keyword}`" in notebook


def _tables() -> dict[str, inspect.Signature]:
    """Return the methods of a notebook that return a table, with their signatures."""
    return {
        name: inspect.signature(method)
        for name, method in inspect.getmembers(Notebook, inspect.isfunction)
        if not name.startswith("_") and inspect.signature(method).return_annotation != "None"
    }
