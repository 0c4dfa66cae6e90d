"""The codebook screen, by keys alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Static, TextArea

from mbcode.drafts import ImportBatch
from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui.screens.code_form import CodeForm
from mbcode.tui.screens.codebook import CodebookScreen
from mbcode.tui.screens.picker import CodePicker
from mbcode.tui.screens.prompt import NamePrompt
from mbcode.tui.screens.split import SplitScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.quotation_list import QuotationList
from tests.studies import draft
from tests.tui.workbench.conftest import Bench, Open, words


@pytest.fixture
def coded(study: Study) -> Study:
    """The little study with some codings of Åse's."""
    for start, end, name in ((36, 48, "Tillid"), (49, 78, "Tillid"), (49, 78, "Rum")):
        study.codings.tag(1, Span(start, end), study.codebook.find(name).id)
    study.codings.tag(2, Span(36, 48), study.codebook.find("Tillid").id)
    return study


def said(bench: Bench, what: str = "#text") -> str:
    return words(bench.app.screen.query_one(what, Static))


def tree(bench: Bench) -> list[str]:
    return words(bench.app.screen.query_one(CodeTree)).splitlines()


def names(study: Study) -> list[str]:
    return [code.depth * " " + code.name for code in study.codebook.codes()]


async def settled(bench: Bench) -> None:
    """Wait until all is counted and read."""
    for _ in range(2):
        await asyncio.sleep(0.1)
        await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()


async def on_code(bench: Bench, name: str) -> None:
    """Open the codebook screen and walk down to a code."""
    await bench.press("C")
    assert bench.shows(CodebookScreen)
    after = [each.strip() for each in reversed(names(bench.study))].index(name)
    await bench.press("G", *["k"] * after)
    await settled(bench)
    assert said(bench).startswith(f"▌{name}")


@asynccontextmanager
async def opened(
    open_bench: Open, name: str, size: tuple[int, int] = (120, 32)
) -> AsyncIterator[Bench]:
    async with open_bench(size) as bench:
        await on_code(bench, name)
        yield bench


async def test_it_shows_a_code_with_its_counts_companions_and_quotations(
    open_bench: Open, coded: Study
) -> None:
    coded.codebook.edit("Tillid", definition="Hvem tør?", label_en="Trust", colour="#E69F00")
    coded.memos.write(MemoTarget(code=coded.codebook.find("Tillid").id), "husk")
    async with opened(open_bench, "Tillid") as bench:
        text = said(bench)
        assert "▌Tillid  Trust · orange" in text
        assert "2 codings in this transcript, 3 in the study · 1 memo" in text
        assert "goes with Rum 1 (overlapping segments within each coder, 2 transcripts)" in text
        assert "Hvem tør?" in text
        assert said(bench, "#count") == "3 codings"
        assert said(bench, "#title") == "Codebook · 6 codes · 4 codings"  # No heading is counted.
        assert "Det har jeg." in words(bench.app.screen.query_one(QuotationList))
        assert any("Tillid" in row and row.endswith("2/3") for row in tree(bench))


@pytest.mark.usefixtures("coded")
async def test_of_a_heading_it_says_that_it_is_one_and_not_what_it_goes_with(
    open_bench: Open,
) -> None:
    async with opened(open_bench, "Samarbejde") as bench:
        assert "\na heading is given to no passage; see" in said(bench).replace("▌", "")
        assert "goes with" not in said(bench)


@pytest.mark.usefixtures("coded")
async def test_a_quotation_leads_into_the_text_and_escape_back_to_it(open_bench: Open) -> None:
    async with opened(open_bench, "Tillid") as bench:
        await bench.press("enter", "j", "j", "enter")
        assert bench.shows(WorkbenchScreen)
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.session.position == 36
        await bench.press("escape")
        assert bench.shows(CodebookScreen)
        assert said(bench).startswith("▌Tillid")
        await bench.press("escape", "escape")
        assert bench.shows(WorkbenchScreen)
        assert bench.screen.reader.has_focus


async def test_the_form_alters_what_was_written_as_one_change(
    open_bench: Open, coded: Study
) -> None:
    async with opened(open_bench, "Tillid") as bench:
        before = coded.history.newest()
        await bench.press("e")
        assert bench.shows(CodeForm)
        await bench.press("tab", *"tør", "tab", *"nøgle", "tab", *"vane", "tab", *"Ja.")
        await bench.press("tab", *"tro; håb")
        await bench.press(
            "tab", *"Trust", "tab", "7", "tab", "down", "down", "tab", "down", "escape"
        )
        assert bench.shows(CodebookScreen)
        text = coded.codebook.find("Tillid").text
        assert (text.include, text.exclude, text.example) == ("nøgle", "vane", "Ja.")
        assert (text.definition, text.keywords, text.label_en) == ("tør", ("tro", "håb"), "Trust")
        assert (text.key, text.colour, text.codable) == ("7", "#56b4e9", True)
        assert coded.history.newest() == before + 1
        await settled(bench)
        assert "Trust · key 7 · sky blue" in said(bench)
        await bench.press("u")
        assert coded.codebook.find("Tillid").text.key == ""
        await bench.press("U")
        assert coded.codebook.find("Tillid").text.key == "7"


