"""What the codebook says of the codes under the cursor: a line, or on demand all of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from mbcode.model import Code
from mbcode.tui.reading.visible import one_line
from mbcode.tui.under_cursor import CodeHere
from mbcode.tui.widgets.code_colour import code_colour, legible

_GAP = "   "


class CodeLine(Static):
    """Names codes, and defines the chosen one: in one row cut at the end, or expanded in full."""

    DEFAULT_CSS = """
    CodeLine {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-expanded { height: auto; max-height: 12; text-wrap: wrap; }
    }
    """

    expanded: var[bool] = var(False, toggle_class="-expanded")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._here: tuple[CodeHere, ...] = ()
        self._otherwise = ""

    def show(self, here: Sequence[CodeHere], otherwise: str = "") -> None:
        """Name the codes `here`; without any, say `otherwise`."""
        if (tuple(here), otherwise) != (self._here, self._otherwise):
            self._here, self._otherwise = tuple(here), otherwise
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
        if not self._here:
            self.update(Content.styled(one_line(self._otherwise), "$foreground 60%"))
            return
        names = Content("  ").join(self._named(each) for each in self._here)
        chosen = next((each for each in self._here if each.chosen), self._here[0])
        said = expanded(chosen.code) if self.expanded else in_a_line(chosen.code)
        self.update(Content.assemble(names, "\n" if self.expanded else _GAP, said))

    def _named(self, each: CodeHere) -> Content:
        colour = legible(code_colour(each.code), self.background_colors[1])
        name = one_line(each.code.name) + (f" ({one_line(each.coder)})" if each.coder else "")
        # Of several the one that is meant must be told apart without colour too.
        style = "bold reverse" if each.chosen and len(self._here) > 1 else "bold" * each.chosen
        return Content.assemble(("▌", colour.hex), (name, style))


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
    return Content.assemble(label, (one_line(text), "$foreground 60%"))
