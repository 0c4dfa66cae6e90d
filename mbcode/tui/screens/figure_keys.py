"""The keys that counting screens share."""

from __future__ import annotations

from functools import partial

from mbcode.tui.keymap import named_key

figure_key = partial(named_key, "figures", show=True)
"""Makes a key of a counting screen."""


UNIT_KEY = figure_key("t", "ask('unit')", "unit", "Unit", "Count in another unit")
RULE_KEY = figure_key("c", "ask('rule')", "coders", "Coders", "Coders apart, as one, or agreeing")
LEVEL_KEY = figure_key("T", "ask('level')", "level", "Themes", "Count codes, or themes")
COMMON_KEYS = [
    figure_key("f", "filter", "filter", "Filter", "Count only a part of the study"),
    figure_key("e", "export", "export", "Export", "Write a table to a file"),
    figure_key("escape,q", "dismiss(None)", "back", "Back", "Back to where you came from"),
    figure_key("s", "sort", "sort", "Sort", "By codebook, or most first"),
    figure_key("z", "hide_empty", "empty", "Empty", "Hide or show what was counted nowhere"),
    figure_key("plus", "widen(1)", "wider", "Wider", "Window of a sentence more", show=False),
    figure_key("minus", "widen(-1)", "smaller", "Smaller", "Window of a sentence less", show=False),
]
"""Stand at the end of the `BINDINGS` of every counting screen, so that its own come first."""
