"""The workbench's two colour themes, from the eight colours that colour-blind eyes tell apart.

The eight are Okabe and Ito's (2008, https://jfly.uni-koeln.de/color/); on paper white the blue and
the vermilion of them are dark enough to be read.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import Theme

QUIET = "$foreground 70%"
"""The style of what stands beside what matters: it can be read on every ground of both themes."""

DARK = Theme(
    name="mbcode-dark",
    primary="#2c5f8a",
    secondary="#56b4e9",
    accent="#e69f00",
    warning="#e69f00",
    error="#d55e00",
    success="#009e73",
    foreground="#d9d7d0",
    background="#15181c",
    surface="#15181c",
    panel="#22272e",
    boost="#1b1f24",
    dark=True,
    variables={
        "block-cursor-background": "#25527a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#22272e",
        "block-cursor-blurred-foreground": "#d9d7d0",
        "block-cursor-blurred-text-style": "none",
        "border": "#e69f00",
        "scrollbar": "#343b44",
        "scrollbar-background": "#15181c",
        "scrollbar-background-hover": "#15181c",
        "scrollbar-background-active": "#15181c",
    },
)

LIGHT = Theme(
    name="mbcode-light",
    primary="#0072b2",
    secondary="#0072b2",
    accent="#b34700",
    warning="#b34700",
    error="#b3261e",
    success="#00734f",
    foreground="#23282e",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#ece9e1",
    boost="#f3f1eb",
    dark=False,
    variables={
        "block-cursor-background": "#00507d",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ece9e1",
        "block-cursor-blurred-foreground": "#23282e",
        "block-cursor-blurred-text-style": "none",
        "border": "#b34700",
        "scrollbar": "#cfcabd",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)


def themes(*, is_colourless: bool) -> tuple[Theme, Theme]:
    """Return the dark theme and the light one. Without colour, what a colour would bring forward
    is as strong as what is read: as a grey of its own it would step back instead.
    """
    return (_strong(DARK), _strong(LIGHT)) if is_colourless else (DARK, LIGHT)


def _strong(theme: Theme) -> Theme:
    variables = {**theme.variables, "border": theme.foreground or ""}
    return replace(theme, accent=theme.foreground, warning=theme.foreground, variables=variables)


def theme_for(colorfgbg: str) -> str:
    """Return the name of the theme that suits a terminal, from its COLORFGBG (`15;0`), if any.

    The last number is the background's; 7 and 15 are the light ones of the sixteen colours.
    """
    return LIGHT.name if colorfgbg.rpartition(";")[2] in ("7", "15") else DARK.name
