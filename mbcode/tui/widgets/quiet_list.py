"""A list in a pane: no frame of its own, no wrapping, and nothing in it read as markup."""

from __future__ import annotations

from textual.widgets import OptionList


class QuietList(OptionList):
    """What the lists beside a text look like. Its options are data of a study."""

    DEFAULT_CSS = """
    QuietList {
        border: none;
        padding: 0;
        background: $surface;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent 0%; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
