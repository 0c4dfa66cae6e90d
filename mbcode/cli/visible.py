"""Characters that would steer a terminal, made visible instead."""

import re

_DELETE = 0x7F
_STRAY_RETURN = re.compile("\r(?!\n)")
_HIDDEN = (
    *range(_DELETE + 1, 0xA0),
    0x061C,
    *range(0x200E, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
)
"""Control characters beyond ASCII, line separators, and what turns the direction of writing."""

_ON_ONE_LINE = {number: chr(0x2400 + number) for number in range(0x20)}
_ON_ONE_LINE[_DELETE] = "␡"
_ON_ONE_LINE |= {number: f"<U+{number:04X}>" for number in _HIDDEN}
_ON_LINES = {number: sign for number, sign in _ON_ONE_LINE.items() if chr(number) not in "\n\r\t"}


def one_line(text: str) -> str:
    """Return `text` on one line, control characters shown as signs (`␛` for escape)."""
    return text.translate(_ON_ONE_LINE)


def harmless(text: str) -> str:
    """Return `text` with its lines and tabs kept and other control characters shown as signs.

    A carriage return is part of a line's end, or it would let what follows hide what stands there.
    """
    shown = text.translate(_ON_LINES)
    return _STRAY_RETURN.sub("␍", shown) if "\r" in shown else shown
