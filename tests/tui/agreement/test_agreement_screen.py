"""The list of agreement: its figures are the analysis', for two coders at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.analysis.agreement import agreement
from mbcode.analysis.compared import coded_by_all
from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.export.write import write_table
from mbcode.jobs.tables.agreement import agreement_table, disagreements_table
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.tui.counting.pairs import pairs_of
from mbcode.tui.screens.agreement import AgreementScreen
from mbcode.tui.screens.settling import SettlingScreen
from mbcode.tui.widgets.grid import Grid
from tests.tui.matrix.coded import Opened, opened

HEADS = {
    "both": "yes_by_all",
    "either": "yes_by_any",
    "percent": "percent",
    "kappa": "kappa",
    "alpha": "alpha",
    "from": "ci_low",
    "to": "ci_high",
    "AC1": "ac1",
    "F1": "f1",
}


def as_agreed(study: Study) -> AgreementScreen:
    return AgreementScreen(study, "enige")


def shown(matrix: Opened) -> dict[str, dict[str, str]]:
    table = matrix.app.screen.query_one(Grid).table
    return {
        row.name: {
            column.name: table.cell(y, x).text.lstrip("°") for x, column in enumerate(table.columns)
        }
        for y, row in enumerate(table.rows)
    }


def also_coded(study: Study, coder: str, *given: tuple[str, str, int]) -> None:
    codings = tuple(
        CodingDraft(transcript, code, coder, sentences=(number, number))
        for transcript, code, number in given
    )
    study.imports.run(ImportBatch(codings=codings))


@pytest.mark.parametrize(
    ("keys", "unit"), [("", "sentence"), ("t", "turn"), ("tt", "window:3"), ("ttt", "character")]
)
async def test_the_figures_are_those_of_the_analysis(study: Study, keys: str, unit: str) -> None:
    frame = (
        agreement(coded_by_all(study.columns(units=True), Filters()), unit)
        .to_pandas()
        .set_index("code")
    )
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press(*keys)
        found = shown(matrix)
    assert list(found) == list(frame.index)
    for code, cells in found.items():
        for head, column in HEADS.items():
            figure, cell = frame.loc[code, column], cells[head]
            if figure != figure:
                assert cell == ""
            elif column.startswith("yes"):
                assert cell == (str(figure) if figure else "·")
            else:
                assert float(cell) == pytest.approx(figure, abs=0.0051)


async def test_the_title_says_who_is_compared_over_what(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        assert matrix.line("#title") == "Agreement of Bo and Åse · sentence · settling as “enige”"
        assert matrix.line("#scope") == "1 transcript · 6 codings · 2 coders · 7 sentences"


async def test_the_foot_says_what_a_figure_is(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        assert matrix.line("#names") == "Nøgler · 0 of 1 passage settled"
        await matrix.press("right", "right", "right")
        assert matrix.line("#figures") == "2 sentences have it from either"
        await matrix.press("right", "right")
        assert matrix.line("#figures").startswith("Cohen's kappa: 0.")
        await matrix.press("end", "down")
        assert matrix.line("#figures") == "Dice's F1: empty (0/0)"


async def test_few_yeses_have_a_sign(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        table = matrix.grid.table
        either = [head.name for head in table.columns].index("either")
        assert table.cell(0, either).text == "°2"
        assert matrix.line("#legend").startswith("° fewer than 10 units")


async def test_codes_nobody_gave_can_be_hidden_and_the_most_to_settle_put_first(
    study: Study,
) -> None:
    also_coded(study, "Bo", ("01-nord", "Møder", 1), ("01-nord", "Møder", 7))
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press("z", "s")
        assert list(shown(matrix)) == ["Møder", "Nøgler", "Tillid", "Rum", "(all)"]


async def test_c_compares_the_next_two_who_share_a_transcript(study: Study) -> None:
    also_coded(study, "Dea", ("02-syd", "Rum", 2))
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press("c")
        assert matrix.line("#title").startswith("Agreement of Dea and Åse")
        await matrix.press("c")
        assert matrix.line("#title").startswith("Agreement of Bo and Åse")


async def test_with_two_coders_there_is_nobody_else_to_compare(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press("c")
        assert "no two other coders" in matrix.told[-1]


async def test_the_agreed_coder_is_not_compared_unless_named(study: Study) -> None:
    also_coded(study, "enige", ("01-nord", "Rum", 2))
    columns = study.columns(units=True)
    assert pairs_of(columns, Filters(), "ENIGE") == (("Bo", "Åse"),)
    named = Filters(coders=("enige", "Bo"))
    assert pairs_of(columns, named, "enige") == (("Bo", "enige"),)


async def test_another_agreed_coder_can_be_named(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press("w", "end", *"2", "enter")
        assert "settling as “enige2”" in matrix.line("#title")
        await matrix.press("w", "escape")
        assert "settling as “enige2”" in matrix.line("#title")


async def test_nobody_to_compare_is_said_in_words(tmp_path: Path) -> None:
    with Study.create(tmp_path / "empty.mbcode", coder="Cai") as empty:
        async with opened(empty, opens=as_agreed) as matrix:
            assert matrix.line("#nothing").startswith("Agreement takes two coders or more")
            await matrix.press("enter", "c", "t", "e", "escape", "escape")
            assert matrix.app.left_for == [None]


async def test_codes_on_which_they_agree_are_not_to_be_settled(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press("down", "down", "enter")
        assert isinstance(matrix.app.screen, AgreementScreen)
        assert "nothing to settle" in matrix.told[-1]


async def test_what_was_settled_is_counted_on_coming_back(study: Study) -> None:
    async with opened(study, opens=as_agreed) as matrix:
        assert shown(matrix)["Nøgler"]["settled"] == "·"
        await matrix.press("enter", "1")
        assert isinstance(matrix.app.screen, SettlingScreen)
        await matrix.press("escape")
        assert isinstance(matrix.app.screen, AgreementScreen)
        assert shown(matrix)["Nøgler"]["settled"] == "1"
        assert shown(matrix)["(all)"]["settled"] == "1"
        assert matrix.grid.cursor == (0, 0)


@pytest.mark.parametrize(
    ("downs", "name", "job"),
    [(0, "agreement.csv", agreement_table), (1, "disagreements.csv", disagreements_table)],
)
async def test_the_tables_are_written_as_the_jobs_have_them(
    study: Study,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    downs: int,
    name: str,
    job: object,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(study, opens=as_agreed) as matrix:
        await matrix.press("t", "e", *["down"] * downs, "enter", "enter")
    assert callable(job)
    write_table(job(study, Filters(coders=("Bo", "Åse")), "turn"), Path("expected.csv"))
    assert Path(name).read_bytes() == Path("expected.csv").read_bytes()
