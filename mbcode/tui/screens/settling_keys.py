"""The keys of the screen that settles what two coders read differently."""

from __future__ import annotations

from functools import partial

from mbcode.tui.keymap import named_key

_key = partial(named_key, "settling", show=True)

SETTLING_KEYS = [
    _key("1", "take(0)", "one", "Left", "Agree on what the left coder gave, or did not"),
    _key("2", "take(1)", "other", "Right", "Agree on what the right coder gave, or did not"),
    _key("0", "decline", "neither", "Neither", "Agree that the code is not given here"),
    _key("s,space", "skip", "skip", "Skip", "Next passage that is not settled"),
    _key("u,ctrl+z", "undo", "undo", "Undo", "Take back what you settled here last"),
    _key("n,right,l", "go(1)", "next", "Next", "Next passage, settled or not"),
    _key("p,left,h", "go(-1)", "previous", "Previous", "Previous passage", show=False),
    _key("U,ctrl+r", "redo", "redo", "Redo", "Settle again what you took back", show=False),
    _key("enter", "read_on", "read", "Read on", "Go to the passage in the reader"),
    _key("escape,q", "dismiss(None)", "back", "Back", "Back to the list of codes"),
]
