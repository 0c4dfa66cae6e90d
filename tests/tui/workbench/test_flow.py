"""Coding without stopping: several codes at once, a code on hold, codes named by the words."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.quotation import quotation
from mbcode.tui.screens.picker import CodePicker
from tests.tui.workbench.conftest import Open, words

FIRST, SECOND, THIRD = Span(13, 29), Span(36, 48), Span(49, 78)


async def test_three_codes_go_to_one_passage_in_eight_strokes_and_one_undo(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        strokes = ["enter", "t", "space", "r", "space", "m", "enter"]
        assert len(strokes) <= 8
        await bench.press(*strokes)
        assert bench.codes_given == ["Tillid", "Rum", "Møder"]
        assert {coding.span for coding in bench.codings} == {FIRST}
        await bench.press("u")
        assert bench.codings == ()


async def test_what_is_ticked_is_shown_and_can_be_let_go(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", "t", "space", "r", "space")
        assert words(bench.app.screen.query_one("#ticked")) == "✓ Tillid, Rum"
        await bench.press("t", "space", "enter")
        assert bench.codes_given == ["Rum"]


async def test_of_several_codes_those_that_are_there_are_passed_over(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", "r", "enter", "enter", "t", "space", "r", "enter")
        assert bench.codes_given == ["Rum", "Tillid"]
        await bench.press("enter", "r", "enter")
        assert "'Rum' is on these words already" in bench.told[-1]


async def test_a_space_belongs_to_the_name_of_a_new_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", "plus", *"Tillid", "space", *"nu", "enter")
        await bench.press("enter", *"Samarbejde", "space", "greater_than_sign", *"Ny")
        await bench.press("space", *"ting", "enter")
        assert bench.codes_given == ["Tillid nu", "Ny ting"]


async def test_recoding_asks_for_one_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter", "r", *"rum", "space")
        assert bench.shows(CodePicker)
        assert not bench.app.screen.query_one("#ticked").display
        await bench.press("enter")
        assert bench.codes_given == ["Rum"]


async def test_a_code_on_hold_is_given_by_enter_until_escape(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("H")
        assert bench.told[-1].startswith("there is no last code yet")
        await bench.press("enter", *"till", "enter", "H")
        assert "Holding Tillid" in bench.code_line
        await bench.press("down", "enter", "enter", "escape")
        assert [coding.span for coding in bench.codings] == [FIRST, SECOND, THIRD]
        await bench.press("enter")
        assert bench.shows(CodePicker)


async def test_the_words_themselves_name_a_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "v", "w", "w", "I")
        assert bench.codes_given == ["Det har jeg"]
        await bench.press("escape", "up", "down", "I")
        assert bench.codes_given == ["Det har jeg", "Det har jeg"]
        await bench.press("u", "u")
        assert [code.name for code in bench.study.codebook.codes()].count("Det har jeg") == 0


async def test_a_quotation_goes_to_the_clipboard_with_where_it_stands(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "J", "y")
        assert bench.app.clipboard == (
            "“Det har jeg. Og så har Bo den om onsdagen.” "
            "(Åse, 01-nord, sentences 2–3, 36–78, constructed)"
        )
        assert "personal data" in bench.told[-1]


async def test_the_terminal_is_handed_what_is_copied(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OSC 52, which also a terminal at the other end of ssh obeys."""
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, sequence: written.append(sequence))
    async with open_bench() as bench:
        await bench.press("down", "y")
    found = [re.fullmatch(r"\x1b]52;c;(.+)\a", sequence) for sequence in written]
    (copied,) = [b64decode(match[1]).decode() for match in found if match]
    assert copied == "“Det har jeg.” (Åse, 01-nord, sentence 2, 36–48, constructed)"


@pytest.mark.parametrize(
    ("span", "reference"),
    [
        (Span(13, 48), "(01-nord, sentences 1–2, 13–48, constructed)"),
        (Span(0, 5), "(01-nord, 0–5, constructed)"),
        (Span(36, 39), "(Åse, 01-nord, sentence 2, 36–39, constructed)"),
    ],
)
def test_a_reference_names_what_holds_for_all_of_the_passage(
    study: Study, span: Span, reference: str
) -> None:
    transcript = study.transcripts.read(study.transcripts.entries()[0].id)
    assert quotation(transcript, span).endswith(reference)
