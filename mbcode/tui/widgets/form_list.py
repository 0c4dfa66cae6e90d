"""The forms that a search found, each with how often, to be left out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from mbcode.jobs.search.searcher import FormFound
from mbcode.language.forms import Level
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.quiet_list import QuietList

_HEADINGS = {
    Level.WORD: "Forms",
    Level.ENDING: "Ending in it",
    Level.BEGINNING: "Beginning with it",
}
_ON, _OFF = "[x]", "[ ]"


class FormList(QuietList):
    """A row a form, by level. A form that is left out is still counted."""

    BINDING_GROUP_TITLE = "Forms"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Next form", id="forms.next", show=False),
        Binding("up,k", "cursor_up", "Previous form", id="forms.previous", show=False),
        Binding(
            "space,enter",
            "select",
            "Leave out",
            id="forms.toggle",
            tooltip="Leave the form out of the hits, or take it in again",
            show=True,
        ),
    ]

    class Toggled(Message):
        """The user wants a form left out, or taken in again."""

        def __init__(self, form: str) -> None:
            super().__init__()
            self.form = form

    def __init__(self) -> None:
        super().__init__()
        self._forms: Sequence[FormFound] = ()

    def show(self, forms: Sequence[FormFound]) -> None:
        """Show forms; the cursor stays on the one it is on."""
        if forms != self._forms:
            self._forms = forms
            self._draw()

    def _draw(self) -> None:
        before = self.highlighted_option
        self.set_options(list(self._rows()))
        ids = [option.id for option in self.options]
        if before is not None and before.id in ids:
            self.highlighted = ids.index(before.id)

    def on_resize(self) -> None:
        """Use the width there is."""
        self._draw()

    def on_option_list_option_selected(self, event: QuietList.OptionSelected) -> None:
        """Say which form is meant."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Toggled(event.option_id))

    def _rows(self) -> Iterator[Option]:
        width = max(self.scrollable_content_region.width - 2, 1)
        gap = ""
        for level, group in groupby(self._forms, key=lambda each: each.level):
            yield Option(Content(gap + _HEADINGS[level]), disabled=True)
            gap = "\n"
            for each in group:
                count = f" {each.count}"
                box = f"{_ON if each.taken else _OFF} "
                room = max(width - len(count) - len(box), 1)
                name = Content(one_line(each.form)).truncate(room, ellipsis=True, pad=True)
                style = "" if each.taken else "dim"
                row = Content.assemble((box, style), name.stylize(style), (count, "dim"))
                yield Option(row, id=each.form)
