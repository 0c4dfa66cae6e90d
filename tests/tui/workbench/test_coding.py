"""Coding by keys: what is on the screen is on the disk."""

from __future__ import annotations

import pytest

from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui.screens.picker import CodePicker
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.offer_list import OfferList
from mbcode.tui.widgets.top_line import TopLine
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.tui.workbench.conftest import Open, words

FIRST, SECOND = Span(13, 29), Span(36, 48)
"""The first two sentences of the little transcript."""


async def test_a_few_letters_and_enter_give_the_sentence_a_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter")
        await bench.type("till")
        await bench.press("enter")
        assert [(coding.span, coding.memo) for coding in bench.codings] == [(SECOND, "")]
        assert bench.codes_given == ["Tillid"]
        assert bench.code_line.startswith("▌Tillid")


async def test_the_cursor_stays_so_that_a_sentence_can_have_several_codes(open_bench: Open) -> None:
    async with open_bench() as bench:
        for letters in ("till", "rum", "ærl"):
            await bench.press("enter")
            await bench.type(letters)
            await bench.press("enter")
        assert bench.codes_given == ["Tillid", "Rum", "Ærlighed"]
        assert {coding.span for coding in bench.codings} == {FIRST}


async def test_the_full_stop_gives_the_last_code_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("full_stop")
        assert bench.told[-1].startswith("there is no last code yet")
        await bench.press("enter")
        await bench.type("møder")
        await bench.press("enter", "down", "full_stop")
        assert bench.codes_given == ["Møder", "Møder"]


async def test_a_codes_own_key_gives_it_unless_the_key_means_something(
    open_bench: Open, study: Study
) -> None:
    for name, key in (("Tillid", "1"), ("Rum", "ø"), ("Nøgler", "j")):
        study.codebook.edit(name, key=key)
    async with open_bench() as bench:
        await bench.press("1")
        await bench.press("ø")
        assert bench.codes_given == ["Tillid", "Rum"]
        await bench.press("j")
        assert bench.codes_given == ["Tillid", "Rum"]
        assert bench.screen.reader.selection == SECOND


async def test_a_codes_own_key_holds_in_every_pane(open_bench: Open, study: Study) -> None:
    study.codebook.edit("Tillid", key="1")
    async with open_bench() as bench:
        await bench.press("tab", "1", "z")
        assert bench.codes_given == ["Tillid"]
        assert bench.told == ["z means nothing here; ? lists the keys"]


async def test_a_digit_typed_in_the_picker_is_not_a_code(open_bench: Open, study: Study) -> None:
    study.codebook.edit("Tillid", key="1")
    async with open_bench() as bench:
        await bench.press("enter", "1", "escape")
        assert bench.codings == ()


