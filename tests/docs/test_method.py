"""docs/METHOD.md is true: its commands print its tables, its sums come to their numbers.

In a block ```` ```console ````, `$ cat FILE` shows a file and `$ mbcode …` a command with what it
prints. In a block ```` ```text ````, a line that ends in `= NUMBER` is a sum: of a number in the
tables before it, in the column of its name if there is one, or a step towards the sum that the
block ends in.
"""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import pytest

from mbcode.analysis.agreement import FEWEST_POSITIVE
from mbcode.analysis.choices import MEASURES, OVERLAP, RULES
from mbcode.analysis.reliability.bootstrap import RESAMPLES
from mbcode.analysis.reliability.bootstrap import SEED as AGREEMENT_SEED
from mbcode.analysis.saturation import ORDERS, SEED
from mbcode.analysis.sequence import WITHIN
from mbcode.analysis.unusual import LEAST_COUNT, LEAST_LIFT
from mbcode.cli import main

METHOD = (Path(__file__).parents[2] / "docs" / "METHOD.md").read_text(encoding="utf-8")
UNITS = ("sentence", "turn", "window:K", "transcript", "case", "character", OVERLAP)
BLOCK = re.compile(r"^```(console|text)\n(.*?)^```$", flags=re.M | re.S)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", flags=re.M)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
TERM = re.compile(r"[0-9. +\-*/(),]|sqrt")
SPELLED = str.maketrans({"−": "-", "·": "*", "×": "*", "√": "sqrt"})


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the document and what stands below it."""

    command: str
    below: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of the document, and the cells of the tables before it, by column."""

    name: str
    terms: str
    number: str
    ends_block: bool
    columns: Mapping[str, Set[str]]


def _steps() -> list[Step]:
    blocks = (text for kind, text in BLOCK.findall(METHOD) if kind == "console")
    return [Step(*step) for text in blocks for step in STEP.findall(text)]


def _sums() -> list[Sum]:
    found: list[Sum] = []
    for chapter in re.split(r"^## ", METHOD, flags=re.M):
        columns: dict[str, set[str]] = {}
        for kind, text in BLOCK.findall(chapter):
            if kind == "console":
                for name, cell in _cells(text):
                    columns.setdefault(name, set()).add(cell)
                continue
            lines = [re.split(r"\s+=\s+", line.strip()) for line in text.splitlines()]
            for place, (name, *middle, number) in enumerate(lines, start=1):
                if middle and NUMBER.fullmatch(number):
                    found.append(Sum(name, middle[-1], number, place == len(lines), columns))
    return found


def _cells(console: str) -> Iterator[tuple[str, str]]:
    """Yield each cell of a block's tables with the name of its column."""
    for _, table in STEP.findall(console):
        header, *rows = csv.reader(table.splitlines() or [""])
        for row in rows:
            yield from zip(header, row, strict=False)


STEPS = _steps()
FILES = {step.command.removeprefix("cat "): step for step in STEPS if step.command[:4] == "cat "}
MAKES = [step for step in STEPS if re.search(r" (new|import) ", step.command)]
TABLES = [step for step in STEPS if step not in MAKES and step not in FILES.values()]
SUMS = _sums()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the document and the study that its commands make."""
    folder = tmp_path_factory.mktemp("method")
    for name, step in FILES.items():
        (folder / name).write_text(step.below, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        _stand_in(folder, patch)
        for step in MAKES:
            assert main(shlex.split(step.command)[1:]) == 0
            assert not step.below
    return folder


def _stand_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(folder)
    patch.delenv("MBCODE_STUDY", raising=False)
    patch.setenv("MBCODE_CODER", "Ida")


@pytest.mark.parametrize("step", TABLES, ids=lambda step: step.command)
def test_a_command_prints_the_table_below_it(
    example: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    step: Step,
) -> None:
    _stand_in(example, monkeypatch)
    program, *arguments = shlex.split(step.command)
    assert program == "mbcode"
    assert main(arguments) == 0
    assert capfd.readouterr().out == step.below


@pytest.mark.parametrize("case", SUMS, ids=lambda case: case.terms)
def test_a_sum_comes_to_the_number_it_ends_in(case: Sum) -> None:
    terms = case.terms.translate(SPELLED)
    assert not TERM.sub("", terms)
    result = eval(terms, {"sqrt": sqrt, "__builtins__": {}})
    decimals = len(case.number.partition(".")[2])
    assert round(result, decimals) == float(case.number)


@pytest.mark.parametrize("case", SUMS, ids=lambda case: case.terms)
def test_a_sum_is_of_a_number_in_a_table_before_it(case: Sum) -> None:
    is_step = case.name not in case.columns and not case.ends_block
    anywhere = {cell for cells in case.columns.values() for cell in cells}
    assert is_step or case.number in case.columns.get(case.name, anywhere)


def test_there_are_examples_and_sums() -> None:
    assert len(TABLES) > 10
    assert len(SUMS) > 8


def test_every_unit_rule_and_measure_is_explained() -> None:
    for choice in (*UNITS, *RULES):
        assert f"`{choice}`" in METHOD, choice
    for measure in set(MEASURES) - {"count"}:
        assert re.search(rf"^### .*\b{measure}\b", METHOD, flags=re.M), measure


@pytest.mark.parametrize(
    "told",
    [
        f"{RESAMPLES:,} times (`--resamples`)",
        f"(`--seed`, default {AGREEMENT_SEED}), so the same study",
        f"says so for fewer than {FEWEST_POSITIVE}",
        f"{ORDERS} orders (`--orders`), drawn at random and seeded (`--seed`, default {SEED})",
        f"K sentences (`--within`, default {WITHIN})",
        f"a count of at least {LEAST_COUNT} and a lift of at least {LEAST_LIFT:g}",
    ],
)
def test_what_goes_without_saying_is_said(told: str) -> None:
    assert told in " ".join(METHOD.split())


def test_every_column_of_numbers_is_explained() -> None:
    columns = {
        column
        for step in TABLES
        if not re.search(r" (crosstab|units|--disagreements)\b", step.command)
        for column in step.below.partition("\n")[0].split(",")
    }
    told = re.sub(r"^```console\n.*?^```$", "", METHOD, flags=re.M | re.S)
    texts = {"code", "code_a", "code_b", "code_c", "theme", *_codes()}
    for column in columns - texts:
        assert re.search(rf"\b{column.removeprefix('count_')}\b", told), column


def _codes() -> set[str]:
    return {row["name"] for row in csv.DictReader(FILES["codebook.csv"].below.splitlines())}


def test_every_link_within_the_document_leads_somewhere() -> None:
    headings = re.findall(r"^#{2,3} (.+)$", METHOD, flags=re.M)
    there = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    linked = re.findall(r"\]\(#([^)]+)\)", METHOD)
    assert linked
    assert set(linked) <= there


def test_every_source_that_is_named_is_listed_and_the_other_way_round() -> None:
    text, _, sources = METHOD.partition("## Sources")
    listed = re.findall(r"^- ([^,\n]+), .*?\(([0-9]{4})\)", sources, flags=re.M)
    for first_author, year in listed:
        assert re.search(rf"{first_author}[^()]*\(?{year}\b", text), first_author
    years = {year for _, year in listed}
    assert set(re.findall(r"\b(?:19|20)[0-9]{2}\b", BLOCK.sub("", text))) == years
