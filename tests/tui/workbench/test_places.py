"""Going somewhere, leaving, and coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Input
from textual.widgets._toast import Toast

from mbcode.drafts import CodeDraft, ImportBatch
from mbcode.model import CodeText, Span
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.keys import KeysScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.screens.workbench_keys import WORKBENCH_KEYS
from mbcode.tui.themes import DARK, LIGHT
from mbcode.tui.widgets.code_colour import contrast
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.reader_keys import READER_KEYS
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.studies import draft
from tests.tui.workbench.conftest import Open, is_open, words

ONLY_FOR_A_WHILE = {"give_held", "release_code", "place_review", "leave_review"}
"""What enter and escape do as long as a code is on hold, or a passage is looked for."""


async def test_coming_back_lands_on_the_same_sentence_of_the_same_transcript(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await bench.press("ctrl+o", "down", "enter", "down", "down", "down")
        left = bench.screen.reader.selection
        await bench.press("q")
    async with open_bench() as bench:
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.reader.selection == left == Span(79, 92)


async def test_a_passage_held_at_the_end_of_a_sentence_comes_back_to_that_sentence(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "v", "w", "w", "right")
        assert bench.screen.reader.selection == Span(36, 48)
        await bench.press("q")
    async with open_bench() as bench:
        assert bench.screen.reader.selection == Span(36, 48)


async def test_the_place_is_kept_while_one_reads(open_bench: Open, study: Study) -> None:
    async with open_bench() as bench:
        await bench.press("down", "down")
        await bench.pilot.pause(1.3)
        await bench.app.workers.wait_for_complete()
        assert study.places.last() == (1, 49)


async def test_another_transcript_is_gone_back_to_where_it_was_left(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "down", "ctrl+o", "down", "enter")
        assert bench.screen.session.position == 13
        await bench.press("ctrl+o", "up", "enter")
        assert bench.screen.reader.selection == Span(49, 78)
        await bench.press("ctrl+o", "enter")
        assert bench.screen.reader.selection == Span(49, 78)


async def test_another_transcript_is_gone_to_at_once_while_another_program_writes(
    open_bench: Open, study: Study
) -> None:
    async with open_bench() as bench:
        with study._database.writing():
            await bench.press("ctrl+o", "down", "enter")
            assert bench.read == "02-syd"
            # The place is not kept as long as the other writes: nobody waits for that.
            assert any(worker.group == "place" for worker in bench.app.workers)
        await bench.app.workers.wait_for_complete()
        assert study.places.last() == (2, 13)


async def test_each_coder_has_a_place_of_their_own(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "down", "q")
    async with open_bench(coder="Bo") as bench:
        assert bench.screen.reader.position == 13


async def test_a_percentage_is_gone_to(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("%", *"100", "enter")
        assert bench.screen.reader.selection == Span(125, 136)
        await bench.press("colon", "0", "enter")
        assert bench.screen.reader.selection == Span(13, 29)
        await bench.press("%", "enter")
        assert bench.screen.reader.selection == Span(13, 29)


async def test_on_a_narrow_screen_the_list_comes_when_asked_for(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        entries = bench.screen.query_one(TranscriptList)
        assert not entries.is_on_screen
        await bench.press("ctrl+o")
        assert entries.has_focus
        assert bench.screen.reader.size.width >= 44
        await bench.press("down", "enter")
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.reader.has_focus


async def test_hiding_the_pane_in_focus_gives_the_focus_to_the_reader(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("ctrl+o", "f2")
        assert bench.screen.reader.has_focus


async def test_the_size_may_change_at_any_time(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "down")
        for size in ((80, 24), (40, 10), (20, 5), (200, 60), (120, 30)):
            await bench.pilot.resize_terminal(*size)
            await bench.pilot.pause()
        assert bench.screen.reader.selection == Span(49, 78)


async def test_the_list_of_keys_has_every_key(open_bench: Open) -> None:
    async with open_bench(size=(200, 80)) as bench:
        await bench.press("question_mark")
        assert bench.shows(KeysScreen)
        groups = [words(widget) for widget in bench.app.screen.query(".group")]
        shown = " ".join("\n".join(groups).split())
        for binding in (*READER_KEYS, *WORKBENCH_KEYS):
            assert (binding.tooltip or binding.description) in shown
        for title in ("Workbench", "Reader", "Transcripts", "Codebook", "Everywhere"):
            assert title in shown
        for mode in ("Exact characters", "Moving edges"):
            assert mode in shown
        await bench.press("escape")
        assert bench.shows(WorkbenchScreen)


@pytest.mark.parametrize(
    ("way", "screen"), [(("L", "down"), "Memos"), (("ctrl+f", *"rum", "enter"), "Searching")]
)
async def test_the_list_of_keys_is_in_the_words_of_the_workbench(
    open_bench: Open, way: tuple[str, ...], screen: str
) -> None:
    async with open_bench(size=(200, 80)) as bench:
        await bench.press(*way, "question_mark")
        groups = [words(widget).splitlines()[0] for widget in bench.app.screen.query(".group")]
        assert groups[0] == screen
        assert "Input" not in groups


async def test_the_list_of_keys_has_the_codes_keys_that_mean_nothing_else(
    open_bench: Open, study: Study
) -> None:
    for name, key in (("Tillid", "0"), ("Rum", "2"), ("Møder", "j")):
        study.codebook.edit(name, key=key)
    async with open_bench(size=(160, 60)) as bench:
        await bench.press("question_mark")
        groups = [words(widget).splitlines() for widget in bench.app.screen.query(".group")]
        (codes,) = [group for group in groups if group[0] == "Codes with a key"]
        assert [line.split() for line in codes[1:]] == [["2", "Rum"], ["0", "Tillid"]]


async def test_where_the_reader_is_alone_tab_shows_the_codebook(open_bench: Open) -> None:
    async with open_bench(size=(60, 20)) as bench:
        await bench.press("tab")
        tree = bench.screen.query_one(CodeTree)
        assert tree.has_focus
        assert tree.is_on_screen


async def test_on_a_narrow_screen_the_foot_says_how_to_get_the_transcripts(
    open_bench: Open,
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        foot = words(bench.screen.query_one(KeyLine))
        assert foot == (
            "⏎ Code  x Untag  u Undo  m Memo  t Transcripts  M Matrix  r Recode  ? Keys"
        )
        await bench.press("t")
        assert bench.screen.query_one(TranscriptList).is_on_screen
        await bench.press("down", "enter")
        assert bench.read == "02-syd"
        await bench.press("t")
        assert not bench.screen.query_one(TranscriptList).is_on_screen
        assert bench.screen.reader.has_focus


@pytest.mark.parametrize("key", ["C", "L", "T", "h"])
async def test_the_way_back_stands_at_the_foot_however_narrow_the_screen_is(
    open_bench: Open, key: str
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press("enter", *"till", "enter", key)
        if key == "L":
            await bench.press("tab")
        foot = words(bench.app.screen.query_one(KeyLine))
        assert foot.endswith("esc Back  ? Keys") or foot.endswith("esc Back   ? Keys")


async def test_what_is_told_leaves_the_foot_to_be_read_and_one_thing_stands_at_a_time(
    open_bench: Open,
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press("x", "full_stop")
        assert len(bench.told) == 1
        (toast,) = bench.app.screen.query(Toast)
        assert toast.region.bottom < 10
        assert toast.region.right > 70


@pytest.mark.parametrize("way", ["enter", "m", "slash", "colon"])
async def test_what_is_told_covers_nothing_that_a_dialog_says(open_bench: Open, way: str) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press(way)
        bench.app.notify("a line as long as what is told goes ".ljust(70, "x"), markup=False)
        await bench.pilot.pause()
        (toast,) = bench.app.screen.query(Toast)
        said = bench.app.screen.query_one("#frame").children
        assert toast.region.height == 1
        assert not any(toast.region.overlaps(each.region) for each in said)


async def test_what_is_told_stands_in_one_place_when_a_dialog_comes(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press("x", "m")
        assert len(bench.told) == 1
        shown = [len(screen.query(Toast)) for screen in bench.app.screen_stack]
        assert sum(shown) == shown[-1] == 1
        await bench.press("ctrl+g")
        assert len(bench.screen.query(Toast)) == 1


@pytest.mark.parametrize("length", [70, 150])
async def test_what_is_told_covers_nothing_of_the_text(open_bench: Open, length: int) -> None:
    async with open_bench(size=(80, 24)) as bench:
        bench.app.notify(("as it is told " * 20)[:length], markup=False)
        await bench.pilot.pause()
        (toast,) = bench.app.screen.query(Toast)
        assert toast.region.bottom == 2
        assert bench.screen.reader.region.y == 2


@pytest.mark.parametrize("way", ["h", "N", "C", "M", "P", "T"])
async def test_what_is_told_covers_nothing_of_a_list_or_of_figures(
    open_bench: Open, study: Study, way: str
) -> None:
    study.codings.tag(1, Span(13, 34), study.codebook.find("Tillid").id)
    async with open_bench(size=(80, 24)) as bench:
        await bench.press(way)
        bench.app.notify(("as it is told " * 20)[:150], markup=False)
        await bench.pilot.pause()
        (toast,) = bench.app.screen.query(Toast)
        shown = bench.app.screen.focused
        assert shown is not None
        assert toast.region.bottom == 2 <= shown.region.y


async def test_what_is_told_stands_in_the_same_place_however_often_something_was_told(
    open_bench: Open,
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        places = []
        for key in "xuxuxu":
            await bench.press(key)
            (toast,) = bench.app.screen.query(Toast)
            places.append(toast.region.y)
        assert set(places) == {places[0]}


async def test_what_is_told_stays_for_as_long_as_it_takes_to_read(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("z")
        (short,) = bench.app._notifications
        await bench.press("E")
        (long,) = bench.app._notifications
        assert short.timeout == 3
        assert long.timeout > len(long.message) / 20 > 3


async def test_every_action_is_in_the_palette_and_does_what_its_key_does(open_bench: Open) -> None:
    async with open_bench() as bench:
        titles = {command.title for command in bench.app.get_system_commands(bench.screen)}
        not_now = {"Back to where the passage was chosen"} | {
            binding.tooltip for binding in WORKBENCH_KEYS if binding.action in ONLY_FOR_A_WHILE
        }
        assert titles >= {binding.tooltip for binding in WORKBENCH_KEYS} - not_now
        assert "Next sentence" in titles
        assert "Keep the new edges" not in titles
        await bench.press("ctrl+p", *"next sentence")
        await bench.pilot.pause(0.3)
        await bench.press("enter", "enter")
        await bench.pilot.pause()
        assert bench.screen.reader.selection == Span(36, 48)


def test_no_key_of_the_workbench_is_taken_from_the_reader() -> None:
    reader = {key for binding in READER_KEYS for key in binding.key.split(",")}
    workbench = [key for binding in WORKBENCH_KEYS for key in binding.key.split(",")]
    always = [
        key
        for binding in WORKBENCH_KEYS
        if binding.action not in ONLY_FOR_A_WHILE
        for key in binding.key.split(",")
    ]
    assert [key for key in set(always) if always.count(key) > 1] == []
    # The reader's hold only while edges are moved, or something is selected.
    assert reader & set(workbench) == {"enter", "escape", "h"}


async def test_the_theme_can_be_switched(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("ctrl+t")
        assert bench.app.theme == "mbcode-light"
        assert bench.screen.reader.background_colors[1] == Color.parse(LIGHT.background or "")
        await bench.press("ctrl+t")
        assert bench.app.theme == "mbcode-dark"
        assert bench.screen.reader.background_colors[1] == Color.parse(DARK.background or "")


async def test_what_lies_below_is_in_the_colours_of_the_theme_too(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("h", "ctrl+t", "escape")
        assert bench.screen.reader.background_colors[1] == Color.parse(LIGHT.background or "")


async def test_an_empty_study_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.mbcode"
    Study.create(path, coder="Åse").close()
    app = Workbench(str(path), "Åse")
    async with app.run_test(notifications=True) as pilot:
        await is_open(app, pilot)
        assert "mbcode import" in words(app.screen.query_one("#no-transcripts"))
        assert "mbcode import FILE" in words(app.screen.query_one("#no-codes"))
        keys = ("enter", "full_stop", "x", "r", "e", "m", "u", "U", "f", "i", "percent_sign")
        for key in (*keys, "ctrl+o", "enter", "tab", "enter"):
            await pilot.press(key)
        assert app.is_running
        told = {
            "m": "there is nothing here to write",
            "slash": "there is no transcript to look in",
            "F": "there is no transcript to show a part of",
            "colon": "there is no transcript to go through",
        }
        for key, why in told.items():
            await pilot.press(key)
            assert [note.message for note in app._notifications][-1].startswith(why)
        await pilot.press("ctrl+f", *"nøgle", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        todo = "there are no transcripts yet; bring some in: mbcode import FILE"
        assert words(app.screen.query_one("#found")) == todo


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("M", "Make one in the reader, or: mbcode import FILE"),
        ("X", "Make one in the reader, or: mbcode import FILE"),
        ("A", "Agreement takes two coders or more"),
        ("N", "there are no transcripts yet; bring some in: mbcode import FILE"),
        ("C", "Press n and write one"),
        ("T", "give codes in the reader, and they show here"),
        ("P", "give codes in the reader, and they show here"),
        ("L", "m in the reader writes one; tab and s, on the study"),
        ("R", "Keywords in the codebook help"),
        ("h", "what you do in the study stands here, and can be taken back"),
    ],
)
async def test_every_screen_of_an_empty_study_says_what_to_do(
    tmp_path: Path, key: str, what: str
) -> None:
    path = tmp_path / "empty.mbcode"
    Study.create(path, coder="Åse").close()
    app = Workbench(str(path), "Åse")
    async with app.run_test(size=(120, 40)) as pilot:
        await is_open(app, pilot)
        await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        rows = (strip.text for strip in app.screen._compositor.render_strips())
        assert what in " ".join("\n".join(rows).split())
        await pilot.press("escape")
        assert isinstance(app.screen, WorkbenchScreen)


async def test_a_study_that_cannot_be_opened_is_told_after_the_screen_is_left(
    tmp_path: Path,
) -> None:
    import sqlite3

    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE something (id INTEGER)")
    database.close()
    app = Workbench(str(path), "Åse")
    async with app.run_test() as pilot:
        while app.return_value is None:
            await pilot.pause(0.01)
    assert app.return_value is not None
    assert str(path) in app.return_value


HOSTILE = "[/x] [b] [latter] \x1b[31m\u202eabc\u202c"


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_hostile_names_and_texts_are_shown_as_they_are(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "hostile.mbcode"
    text = "[/x] Åse [b]: Ja [latter] \x1b[31m nej.\n\nBo [/]: Nej [/slut] \u202eabc\u202c."
    with Study.create(path, coder="[/x] Åse", name=HOSTILE) as study:
        name = "[/x] [b] [latter] \u202eabc\u202c"
        codes = (CodeDraft(CodeText("Tema [/]")), CodeDraft(CodeText("[/x] [b]"), "Tema [/]"))
        study.imports.run(
            ImportBatch((draft(name, text, case=HOSTILE, role=HOSTILE, title=HOSTILE),), codes)
        )
        code = study.codebook.find("[/x] [b]")
        study.codebook.edit(code.id, definition=HOSTILE, include=HOSTILE)
        study.codings.tag(1, Span(13, 20), code.id, HOSTILE)
    app = Workbench(str(path), "[/x] Åse")
    async with app.run_test(size=size, notifications=True) as pilot:
        await is_open(app, pilot)
        for key in ("n", "i", "x", "u", "enter", "escape", "r", "escape", "m", "escape"):
            await pilot.press(key)
        for key in ("question_mark", "escape", "ctrl+o", "tab", "tab", "down", "enter", "enter"):
            await pilot.press(key)
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        shown = "\n".join(strip.text for strip in rows)
        assert "[/x] [b]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert app.is_running


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_a_hint_in_an_empty_field_can_be_read(open_bench: Open, theme: Theme) -> None:
    async with open_bench() as bench:
        bench.app.theme = theme.name
        await bench.press("enter")
        style = bench.app.screen.query_one(Input).get_component_rich_style("input--placeholder")
        assert style.color is not None
        assert style.bgcolor is not None
        on = Color.from_rich_color(style.bgcolor)
        assert contrast(Color.from_rich_color(style.color), on) >= 4.5
