"""The list of transcripts: its cursor and what is scrolled to stay, whatever a change brings."""

from __future__ import annotations

from functools import partial

import pytest
from textual.geometry import Offset
from textual.strip import Strip

from mbcode.drafts import ImportBatch
from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.studies import draft
from tests.tui.workbench.conftest import Bench, Open, words


@pytest.fixture
def many(study: Study) -> Study:
    """Return the study with forty transcripts more, by three cases."""
    drafts = tuple(draft(f"m-{n:02}", case=("Øst", "Midt", "Vest")[n % 3]) for n in range(40))
    study.imports.run(ImportBatch(transcripts=drafts))
    return study


def listed(bench: Bench) -> list[str]:
    """Return the first word of each row in sight; nothing for one that is blank."""
    rows = words(bench.screen.query_one(TranscriptList)).replace("▸", "").splitlines()
    return [row.split()[0] if row.strip() else "" for row in rows]


@pytest.mark.usefixtures("many")
async def test_keys_lead_through_all_of_it_and_to_its_ends(open_bench: Open) -> None:
    async with open_bench(size=(120, 30)) as bench:
        assert listed(bench)[:2] == ["Midt", "m-01"]
        await bench.press("ctrl+o", "G")
        assert listed(bench)[-2] == "m-39"
        await bench.press("k", "enter")
        assert bench.read == "m-36"
        await bench.press("ctrl+o", "home")
        assert listed(bench)[:2] == ["Midt", "m-01"]
        await bench.press("pagedown", "pageup", "up", "enter")
        assert bench.read == "m-01"


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("height", [30, 31])
async def test_no_step_leaves_half_a_transcript_at_the_top(open_bench: Open, height: int) -> None:
    async with open_bench(size=(120, height)) as bench:
        await bench.press("ctrl+o")
        for key in ["down"] * 16 + ["pagedown", "up", "G"]:
            await bench.press(key)
            assert not listed(bench)[0].startswith("░")
        assert "m-39" in listed(bench)


@pytest.mark.usefixtures("many")
async def test_a_step_draws_the_two_transcripts_it_is_about(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_bench(size=(120, 30)) as bench:
        await bench.press("ctrl+o", "G", "up")
        entries = bench.screen.query_one(TranscriptList)
        drawn: set[int] = set()
        render_line = entries.render_line

        def noted(y: int) -> Strip:
            drawn.add(y)
            return render_line(y)

        monkeypatch.setattr(entries, "render_line", noted)
        await bench.press("up")
        first, last = entries.rows_of(entries.index)
        top = entries.scroll_offset.y
        assert drawn == set(range(first - top, last - top + 3))


async def test_what_others_bring_in_moves_neither_the_cursor_nor_the_rows_above(
    open_bench: Open, many: Study
) -> None:
    async with open_bench(size=(120, 30)) as bench:
        entries = bench.screen.query_one(TranscriptList)
        await bench.press("ctrl+o", "G")
        top, before = entries.scroll_offset, listed(bench)
        many.imports.run(ImportBatch(transcripts=(draft("n-1", case="Øst"),)))
        bench.screen.do(bench.screen.session.look_again)
        await bench.pilot.pause()
        assert (entries.scroll_offset, listed(bench)[: len(before)]) == (top, before)
        await bench.press("down", "enter")
        assert bench.read == "n-1"


async def test_a_transcript_out_of_sight_is_drawn_as_it_is_when_it_comes_into_sight(
    open_bench: Open, many: Study
) -> None:
    async with open_bench(size=(120, 30)) as bench:
        await bench.press("ctrl+o", "G", "enter", "D", "ctrl+o", "home")
        assert "✓" not in words(bench.screen.query_one(TranscriptList))
        await bench.press("end")
        assert listed(bench)[-1] == "✓"
        assert [mark.transcript for mark in many.done_marks.all()] == [
            bench.screen.session.entries[-1].id
        ]


async def test_what_is_under_the_pointer_stands_out_until_it_goes(open_bench: Open) -> None:
    async with open_bench() as bench:
        entries = bench.screen.query_one(TranscriptList)
        row = next(y for y in range(entries.size.height) if "02-syd" in entries.render_line(y).text)
        ground = partial(_ground, entries, row)
        before = ground()
        await bench.pilot.hover(entries, offset=Offset(3, row))
        assert ground() != before
        await bench.pilot.hover(bench.screen.reader)
        assert ground() == before


def _ground(entries: TranscriptList, row: int) -> object:
    (style, *_) = [segment.style for segment in entries.render_line(row)]
    return None if style is None else style.bgcolor


async def test_the_foot_says_by_which_key_a_transcript_is_opened(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        assert "Open" not in words(bench.screen.query_one(KeyLine))
        await bench.press("t")
        assert words(bench.screen.query_one(KeyLine)).strip().startswith("⏎ Open")


@pytest.mark.usefixtures("many")
async def test_the_list_shows_what_is_open_also_where_it_was_opened_elsewhere(
    open_bench: Open, study: Study
) -> None:
    study.codings.tag(2, Span(0, 5), study.codebook.find("Tillid").id)
    async with open_bench(size=(120, 30)) as bench:
        await bench.press("h", "enter")
        assert bench.read == "02-syd"
        shown = words(bench.screen.query_one(TranscriptList))
        assert "▸ 02-syd" in shown
        await bench.press("ctrl+o", "enter")
        assert bench.read == "02-syd"
