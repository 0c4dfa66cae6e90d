"""How the columns of the reader are shared out between stripes, text and margin."""

from __future__ import annotations

from dataclasses import dataclass

MARKER = 2
"""The cursor's marker and a space."""
_LANES_NARROW, _LANES_WIDE, _WIDE_FROM = 4, 8, 90
_TEXT_AT_MOST = 100
"""Longer lines are hard to read: the eye loses the next one."""
_TEXT_WITH_NAMES_AT_LEAST, _TEXT_WITH_NAMES = 44, 60
"""Names of codings get no room that the text needs more, and what is beyond its second measure."""
_MARGIN_AT_LEAST, _MARGIN_AT_MOST = 14, 32


@dataclass(frozen=True, slots=True)
class Measure:
    """Columns in cells, from left to right: lanes, marker, text, one space, margin (0: none)."""

    lanes: int
    text: int
    margin: int

    @property
    def text_at(self) -> int:
        """The column that the text begins in."""
        return self.lanes + MARKER


def share_out(width: int, *, margin: bool) -> Measure:
    """Share `width` columns out; with `margin` there is a margin if the width allows it."""
    lanes = _LANES_WIDE if width >= _WIDE_FROM else _LANES_NARROW
    room = width - lanes - MARKER
    names = 0
    if margin and room >= _TEXT_WITH_NAMES_AT_LEAST + 1 + _MARGIN_AT_LEAST:
        names = min(max(room - _TEXT_WITH_NAMES - 1, _MARGIN_AT_LEAST), _MARGIN_AT_MOST)
        room -= names + 1
    return Measure(lanes, max(min(room, _TEXT_AT_MOST), 2), names)
