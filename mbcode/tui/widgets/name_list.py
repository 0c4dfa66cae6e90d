"""The names that were found in a study, a row each, with what is to become of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from mbcode.pseudonyms.candidates import Candidate
from mbcode.tui.naming.deciding import Deciding
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.quiet_list import QuietList

_NAME, _KIND, _COUNT = 26, 13, 5
"""Columns of a row; what was decided takes the rest."""


class NameList(QuietList):
    """Shows a `Deciding`. Names are data: never read as markup."""

    BINDING_GROUP_TITLE = "Names"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Next name", id="names.next", show=False),
        Binding("up,k", "cursor_up", "Previous name", id="names.previous", show=False),
    ]

    def show(self, deciding: Deciding) -> None:
        """Show all names; the cursor stays where it is, or goes to the first."""
        before = self.highlighted
        self.set_options([Option(_row(deciding, each)) for each in deciding.candidates])
        if deciding.candidates:
            self.highlighted = min(before or 0, len(deciding.candidates) - 1)

    def show_again(self, deciding: Deciding) -> None:
        """Draw the rows anew: one choice may show in several."""
        for at, each in enumerate(deciding.candidates):
            self.replace_option_prompt_at_index(at, _row(deciding, each))


def _row(deciding: Deciding, candidate: Candidate) -> Content:
    name, kind = _cut(one_line(candidate.name), _NAME), candidate.kind
    head = f"{name:<{_NAME}} {kind:<{_KIND}}{candidate.count:>{_COUNT}}  "
    # Dim, and not of a colour: it is to be read on the row under the cursor too.
    made = deciding.choice(candidate)
    if made is None:
        return Content.assemble(head, ("?", "dim"))
    if not made.replace:
        return Content.assemble(head, ("stays", "dim"))
    told = one_line(deciding.pseudonym(candidate))
    same = f"  = {one_line(made.same_as)}" if made.same_as else ""
    return Content.assemble(head, ("→ ", "$accent"), (told, "bold"), (same, "dim"))


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 1]}…"
