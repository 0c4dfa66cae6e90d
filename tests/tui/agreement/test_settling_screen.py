"""Settling: one key gives the agreed coder a coding, and leaves the two coders' as they are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from mbcode.drafts import CodeDraft, CodingDraft, ImportBatch
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui.places import Place
from mbcode.tui.screens.agreement import AgreementScreen
from mbcode.tui.widgets.two_readings import TwoReadings
from tests.studies import draft
from tests.tui.agreement.test_agreement_screen import as_agreed
from tests.tui.matrix.coded import Opened, opened
from tests.tui.matrix.test_matrix_screen import HOSTILE, MARKUP

Row = tuple[str, int, int]


@asynccontextmanager
async def settling(
    study: Study, size: tuple[int, int] = (100, 30), *, first: str = "G"
) -> AsyncIterator[Opened]:
    """Open what is to be settled: `G`, all codes; `g`, the first."""
    async with opened(study, size, as_agreed) as matrix:
        await matrix.press(first, "enter")
        yield matrix


def agreed(study: Study) -> list[Row]:
    return given_by(study, "enige")


def given_by(study: Study, *names: str) -> list[Row]:
    coders = {coder.id for coder in study.coders() if coder.name in names}
    codes = {code.id: code.name for code in study.codebook.codes()}
    return [
        (codes[each.code], each.span.start, each.span.end)
        for each in study.codings.of(1)
        if each.coder in coders
    ]


def text(matrix: Opened) -> str:
    widget = matrix.app.screen.query_one(TwoReadings)
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


async def test_the_two_readings_stand_side_by_side(study: Study) -> None:
    async with settling(study) as matrix:
        assert matrix.line("#title") == (
            "Settling all codes · passage 1 of 3 · 0 of 3 settled · sentence"
        )
        assert matrix.line("#reference") == ("Nøgler · 01-nord · Åse · sentences 2–3 · constructed")
        assert matrix.line("#head-one") == "1  Bo"
        assert matrix.line("#head-other") == "2  Åse"
        assert (
            matrix.line("#one")
            == "Nøgler on “Det har jeg. Og så har Bo den …” (memo: to sætninger)"
        )
        assert matrix.line("#other") == "Nøgler on “Og så har Bo den om onsdagen.”"
        row = next(line for line in text(matrix).splitlines() if "Det har jeg." in line)
        assert row.count("┃ ") == 2
        assert row.count("Åse: Det har jeg. Og så har Bo den") == 2


async def test_only_what_a_coder_marked_is_marked(study: Study) -> None:
    async with settling(study) as matrix:
        widget = matrix.app.screen.query_one(TwoReadings)
        marked: list[str] = ["", ""]
        for y in range(widget.size.height):
            at = 0
            for segment in widget.render_line(y):
                if segment.style is not None and segment.style.underline:
                    marked[at > widget.column_width] += segment.text
                at += len(segment.text)
        assert "".join(marked[0].split()) == "Detharjeg.OgsåharBodenomonsdagen."
        assert "".join(marked[1].split()) == "OgsåharBodenomonsdagen."


@pytest.mark.parametrize(
    ("key", "expected"), [("1", [("Nøgler", 36, 78)]), ("2", [("Nøgler", 49, 78)]), ("0", [])]
)
async def test_one_key_settles_and_goes_on(study: Study, key: str, expected: list[Row]) -> None:
    theirs = given_by(study, "Bo", "Åse")
    async with settling(study) as matrix:
        await matrix.press(key)
        assert agreed(study) == expected
        assert matrix.line("#title").startswith(
            "Settling all codes · passage 2 of 3 · 1 of 3 settled"
        )
    assert given_by(study, "Bo", "Åse") == theirs


async def test_the_side_that_gave_nothing_settles_that_the_code_is_not_given(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("s")
        assert matrix.line("#one") == "Tillid on “Det går fint.”"
        assert matrix.line("#other") == "not Tillid · also Møder"
        await matrix.press("2", "p")
        assert matrix.line("#settled") == "✓ enige: not Tillid"
        assert "1 of 3 settled" in matrix.line("#title")
    assert agreed(study) == []
    assert len(study.settlements.declined("enige")) == 1


async def test_a_second_thought_takes_the_place_of_the_first(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("1", "p", "2", "p")
        assert matrix.line("#settled") == "✓ enige: Nøgler on “Og så har Bo den om onsdagen.”"
        assert agreed(study) == [("Nøgler", 49, 78)]
        await matrix.press("0", "p")
        assert matrix.line("#settled") == "✓ enige: not Nøgler"
        await matrix.press("1")
    assert agreed(study) == [("Nøgler", 36, 78)]
    assert study.settlements.declined("enige") == frozenset()


async def test_undo_takes_back_and_goes_to_where_it_was(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("1", "2", "u")
        assert "passage 2 of 3 · 1 of 3 settled" in matrix.line("#title")
        await matrix.press("u")
        assert matrix.line("#settled") == "enige: not settled yet"
        assert agreed(study) == []
        await matrix.press("u")
        assert "nothing was settled here" in matrix.told[-1]
        await matrix.press("U")
        assert agreed(study) == [("Nøgler", 36, 78)]
        await matrix.press("2", "U")
        assert "nothing was taken back" in matrix.told[-1]


async def test_undo_takes_back_nothing_but_what_was_settled_here(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("1")
        study.memos.write(MemoTarget(), "fra et andet vindue")
        await matrix.press("u")
        assert "the next to undo is no longer this, but 'memo on the study'" in matrix.told[-1]
        assert agreed(study) == [("Nøgler", 36, 78)]
        study.history.undo()
        await matrix.press("u")
        assert agreed(study) == []


async def test_the_step_in_the_history_is_whose_who_settled(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("1")
    newest = study.history.entries(limit=1)[0]
    assert (newest.coder, newest.kind) == ("Cai", "settle")


async def test_skipping_leaves_it_open_and_comes_round(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("s", "1", "s")
        assert "passage 1 of 3 · 1 of 3 settled" in matrix.line("#title")
        await matrix.press("1", "1")
        assert "3 of 3 settled" in matrix.line("#title")
        assert matrix.told[-1] == "All 3 are settled"
        await matrix.press("s")
        assert "no other passage" in matrix.told[-1]


async def test_next_and_previous_stop_at_the_ends(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("p")
        assert "passage 1 of 3" in matrix.line("#title")
        await matrix.press("n", "right", "l", "n")
        assert "passage 3 of 3" in matrix.line("#title")


async def test_what_is_settled_is_not_begun_with_again(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("1", "escape", "enter")
        assert "passage 2 of 3 · 1 of 3 settled" in matrix.line("#title")


async def test_one_code_has_only_its_own_passages(study: Study) -> None:
    async with settling(study, first="g") as matrix:
        assert matrix.line("#title").startswith("Settling Nøgler · passage 1 of 1")


async def test_enter_leaves_for_the_passage_and_escape_for_the_list(study: Study) -> None:
    async with settling(study) as matrix:
        await matrix.press("escape")
        assert isinstance(matrix.app.screen, AgreementScreen)
        await matrix.press("enter", "enter")
        assert matrix.app.left_for == [Place(1, Span(36, 78))]


async def test_a_coding_that_went_meanwhile_is_told(study: Study) -> None:
    async with settling(study) as matrix:
        study.codings.untag([1])
        await matrix.press("1")
        assert "no coding with id 1" in matrix.told[-1]
        assert agreed(study) == []


async def test_a_long_passage_can_be_scrolled(study: Study) -> None:
    async with settling(study, (60, 18)) as matrix:
        before = text(matrix)
        await matrix.press("pagedown")
        assert text(matrix) != before
        await matrix.press("pageup", "k", "j")
        assert text(matrix).strip()


async def test_names_and_words_are_never_read_as_markup(study: Study) -> None:
    codes = (CodeDraft(CodeText(f"A {MARKUP}")), CodeDraft(CodeText(f"B {MARKUP}")))
    name = f"03 {MARKUP}"
    codings = (
        CodingDraft(name, codes[0].text.name, f"Ib {MARKUP}", sentences=(1, 1), memo=HOSTILE),
        CodingDraft(name, codes[1].text.name, f"Oz {MARKUP}", sentences=(1, 1)),
    )
    texts = (draft(name, f"{MARKUP}: {HOSTILE} sagde jeg. Ja."),)
    study.imports.run(ImportBatch(transcripts=texts, codes=codes, codings=codings))
    async with opened(study, (160, 30), lambda s: AgreementScreen(s, f"enige {MARKUP}")) as matrix:
        await matrix.press("c")
        assert matrix.line("#title").startswith(f"Agreement of Ib {MARKUP} and Oz {MARKUP}")
        await matrix.press("G", "enter")
        assert matrix.line("#head-one") == f"1  Ib {MARKUP}"
        assert matrix.line("#one").startswith(f"A {MARKUP} ")
        assert "␛[2J" in matrix.line("#one")
        assert f"{MARKUP} ␛[2J⇄ sagde jeg." in text(matrix)
        await matrix.press("1", "p")
        assert matrix.line("#settled").startswith(f"✓ enige {MARKUP}: A {MARKUP} ")


@pytest.mark.parametrize("size", [(40, 14), (20, 8)])
async def test_a_tiny_terminal_can_settle(study: Study, size: tuple[int, int]) -> None:
    async with settling(study, size) as matrix:
        await matrix.press("2")
    assert agreed(study) == [("Nøgler", 49, 78)]
