"""Write what the codebook says of a code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color, ColorParseError
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from mbcode.errors import FieldError, MbcodeError
from mbcode.model import CodeText
from mbcode.tui.codebook.form import CODABLE, FIELDS, Field, altered, written
from mbcode.tui.palette import shade_after, shade_of
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import Dialog
from mbcode.tui.widgets.choice_input import ChoiceInput
from mbcode.tui.widgets.code_colour import legible

_HINTS = {
    "keywords": "words that hint at it, with semicolons between",
    "key": "a letter or digit that gives it",
}
_OTHER_ROWS = 11
"""What stands around the fields of several rows, with a row to say what is wrong."""
_TIMES_AT_MOST = 3
"""How many times as high as on the smallest terminal these fields may be where there is room."""
_CODABLE_HINT = "↑↓ auto, yes or no: may a passage get it?"


class CodeForm(Dialog[bool]):
    """Dismisses with True once what was written is kept, with False where nothing was altered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s,ctrl+q", "keep", "Keep what is written", id="code.keep"),
        Binding("ctrl+g", "dismiss(False)", "Leave it as it was", id="code.cancel"),
    ]
    DEFAULT_CSS = """
    CodeForm {
        #frame { width: 84; max-width: 96%; max-height: 96%; }
        #fields { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        .field { height: auto; }
        .word { width: 12; color: $text-muted; }
        .wrong { height: auto; margin-left: 12; color: $accent; text-style: bold; display: none; }
        .wrong.-told { display: block; }
        Input, TextArea { width: 1fr; }
        TextArea, TextArea:focus {
            height: auto;
            border: none;
            padding: 0 1;
            background: $surface;
        }
        #colour { max-width: 12; }
        #codable { max-width: 12; }
        #swatch, #choices { width: 1fr; margin-left: 1; }
        #choices { color: $text-muted; }
    }
    """

    def __init__(
        self, title: str, before: CodeText, keep: Callable[[dict[str, Any]], None]
    ) -> None:
        """Write on from `before`; `keep` is handed the fields that were altered.

        Where it raises MbcodeError, that is told beside the field, and the form stays.
        """
        super().__init__()
        self._title, self._before, self._keep = title, before, keep

    def compose(self) -> ComposeResult:
        """Lay out a field a row, and below each the place for what is wrong with it."""
        stands = written(self._before)
        with Vertical(id="frame"):
            yield Static(Content.styled(one_line(self._title), "bold"), classes="line")
            with VerticalScroll(id="fields", can_focus=False):
                for field in FIELDS:
                    with Horizontal(classes="field"):
                        yield Static(field.word, classes="word", markup=False)
                        yield from self._inputs(field, stands[field.name])
                    yield Static(id=f"wrong-{field.name}", classes="wrong", markup=False)
            yield Static(id="wrong", classes="wrong", markup=False)
            yield Static(
                "tab next field · esc keeps it · ctrl+g leaves it as it was",
                classes="line quiet",
                markup=False,
            )

    def _inputs(self, field: Field, value: str) -> Iterator[Widget]:
        if field.rows:
            yield TextArea(value, soft_wrap=True, tab_behavior="focus", id=field.name)
        elif field.name == "colour":
            yield ChoiceInput(value, lambda typed, step: shade_after(typed, step).kept, id="colour")
            yield Static(id="swatch", classes="line", markup=False)
        elif field.name == "codable":
            yield ChoiceInput(value, _codable_after, id="codable")
            yield Static(_CODABLE_HINT, id="choices", classes="line", markup=False)
        else:
            yield Input(value, placeholder=_HINTS.get(field.name, ""), id=field.name)

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name").focus()
        self._show_colour(self._before.colour)

    def on_resize(self) -> None:
        """Give the fields of several rows what their text takes, as far as there is room."""
        several = [field for field in FIELDS if field.rows]
        room = self.size.height - _OTHER_ROWS
        times = min(max(room // sum(field.rows for field in several), 1), _TIMES_AT_MOST)
        for field in several:
            styles = self.query_one(f"#{field.name}").styles
            styles.min_height, styles.max_height = field.rows, field.rows * times

    @on(Input.Changed, "#colour")
    def show_colour(self, event: Input.Changed) -> None:
        """Show the colour that is written, with its name if it is one of the palette."""
        self._show_colour(event.value.strip())

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_keep(self) -> None:
        """Have what was altered kept, or tell why it can't be."""
        for place in self.query(".wrong"):
            place.remove_class("-told")
        try:
            fields = altered(self._before, self._typed())
            if fields:
                self._keep(fields)
        except FieldError as error:
            self._tell(f"#wrong-{error.field}", str(error))
            self.query_one(f"#{error.field}").focus()
        except MbcodeError as error:
            self._tell("#wrong", str(error))
        else:
            self.dismiss(bool(fields))

    def _typed(self) -> dict[str, str]:
        fields = (self.query_one(f"#{field.name}") for field in FIELDS)
        return {
            str(field.id): field.text if isinstance(field, TextArea) else field.value
            for field in fields
            if isinstance(field, (TextArea, Input))
        }

    def _tell(self, place: str, what: str) -> None:
        told = self.query_one(place, Static)
        told.update(one_line(what))
        told.add_class("-told")
        self.call_after_refresh(told.scroll_visible, animate=False)

    def _show_colour(self, written_as: str) -> None:
        swatch = self.query_one("#swatch", Static)
        shade = shade_of(written_as)
        name = "" if shade is None else f" {shade.name}"
        try:
            colour = Color.parse(written_as)
        except ColorParseError:
            swatch.update("↑↓ the palette, or #rrggbb")
            return
        drawn = legible(colour, swatch.background_colors[1])
        swatch.update(Content.assemble(("▌▌", drawn.hex), name, (" · ↑↓ the palette", "dim")))


def _codable_after(value: str, step: int) -> str:
    words = tuple(CODABLE)
    at = words.index(value) if value in words else -1
    return words[(at + step) % len(words)]
