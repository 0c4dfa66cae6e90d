"""The kept palette: eight colours for codes, which colour-blind eyes tell apart in either theme.

The eight are Okabe and Ito's (2008, https://jfly.uni-koeln.de/color/). A code keeps the hue that
stands in the codebook; as most of the eight are too pale on paper white and some too dark on
black, each is drawn in a shade of its own for dark and for light. The shades have a contrast of at
least 4.5 on every ground of the themes (WCAG 2.1, 1.4.3), and differ in lightness as well as in
hue, so that the distance of each two, as OKLab, is largest for whichever of normal, protan, deutan
and tritan eyes (Machado et al. 2009) sees the least of it.
"""

from __future__ import annotations

from typing import NamedTuple


class Shade(NamedTuple):
    """One colour of the palette: as the codebook has it, and as it is drawn."""

    name: str
    kept: str
    on_dark: str
    on_light: str


PALETTE = (
    Shade("orange", "#e69f00", "#f2a349", "#793911"),
    Shade("sky blue", "#56b4e9", "#63bcf9", "#056cab"),
    Shade("green", "#009e73", "#aae0b1", "#00664f"),
    Shade("yellow", "#f0e442", "#fad91b", "#5f6e17"),
    Shade("blue", "#0072b2", "#7b85fd", "#313799"),
    Shade("vermilion", "#d55e00", "#e2694e", "#612401"),
    Shade("purple", "#cc79a7", "#a983a5", "#96507e"),
    Shade("grey", "#999999", "#f8f8f8", "#393939"),
)


def shade_of(colour: str) -> Shade | None:
    """Return the shade whose kept colour this is, `#rrggbb` in any case; None for another's."""
    return next((shade for shade in PALETTE if shade.kept == colour.lower()), None)


def shade_after(colour: str, step: int) -> Shade:
    """Return the next shade, with a `step` of -1 the one before; from a colour that is none of
    the palette the first, or the last.
    """
    kept = [shade.kept for shade in PALETTE]
    begin = -1 if step > 0 else 0
    at = kept.index(colour.lower()) if colour.lower() in kept else begin
    return PALETTE[(at + step) % len(PALETTE)]
