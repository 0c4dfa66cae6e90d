"""The kept palette: read on every ground, told apart by every eye."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from textual.color import Color
from textual.theme import Theme

from mbcode.tui.palette import PALETTE, shade_after, shade_of
from mbcode.tui.themes import DARK, LIGHT
from mbcode.tui.widgets.code_colour import contrast, legible

Floats = NDArray[np.float64]
GROUNDS = [
    str(ground)
    for theme in (DARK, LIGHT)
    for ground in (
        theme.background,
        theme.surface,
        theme.panel,
        theme.boost,
        theme.variables["block-cursor-background"],
        theme.variables["block-cursor-blurred-background"],
    )
]
EYES = {
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deutan": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritan": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB."""


def oklab(colour: Color, eye: str) -> Floats:
    """Return a colour as an eye sees it, in Ottosson's OKLab (2020)."""
    part = np.array(colour.normalized)
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    red, green, blue = np.clip(np.array(EYES[eye]) @ linear, 0, 1)
    long = np.cbrt(0.41222 * red + 0.53633 * green + 0.05145 * blue)
    middle = np.cbrt(0.21190 * red + 0.68070 * green + 0.10740 * blue)
    short = np.cbrt(0.08830 * red + 0.28172 * green + 0.62998 * blue)
    return np.array(
        [
            0.21045 * long + 0.79362 * middle - 0.00407 * short,
            1.97800 * long - 2.42859 * middle + 0.45059 * short,
            0.02590 * long + 0.78277 * middle - 0.80868 * short,
        ]
    )


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_of_the_palette_can_be_read_on_every_ground_of_the_themes(ground: str) -> None:
    on = Color.parse(ground)
    for shade in PALETTE:
        assert contrast(legible(Color.parse(shade.kept), on), on) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_what_is_selected_or_under_a_cursor_can_be_read(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    text, selected = (
        Color.parse(colours[f"input-selection-{of}ground"]) for of in ("fore", "back")
    )
    for ground in (theme.surface, theme.panel):
        assert contrast(text, Color.parse(str(ground)) + selected) >= 4.5
    for cursor in ("block-cursor", "block-cursor-blurred"):
        on, under = (Color.parse(colours[f"{cursor}-{of}ground"]) for of in ("fore", "back"))
        assert contrast(on, under) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("eye", EYES)
def test_no_two_colours_of_the_palette_look_alike_to_any_eye(theme: object, eye: str) -> None:
    on = Color.parse("#15181c" if theme is DARK else "#fbfaf7")
    seen = [oklab(legible(Color.parse(shade.kept), on), eye) for shade in PALETTE]
    # A difference of 0.02 is just seen where two fields touch.
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 0.07


def test_the_shades_are_drawn_as_they_are_kept_on_the_grounds_of_a_text() -> None:
    for theme, side in ((DARK, "on_dark"), (LIGHT, "on_light")):
        for ground in (theme.surface, theme.panel, theme.boost):
            on = Color.parse(str(ground))
            for shade in PALETTE:
                assert legible(Color.parse(shade.kept), on).hex.lower() == getattr(shade, side)


def test_keys_go_round_the_palette() -> None:
    assert shade_of("#E69F00") == PALETTE[0]
    assert shade_of("#123456") is None
    assert shade_after("", 1) == PALETTE[0]
    assert shade_after("", -1) == PALETTE[-1]
    assert shade_after("#123456", 1) == PALETTE[0]
    assert shade_after(PALETTE[-1].kept.upper(), 1) == PALETTE[0]
    assert shade_after(PALETTE[0].kept, 1) == PALETTE[1]
