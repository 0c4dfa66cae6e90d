"""A list to choose from in a dialog."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class ChoiceList(OptionList):
    """An `OptionList` that is walked by arrows and by `j` and `k`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "Next", id="choices.next", show=False),
        Binding("up,k", "cursor_up", "Previous", id="choices.previous", show=False),
    ]
