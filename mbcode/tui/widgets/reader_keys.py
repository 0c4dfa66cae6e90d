"""The reader's keys. Each has an id, by which a user's keymap can give it another key.

The same key may stand twice: once for sentences and once for exact mode. The reader says which of
the two holds (`Reader.check_action`).
"""

from __future__ import annotations

from textual.binding import Binding


def _key(keys: str, action: str, name: str, description: str, *, show: bool = False) -> Binding:
    return Binding(keys, action, description, id=f"reader.{name}", show=show)


EXACT_ACTIONS = frozenset({"move_character", "move_row", "swap_ends", "accept_edges"})
"""What can be done in exact mode only."""

SENTENCE_ACTIONS = frozenset(
    {"step_sentence", "step_turn", "step_coding", "to_start", "to_end", "start_exact"}
)
"""What can't be done in exact mode: it would let the passage go."""

READER_KEYS = [
    _key("down,j", "step_sentence(1)", "next_sentence", "Next sentence", show=True),
    _key("up,k", "step_sentence(-1)", "previous_sentence", "Previous sentence"),
    _key("ctrl+down,}", "step_turn(1)", "next_turn", "Next turn"),
    _key("ctrl+up,{", "step_turn(-1)", "previous_turn", "Start of the turn, then the turn before"),
    _key("n,]", "step_coding(1)", "next_coding", "Next coded sentence", show=True),
    _key("p,[", "step_coding(-1)", "previous_coding", "Previous coded sentence"),
    _key("c", "choose_coding", "choose_coding", "Choose among the codings here", show=True),
    _key("home,g", "to_start", "start", "Start of the transcript"),
    _key("end,G", "to_end", "end", "End of the transcript"),
    _key("pagedown,space", "page(1)", "page_down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up"),
    _key("percent_sign", "ask_percentage", "percentage", "Go to a percentage of the transcript"),
    _key("shift+down,J", "extend_sentence(1)", "extend", "Extend by a sentence", show=True),
    _key("shift+up,K", "extend_sentence(-1)", "shrink", "Shrink by a sentence"),
    _key("shift+right,w", "extend_word(1)", "extend_word", "Extend by a word"),
    _key("shift+left,b", "extend_word(-1)", "shrink_word", "Shrink by a word"),
    _key("v", "start_exact", "exact", "Select exact characters", show=True),
    _key("right,l", "move_character(1)", "end_right", "Move the end right", show=True),
    _key("left,h", "move_character(-1)", "end_left", "Move the end left", show=True),
    _key("down,j", "move_row(1)", "end_down", "Move the end a row down"),
    _key("up,k", "move_row(-1)", "end_up", "Move the end a row up"),
    _key("o", "swap_ends", "swap_ends", "Move the other end", show=True),
    _key("enter", "accept_edges", "accept_edges", "Keep the new edges", show=True),
    _key("escape", "let_go", "let_go", "Drop the selection", show=True),
]
