"""The codebook as a tree to work on: its keys go to a code, and give none."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from mbcode.tui.keymap import named_key
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.scrolled_rows import paging_keys

_key = partial(named_key, "codes")


class CodebookTree(CodeTree, inherit_bindings=False):
    """A `CodeTree` in which enter leads to the quotations of a code (`CodeTree.Given`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "step(1)", "next", "Next code"),
        _key("up,k", "step(-1)", "previous", "Previous code"),
        *paging_keys("codes", first="First code", last="Last code", page_down="pagedown"),
        _key("space", "toggle_heading", "toggle", "Open or close a theme"),
        _key("enter", "choose", "quotations", "Quotations", show=True),
    ]

    def action_choose(self) -> None:
        """Wish for the quotations of a code, or of all below a heading."""
        if self.current is not None:
            self.post_message(self.Given(self.current))
