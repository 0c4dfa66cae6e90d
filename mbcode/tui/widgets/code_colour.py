"""The colour of a code on a screen: the codebook's, or one of Okabe and Ito's eight.

Colour-blind eyes tell those apart too (Okabe and Ito 2008, https://jfly.uni-koeln.de/color/).
"""

from __future__ import annotations

from functools import lru_cache

from textual.color import Color, ColorParseError

from mbcode.model import Code

_OKABE_ITO = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
    "#999999",
)
_LEAST_CONTRAST = 3.0
"""What WCAG 2.1 (1.4.11) asks of signs that carry meaning."""


def code_colour(code: Code) -> Color:
    """Return the code's own colour, or one that its id picks."""
    try:
        return Color.parse(code.text.colour)
    except ColorParseError:
        return Color.parse(_OKABE_ITO[code.id % len(_OKABE_ITO)])


@lru_cache(maxsize=1024)
def legible(colour: Color, background: Color) -> Color:
    """Return `colour`, pulled away from `background` as far as its signs need to be seen on it.

    A background that the terminal chooses (an ANSI theme) is not known, and changes nothing.
    """
    if background.ansi is not None:
        return colour
    away = background.get_contrast_text(1.0)
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
