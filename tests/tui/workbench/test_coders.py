"""One's own codings come before the other coders', which can be hidden."""

from __future__ import annotations

import pytest

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.top_line import TopLine
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.tui.workbench.conftest import Open, words

SECOND = Span(36, 48)


@pytest.fixture
def bos(study: Study) -> Study:
    """Return the study after Bo has given the second sentence, and a word of it, codes."""
    assert study.path is not None
    codes = {code.name: code.id for code in study.codebook.codes()}
    with Study.open(study.path, coder="Bo") as other:
        other.codings.tag(1, Span(36, 39), codes["Møder"])
        other.codings.tag(1, SECOND, codes["Nøgler"])
    return study


@pytest.mark.usefixtures("bos")
async def test_a_fresh_tag_is_the_one_that_is_meant_and_stands_next_to_the_text(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter")
        reader = bench.screen.reader
        assert reader.chosen is not None
        assert bench.screen.session.is_own(reader.chosen)
        row = next(y for y in range(20) if "▶" in reader.render_line(y).text)
        stripes = reader.render_line(row).text.partition("▶")[0]
        assert stripes.endswith("╺╺╺")
        await bench.press("enter", *"rum", "enter")
        assert bench.screen.session.codes[reader.chosen.code].name == "Rum"
        await bench.press("x")
        assert "Rum" not in bench.codes_given


@pytest.mark.usefixtures("bos")
@pytest.mark.parametrize("arrive", [["down"], ["n"]])
async def test_arriving_at_a_passage_ones_own_coding_is_meant(
    open_bench: Open, arrive: list[str]
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter", "up", *arrive)
        await bench.press("x")
        assert sorted(bench.codes_given) == ["Møder", "Nøgler"]


@pytest.mark.usefixtures("bos")
@pytest.mark.parametrize("key", ["x", "r", "e"])
async def test_where_anothers_is_chosen_and_ones_own_lies_there_too_c_is_told(
    open_bench: Open, key: str
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter", "c", key)
        assert bench.told == ["this is Bo's coding; c chooses yours"]
        assert len(bench.codings) == 3


@pytest.mark.usefixtures("bos")
async def test_only_mine_hides_the_others_in_reader_list_and_counts(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter")
        shown = [bench.screen.query_one(kind) for kind in (CodeTree, TranscriptList, TopLine)]
        tree, entries, top = shown
        assert "Nøgler" in bench.code_line
        await bench.press("O")
        assert bench.code_line == "▌Tillid"
        assert words(top).endswith("only mine  ·  Åse")
        rows = [row.split() for row in words(tree).splitlines()]
        assert ["▌", "Tillid", "1/1"] in rows
        assert ["▌", "Nøgler"] in rows
        assert " 9%    1" in words(entries)
        await bench.press("enter", *"rum", "enter")
        assert " 9%    2" in words(entries)
        await bench.press("O")
        assert "Nøgler" in bench.code_line
        assert "only mine" not in words(top)
        assert " 9%    4" in words(entries)


@pytest.mark.usefixtures("bos")
async def test_only_mine_shows_nothing_to_who_has_coded_nothing(open_bench: Open) -> None:
    async with open_bench(coder="Ny") as bench:
        await bench.press("down", "O")
        assert bench.code_line == "no code here · enter picks one"
        assert "▓" not in words(bench.screen.query_one(TranscriptList))


@pytest.mark.parametrize("width", [80, 90, 100, 119, 160])
async def test_who_codes_and_that_others_are_hidden_is_said_at_every_width(
    open_bench: Open, width: int
) -> None:
    async with open_bench(size=(width, 30), coder="Åse med langt navn") as bench:
        await bench.press("O")
        line = words(bench.screen.query_one(TopLine))
        assert line.endswith("only mine  ·  Åse med langt navn")