WRONG = {
    "name": (0, ["home", *["delete"] * 6, *"rum"], "there is a code 'Rum' already"),
    "key": (7, [*"12"], "'12' can't be a code's key"),
    "colour": (8, [*"blå"], "'blå' is no colour"),
    "codable": (9, ["x"], "codable is auto, yes, no"),
}
"""By the field: how many tabs lead to it, what is typed into it, and what is told."""


async def test_a_wrong_field_is_told_below_it_and_nothing_is_altered(
    open_bench: Open, coded: Study
) -> None:
    async with opened(open_bench, "Tillid") as bench:
        before = coded.history.newest()
        for field, (tabs, keys, why) in WRONG.items():
            await bench.press("e", *["tab"] * tabs, *keys)
            await bench.press(*["shift+tab"] * tabs, "ctrl+s")
            assert bench.shows(CodeForm)
            assert why in said(bench, f"#wrong-{field}")
            assert bench.app.focused is not None
            assert bench.app.focused.id == field
            await bench.press("ctrl+g")
        assert coded.history.newest() == before


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 3), ((120, 36), 6), ((200, 60), 7)])
async def test_the_form_has_as_many_rows_for_a_definition_as_it_takes_and_there_is_room_for(
    open_bench: Open, size: tuple[int, int], rows: int
) -> None:
    async with open_bench(size) as bench:
        await bench.press("C", "down", "e")
        definition = bench.app.screen.query_one("#definition", TextArea)
        assert definition.size.height == 3
        await bench.press("tab", *["x", "enter"] * 6, "x")
        assert definition.document.line_count == 7
        assert definition.size.height == rows
        fields = bench.app.screen.query_one("#fields")
        assert fields.max_scroll_y == 0
        assert bench.app.screen.query_one("#codable").region.bottom <= fields.region.bottom


