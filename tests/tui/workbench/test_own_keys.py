"""A user's own keys in the workbench, and the two that each step has: an arrow and a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.strip import Strip

from mbcode.cli import main
from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.key_file import every_binding, read_keymap
from mbcode.tui.keys import key_groups
from tests.tui.workbench.conftest import Bench, Open, is_open

LETTERS_ARE_TEXT = {"picker", "find", "quotation", "same_name", "choice", "memos"}
"""The parts in which what is typed is written into a line."""


@pytest.mark.parametrize(("arrow", "letter"), [("down", "j"), ("up", "k")])
def test_wherever_letters_are_no_text_an_arrow_has_its_letter(arrow: str, letter: str) -> None:
    lacking = [
        binding.id
        for binding in every_binding()
        if arrow in binding.key.split(",")
        and letter not in binding.key.split(",")
        and str(binding.id).partition(".")[0] not in LETTERS_ARE_TEXT
    ]
    assert lacking == []


LETTERS = {
    "down": "j", "up": "k", "left": "h", "right": "l", "home": "g", "end": "G",
    "shift+down": "J", "shift+up": "K", "shift+right": "w", "ctrl+down": "}", "ctrl+up": "{",
}  # fmt: skip
WALKS = {
    "sentences": ((), ("end", "home", "ctrl+down", "down", "up", "shift+down", "down")),
    "longer and shorter": ((), ("shift+down", "shift+down", "shift+up", "shift+right")),
    "exact characters": (("down", "v"), ("right", "right", "right", "left", "shift+right")),
    "transcripts": (("t",), ("down", "up", "down")),
    "codes beside the text": (("tab",), ("down", "down", "up", "down")),
    "codebook": (("C",), ("end", "up", "up", "down")),
    "matrix": (("M",), ("right", "down", "left", "right", "up", "down")),
}
"""By what is walked through: the keys that lead there, and a walk."""


@pytest.mark.parametrize(("way", "arrows"), WALKS.values(), ids=WALKS)
async def test_arrows_and_letters_lead_to_the_same(
    open_bench: Open, study: Study, way: tuple[str, ...], arrows: tuple[str, ...]
) -> None:
    for name in ("Tillid", "Rum", "Møder"):
        study.codings.tag(1, Span(36, 48), study.codebook.find(name).id)
    left: list[list[Strip]] = []
    for walk in (arrows, [LETTERS[key] for key in arrows]):
        study.places.remember(1, 0)
        async with open_bench() as bench:
            before = await screen_after(bench, *way)
            left.append(await screen_after(bench, *walk))
            assert left[-1] != before
    by_arrows, by_letters = left
    assert by_arrows == by_letters


async def screen_after(bench: Bench, *keys: str) -> list[Strip]:
    """Return the whole screen, colours and all, as keys leave it."""
    await bench.press(*keys)
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()
    return bench.app.screen._compositor.render_strips()


async def test_a_file_as_it_is_printed_is_obeyed_where_it_was_altered(
    study: Study,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "keys.toml"
    monkeypatch.delenv("MBCODE_KEYS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main(["keys", "--print"]) == 0
    printed = capsys.readouterr().out
    file.write_text(printed.replace('untag = "x,delete"', 'untag = "ø"'), encoding="utf-8")
    app = Workbench(study.place, "Åse", read_keymap(file))
    async with app.run_test(size=(160, 50), notifications=True) as pilot:
        await is_open(app, pilot)
        bench = Bench(app, pilot, study)
        await bench.press("enter", *"till", "enter", "x")
        assert bench.codes_given == ["Tillid"]
        await bench.press("ø")
        assert bench.codings == ()
        await bench.press("u", "down", "full_stop")
        assert bench.codes_given == ["Tillid", "Tillid"]


async def test_a_key_of_ones_own_stands_for_the_old_one_and_leaves_the_others(
    study: Study, tmp_path: Path
) -> None:
    """`b` means a word in two modes: giving one another key must not take it from the other."""
    study.codebook.edit("Tillid", key="1")
    file = tmp_path / "keys.toml"
    file.write_text('[workbench]\nuntag = "ø"\n[reader]\nshrink_word = "å"\n', encoding="utf-8")
    app = Workbench(str(study.path), "Åse", read_keymap(file))
    async with app.run_test(size=(160, 50), notifications=True) as pilot:
        await is_open(app, pilot)
        bench = Bench(app, pilot, study)
        await bench.press("1", "x")
        assert len(bench.codings) == 1
        await bench.press("ø")
        assert bench.codings == ()
        ends = [await bench.end_after(key) for key in ("w", "å", "b")]
        assert ends[1] < ends[0]
        assert ends[2] == ends[1]
        await bench.press("escape", "v")
        ends = [await bench.end_after(key) for key in ("w", "b")]
        assert ends[1] < ends[0]
        keys = {
            key.action: key.keys
            for group in key_groups(app.screen, app.keymap)
            for key in group.keys
        }
        assert [binding.key for binding in keys["untag"]] == ["ø"]
