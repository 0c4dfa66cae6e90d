"""The keys of the screen that searches a study."""

from __future__ import annotations

from functools import partial

from mbcode.tui.keymap import named_key

URGENT = ("choose", "select", "mark", "mark_all", "give_code", "next_part", "edit_query")

_key = partial(named_key, "search")

SEARCH_KEYS = [
    _key("c", "give_code", "code", "Code", "Code the marked hits' sentences", show=True),
    _key("0", "look('WRITTEN')", "written", "As written", "Find what is written, inside words too"),
    _key("w", "look('WHOLE')", "whole", "Words", "Find whole words as they are written"),
    _key("1", "look('FORMS')", "forms", "Forms", "Find all forms of the words"),
    _key("2", "look('ENDING')", "ending", "Ending", "Find compounds that end in it too"),
    _key(
        "3", "look('BEGINNING')", "beginning", "Beginning", "Find compounds beginning with it too"
    ),
    _key("r", "look('PATTERN')", "regex", "Regex", "Find what a regular expression matches"),
    _key("tab", "next_part", "part", "Forms", "Between hits and forms", show=True),
    _key("slash,ctrl+f", "edit_query", "query", "Words", "Search for other words", show=True),
    _key("f", "filter", "filter", "Filter", "Search only a part of the study", show=True),
    _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change"),
    _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last"),
    _key("escape,q", "dismiss(None)", "back", "Back", "Back to the reader", show=True),
]
