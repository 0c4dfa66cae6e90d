"""What the dialogs share: a frame over the screen they were asked on, which stays in sight."""

from __future__ import annotations

from textual.screen import ModalScreen

from mbcode.tui.screens.stepwise import Answer
from mbcode.tui.screens.telling import TellingScreen


class Dialog(ModalScreen[Answer], TellingScreen[Answer]):
    """Asks for an answer in the middle. All it shows stands in `#frame`, whose width it chooses; a
    `.line` is one row, and `.quiet` is what is said beside the point.
    """

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 30%;
        #frame {
            max-width: 100%;
            height: auto;
            padding: 1 2;
            background: $panel;
            border-left: outer $accent;
        }
        .line { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .quiet { color: $text-muted; }
        OptionList:focus { background-tint: transparent 0%; }
        Input, Input:focus { height: 1; border: none; padding: 0 1; background: $surface; }
    }
    """


class SideDialog(Dialog[Answer]):
    """Asks at the right, beside what it is about, with a list to choose from."""

    DEFAULT_CSS = """
    SideDialog {
        align: right top;
        #frame { height: 100%; }
        OptionList, OptionList:focus {
            height: 1fr;
            padding: 0;
            border: none;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            scrollbar-size-vertical: 1;
        }
    }
    """


class FootDialog(Dialog[Answer]):
    """Asks at the foot, and dims nothing: what it asks for is seen in the text above."""

    DEFAULT_CSS = """
    FootDialog {
        align: center bottom;
        background: $background 0%;
    }
    """
