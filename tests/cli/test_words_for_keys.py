"""`mbcode read` and the reader of the workbench are two doors to the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mbcode.tui.screens.workbench_keys import WORKBENCH_KEYS
from mbcode.tui.widgets.reader_keys import ONLY_IN_A_MODE, READER_KEYS
from tests.cli.conftest import Mbcode
from tests.studies import small_study

ON_A_SCREEN_ALONE = {
    "extend", "shrink", "turn", "extend_word", "shrink_word", "exact", "let_go", "page_down",
    "page_up", "focus", "give_held", "leave", "back", "next_pane", "previous_pane", "list", "tree",
}  # fmt: skip
"""How a passage is marked, which a line says by its words; and what only a screen has."""
A_COMMAND = {
    "matrix", "crosstab", "agreement", "progress", "codebook", "names", "overview", "history",
    "search",
}  # fmt: skip
"""Other screens: what they do, commands do."""
WORDS = {
    "next_sentence": "next", "previous_sentence": "back", "next_turn": "turn",
    "previous_turn": "turn", "next_coding": "coded", "previous_coding": "coded",
    "choose_coding": "here", "start": "start", "end": "end", "percentage": "percent",
    "find": "find", "lens": "only", "open": "open", "code": "tag", "repeat": "again",
    "hold": "hold", "release": "hold", "in_vivo": "vivo", "untag": "untag", "recode": "recode",
    "edges": "edges", "memo": "memo", "memos": "memos", "undo": "undo", "redo": "redo",
    "split": "split", "join": "join", "edit": "edit", "reviews": "reviews", "place": "place",
    "copy": "copy", "only_mine": "mine", "info": "info", "done": "done", "suggest": "suggest",
    "suggestions": "suggest", "quit": "quit",
}  # fmt: skip
"""By the name of what a key does in the reader: the word that does it."""


def test_whatever_a_key_does_in_the_reader_a_word_does(
    mbcode: Mbcode, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_study(folder / "study.mbcode").close()
    monkeypatch.setattr("sys.stdin", io.StringIO("help all\n"))
    told = mbcode("read", "01-nord").out.splitlines()
    words = {line.partition(" ")[0].rstrip(":") for line in told}
    keys = {
        str(key.id).partition(".")[2]
        for key in (*READER_KEYS, *WORKBENCH_KEYS)
        if key.action.partition("(")[0] not in ONLY_IN_A_MODE
    }
    assert keys - ON_A_SCREEN_ALONE - A_COMMAND == set(WORDS)
    assert set(WORDS.values()) <= words
