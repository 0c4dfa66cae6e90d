"""The forms that a search found, each with how often, to be left out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from mbcode.jobs.search.searcher import FormFound
from mbcode.language.forms import Level
from mbcode.tui.counting.cells import fitted
from mbcode.tui.keymap import named_key
from mbcode.tui.sections import Sections
from mbcode.tui.widgets.quiet_list import DIM, QuietList
from mbcode.tui.widgets.scrolled_rows import paging_keys

_HEADINGS = {
    Level.WORD: "Forms",
    Level.ENDING: "Ending in it",
    Level.BEGINNING: "Beginning with it",
}
_ON, _OFF = "[x] ", "[ ] "

_key = partial(named_key, "forms")


class FormList(QuietList):
    """A row a form, by level. A form that is left out is still counted."""

    BINDING_GROUP_TITLE = "Forms"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "step(1)", "next", "Next form"),
        _key("up,k", "step(-1)", "previous", "Previous form"),
        *paging_keys("forms", first="First form", last="Last form", page_down="pagedown"),
        _key(
            "enter,space",
            "choose",
            "toggle",
            "Leave out",
            "Leave the form out of the hits, or take it in again",
            show=True,
        ),
    ]

    DEFAULT_CSS = "FormList:blur > .quiet--here { background: $surface; }"

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
        if forms == self._forms:
            return
        places: dict[str | None, int] = {each.form: item for item, each in enumerate(forms)}
        at = self._forms[self.index].form if self._forms else None
        self._forms = forms
        sections = Sections.of(_HEADINGS[each.level] for each in forms)
        self.show_sections(sections, places.get(at, self.index))

    def choose(self, item: int) -> None:
        """Say which form is meant."""
        self.post_message(self.Toggled(self._forms[item].form))

    def segments(self, item: int, line: int) -> Iterator[Segment]:  # noqa: ARG002  # There is one.
        """Yield whether a form is taken, the form, and how often it is there."""
        form = self._forms[item]
        count, box = f" {form.count}", _ON if form.taken else _OFF
        style = None if form.taken else DIM
        room = max(self.text_width - len(count) - len(box), 1)
        yield Segment(box + fitted(form.form, room), style)
        yield Segment(count, DIM)
