"""The reader's keys. Each has an id, by which a user's keymap can give it another key.

The same key may stand twice: once for sentences and once for a mode. The reader says which of the
two holds (`Reader.check_action`).
"""

from __future__ import annotations

from enum import Enum
from functools import partial

from textual.binding import Binding

from mbcode.tui.keymap import named_key


class Mode(Enum):
    """What the reader's keys do."""

    SENTENCES = "sentences"
    """They go from sentence to sentence; the default."""
    EXACT = "exact"
    """They move the ends of a selection, character by character."""
    EDGES = "edges"
    """The same, of a coding that is there already."""


_EXACT = Binding.Group("Exact characters, by v")
_EDGES = Binding.Group("Moving edges, by e: the keys of exact characters, and")

_key = partial(named_key, "reader")

_MOVES = frozenset({"move_character", "move_word", "move_row", "to_row_end", "swap_ends"})
_ALWAYS = frozenset({"extend_sentence", "page"})

MODE_ACTIONS = {
    Mode.EXACT: _MOVES | {"let_go"} | _ALWAYS,
    Mode.EDGES: _MOVES | {"accept_edges", "drop_edges"} | _ALWAYS,
}
"""All that can be done in a mode."""

ONLY_IN_A_MODE = _MOVES | {"accept_edges", "drop_edges"}
"""What can't be done without one."""

READER_KEYS = [
    _key("down,j", "step_sentence(1)", "next_sentence", "Next", "Next sentence", show=True),
    _key("up,k", "step_sentence(-1)", "previous_sentence", "Previous", "Previous sentence"),
    _key("ctrl+down,}", "step_turn(1)", "next_turn", "Next turn", "Next turn"),
    _key(
        "ctrl+up,{",
        "step_turn(-1)",
        "previous_turn",
        "Turn",
        "Start of the turn, then the turn before",
    ),
    _key("n,]", "step_coding(1)", "next_coding", "Next coded", "Next coded sentence", show=True),
    _key("p,[", "step_coding(-1)", "previous_coding", "Coded", "Previous coded sentence"),
    _key(
        "c", "choose_coding", "choose_coding", "Choose", "Choose among the codings here", show=True
    ),
    _key("home,g", "to_start", "start", "Start", "Start of the transcript"),
    _key("end,G", "to_end", "end", "End", "End of the transcript"),
    _key("pagedown,space", "page(1)", "page_down", "Page down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up", "Page up"),
    _key(
        "percent_sign",
        "ask_percentage",
        "percentage",
        "Go to",
        "Go to a percentage of the transcript",
    ),
    _key(
        "shift+down,J", "extend_sentence(1)", "extend", "Longer", "Extend by a sentence", show=True
    ),
    _key("shift+up,K", "extend_sentence(-1)", "shrink", "Shorter", "Shrink by a sentence"),
    _key("W", "hold_turn", "turn", "Turn", "The whole turn; again: the next one too"),
    _key("w,shift+right", "extend_word(1)", "extend_word", "Word", "Extend by a word"),
    _key("b,shift+left", "extend_word(-1)", "shrink_word", "Word", "Shrink by a word"),
    _key("v", "start_exact", "exact", "Exact", "Select exact characters", show=True),
    _key("escape", "let_go", "let_go", "Drop", "Drop the selection", show=True),
    _key(
        "left,h",
        "move_character(-1)",
        "end_left",
        "Character",
        "Move the end left",
        show=True,
        group=_EXACT,
    ),
    _key(
        "right,l",
        "move_character(1)",
        "end_right",
        "Character",
        "Move the end right",
        show=True,
        group=_EXACT,
    ),
    _key(
        "b,shift+left",
        "move_word(-1)",
        "word_left",
        "Word",
        "Move it a word back",
        show=True,
        group=_EXACT,
    ),
    _key(
        "w,shift+right",
        "move_word(1)",
        "word_right",
        "Word",
        "Move it a word on",
        show=True,
        group=_EXACT,
    ),
    _key("up,k", "move_row(-1)", "end_up", "Row", "Move it a row up", show=True, group=_EXACT),
    _key("down,j", "move_row(1)", "end_down", "Row", "Move it a row down", show=True, group=_EXACT),
    _key(
        "home",
        "to_row_end(-1)",
        "row_start",
        "Row start",
        "Move it to the row's start",
        group=_EXACT,
    ),
    _key("end", "to_row_end(1)", "row_end", "Row end", "Move it to the row's end", group=_EXACT),
    _key("o", "swap_ends", "swap_ends", "Other end", "Move the other end", show=True, group=_EXACT),
    _key(
        "enter",
        "accept_edges",
        "accept_edges",
        "Keep",
        "Keep the new edges",
        show=True,
        group=_EDGES,
    ),
    _key(
        "escape",
        "drop_edges",
        "drop_edges",
        "Drop",
        "Leave the edges as they were",
        show=True,
        group=_EDGES,
    ),
]
