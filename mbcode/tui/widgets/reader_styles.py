"""The reader's look: what of it a theme or a stylesheet can style, and how that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from mbcode.tui.reading.marks import Mark

COMPONENTS = {
    "reader--label",
    "reader--time",
    "reader--coded",
    "reader--focus",
    "reader--cursor",
    "reader--found",
    "reader--aside",
    "reader--selection",
    "reader--marker",
    "reader--chosen",
    "reader--name",
}

FEW_COLOURS = "-few-colours"
"""The class of a reader on a terminal in whose 16 colours shades of one colour are the same."""

CSS = """
ReaderView {
    & > .reader--label { text-style: bold; }
    & > .reader--time { color: $text-muted; }
    & > .reader--coded { text-style: underline; }
    & > .reader--focus { text-style: bold; }
    & > .reader--cursor { background: $panel; }
    & > .reader--aside { color: $text-muted; }
    & > .reader--found { background: $accent 40%; text-style: bold; }
    & > .reader--selection { background: $primary; color: auto; }
    & > .reader--marker { color: $text-muted; }
    &:focus > .reader--marker { color: $foreground; text-style: bold; }
    & > .reader--chosen { text-style: bold reverse; }
    & > .reader--name { color: $text-muted; }
    &:nocolor, &:ansi, &.-few-colours {
        /* Not reversed by itself, it stands out beside the cursor and, turned back, in it. */
        & > .reader--found { background: $foreground; color: $surface; text-style: bold; }
        & > .reader--cursor, & > .reader--selection {
            background: $surface;
            color: $foreground;
            text-style: reverse;
        }
    }
    &:ansi > .reader--found { background: $surface; color: $foreground; text-style: bold reverse; }
}
"""


@dataclass(frozen=True, slots=True)
class Styles:
    """The reader's component styles. Of `marks` a later one covers an earlier one."""

    base: Style
    marks: Mapping[Mark, Style]
    marker: Style
    chosen: Style
    name: Style
    background: Color


def read_styles(widget: Widget) -> Styles:
    """Read the styles of a widget that has `COMPONENTS`.

    Slow (each walks up to the screen): once a change of style, not once a row.
    """
    base = widget.rich_style
    whole = {name: widget.get_component_rich_style(name) for name in COMPONENTS}
    attributes = {name: widget.get_component_styles(name).text_style for name in COMPONENTS}

    def coloured(name: str) -> Style:
        return attributes[name] + Style(color=whole[name].color)

    marks = {
        Mark.LABEL: attributes["reader--label"],
        Mark.TIME: coloured("reader--time"),
        Mark.CODED: attributes["reader--coded"],
        Mark.ASIDE: coloured("reader--aside"),
        Mark.CURSOR: attributes["reader--cursor"] + Style(bgcolor=whole["reader--cursor"].bgcolor),
        Mark.FOUND: whole["reader--found"],
        Mark.FOCUS: attributes["reader--focus"],
        Mark.SELECTED: whole["reader--selection"],
    }
    return Styles(
        base=base,
        marks=marks,
        marker=base + coloured("reader--marker"),
        chosen=attributes["reader--chosen"],
        name=base + coloured("reader--name"),
        background=widget.background_colors[1],
    )
