"""Show what would move, hide or reorder text on a terminal as a visible sign of one cell.

One code point for one, so that a position in what is shown is a position in what is stored.
"""

from __future__ import annotations

from mbcode.tui.reading.graphemes import JOINER, is_control, joins, odd_characters

_SIGNS = {
    "\t": "→",
    "\xad": "¬",
    "\x7f": "␡",
    "\u200b": "·",
    "\u200c": "·",
    JOINER: "·",
    "\u2060": "·",
    "\ufeff": "·",
    "\u2028": "␤",
    "\u2029": "␤",
} | dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "⇄")
_UNKNOWN = "�"
_PICTURES = 0x2400
"""Unicode's Control Pictures stand in the order of the controls U+0000 to U+001F they show."""


def visible(text: str) -> str:
    """Return `text` with a sign for every control character but the line break; equal in length."""
    for character in filter(is_control, odd_characters(text) - {JOINER}):
        text = text.replace(character, _sign(character))
    return _show_lone_joiners(text) if JOINER in text else text


def one_line(name: str) -> str:
    """Return a name as one safe line: as `visible`, and a line break shown too."""
    return visible(name).replace("\n", "␤")


def _sign(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    return chr(_PICTURES + ord(character)) if character < " " else _UNKNOWN


def _show_lone_joiners(text: str) -> str:
    characters = list(text)
    position = text.find(JOINER)
    while position >= 0:
        if not joins(text, position):
            characters[position] = _SIGNS[JOINER]
        position = text.find(JOINER, position + 1)
    return "".join(characters)
