"""A notebook reads the tables of the command line, and can't change what it reads."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import mbcode
from mbcode.cli import main
from mbcode.errors import MbcodeError, NotFoundError, StudyError
from mbcode.export.table import Table
from mbcode.export.write import write_table
from mbcode.frames import Column, Frame, Kind
from mbcode.model import Span
from mbcode.notebook.keywords import AllFilters, TextFilters
from mbcode.notebook.notebook import Notebook
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
    ("cooccurrence", {"order": 3, "unit": "window:4", "coders": "any"}),
    ("cooccurrence", {"order": 3, "unit": "transcript", "top": 1}),
    ("saturation", {}),
    ("saturation", {"transcript": ["02-syd", "01-nord"], "orders": 7, "seed": 3}),
    ("saturation", {"level": "theme", "speaker": "Åse"}),
    ("course", {}),
    ("course", {"level": "theme", "share": "row", "speaker": "Åse"}),
    ("sequence", {}),
    ("sequence", {"within": 1, "after": "start", "all": True, "coders": "any"}),
    ("sequence", {"level": "theme", "coders": "all", "all": True, "role": "frivillig"}),
    ("agreement", {}),
    ("agreement", {"unit": "turn", "resamples": 50, "seed": 0, "theme": "Samarbejde"}),
    ("agreement", {"unit": "character", "level": "theme", "speaker": "Åse"}),
    ("agreement", {"unitizing": True, "code": "Tillid"}),
    ("agreement", {"disagreements": True, "unit": "window:2", "coder": ["Bo", "Åse"]}),
    ("units", {}),
    ("units", {"unit": "turn", "speaker": "Åse"}),
    ("units", {"unit": "window:3", "case": "Nord", "role": "frivillig"}),
]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little study, with overlapping codings by Åse and by Bo."""
    file = tmp_path_factory.mktemp("notebook") / "study.mbcode"
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


def _as_written(frame: pd.DataFrame) -> Frame:
    """Return what pandas holds as export takes it, kind for kind."""
    return Frame(
        tuple(
            Column(
                name, Kind(str(column.dtype)), [None if cell is pd.NA else cell for cell in column]
            )
            for name, column in frame.items()
        )
    )


def _command_line(method: str, options: Options) -> list[str]:
    """Return what a notebook's call is on the command line."""
    words = ["agree"] if method == "agreement" else ["export", method]
    for name, choice in options.items():
        given = [str(choice)] if isinstance(choice, str | int) else choice
        if choice is True:
            words.append(f"--{name}")
        elif given is not None:
            words += [word for each in given for word in (f"--{name}", each)]
    return words


@pytest.mark.filterwarnings("ignore:fewer than 10:UserWarning", "ignore:ci_low:UserWarning")
@pytest.mark.parametrize(("method", "options"), SAME, ids=str)
def test_a_table_is_the_one_of_the_command_line(
    notebook: Notebook, coded: Path, tmp_path: Path, method: str, options: Options
) -> None:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    frame = getattr(notebook, method)(**options)
    write_table(Table.of(_as_written(frame), method, {}), ours)
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


def test_what_the_command_line_notes_is_a_warning(notebook: Notebook) -> None:
    with pytest.warns(UserWarning, match="fewer than 10 units have a yes") as warned:
        frame = notebook.agreement(code="Tillid")
    assert [str(each.message) for each in warned] == frame.attrs["notes"]
    assert warned[0].filename == __file__


def test_a_notebook_sees_what_was_coded_since_it_was_opened(coded: Path, tmp_path: Path) -> None:
    copy = tmp_path / coded.name
    copy.write_bytes(coded.read_bytes())
    with mbcode.open_study(copy) as notebook:
        before = notebook.codings()
        with Study.open(copy, coder="Cleo") as study:
            _tag(study, (1, 0, 5, "Rum"))
        after = notebook.codings()
    assert len(after) == len(before) + 1
    assert after.attrs["fingerprint"] != before.attrs["fingerprint"]


def test_reading_leaves_the_file_as_it_was(coded: Path) -> None:
    before = sha256(coded.read_bytes()).digest()
    with mbcode.open_study(coded) as notebook, warnings.catch_warnings(action="ignore"):
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
        (lambda book: book.cooccurrence(order=4), MbcodeError, "order=4"),
        (lambda book: book.cooccurrence(order=3, long=True), MbcodeError, "leave long"),
        (lambda book: book.cooccurrence(order=3, top=0), MbcodeError, "top=0"),
        (lambda book: book.cooccurrence(top=5), MbcodeError, "order=3"),
        (lambda book: book.saturation(orders=0), MbcodeError, "orders=0"),
        (lambda book: book.saturation(seed=-1), MbcodeError, "seed=-1"),
        (lambda book: book.sequence(within=1.5), MbcodeError, "within=1.5"),
        (lambda book: book.sequence(after="middle"), MbcodeError, "end, start"),
        (lambda book: book.agreement(coder="Bo"), MbcodeError, "two coders"),
        (lambda book: book.agreement(unitizing=True, unit="turn"), MbcodeError, "leave unit"),
        (lambda book: book.agreement(disagreements=True, seed=2), MbcodeError, "leave resamples"),
        (
            lambda book: book.agreement(disagreements=True, unitizing=True),
            MbcodeError,
            "two tables",
        ),
        (lambda book: book.agreement(resamples="many"), MbcodeError, "resamples='many'"),
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
    script = "import mbcode.notebook.notebook, sys; print(*sys.modules, sep='\\n')"
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
