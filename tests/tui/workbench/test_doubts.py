"""What is to be looked at again: codings given under another definition, and those that wait."""

from __future__ import annotations

import pytest

from mbcode.jobs.editing import edit_transcript
from mbcode.model import Span
from mbcode.store.study import Study
from tests.studies import TEXT, draft
from tests.tui.workbench.conftest import Bench, Open

FIRST, FOURTH = Span(13, 29), Span(79, 92)


@pytest.fixture
def doubtful(study: Study) -> Study:
    """The first sentence coded by Åse, its code then defined anew; the fourth by Bo, and gone."""
    study.codings.tag(1, FIRST, study.codebook.find("Tillid").id)
    study.codebook.edit("Tillid", definition="tro på nogen")
    with Study.open(study.place, coder="Bo") as bo:
        bo.codings.tag(1, FOURTH, bo.codebook.find("Rum").id)
        edited = draft("01-nord", TEXT.replace("Det går fint.", "Hm."))
        edit_transcript(bo, bo.transcripts.read(1), edited)
    return study


def rows_with_a_sign(bench: Bench) -> list[str]:
    """Return the rows of the reader that have a question mark before the text, as they stand."""
    reader = bench.screen.reader
    rows = [reader.render_line(y).text for y in range(reader.size.height)]
    return [row[10:].strip() for row in rows if row[9] == "?"]


@pytest.mark.usefixtures("doubtful")
async def test_a_sign_stands_before_the_text_and_the_top_counts(open_bench: Open) -> None:
    async with open_bench() as bench:
        assert [row[:12] for row in rows_with_a_sign(bench)] == ["Interviewer:", "Åse: Det har"]
        assert "? 1 to review (V) · 1 stale (F d)" in bench.top_line


@pytest.mark.usefixtures("doubtful")
async def test_the_line_below_says_what_the_code_meant_and_which_keys_lead_on(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        assert bench.memo_line.startswith(
            "? stale: r ⏎ keeps Tillid, x takes it away; when it was given it meant: (nothing yet)"
        )
        await bench.press("down", "down", "down")
        assert bench.memo_line.startswith("? V places Rum, which waits for review here")


@pytest.mark.usefixtures("doubtful")
async def test_recoding_to_its_own_code_keeps_a_coding_and_can_be_undone(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("r", "enter")
        assert bench.codes_given == ["Tillid"]
        assert "stale" not in bench.top_line
        assert len(rows_with_a_sign(bench)) == 1
        await bench.press("u")
        assert bench.told == ["undone: keep Tillid on “Hvem har nøglen?”"]
        assert "1 stale" in bench.top_line


@pytest.mark.usefixtures("doubtful")
async def test_a_key_shows_stale_codings_alone(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("end", "F", "d")
        assert bench.top_line.startswith("Only stale codings (F a: all)")
        assert bench.screen.reader.selection == FIRST


@pytest.mark.usefixtures("doubtful")
async def test_anothers_stale_coding_is_said_and_left_to_them(open_bench: Open) -> None:
    async with open_bench(coder="Bo") as bench:
        assert bench.memo_line.startswith("? stale: when Åse gave Tillid, it meant: (nothing yet)")


@pytest.mark.usefixtures("doubtful")
async def test_what_was_meant_can_be_read_in_full(open_bench: Open, study: Study) -> None:
    study.codebook.edit("Møder", definition="at mødes " * 30 + "SLUT")
    study.codings.tag(1, Span(36, 48), study.codebook.find("Møder").id)
    study.codebook.edit("Møder", definition="kort")
    async with open_bench() as bench:
        await bench.press("down")
        assert "SLUT" not in bench.memo_line
        await bench.press("i")
        assert "SLUT" in bench.memo_line
