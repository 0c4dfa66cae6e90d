"""A user's own keys in the workbench."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.key_file import every_binding, read_keymap
from mbcode.tui.keys import key_groups
from tests.tui.workbench.conftest import Bench, is_open

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