async def test_a_form_left_as_it_was_makes_no_change(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        before = coded.history.newest()
        await bench.press("e", "escape", "e", *"xy", "ctrl+g")
        assert bench.shows(CodebookScreen)
        assert coded.history.newest() == before


async def test_a_new_code_comes_beside_or_below(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        await bench.press("n", *"Håb", "tab", *"Det gode", "escape")
        await settled(bench)
        assert names(coded)[-2:] == [" Ærlighed", " Håb"]
        assert said(bench).startswith("▌Håb")
        await bench.press("N", *"Lyst", "escape")
        await settled(bench)
        assert names(coded)[-2:] == [" Håb", "  Lyst"]
        assert said(bench).startswith("▌Lyst")
        await bench.press("n", "tab", *"uden navn", "escape")
        assert bench.shows(CodeForm)
        assert "is no name for a code" in said(bench, "#wrong-name")


async def test_keys_move_a_code_and_the_cursor_goes_along(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        await bench.press("J")
        await settled(bench)
        assert names(coded)[4:] == ["Samarbejde", " Møder", " Tillid", " Ærlighed"]
        seen = "\n".join(tree(bench))
        assert seen.index("Møder") < seen.index("Tillid") < seen.index("Ærlighed")
        await bench.press("L")
        await settled(bench)
        assert names(coded)[4:] == ["Samarbejde", " Møder", "  Tillid", " Ærlighed"]
        await bench.press("H", "H")
        await settled(bench)
        assert names(coded)[4:] == ["Samarbejde", " Møder", " Ærlighed", "Tillid"]
        await bench.press("K", "J", "J")
        await settled(bench)
        assert "'Tillid' is the last already" in bench.told[-1]
        assert said(bench).startswith("▌Tillid")


async def test_the_cursor_of_the_codebook_is_where_the_next_key_finds_it(
    open_bench: Open, coded: Study
) -> None:
    async with open_bench() as bench:
        await bench.press("C")
        shown = bench.app.screen.query_one(CodeTree)
        shown.show({}, {})
        shown.show({code.id: code for code in coded.codebook.codes()}, {})
        assert shown.current == coded.codebook.codes()[0].id


async def test_a_code_is_merged_into_the_one_picked(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        await bench.press("m")
        assert bench.shows(CodePicker)
        await bench.press(*"møder", "enter")
        await settled(bench)
        assert " Tillid" not in names(coded)
        assert said(bench).startswith("▌Møder")
        assert "2 codings in this transcript, 3 in the study" in said(bench)
        await bench.press("u")
        await settled(bench)
        assert " Tillid" in names(coded)
        assert (
            len([c for c in coded.codings.of(1) if c.code == coded.codebook.find("Tillid").id]) == 2
        )


async def test_a_heading_is_merged_into_another(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Samarbejde") as bench:
        await bench.press("m", *"rammer", "enter")
        assert names(coded) == [
            "Rammer", " Nøgler", " Åbningstid", " Rum", " Tillid", " Møder", " Ærlighed",
        ]  # fmt: skip


async def test_a_walk_splits_a_code(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        before = coded.history.newest()
        await bench.press("s")
        assert bench.shows(NamePrompt)
        await bench.press(*"Håb", "enter")
        assert bench.shows(SplitScreen)
        assert said(bench, "#far") == "1 of 3 · 0 stay with Tillid · 0 go to Håb"
        assert "1  01-nord" in words(bench.app.screen.query_one(QuotationList))
        await bench.press("g", "g", "b", "s", "right")
        assert said(bench, "#far") == "all asked · 1 stays with Tillid · 2 go to Håb"
        await bench.press("enter")
        await settled(bench)
        assert bench.shows(CodebookScreen)
        assert said(bench).startswith("▌Håb")
        assert coded.history.newest() == before + 1
        new = coded.codebook.find("Håb").id
        given = [
            (c.transcript, c.span.start)
            for n in (1, 2)
            for c in coded.codings.of(n)
            if c.code == new
        ]
        assert given == [(1, 36), (2, 36)]
        await bench.press("u")
        await settled(bench)
        assert said(bench).startswith("▌Ærlighed"), "which stood before Håb"
        assert "▶" not in words(bench.app.screen.query_one(QuotationList)), "it has no codings"


async def test_a_page_of_a_long_coding_that_is_asked_about_is_what_is_in_sight(
    open_bench: Open, study: Study
) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("lang", f"Åse: {'ord ' * 2_000}Nå."),)))
    study.codings.tag(3, Span(5, 8_000), study.codebook.find("Tillid").id)
    async with opened(open_bench, "Tillid", size=(80, 40)) as bench:
        await bench.press("s", *"Ny", "enter", "pagedown")
        shown = bench.app.screen.query_one(QuotationList)
        assert shown.scroll_offset.y == shown.rows_in_sight - 1 > 20
        await bench.press("pageup")
        assert shown.scroll_offset.y == 0


async def test_a_walk_that_is_left_alters_nothing(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        before = coded.history.newest()
        await bench.press("s", *"rum", "enter")
        assert "there is a code 'Rum' already" in bench.told[-1]
        await bench.press("s", *"Håb", "enter", "s", "enter")
        assert "nothing goes to Håb yet" in bench.told[-1]
        await bench.press("g", "escape")
        assert bench.shows(SplitScreen)
        await bench.press("escape")
        assert bench.shows(CodebookScreen)
        assert coded.history.newest() == before


@pytest.mark.usefixtures("coded")
async def test_a_code_without_codings_is_not_split(open_bench: Open) -> None:
    async with opened(open_bench, "Møder") as bench:
        await bench.press("s")
        assert bench.shows(CodebookScreen)
        assert "no coding has the code Møder" in bench.told[-1]


async def test_only_what_nothing_stands_on_is_deleted(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        await bench.press("x")
        assert "'Tillid' has 3 codings; merge it into another code instead" in bench.told[-1]
        assert " Tillid" in names(coded)
        await bench.press("j", "x")
        await settled(bench)
        assert " Møder" not in names(coded)
        assert said(bench).startswith("▌Tillid")


async def test_what_others_do_is_shown(open_bench: Open, coded: Study) -> None:
    async with opened(open_bench, "Tillid") as bench:
        with Study.open(coded.place, coder="Bo") as bo:
            bo.codebook.edit("Tillid", definition="Bos ord")
        for _ in range(60):
            await bench.pilot.pause(0.1)
            if "Bos ord" in said(bench):
                break
        assert "Bos ord" in said(bench)


async def test_an_empty_codebook_says_how_to_begin(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from mbcode.tui.app import Workbench
    from tests.tui.workbench.conftest import is_open

    path = tmp_path_factory.mktemp("empty") / "tom.mbcode"
    Study.create(path, coder="Åse", name="Tom").close()
    app = Workbench(str(path), "Åse")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await is_open(app, pilot)
        await pilot.press("C", "e")
        assert "there is no code here; n makes one" in [n.message for n in app._notifications]
        await pilot.press("n", *"Håb", "escape")
        await pilot.pause()
        assert isinstance(app.screen, CodebookScreen)
    with Study.open(str(path), coder="Åse") as study:
        assert names(study) == ["Håb"]


async def test_hostile_names_are_text(open_bench: Open, coded: Study) -> None:
    coded.codebook.edit("Tillid", definition="[/x] [b]fed[/b] \x1b[31m", label_en="[latter]")
    coded.codebook.rename("Møder", "[/x] [b]kode")
    async with opened(open_bench, "Tillid") as bench:
        assert "[/x] [b]fed[/b]" in said(bench)
        await bench.press("e")
        assert "[/x] [b]fed[/b]" in bench.app.screen.query_one("#definition", TextArea).text
        await bench.press("ctrl+g", "j", "x")
        assert "delete code [/x] [b]kode" in bench.told[-1]
