"""The codebook as a tree to work on: its keys go to a code, and give none."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from mbcode.tui.keymap import named_key
from mbcode.tui.widgets.code_tree import CodeTree

_key = partial(named_key, "codes")


class CodebookTree(CodeTree, inherit_bindings=False):
    """A `CodeTree` in which enter leads to the quotations of a code (`CodeTree.Given`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "cursor_down", "next", "Next code"),
        _key("up,k", "cursor_up", "previous", "Previous code"),
        _key("pagedown", "page_down", "page_down", "Page down"),
        _key("pageup", "page_up", "page_up", "Page up"),
        _key("home,g", "scroll_home", "first", "First code"),
        _key("end,G", "scroll_end", "last", "Last code"),
        _key("space", "toggle_node", "toggle", "Open or close a theme"),
        _key("enter", "give", "quotations", "Quotations", show=True),
    ]

    def action_give(self) -> None:
        """Wish for the quotations of a code, or of all below a heading."""
        if self.current is not None:
            self.post_message(self.Given(self.current))

    def go_to(self, code: int) -> None:
        """Go to a code, which may have come just now; what it stands below is opened."""
        node = self._by_code.get(code)
        if node is None:
            return
        above = node.parent
        while above is not None:
            above.expand()
            above = above.parent
        self.put_cursor(node)
