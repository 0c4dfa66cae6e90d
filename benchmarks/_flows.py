"""What is done in the workbench while `heartbeat` measures, key by key.

Each flow begins where the one before it left off; the first, on the open text.
"""

from __future__ import annotations

THROUGH = "through"
"""No key: wait until what runs in threads is through, and drawn."""
_CODE = ("0", "1", "2", "enter")
_OFTEN = "ordentli ordentli ordentli"
"""What stands in some thousand sentences of L."""

FLOWS: dict[str, tuple[str, ...]] = {
    "pages": ("pagedown",) * 10,
    "tag, untag": ("enter", "0", "0", "7", "enter", *("down", "full_stop") * 6, "x", *"uuUU"),
    "recode": ("full_stop", "r", *_CODE, "u"),
    "edges": ("e", "right", "right", "enter", "u"),
    "memo on a coding": ("m", *"her", "escape", "u", "U"),
    "memo on a code": ("tab", "m", *"her", "escape", "u", "shift+tab"),
    "another transcript": ("ctrl+o", "down", "down", "enter", "n", "n", "n"),
    "undo elsewhere": ("down", "full_stop", "ctrl+o", "down", "enter", *"uUu"),
    "done": ("D", "D", "u"),
    "only mine": ("O", "down", "O", "down"),
    "sentences": ("plus", "u"),
    "find in the text": ("slash", *"ordentl ord", "enter", "escape"),
    "a part of the text": ("F", "u", "down", "F", "c", "down", "F", "a"),
    "panes": ("f3", "t", "t", "f3", "tab", "shift+tab"),
    "keys, palette": ("question_mark", "pagedown", "escape", "ctrl+p", *"code", "down", "escape"),
    "colours": ("ctrl+t", "ctrl+t"),
    "text corrected": ("E",),
    "reviews": ("V", "down", "enter", "x", "u", "u", "escape"),
    "correction undone": ("u",),
    "search, as written": ("ctrl+f", *"ordentligt ordentligt", "enter", "0"),
    "search, all forms": ("ctrl+f", *["backspace"] * 21, *"orden", "enter", "1", "2"),
    "search, a part": ("f", THROUGH, "space", "down", "space", "escape"),
    "tag hits": ("slash", *["backspace"] * 5, *_OFTEN, "enter", "0", "a", "c", *_CODE, "u"),
    "back from it": ("escape", "down", "u"),
    "matrix": ("M", "pagedown", "L", "u"),
    "matrix, a part": ("f", "space", "down", "space", "escape"),
    "quotations": ("home", "enter", THROUGH, "end", "escape"),
    "export": ("e", "down", "down", "escape", "escape"),
    "crosstab": ("X", "pagedown", "b", "b", "escape"),
    "agreement": ("A", THROUGH, "down"),
    "settling": ("enter", "1", "n", "0", "u", "u"),
    "agreement again": ("escape", "escape"),
    "progress": ("P", "down", "escape"),
    "overview": ("T", "down", "2", "3", "t", "1", "n", "escape"),
    "memos": ("L", "down", "escape"),
    "suggestions": ("s", "down", "escape"),
    "history": ("h", "down", "c", "c", "u", "U", "escape"),
    "codebook": ("C", "down", "down", "enter", "down", "escape", "J", "u"),
    "a code edited": ("e", *"x", "tab", "tab", "tab", *"x", "ctrl+s", "u"),
    "a code written": ("n", *"ny", "ctrl+s", "u"),
    "codes merged": ("m", *_CODE, "u", "U"),
    "a code split": ("u", "s", *"ny", "enter", "g", "g", "enter", "u", "escape", "down", "u"),
    "back from the codebook": ("escape", "escape", "down"),
}

IMPORT = "another's import"
"""What another program does, after `FLOWS`; names of people come with it."""
AFTER_THE_IMPORT: dict[str, tuple[str, ...]] = {
    "names": ("N",),
    "names decided": ("down", "r", "r", "s", "e", *"x", "enter"),
    "names replaced": ("A", *"KEY", "enter", "enter"),
    "back from names": ("escape", "down"),
}

WELCOME: dict[str, tuple[str, ...]] = {
    "welcome, files": ("a", "enter"),
    "welcome, example": ("d",),
}
"""What is done where there is no study yet."""
