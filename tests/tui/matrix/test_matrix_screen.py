"""The matrix on screen: its figures are the analysis', and each leads back to the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.analysis.select import keep
from mbcode.drafts import CodeDraft, CodingDraft, ImportBatch
from mbcode.model import CodeText, Filters
from mbcode.store.study import Study
from mbcode.tui.counting.cooccurring import Cooccurring
from mbcode.tui.places import Place
from mbcode.tui.screens.matrix import MatrixScreen
from mbcode.tui.screens.passages import PassagesScreen
from mbcode.tui.widgets.quotation_list import QuotationList
from tests.studies import draft
from tests.tui.matrix.coded import Opened, opened

NO_FILTERS = Filters()
MARKUP = "[/x] [b] [latter]"
HOSTILE = f"{MARKUP} \x1b[2J\u202e"
"""What a name may not hold, but a text may."""


def expected_figures(
    study: Study, unit: str, rule: str, level: str, filters: Filters = NO_FILTERS
) -> dict[tuple[str, str], str]:
    columns = keep(study.columns(units=True), filters)
    found = cooccurrence(columns, unit, rule, level, filters.speakers)
    return {
        (one, other): str(found.counts[a, b]) if found.counts[a, b] else "·"
        for a, one in enumerate(found.codes)
        for b, other in enumerate(found.codes)
    }


async def test_the_figures_are_those_of_the_analysis_in_every_unit(study: Study) -> None:
    async with opened(study) as matrix:
        for unit in Cooccurring.KINDS:
            unit = "window:3" if unit == "window" else unit
            assert matrix.figures() == expected_figures(study, unit, "same", "code")
            await matrix.press("t")


async def test_keys_change_the_coder_rule_and_the_level(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("c", "T")
        assert matrix.figures() == expected_figures(study, "overlap", "any", "theme")
        assert "Co-occurrence of themes" in matrix.line("#title")
        assert "coders taken as one" in matrix.line("#title")


async def test_the_heading_says_what_was_counted(study: Study) -> None:
    async with opened(study) as matrix:
        assert matrix.line("#scope") == "2 transcripts · 9 codings · 2 coders"
        await matrix.press("t")
        assert matrix.line("#scope") == "2 transcripts · 9 codings · 2 coders · n = 14 × 2 coders"


async def test_the_foot_names_both_codes_with_their_own_counts(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("right", "right", "right")
        assert matrix.line("#names") == "Nøgler [4] × Tillid [3]"
        assert matrix.line("#figures") == "3 pairs of overlapping segments (2 coders added up)"


async def test_measures_are_shown_where_the_unit_allows_them(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("m")
        assert "jaccard" not in matrix.line("#title")
        await matrix.press("z", "t", "m", "right", "right")
        # Sentences: Nøgler in 5, Tillid in 4, both in 3 of 28 decisions.
        assert matrix.figures()["Nøgler", "Tillid"] == "0.50"
        assert matrix.line("#figures") == (
            "jaccard 0.50 · 3 sentences (2 coders added up) · expected 0.7"
        )


async def test_pairs_of_segments_never_keep_another_measure_than_the_count(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", "m", *"t" * (len(Cooccurring.KINDS) - 1))
        assert matrix.figures() == expected_figures(study, "overlap", "same", "code")


async def test_empty_rows_can_be_hidden_and_codes_keep_their_numbers(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("z")
        assert [head.number for head in matrix.grid.table.rows] == [1, 2, 4, 5]
        assert "2 empty hidden" in matrix.line("#scope")


async def test_sorting_puts_the_codes_most_together_first_and_keeps_the_cell(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("down", "s")
        names = [head.name for head in matrix.grid.table.rows]
        # Nøgler has 3 + 1 + 1 with others, Tillid 3 + 1, Åbningstid 1 + 1, Møder 1.
        assert names == ["Nøgler", "Tillid", "Åbningstid", "Møder", "Rum", "Ærlighed"]
        assert matrix.line("#names") == "Åbningstid [1] × Nøgler [4]"


async def test_enter_lists_as_many_passages_as_the_cell_counts(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("right", "right", "right", "enter")
        assert isinstance(matrix.app.screen, PassagesScreen)
        assert matrix.line("#scope").startswith("3 passages behind 3 pairs of overlapping")
        shown = [each.render_line(y).text for each in [passages(matrix)] for y in range(19)]
        words = "\n".join(line.rstrip() for line in shown)
        assert "▶ 1  01-nord · Åse · sentence 3 · constructed" in words
        assert "Og så har Bo den om onsdagen." in words
        assert "Nøgler (Bo) · Tillid (Bo)" in words


async def test_enter_on_a_quotation_leaves_for_its_place(study: Study) -> None:
    second = study.transcripts.read("02-syd")
    async with opened(study) as matrix:
        await matrix.press("right", "right", "right", "enter", "end", "enter")
        assert matrix.app.left_for == [Place(second.id, second.sentences[1].span)]


async def test_escape_goes_back_to_the_same_cell_and_then_to_the_workbench(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("down", "down", "down", "enter", "down", "escape")
        assert isinstance(matrix.app.screen, MatrixScreen)
        assert matrix.grid.cursor == (3, 0)
        await matrix.press("escape")
        assert matrix.app.left_for == [None]


async def test_a_zero_has_no_passages_to_open(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("right", "right", "enter")
        assert isinstance(matrix.app.screen, MatrixScreen)


async def test_names_and_words_are_never_read_as_markup(study: Study) -> None:
    codes = (CodeDraft(CodeText(f"A {MARKUP}")), CodeDraft(CodeText(f"B {MARKUP}")))
    codings = tuple(
        CodingDraft(f"03 {MARKUP}", code.text.name, f"Ib {MARKUP}", sentences=(1, 1))
        for code in codes
    )
    texts = (draft(f"03 {MARKUP}", f"{MARKUP}: {HOSTILE} sagde jeg. Ja."),)
    study.imports.run(ImportBatch(transcripts=texts, codes=codes, codings=codings))
    async with opened(study, (120, 30)) as matrix:
        await matrix.press("G", "left")
        assert matrix.line("#names") == f"B {MARKUP} [1] × A {MARKUP} [1]"
        await matrix.press("enter")
        assert matrix.line("#title") == f"B {MARKUP} × A {MARKUP}"
        rows = "\n".join(passages(matrix).render_line(y).text.rstrip() for y in range(20))
        assert f"03 {MARKUP} · {MARKUP} · sentence 1" in rows
        assert f"{MARKUP} ␛[2J⇄ sagde jeg." in rows
        assert f"(Ib {MARKUP})" in rows


async def test_a_study_without_codings_says_so(tmp_path: Path) -> None:
    with Study.create(tmp_path / "empty.mbcode", coder="Åse") as empty:
        async with opened(empty) as matrix:
            assert "There are no codes yet" in matrix.line("#nothing")
            await matrix.press("enter", "s", "t", "escape")
            assert matrix.app.left_for == [None]


def passages(matrix: Opened) -> QuotationList:
    return matrix.app.screen.query_one(QuotationList)


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_a_tiny_terminal_still_shows_a_figure(study: Study, size: tuple[int, int]) -> None:
    async with opened(study, size) as matrix:
        await matrix.press("right", "down")
        assert matrix.grid.cursor == (1, 1)


async def test_where_there_is_nothing_to_have_a_share_of_the_cell_is_empty(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", "m")
        table = matrix.grid.table
        empty = [row for row in range(len(table.rows)) if table.cell(row, row).text == ""]
        assert empty
        shown = (matrix.grid.render_line(y).text for y in range(matrix.grid.size.height))
        assert "[]" not in "\n".join(shown)
