"""Heat: a figure's share of the largest, as a colour.

The ramp runs from the screen's own background to one hue in even steps of CIE L*a*b*, so that it is
lightness that tells the steps apart: for colour-blind eyes and in shades of grey as well.
"""

from __future__ import annotations

from math import ceil

from rich.style import Style
from textual.color import Color, Lab, lab_to_rgb, rgb_to_lab

from mbcode.tui.widgets.code_colour import contrast

LEVELS = 12
_LEAST = 0.14
"""How far along the ramp the smallest share above 0 stands; less can't be told from nothing."""
_HOTTEST_ON_DARK = Color.parse("#56b4e9")
_HOTTEST_ON_LIGHT = Color.parse("#0072b2")
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_DARK_BELOW = 0.5


def level(share: float) -> int:
    """Return the level of a share (0–1): 0 for nothing, else 1 to LEVELS."""
    return min(ceil(share * LEVELS), LEVELS)


def ramp(background: Color) -> tuple[Style, ...]:
    """Return a style a level, from 0 (none) to LEVELS, with text that can be read on it.

    A background that the terminal chooses (an ANSI theme) is not known: there is no heat on it.
    """
    if background.ansi is not None:
        return (Style(),) * (LEVELS + 1)
    is_dark = background.brightness < _DARK_BELOW
    coldest = rgb_to_lab(background)
    hottest = rgb_to_lab(_HOTTEST_ON_DARK if is_dark else _HOTTEST_ON_LIGHT)
    steps = (_LEAST + (1 - _LEAST) * step / (LEVELS - 1) for step in range(LEVELS))
    return (Style(), *(_style(_between(coldest, hottest, share)) for share in steps))


def _style(colour: Color) -> Style:
    text = max((_BLACK, _WHITE), key=lambda each: contrast(each, colour))
    return Style(color=text.rich_color, bgcolor=colour.rich_color)


def _between(one: Lab, other: Lab, share: float) -> Color:
    mixed = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return lab_to_rgb(Lab(*mixed)).clamped
