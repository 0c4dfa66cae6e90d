"""Heat can be told apart and read on, in every theme."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from mbcode.tui.themes import DARK, LIGHT
from mbcode.tui.widgets.code_colour import contrast
from mbcode.tui.widgets.heat import LEVELS, level, ramp

BACKGROUNDS = [Color.parse(theme.surface or "") for theme in (DARK, LIGHT)]


def _colours(style: Style) -> tuple[Color, Color]:
    assert style.color is not None
    assert style.bgcolor is not None
    return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


def test_nothing_has_no_heat_and_the_smallest_share_has_some() -> None:
    assert level(0.0) == 0
    assert level(0.001) == 1
    assert level(1.0) == LEVELS


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_every_level_is_further_from_the_background_than_the_one_below(background: Color) -> None:
    ratios = [contrast(_colours(style)[1], background) for style in ramp(background)[1:]]
    assert ratios[0] > 1.1
    assert ratios == sorted(ratios)


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_figures_can_be_read_on_every_level(background: Color) -> None:
    for style in ramp(background)[1:]:
        assert contrast(*_colours(style)) >= 4.5


def test_a_background_that_the_terminal_chooses_gets_no_heat() -> None:
    assert set(ramp(Color(0, 0, 0, ansi=-1))) == {Style()}
