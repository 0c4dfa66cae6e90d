"""The codebook as a tree: themes, codes, their keys, and how often each was given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from mbcode.model import Code
from mbcode.tui.codebook.outline import Outline
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.visible import one_line
from mbcode.tui.tallies import Tally
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.quiet_rows import Grounds, QuietRows
from mbcode.tui.widgets.scrolled_rows import CursorRows

_NOTHING = Tally(0, 0)
_INDENT = 2
_OPEN, _CLOSED = "▾ ", "▸ "
_SIGN = 2
"""Cells of the sign that opens and closes a heading when clicked on."""
_NAME_AT_LEAST = 4

_key = partial(named_key, "tree")


class _Row(NamedTuple):
    """All that a row is drawn from: rows that are the same need not be drawn again."""

    code: Code
    tally: Tally
    mark: str
    here: bool
    pointed: bool


class CodeTree(QuietRows):
    """A row a code, of those that no closed heading hides, with its codings here and in the whole
    study.
    """

    BINDING_GROUP_TITLE = "Codebook"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "step(1)", "next", "Next code"),
        _key("up,k", "step(-1)", "previous", "Previous code"),
        _key("pagedown", "page(1)", "page_down", "Page down"),
        _key("pageup", "page(-1)", "page_up", "Page up"),
        _key("home", "jump(0)", "first", "First code"),
        _key("end", "jump(-1)", "last", "Last code"),
        _key("enter", "choose", "give", "Give", "Give the code to the passage", show=True),
        _key("space", "toggle_heading", "toggle", "Open or close a theme"),
    ]

    class Given(Message):
        """The user wants to give a code, by its id, to the passage."""

        def __init__(self, code: int) -> None:
            super().__init__()
            self.code = code

    class Moved(CursorRows.Moved):
        """The user put the cursor on another code."""

    def __init__(self) -> None:
        super().__init__()
        self._outline = Outline.of({})
        self._tallies: Mapping[int, Tally] = {}

    def show(
        self, codes: Mapping[int, Code], tallies: Mapping[int, Tally], at: int | None = None
    ) -> None:
        """Show a codebook, by id and in its order, and its numbers; what was closed stays closed.

        The cursor goes to the code `at`, if there is one, and what that stands below is opened;
        else it stays with its code, or goes to the nearest one before it that is left.
        """
        before = self._outline
        outline = before.showing(codes)
        row = self.index if outline is before else outline.row_from(before, self.index)
        if at is not None and at in codes:
            outline = outline.opened_to(at)
            row = outline.row_of(at)
        has_moved = outline is not before or row != self.index
        self._alter(outline, tallies, row)
        if has_moved and self.size:
            self.reveal()

    @property
    def count(self) -> int:
        """How many codes there is a row of."""
        return len(self._outline.rows)

    @property
    def current(self) -> int | None:
        """The id of the code under the cursor."""
        rows = self._outline.rows
        return rows[self.index].id if self.index < len(rows) else None

    def tally_of(self, code: int) -> Tally:
        """Return the numbers that are shown of a code; none of a code that isn't there."""
        return self._tallies.get(code, _NOTHING)

    def items_with(self, row: int) -> range:
        """Return the rows of a code and of those below it."""
        return self._outline.rows_with(row)

    # Keys and mouse

    def action_choose(self) -> None:
        """Wish for the code, or open and close a heading."""
        if self.index < self.count:
            code = self._outline.rows[self.index]
            if code.applicable:
                self.post_message(self.Given(code.id))
            else:
                self._toggle(code)

    def action_toggle_heading(self) -> None:
        if self.index < self.count:
            self._toggle(self._outline.rows[self.index])

    def clicked(self, at: Offset, times: int) -> None:  # noqa: ARG002  # None gives a code.
        """Go to the code at a place among all rows; on its sign, open or close it."""
        code = self._outline.rows[at.y]
        sign = at.x - _INDENT * code.depth
        if code.id in self._outline.headings and 0 <= sign < _SIGN:
            self._toggle(code)
        else:
            self.go(at.y)

    def _toggle(self, code: Code) -> None:
        """Close a heading or open it; the cursor goes up to it where its code is hidden by it."""
        before = self.current
        outline = self._outline.toggled(code.id)
        self._alter(outline, self._tallies, outline.row_from(self._outline, self.index))
        if self.current != before:
            self.post_message(self.Moved())

    def _alter(self, outline: Outline, tallies: Mapping[int, Tally], index: int) -> None:
        """Show these, a row of them under the cursor; draw only the rows that are other ones."""
        before = self._rows_in_sight()
        self._outline, self._tallies, self.index = outline, tallies, index
        self.pointed = self.items_with(self.pointed.start) if self.pointed else self.pointed
        self.virtual_size = Size(self.row_width, self.count)
        for row, now in self._rows_in_sight().items():
            if before.get(row) != now:
                self.draw_again(row)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row, width, grounds = y + self.scroll_offset.y, self.row_width, self.row_styles
        if row >= self.count:
            return Strip.blank(width, grounds.base)
        return _drawn(self._row(row), width, grounds)

    def _rows_in_sight(self) -> dict[int, _Row]:
        top = self.scroll_offset.y
        return {
            row: self._row(row) for row in range(top, min(top + self.rows_in_sight, self.count))
        }

    def _row(self, row: int) -> _Row:
        code = self._outline.rows[row]
        if code.id in self._outline.headings:
            mark = _CLOSED if code.id in self._outline.closed else _OPEN
        else:
            mark = f"▌{code.text.key or ' '} "
        return _Row(code, self.tally_of(code.id), mark, row == self.index, row in self.pointed)


def _drawn(row: _Row, width: int, grounds: Grounds) -> Strip:
    """Draw a row: its mark in the code's colour, the name and, flush right, the numbers.

    Neither what it is indented by nor the cell at its end stands on the ground of the cursor.
    """
    code, tally = row.code, row.tally
    around = grounds.pointed if row.pointed else grounds.base
    ground = grounds.here if row.here else around
    indent, numbers = " " * (_INDENT * code.depth), f" {_numbers(tally)}"
    room = max(width - len(indent) - 1, 1) - cell_len(row.mark) - cell_len(numbers)
    colour = legible(code_colour(code), Color.from_rich_color(ground.bgcolor))
    is_bold = not code.applicable or tally.here > 0
    strip = Strip(
        [
            Segment(indent, around),
            Segment(row.mark, ground + Style(color=colour.rich_color, bold=False)),
            Segment(_fitted(code.name, max(room, _NAME_AT_LEAST)), ground + Style(bold=is_bold)),
            Segment(numbers, ground + Style(dim=not tally.here)),
        ]
    )
    return strip.adjust_cell_length(width, around)


def _numbers(tally: Tally) -> str:
    """Return codings here / in the study, nothing where there are none."""
    return f"{tally.here or '·'}/{tally.study}" if tally.study else ""


def _fitted(name: str, width: int) -> str:
    """Return a name as one line of exactly `width` cells, cut where it is too long."""
    shown = one_line(name)
    if cell_len(shown) > width:
        shown = set_cell_size(shown, width - 1).rstrip() + "…"
    return set_cell_size(shown, width)
