"""The keys of the screen that decides on names. Each has an id, by which a user's keymap can alter
it.
"""

from __future__ import annotations

from functools import partial

from mbcode.tui.keymap import named_key

URGENT = ("replace", "keep", "edit", "same_as", "leave_open", "apply", "next_open")

_key = partial(named_key, "naming", show=True)

NAMES_KEYS = [
    _key("r", "replace", "replace", "Replace", "Let the suggested pseudonym stand for it"),
    _key("s", "keep", "keep", "Stays", "Let the name stay"),
    _key("e", "edit", "edit", "Other", "Let another pseudonym stand for it"),
    _key("equals_sign", "same_as", "same_as", "Same as", "It is another name's spelling"),
    _key("x,delete", "leave_open", "open", "Open", "Take the decision back"),
    _key("A", "apply", "apply", "Do it", "Carry the decisions out"),
    _key("n", "next_open", "next_open", "Next open", "Next name that is not decided on"),
    _key("escape,q", "leave", "back", "Back", "Back to the reader"),
]
