"""The text corrected, reviews settled, sentences cut: by keys, and on the disk."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from mbcode.jobs.editing import draft_of_text, edit_transcript
from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.screens.reviews import ReviewsScreen
from mbcode.tui.widgets.code_line import CodeLine
from tests.studies import TEXT
from tests.tui.workbench.conftest import Open, words

ONSDAGEN = Span(TEXT.index("onsdagen"), TEXT.index("onsdagen") + 8)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let `$EDITOR` be a program that does something to `path`, in a terminal that can wait."""
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
    monkeypatch.delenv("VISUAL", raising=False)

    def does(what: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n" + what, encoding="utf-8"
        )
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

    return does


def waiting(study: Study) -> None:
    """Let one coding wait for review."""
    code = study.codebook.find("Åbningstid").id
    study.codings.tag(1, ONSDAGEN, code, memo="hvornår?")
    new = draft_of_text(TEXT.replace("onsdagen", "ugen"), "rettet")
    edit_transcript(study, study.transcripts.read(1), new)


async def test_the_text_is_corrected_in_ones_editor(
    open_bench: Open, editor: Callable[[str], None], tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    editor(
        f"mode = oct(path.stat().st_mode & 0o777)\n"
        f"pathlib.Path({str(seen)!r}).write_text(f'{{path}} {{mode}}')\n"
        "path.write_text(path.read_text().replace('Bo ', 'Poul '))\n"
    )
    async with open_bench() as bench:
        await bench.press("down", "down", "enter")
        await bench.type("till")
        await bench.press("enter", "E")
        assert bench.told[-1] == "edit 01-nord: 1 edit"
        assert bench.study.transcripts.read(1).text == TEXT.replace("Bo ", "Poul ")
        (coding,) = bench.codings
        assert "har Poul den" in words(bench.screen.reader)
        assert coding.span == bench.screen.reader.selection
        await bench.press("u")
        assert bench.study.transcripts.read(1).text == TEXT
        assert "har Bo den" in words(bench.screen.reader)
    path, mode = seen.read_text().rsplit(" ", 1)
    assert mode == oct(stat.S_IRUSR | stat.S_IWUSR)
    assert not Path(path).parent.exists()


NO_CHANGE = {
    "nothing was changed": "",
    "failed (status 3); nothing was changed": "sys.exit(3)",
    "left no UTF-8": "path.write_bytes(b'\\xff\\xfe')",
    "holds no text": "path.write_text(' ')",
    "left no text": "path.unlink()",
}


@pytest.mark.parametrize(("told", "does"), NO_CHANGE.items(), ids=NO_CHANGE)
async def test_an_editor_that_fails_changes_nothing(
    open_bench: Open, editor: Callable[[str], None], told: str, does: str
) -> None:
    editor(does)
    async with open_bench() as bench:
        await bench.press("E")
        assert told in bench.told[-1]
        assert bench.study.transcripts.read(1).text == TEXT


async def test_without_an_editor_it_says_what_to_do(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_bench() as bench:
        await bench.press("E")
        assert "no editor can be opened here" in bench.told[-1]
        monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
        for name in ("VISUAL", "EDITOR"):
            monkeypatch.delenv(name, raising=False)
        await bench.press("E")
        assert "no editor is set; set $EDITOR" in bench.told[-1]
        monkeypatch.setenv("VISUAL", "/there/is/none")
        await bench.press("E")
        assert "can't be started" in bench.told[-1]


async def test_the_program_comes_back_to_the_terminal_whatever_becomes_of_the_editor(
    open_bench: Open, editor: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves: list[str] = []
    for name in ("suspend_application_mode", "resume_application_mode"):
        monkeypatch.setattr(HeadlessDriver, name, lambda _, name=name: leaves.append(name))
    editor("sys.exit(1)")
    async with open_bench() as bench:
        await bench.press("E")
        assert "failed (status 1)" in bench.told[-1]
        monkeypatch.delenv("EDITOR")
        await bench.press("E")
        assert "no editor is set" in bench.told[-1]
        assert leaves == ["suspend_application_mode", "resume_application_mode"] * 2


async def test_what_was_written_in_vain_is_not_lost(
    open_bench: Open, editor: Callable[[str], None], study: Study
) -> None:
    editor("path.write_text(path.read_text().replace('Nej.', 'Jo.'))\n")
    async with open_bench() as bench:
        study.sentences.join(1, 2, 3)
        await bench.press("E")
        assert "was altered meanwhile" in bench.told[-1]
        editor("")
        bench.screen.session.look_again()
        await bench.press("E")
        assert bench.study.transcripts.read(1).text == TEXT.replace("Nej.", "Jo.")


async def test_reviews_are_told_listed_and_placed(open_bench: Open, study: Study) -> None:
    waiting(study)
    async with open_bench() as bench:
        assert bench.told[-1].startswith("1 coding waits for review since")
        await bench.press("V")
        assert bench.shows(ReviewsScreen)
        shown = words(bench.app.screen.query_one("#was"))
        assert shown == "onsdagen"
        now = words(bench.app.screen.query_one("#now"))
        assert "den om ugen." in now
        assert "…" not in now
        assert words(bench.app.screen.query_one("#memo")) == "memo: hvornår?"
        await bench.press("enter")
        (coding,) = bench.codings
        assert coding.memo == "hvornår?"
        assert coding.span == Span(ONSDAGEN.start, ONSDAGEN.start + 4)
        assert bench.told[-1] == "place Åbningstid on “ugen”"
        await bench.press("u")
        assert bench.codings == ()
        await bench.press("x")
        assert bench.told[-1] == "drop Åbningstid on “onsdagen”"
        assert study.reviews.all() == ()
        await bench.press("u", "escape")
        assert len(study.reviews.all()) == 1


async def test_the_review_that_waits_nearest_to_the_cursor_comes_first(
    open_bench: Open, study: Study
) -> None:
    code = study.codebook.find("Rum").id
    for span in (ONSDAGEN, Span(120, 124)):
        study.codings.tag(1, span, code)
    new = draft_of_text(TEXT.replace("onsdagen", "ugen").replace("Nej.", "Hm!"), "rettet")
    edit_transcript(study, study.transcripts.read(1), new)
    assert len(study.reviews.all()) == 2
    async with open_bench() as bench:
        for key, was in (("home", "onsdagen"), ("end", "Nej.")):
            await bench.press(key, "V")
            assert words(bench.app.screen.query_one("#was")) == was
            await bench.press("escape")


async def test_a_passage_is_marked_for_a_review(open_bench: Open, study: Study) -> None:
    waiting(study)
    async with open_bench() as bench:
        await bench.press("V", "m")
        line = words(bench.screen.query_one(CodeLine))
        assert line == "Placing Åbningstid · ⏎ here · esc not now · it was on “onsdagen”"
        await bench.press("enter")
        (coding,) = bench.codings
        assert coding.span == bench.screen.reader.selection
        assert study.reviews.all() == ()
        assert bench.told[-1].startswith("place Åbningstid on “")
        await bench.press("u", "V", "m", "escape")
        assert not words(bench.screen.query_one(CodeLine)).startswith("Placing")
        assert len(study.reviews.all()) == 1


async def test_without_reviews_it_says_so(open_bench: Open) -> None:
    async with open_bench() as bench:
        assert bench.told == []
        await bench.press("V")
        assert bench.told[-1] == "no coding waits for review"


def said(study: Study) -> list[str]:
    read = study.transcripts.read(1)
    return [sentence.span.of(read.text) for sentence in read.sentences]


async def test_sentences_are_split_and_joined_by_keys(open_bench: Open, study: Study) -> None:
    before = said(study)
    async with open_bench() as bench:
        await bench.press("down", "down", "S")
        assert bench.told[-1].startswith("v and the arrows choose where")
        await bench.press("v", "w", "w", "w", "S")
        assert said(study)[2:4] == ["Og så har Bo", "den om onsdagen."]
        assert bench.told[-1] == "split sentence 3 of 01-nord"
        await bench.press("u")
        assert said(study) == before
        await bench.press("home", "down", "plus")
        assert said(study)[1] == "Det har jeg. Og så har Bo den om onsdagen."
        await bench.press("U", "u", "home", "down", "J", "J", "plus")
        assert said(study)[1] == "Det har jeg. Og så har Bo den om onsdagen. Det går fint."
        await bench.press("home", "plus")
        assert "several turns" in bench.told[-1]
