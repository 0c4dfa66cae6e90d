"""The colour of a code on a screen: the codebook's, or one of the kept palette."""

from __future__ import annotations

from functools import lru_cache

from textual.color import Color, ColorParseError

from mbcode.model import Code
from mbcode.tui.palette import PALETTE, shade_of

_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_LEAST_CONTRAST = 4.5
"""What WCAG 2.1 (1.4.3) asks of text; of signs that carry meaning it asks 3."""


def code_colour(code: Code) -> Color:
    """Return the code's own colour, or one that its id picks."""
    return _parsed(code.text.colour) or Color.parse(PALETTE[code.id % len(PALETTE)].kept)


@lru_cache(maxsize=1024)
def _parsed(written: str) -> Color | None:
    """Return the colour that is written, if it is one."""
    # Kept, because Textual looks for colours of a similar name before it says that there is none.
    try:
        return Color.parse(written)
    except ColorParseError:
        return None


@lru_cache(maxsize=1024)
def legible(colour: Color, background: Color) -> Color:
    """Return `colour`, pulled away from `background` as far as it takes to be read on it.

    Of the palette, it is the shade that is kept for such a background. A background that the
    terminal chooses (an ANSI theme) is not known, and changes nothing.
    """
    if background.ansi is not None:
        return colour
    away = max(_BLACK, _WHITE, key=lambda end: contrast(end, background))
    shade = shade_of(colour.hex)
    if shade is not None:
        colour = Color.parse(shade.on_dark if away is _WHITE else shade.on_light)
    return next(
        (
            blended
            for blended in (colour.blend(away, tenth / 10) for tenth in range(10))
            if contrast(blended, background) >= _LEAST_CONTRAST
        ),
        away,
    )


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
