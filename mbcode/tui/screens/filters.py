"""Choose which part of a study is counted, or searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mbcode.model import Filters
from mbcode.tui.counting.facets import NOUNS, Facet, in_words, is_kept, shown, toggled
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import SideDialog
from mbcode.tui.widgets.choice_list import ChoiceList
from mbcode.tui.widgets.cut_text import CutText

_FIRST_NAME = 1
"""Below the first heading."""
_ON, _OFF = "[x]", "[ ]"
_ALL = "the whole study"
_HINT = "space ticks · ← → heading · del unticks all · enter keeps · esc undoes"


class FilterScreen(SideDialog[Filters | None]):
    """Counts (or searches) what is ticked at each tick.

    Dismisses with the filters that were chosen, or None where all is to be as it was before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "apply", "Keep these", id="filters.apply", show=False, priority=True),
        Binding("space", "tick", "Tick", id="filters.tick", show=False),
        Binding("left,shift+tab", "jump(-1)", "Heading above", id="filters.above", show=False),
        Binding("right,tab", "jump(1)", "Heading below", id="filters.below", show=False),
        Binding("delete,backspace", "clear", "Count all", id="filters.clear", show=False),
        Binding("escape", "dismiss(None)", "As before", id="filters.cancel", show=False),
    ]
    DEFAULT_CSS = """
    FilterScreen {
        #frame { width: 76; }
        #ask { text-style: bold; }
        #kept { height: auto; max-height: 3; color: $accent; }
        OptionList { margin: 1 0; scrollbar-background: $panel; }
        OptionList > .option-list--option-disabled { color: $accent; text-style: bold; }
    }
    """

    def __init__(
        self,
        facets: Sequence[Facet],
        filters: Filters,
        counted: str,
        count: Callable[[Filters], None],
        verb: str = "count",
    ) -> None:
        """Offer what a study can be narrowed to, ticked as `filters` has it.

        `counted` says what has been counted; `count` is called with what is ticked at each tick.
        `verb` says what it does.
        """
        super().__init__()
        self._verb = verb
        self._filters = filters
        self._counted = counted
        self._count = count
        self._rows = tuple(_rows(facets))

    def compose(self) -> ComposeResult:
        """Lay out what is kept, and the names with their ticks."""
        with Vertical(id="frame"):
            yield Static(
                f"{self._verb.capitalize()} only …", id="ask", classes="line", markup=False
            )
            yield CutText(id="kept", markup=False)
            yield Static(id="counted", classes="line quiet", markup=False)
            yield ChoiceList(
                *(Option(self._line(row), disabled=row[1] is None) for row in self._rows),
                markup=False,
            )
            yield Static(_HINT, classes="line quiet", markup=False)

    def on_mount(self) -> None:
        """Begin at the first name."""
        self._say_kept()
        self.say_counted(self._counted)
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = _FIRST_NAME

    def say_counted(self, counted: str) -> None:
        """Say how much that is, or why it can't be counted."""
        self.query_one("#counted", Static).update(one_line(counted))

    def action_tick(self) -> None:
        """Tick the name under the cursor, or take the tick away."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._toggle(at)

    @on(OptionList.OptionSelected)
    def _toggle_clicked(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked on."""
        self._toggle(event.option_index)

    def action_jump(self, step: int) -> None:
        """Go to the first name below another heading; the list does not go round."""
        options = self.query_one(OptionList)
        begins = [at + 1 for at, (_, name) in enumerate(self._rows) if name is None]
        here = -1 if options.highlighted is None else options.highlighted
        further = [at for at in begins if (at > here if step > 0 else at < here)]
        if further:
            first = further[0] if step > 0 else further[-1]
            options.highlighted = first
            options.scroll_to(y=first - 1, animate=False)

    def action_clear(self) -> None:
        """Take all ticks away."""
        self._keep(Filters())

    def action_apply(self) -> None:
        self.dismiss(self._filters)

    def _toggle(self, at: int) -> None:
        field, name = self._rows[at]
        if name is not None:
            self._keep(toggled(self._filters, field, name))

    def _keep(self, filters: Filters) -> None:
        before, self._filters = self._filters, filters
        options = self.query_one(OptionList)
        for at, (field, name) in enumerate(self._rows):
            # Of thousands of names few are ticked, and drawing each anew would be felt.
            if name is not None and is_kept(before, field, name) != is_kept(filters, field, name):
                options.replace_option_prompt_at_index(at, self._line((field, name)))
        self._say_kept()
        self.say_counted(f"{self._verb}ing …")
        self._count(filters)

    def _say_kept(self) -> None:
        self.query_one("#kept", Static).update(one_line(in_words(self._filters) or _ALL))

    def _line(self, row: tuple[str, str | None]) -> Content:
        field, name = row
        if name is None:
            return Content(f"{NOUNS[field].capitalize()}s")
        box = _ON if is_kept(self._filters, field, name) else _OFF
        return Content(f"  {box} {one_line(shown(name))}")


def _rows(facets: Sequence[Facet]) -> Iterator[tuple[str, str | None]]:
    """Yield each field as a heading (no name), then with each of its names."""
    for facet in facets:
        yield facet.field, None
        for name in facet.names:
            yield facet.field, name
