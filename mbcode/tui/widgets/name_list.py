"""The names that were found in a study, a row each, with what is to become of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from mbcode.pseudonyms.candidates import Candidate
from mbcode.tui.keymap import named_key
from mbcode.tui.naming.deciding import Deciding
from mbcode.tui.reading.visible import one_line
from mbcode.tui.sections import Sections
from mbcode.tui.widgets.quiet_list import BOLD, DIM, QuietList
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

_NAME, _KIND, _COUNT = 26, 13, 5
"""Columns of a row; what was decided takes the rest."""

_key = partial(named_key, "names")


class NameList(QuietList):
    """Shows a `Deciding`. Names are data: never read as markup."""

    BINDING_GROUP_TITLE = "Names"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("down,j", "step(1)", "next", "Next name"),
        _key("up,k", "step(-1)", "previous", "Previous name"),
        *paging_keys("names", first="First name", last="Last name"),
        _key("enter", "choose", "edit", "Let another pseudonym stand for it"),
    ]

    class Moved(CursorRows.Moved):
        """Another name is under the cursor, or none."""

    class Chosen(Message):
        """The user wants to decide on the name under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._deciding = Deciding()

    @property
    def current(self) -> Candidate | None:
        """The name under the cursor."""
        return self._deciding.candidates[self.index] if self.index < self.count else None

    def show(self, deciding: Deciding) -> None:
        """Show all names; the cursor stays where it is, or goes to the last."""
        self._deciding = deciding
        self.show_sections(Sections.of([None] * len(deciding.candidates)), self.index)

    def choose(self, item: int) -> None:  # noqa: ARG002  # It is under the cursor.
        """Say that the name under the cursor is to be decided on."""
        self.post_message(self.Chosen())

    def segments(self, item: int, line: int) -> Iterator[Segment]:  # noqa: ARG002  # There is one.
        """Yield a name, its kind, how often it is there, and what was decided."""
        candidate = self._deciding.candidates[item]
        name, kind = _cut(one_line(candidate.name), _NAME), candidate.kind
        yield Segment(f"{name:<{_NAME}} {kind:<{_KIND}}{candidate.count:>{_COUNT}}  ")
        # Dim, and not of a colour: it is to be read on the row under the cursor too.
        made = self._deciding.choice(candidate)
        if made is None:
            yield Segment("?", DIM)
        elif not made.replace:
            yield Segment("stays", DIM)
        else:
            yield Segment("→ ", self.row_styles.accent)
            yield Segment(one_line(self._deciding.pseudonym(candidate)), BOLD)
            if made.same_as:
                yield Segment(f"  = {one_line(made.same_as)}", DIM)


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 1]}…"
