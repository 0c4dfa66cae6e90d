"""The codebook as a tree: themes, codes, their keys, and how often each was given."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from mbcode.model import Code
from mbcode.tui.reading.visible import one_line
from mbcode.tui.tallies import Tally
from mbcode.tui.widgets.code_colour import code_colour, legible

_NOTHING = Tally(0, 0)
_INDENT = 2
_TOGGLES = Style.from_meta({"toggle": True})
"""By this a `Tree` knows the sign that opens and closes a node when clicked on."""


class CodeTree(Tree[int]):
    """A node's data is its code's id; the numbers are codings here and in the whole study."""

    BINDING_GROUP_TITLE = "Codebook"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Next code", id="tree.next", show=False),
        Binding("up,k", "cursor_up", "Previous code", id="tree.previous", show=False),
        Binding("enter", "give", "Give the code to the passage", id="tree.give", show=False),
        Binding("space", "toggle_node", "Open or close a theme", id="tree.toggle", show=False),
    ]
    DEFAULT_CSS = """
    CodeTree {
        height: 1fr;
        padding: 0;
        background: $surface;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .tree--guides, & > .tree--guides-hover, & > .tree--guides-selected { color: $surface; }
        &:focus { background-tint: transparent 0%; }
    }
    """

    class Given(Message):
        """The user wants to give a code, by its id, to the passage."""

        def __init__(self, code: int) -> None:
            super().__init__()
            self.code = code

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = _INDENT
        self.auto_expand = False
        self._codes: Mapping[int, Code] = {}
        self._tallies: Mapping[int, Tally] = {}
        self._by_code: dict[int, TreeNode[int]] = {}
        self._behind = self.background_colors[1]

    def show(self, codes: Mapping[int, Code], tallies: Mapping[int, Tally]) -> None:
        """Show a codebook, in its order, and its numbers; of the one it shows, just the numbers.

        What was closed before stays closed.
        """
        # In their order too, which the comparison of mappings leaves out.
        if list(codes.items()) == list(self._codes.items()):
            self._show_tallies(tallies)
            return
        closed = {id_ for id_, node in self._by_code.items() if not node.is_expanded}
        at = _still_there(self.current, self._codes, codes)
        self._codes, self._tallies = codes, tallies
        self.clear()
        self.root.expand()
        self._by_code = {}
        parents = {code.parent for code in codes.values()}
        for code in codes.values():
            above = self.root if code.parent is None else self._by_code[code.parent]
            self._by_code[code.id] = above.add(
                Text(), data=code.id, expand=code.id not in closed, allow_expand=code.id in parents
            )
        cursor = self._by_code.get(at) if at is not None else None
        if cursor is not None or self.root.children:
            self.put_cursor(cursor or self.root.children[0])

    def put_cursor(self, node: TreeNode[int]) -> None:
        """Put the cursor on a line that may have just come, before the next key asks for it."""
        # Asking for the last line lays all of them out: only then a node knows where it stands.
        if self.last_line >= 0:
            self.move_cursor(node)

    @property
    def current(self) -> int | None:
        """The id of the code under the tree's cursor."""
        return None if self.cursor_node is None else self.cursor_node.data

    def tally_of(self, code: int) -> Tally:
        """Return the numbers that are shown of a code; none of a code that isn't there."""
        return self._tallies.get(code, _NOTHING)

    def action_give(self) -> None:
        """Wish for the code, or open and close a heading."""
        code = self._codes.get(self.current) if self.current is not None else None
        if code is None:
            return
        if code.applicable:
            self.post_message(self.Given(code.id))
        else:
            self.action_toggle_node()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look once, and not for each row, what the tree is drawn on."""
        self._behind = self.background_colors[1]
        return super().render_lines(crop)

    def render_label(
        self,
        node: TreeNode[int],
        base_style: Style,  # noqa: ARG002
        style: Style,
    ) -> Text:
        """Draw a row: colour mark, key, name and, flush right, the numbers."""
        code = self._codes.get(node.data) if node.data is not None else None
        if code is None:
            return Text("")
        tally = self._tallies.get(code.id, _NOTHING)
        numbers = _numbers(tally)
        room = self._room(code)
        head = self._head(node, code)
        name_room = max(room - cell_len(head) - cell_len(numbers) - 1, 4)
        name = set_cell_size(_cut(one_line(code.name), name_room), name_room)
        text = Text(no_wrap=True, end="")
        mark = self._mark_style(code, style)
        text.append(head, mark + _TOGGLES if node.allow_expand else mark)
        text.append(name, style + Style(bold=not code.applicable or tally.here > 0))
        text.append(f" {numbers}", style + Style(dim=not tally.here))
        return text

    def get_label_width(self, node: TreeNode[int]) -> int:
        """Return the width of a row, which is always what there is."""
        return self._room(self._codes.get(node.data) if node.data is not None else None)

    def _show_tallies(self, tallies: Mapping[int, Tally]) -> None:
        before, self._tallies = self._tallies, tallies
        for id_, node in self._by_code.items():
            if before.get(id_) != tallies.get(id_):
                node.refresh()

    def _room(self, code: Code | None) -> int:
        indent = _INDENT * code.depth if code is not None else 0
        return max(self.scrollable_content_region.width - indent - 1, 1)

    def _head(self, node: TreeNode[int], code: Code) -> str:
        if node.allow_expand:
            return "▾ " if node.is_expanded else "▸ "
        return f"▌{code.text.key or ' '} "

    def _mark_style(self, code: Code, row: Style) -> Style:
        own = row.bgcolor
        background = self._behind if own is None else Color.from_rich_color(own)
        return Style(color=legible(code_colour(code), background).rich_color, bgcolor=own)


def _still_there(at: int | None, before: Iterable[int], after: Container[int]) -> int | None:
    """Return the code `at` which the cursor was, or the nearest one before it that is left."""
    place = list(before)
    up_to = place[: place.index(at) + 1] if at in place else []
    return next((code for code in reversed(up_to) if code in after), None)


def _numbers(tally: Tally) -> str:
    """Return codings here / in the study, nothing where there are none."""
    return f"{tally.here or '·'}/{tally.study}" if tally.study else ""


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