async def test_after_letters_a_digit_gives_the_code_of_that_row(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", "r")
        rows = words(bench.app.screen.query_one(OfferList)).splitlines()
        assert [row.strip()[:2] for row in rows[:2]] == ["▌1", "▌2"]
        await bench.press("2")
        (given,) = bench.codes_given
        assert given in rows[1]


async def test_a_digit_picks_what_is_ticked_too_and_is_text_in_a_new_name(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "space", *"rum", "1")
        assert sorted(bench.codes_given) == ["Rum", "Tillid"]
        await bench.press("down", "enter", *"+ Fase 2", "enter")
        assert "Fase 2" in bench.codes_given


async def test_an_extended_passage_is_coded_as_one(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "shift+down", "enter")
        await bench.type("rum")
        await bench.press("enter")
        assert [coding.span for coding in bench.codings] == [Span(36, 78)]


async def test_a_new_code_is_made_below_its_theme_in_the_same_stroke(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter")
        await bench.type("rammer > kø")
        await bench.press("enter")
        assert bench.codes_given == ["kø"]
        assert bench.study.codebook.find("kø").theme == "Rammer"
        assert "kø" in words(bench.screen.query_one(CodeTree))


async def test_untag_undo_and_redo(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        await bench.press("x")
        assert bench.codings == ()
        await bench.press("u")
        assert bench.codes_given == ["Tillid"]
        assert bench.told[-1] == "undone: untag Tillid on “Hvem har nøglen?”"
        await bench.press("ctrl+r")
        assert bench.codings == ()
        await bench.press("u", "u")
        assert bench.codings == ()
        await bench.press("x")
        assert bench.told[-1].startswith("no coding here")


async def test_of_several_codings_the_chosen_one_is_meant(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter", "enter", *"rum", "enter")
        chosen = bench.screen.reader.chosen
        await bench.press("c")
        assert bench.screen.reader.chosen != chosen
        await bench.press("x")
        assert bench.codings == (chosen,)


async def test_a_coding_gets_another_code_and_keeps_its_memo(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        await bench.press("m", *"Hvorfor?", "escape")
        await bench.press("r", *"ærlig", "enter")
        assert bench.codes_given == ["Ærlighed"]
        assert bench.codings[0].memo == "Hvorfor?"
        assert bench.memo_line == "✎ Ærlighed  Hvorfor?"


async def test_recoding_makes_no_new_codes(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        before = bench.study.codebook.codes()
        await bench.press("r", *"helt nyt", "enter")
        said = words(bench.app.screen.query_one("#definition"))
        assert said == "no other code is found by ‘helt nyt’"
        await bench.press("escape")
        assert bench.study.codebook.codes() == before


async def test_recoding_does_not_offer_the_code_that_is_there(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter", "r")
        offered = words(bench.app.screen.query_one(OfferList))
        assert "Tillid" not in offered
        assert "Ærlighed" in offered


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_picker_shows_definition_include_and_exclude_whole(
    open_bench: Open, study: Study, size: tuple[int, int]
) -> None:
    said = " ".join(f"ord{number:02}" for number in range(20))
    study.codebook.edit("Tillid", definition=said, include=f"Med {said}", exclude=f"Uden {said}")
    async with open_bench(size=size) as bench:
        await bench.press("enter", *"till")
        shown = " ".join(words(bench.app.screen.query_one("#definition")).split())
        assert shown == f"{said} include Med {said} exclude Uden {said}"


async def test_edges_are_moved_by_the_character_and_kept_by_enter(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter")
        await bench.press("e", "left", "left", "enter")
        assert [coding.span for coding in bench.codings] == [Span(36, 46)]
        await bench.press("e", "left", "escape")
        assert [coding.span for coding in bench.codings] == [Span(36, 46)]


async def test_a_memo_is_on_the_coding_the_transcript_or_the_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("m", *"Om alt", "escape")
        await bench.press("enter", *"till", "enter", "m", *"Om Bo", "escape")
        await bench.press("tab", "down", "m", *"Om koden", "escape")
        on = {memo.target: memo.text for memo in bench.study.memos.all()}
        assert on == {
            MemoTarget(transcript=bench.codings[0].transcript): "Om alt",
            MemoTarget(coding=bench.codings[0].id): "Om Bo",
            MemoTarget(code=bench.study.codebook.find("Nøgler").id): "Om koden",
        }
        assert bench.memo_line == "✎ the code Nøgler  Om koden"
        await bench.press("shift+tab")
        assert bench.memo_line == "✎ Tillid  Om Bo   ✎ the transcript  Om alt"


async def test_a_link_in_a_memo_is_said_by_the_words_it_leads_to(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter", "up", "m", *"Se ", "[", "[")
        await bench.app.workers.wait_for_complete()
        await bench.press("enter", "escape")
        assert bench.memo_line == "✎ the transcript  Se “Det har jeg.”"


async def test_a_memo_can_be_left_as_it_was_and_an_empty_one_goes(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("m", *"Et", "escape", "m", *" og to", "ctrl+g")
        assert [memo.text for memo in bench.study.memos.all()] == ["Et"]
        await bench.press("m", "backspace", "backspace", "escape")
        assert bench.study.memos.all() == ()


async def test_enter_in_the_codebook_gives_the_passage_that_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "tab", "down", "enter")
        assert bench.codes_given == ["Nøgler"]
        assert [coding.span for coding in bench.codings] == [SECOND]


async def test_another_coders_coding_is_named_and_left_alone(
    open_bench: Open, study: Study
) -> None:
    assert study.path is not None
    with Study.open(study.path, coder="Bo") as other:
        other.codings.tag(1, FIRST, study.codebook.find("Tillid").id)
    async with open_bench() as bench:
        assert bench.code_line.startswith("▌Tillid (Bo)")
        for key in "xre":
            bench.app.clear_notifications()
            await bench.press(key)
            assert [told.partition(";")[0] for told in bench.told] == ["this is Bo's coding"]
            assert bench.shows(WorkbenchScreen)
        assert [coding.span for coding in bench.codings] == [FIRST]


async def test_the_numbers_beside_codes_and_transcripts_follow(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        tree, entries = bench.screen.query_one(CodeTree), bench.screen.query_one(TranscriptList)
        rows = [row.split() for row in words(tree).splitlines()]
        assert ["▌", "Tillid", "1/1"] in rows
        assert ["▾", "Samarbejde", "1/1"] in rows
        assert "▓░░░░  12%    1" in words(entries)
        await bench.press("u")
        assert "1/1" not in words(tree)
        assert "░░░░░   0%    0" in words(entries)


async def test_the_code_line_defines_and_expands(open_bench: Open, study: Study) -> None:
    study.codebook.edit("Tillid", definition="Tro på andre", include="Løfter", exclude="Penge")
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        assert bench.code_line == "▌Tillid   Tro på andre   include Løfter   exclude Penge"
        await bench.press("i")
        await bench.pilot.pause()
        assert bench.code_line.splitlines() == [
            "▌Tillid",
            "Tro på andre",
            "include Løfter",
            "exclude Penge",
        ]


@pytest.mark.parametrize("chosen", range(6))
async def test_of_many_codes_here_the_chosen_one_is_always_in_sight(
    open_bench: Open, study: Study, chosen: int
) -> None:
    for code in study.codebook.codes():
        if code.applicable:
            study.codebook.rename(code.id, f"{code.name} eller noget andet")
            study.codebook.edit(code.id, definition=f"Hvad {code.name} er")
            study.codings.tag(1, FIRST, code.id)
    async with open_bench(size=(80, 24)) as bench:
        await bench.press(*["c"] * chosen)
        coding = bench.screen.reader.chosen
        assert coding is not None
        name = bench.screen.session.codes[coding.code].name
        assert f"▌{name}" in bench.code_line
        assert f"Hvad {name.split()[0]} er" in bench.code_line


async def test_f_lets_the_passages_of_a_code_stand_out_and_again_no_more(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter", "f")
        assert bench.screen.reader.focus_code == bench.study.codebook.find("Tillid").id
        await bench.press("f")
        assert bench.screen.reader.focus_code is None


async def test_the_picker_offers_the_last_used_first_and_only_what_can_be_given(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"møder", "enter", "enter")
        picker = bench.app.screen
        assert isinstance(picker, CodePicker)
        shown = words(picker)
        assert shown.index("Møder") < shown.index("Nøgler") < shown.index("Ærlighed")
        await bench.press("down", "down", "up", "enter")
        assert sorted(bench.codes_given) == ["Møder", "Nøgler"]


@pytest.mark.parametrize("coder", ["Åse", "Bo"])
async def test_the_line_at_the_top_says_what_is_read_and_who_codes(
    open_bench: Open, coder: str
) -> None:
    async with open_bench(coder=coder) as bench:
        line = words(bench.screen.query_one(TopLine)).split("  ·  ")
        assert line[:2] == ["01-nord", "Nord"]
        assert line[2].split() == ["frivillig", "constructed"]
        assert line[3:] == ["Lille studie", coder]


async def test_what_another_program_did_is_refused_in_words_and_then_shown(
    open_bench: Open, study: Study
) -> None:
    study.codebook.add(CodeText("Kø"))
    async with open_bench() as bench:
        study.codebook.delete("Kø")
        await bench.press("enter", *"kø", "enter")
        assert bench.told[-1].startswith("there is no code with id")
        assert bench.codings == ()
