"""The crosstab on screen: its figures are the analysis', and each leads back to the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.select import keep
from mbcode.drafts import CaseDraft, CodeDraft, CodingDraft, ImportBatch
from mbcode.export.write import write_table
from mbcode.jobs.tables.counts import crosstab_table
from mbcode.model import CodeText, Filters, Span
from mbcode.store.study import Study
from mbcode.tui.counting.crosstab import groupings
from mbcode.tui.places import Place
from mbcode.tui.screens.crosstab import CrosstabScreen
from mbcode.tui.screens.matrix import MatrixScreen
from mbcode.tui.screens.passages import PassagesScreen
from mbcode.tui.widgets.grid import Grid
from mbcode.tui.widgets.quotation_list import QuotationList
from tests.studies import draft
from tests.tui.matrix.coded import Opened, opened
from tests.tui.matrix.test_matrix_screen import HOSTILE, MARKUP

UNITS = (None, "sentence", "turn", "window:3", "transcript", "case", "character")


def shown(matrix: Opened) -> dict[tuple[str, str], str]:
    table = matrix.app.screen.query_one(Grid).table
    return {
        (row.name, column.name): table.cell(y, x).text
        for y, row in enumerate(table.rows)
        for x, column in enumerate(table.columns)
    }


def expected(study: Study, by: str, unit: str | None = None, rule: str = "same") -> object:
    frame = (
        crosstab(keep(study.columns(units=True), Filters()), by, unit, rule)
        .to_pandas()
        .set_index("code")
    )
    return {
        (code, group): str(frame.loc[code, group] or "·")
        for code in frame.index
        for group in frame.columns
    }


async def test_the_figures_are_those_of_the_analysis_in_every_unit(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("x")
        for unit in UNITS:
            assert shown(matrix) == expected(study, "transcript", unit)
            await matrix.press("t")


async def test_b_goes_through_all_that_codings_can_be_grouped_by(study: Study) -> None:
    study.imports.run(ImportBatch(cases=(CaseDraft("Nord", {"by": "Korsør"}),)))
    async with opened(study) as matrix:
        await matrix.press("x")
        for by in ("transcript", "case", "role", "coder", "speaker", "by"):
            assert matrix.line("#title").startswith(f"Codes by {by} ·")
            assert shown(matrix) == expected(study, by)
            await matrix.press("b")
        assert matrix.line("#title").startswith("Codes by transcript ·")


def test_the_words_of_a_title_are_nothing_to_group_by(study: Study) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("03", title="T", date="2024", Role="x"),)))
    assert groupings(study.columns(units=False))[5:] == ("date",)


async def test_the_coder_rule_changes_where_units_are_counted(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("x", "c")
        assert matrix.told[-1].endswith("Press t first")
        await matrix.press("t", "c", "c")
        assert shown(matrix) == expected(study, "transcript", "sentence", "all")
        assert "only what all coders gave" in matrix.line("#title")


async def test_shares_are_of_the_row_and_then_of_the_column(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("x", "m")
        # Nøgler: 2 codings in 01-nord, 2 in 02-syd; in 01-nord there are 5.
        assert shown(matrix)["Nøgler", "01-nord"] == "50%"
        assert shown(matrix)["Rum", "01-nord"] == ""
        await matrix.press("m")
        assert shown(matrix)["Nøgler", "01-nord"] == "40%"
        assert matrix.line("#figures") == "40.0% of the column: 2 codings of 5"
        assert "% of the column" in matrix.line("#title")


async def test_the_foot_names_code_and_group_with_their_sums(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("x", "right")
        assert matrix.line("#names") == "Nøgler [4] × 02-syd [4]"
        assert matrix.line("#figures") == "2 codings of 4 in the row, 4 in the column"


async def test_empty_rows_and_columns_can_be_hidden_and_the_most_put_first(study: Study) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("03-øst"),)))
    async with opened(study) as matrix:
        await matrix.press("x", "z", "s")
        table = matrix.app.screen.query_one(Grid).table
        assert [head.name for head in table.rows] == ["Nøgler", "Tillid", "Åbningstid", "Møder"]
        assert [head.number for head in table.columns] == [1, 2]
        assert "3 empty hidden" in matrix.line("#scope")


@pytest.mark.parametrize("unit", range(len(UNITS)))
async def test_enter_lists_the_words_behind_a_figure(study: Study, unit: int) -> None:
    async with opened(study) as matrix:
        await matrix.press("x", *["t"] * unit, "enter")
        assert isinstance(matrix.app.screen, PassagesScreen)
        assert matrix.line("#title") == "Nøgler × 01-nord"
        rows = "\n".join(passages(matrix).render_line(y).text.rstrip() for y in range(19))
        assert "Og så har Bo den om onsdagen." in rows


async def test_enter_on_a_quotation_leaves_for_its_place(study: Study) -> None:
    second = study.transcripts.read("02-syd")
    async with opened(study) as matrix:
        await matrix.press("x", "right", "enter", "end", "enter")
        assert matrix.app.left_for == [Place(second.id, second.sentences[5].span)]


async def test_a_part_of_the_study_stays_that_part_from_the_matrix_to_the_crosstab(
    study: Study,
) -> None:
    async with opened(study) as matrix:
        await matrix.press("T", "f", "space", "enter", "x")
        assert isinstance(matrix.app.screen, CrosstabScreen)
        assert matrix.line("#title") == "Themes by transcript · only transcript 01-nord · codings"
        assert shown(matrix) == {("Rammer", "01-nord"): "3", ("Samarbejde", "01-nord"): "2"}
        await matrix.press("escape")
        assert isinstance(matrix.app.screen, MatrixScreen)


async def test_the_crosstab_as_shown_is_written_as_the_job_has_it(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(study) as matrix:
        await matrix.press("x", "b", "t", "c", "m", "e", "enter", "enter")
    table = crosstab_table(study, "case", unit="sentence", rule="any", share="row")
    write_table(table, Path("expected.csv"))
    assert Path("crosstab.csv").read_bytes() == Path("expected.csv").read_bytes()


async def test_a_page_down_at_the_end_stays_at_the_last_passage(study: Study) -> None:
    for number in range(6):
        study.codings.tag(1, Span(number, number + 9), study.codebook.find("Tillid").id)
    async with opened(study, (80, 24)) as matrix:
        await matrix.press("x", *"jjj", "enter", "end")
        last = passages(matrix).index
        await matrix.press("pagedown", "pagedown")
        assert passages(matrix).index == last > 0


async def test_names_and_words_are_never_read_as_markup(study: Study) -> None:
    codes = (CodeDraft(CodeText(f"A {MARKUP}")),)
    codings = (CodingDraft(f"03 {MARKUP}", codes[0].text.name, f"Ib {MARKUP}", sentences=(1, 1)),)
    texts = (draft(f"03 {MARKUP}", f"{MARKUP}: {HOSTILE} sagde jeg. Ja.", **{MARKUP: MARKUP}),)
    study.imports.run(ImportBatch(transcripts=texts, codes=codes, codings=codings))
    async with opened(study, (120, 30)) as matrix:
        await matrix.press("x", "G")
        assert matrix.line("#names") == f"A {MARKUP} [1] × 03 {MARKUP} [1]"
        await matrix.press("b", "b", "b", "b", "b")
        assert matrix.line("#title").startswith(f"Codes by {MARKUP} ·")
        await matrix.press("f", "end", "space", "enter", "home", "enter")
        assert f"only code A {MARKUP}" in matrix.line("#scope")


def passages(matrix: Opened) -> QuotationList:
    return matrix.app.screen.query_one(QuotationList)
