"""What the codebook says of the codes under the cursor: a line, or on demand all of it.

While a mode lasts, the line says which, and how to leave it.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import var

from mbcode.model import Code
from mbcode.tui.reading.visible import one_line
from mbcode.tui.themes import QUIET
from mbcode.tui.under_cursor import CodeHere
from mbcode.tui.widgets.code_colour import code_colour, legible
from mbcode.tui.widgets.cut_text import CutText

_GAP = "   "
_BETWEEN = "  "
_MORE = "…"
_DEFINITION_AT_LEAST = 24
"""Cells that the definition keeps, however many codes are named."""


class CodeLine(CutText):
    """Names codes, and defines the chosen one: in one row cut at the end, or expanded in full.

    Where the names don't fit into the row, those nearest to the chosen one are shown.
    """

    DEFAULT_CSS = """
    CodeLine {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-expanded { height: auto; max-height: 12; max-width: 102; text-wrap: wrap; }
        &.-mode { background: $accent; color: $background; text-style: bold; }
    }
    """

    expanded: var[bool] = var(False, toggle_class="-expanded")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._here: tuple[CodeHere, ...] = ()
        self._otherwise = ""
        self._mode = ""

    def show(self, here: Sequence[CodeHere], otherwise: str = "", mode: str = "") -> None:
        """Name the codes `here`; without any, say `otherwise`. In a mode, say `mode` instead."""
        if (tuple(here), otherwise, mode) != (self._here, self._otherwise, self._mode):
            self._here, self._otherwise, self._mode = tuple(here), otherwise, mode
            self.set_class(bool(mode), "-mode")
            self._draw()

    def on_resize(self) -> None:
        """Name as many codes as fit."""
        self._draw()

    def watch_expanded(self) -> None:
        """Say more, or less."""
        self._draw()

    def notify_style_update(self) -> None:
        """Take the codes' colours from the theme that holds now."""
        super().notify_style_update()
        if self._here:
            self._draw()

    def _draw(self) -> None:
        if self._mode:
            self._put(Content(one_line(self._mode)))
        elif not self._here:
            self._put(Content.styled(one_line(self._otherwise), QUIET))
        else:
            self._draw_codes()

    def _draw_codes(self) -> None:
        at = next((place for place, each in enumerate(self._here) if each.chosen), 0)
        names = [self._named(each) for each in self._here]
        code = self._here[at].code
        if self.expanded:
            self._put(Content.assemble(Content(_BETWEEN).join(names), "\n", expanded(code)))
            return
        said = in_a_line(code)
        room = self.content_size.width - min(said.cell_length + len(_GAP), _DEFINITION_AT_LEAST)
        near = in_sight([name.cell_length for name in names], at, room)
        shown = names[near.start : near.stop]
        if near.start > 0:
            shown.insert(0, Content(_MORE))
        if near.stop < len(names):
            shown.append(Content(_MORE))
        self._put(Content.assemble(Content(_BETWEEN).join(shown), _GAP, said))

    def _put(self, said: Content) -> None:
        # One row stays one row: the screen need not be laid out again at each key.
        self.update(said, layout=self.expanded)

    def _named(self, each: CodeHere) -> Content:
        colour = legible(code_colour(each.code), self.background_colors[1])
        name = one_line(each.code.name) + (f" ({one_line(each.coder)})" if each.coder else "")
        # Of several the one that is meant must be told apart without colour too.
        style = "bold reverse" if each.chosen and len(self._here) > 1 else "bold" * each.chosen
        return Content.assemble(("▌", colour.hex), (name, style))


def in_sight(widths: Sequence[int], at: int, room: int) -> range:
    """Return which names, so many cells wide, to show in `room` cells: the one `at` among them.

    They begin with the first as long as that leaves room for the one `at`.
    """

    def cells(start: int, stop: int) -> int:
        return sum(widths[start:stop]) + len(_BETWEEN) * (stop - start - 1)

    if cells(0, len(widths)) <= room:
        return range(len(widths))
    room -= 2 * len(_BETWEEN + _MORE)
    start, stop = 0, at + 1
    while start < at and cells(start, stop) > room:
        start += 1
    while stop < len(widths) and cells(start, stop + 1) <= room:
        stop += 1
    return range(start, stop)


def in_a_line(code: Code) -> Content:
    """Return definition, include and exclude after one another."""
    pairs = (("", code.text.definition), *_bounds(code))
    return Content(_GAP).join(_said(word, text) for word, text in pairs if text)


def expanded(code: Code) -> Content:
    """Return all the codebook says of a code, a paragraph each."""
    pairs = (("", code.text.definition), *_bounds(code), ("example", code.text.example))
    keywords = ("keywords", ", ".join(code.text.keywords))
    return Content("\n").join(_said(word, text) for word, text in (*pairs, keywords) if text)


def _bounds(code: Code) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("include", code.text.include), ("exclude", code.text.exclude)


def _said(word: str, text: str) -> Content:
    label = (f"{word} ", "bold") if word else ""
    return Content.assemble(label, (one_line(text), QUIET))
