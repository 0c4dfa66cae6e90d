"""The keys of the codebook screen. Each has an id, by which a user's keymap can alter it."""

from __future__ import annotations

from functools import partial

from mbcode.tui.keymap import named_key

_key = partial(named_key, "codebook")

CODEBOOK_KEYS = [
    _key("e", "edit", "edit", "Edit", "Edit what the codebook says of the code", show=True),
    _key("n", "add(False)", "beside", "New", "Add a code beside this one", show=True),
    _key("N", "add(True)", "below", "Below", "Add a code below this one", show=True),
    _key("K,shift+up", "move('UP')", "up", "Move", "Move the code up", show=True),
    _key("J,shift+down", "move('DOWN')", "down", "Move", "Move the code down", show=True),
    _key("L,shift+right", "move('IN')", "in", "Move", "Move it below the code before", show=True),
    _key("H,shift+left", "move('OUT')", "out", "Move", "Move it out of its heading", show=True),
    _key("m", "merge", "merge", "Merge", "Merge the code into another", show=True),
    _key("s", "split", "split", "Split", "Walk through its codings and split it", show=True),
    _key("x,delete", "delete", "delete", "Delete", "Delete the code; nothing may stand on it"),
    _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change", show=True),
    _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last"),
    _key("tab", "next_pane(1)", "next_pane", "Pane", "Next: what is said, quotations, tree"),
    _key("shift+tab", "next_pane(-1)", "previous_pane", "Pane", "Previous pane"),
    _key("escape,q", "back", "back", "Back", "To the tree, then to the text", show=True),
]
