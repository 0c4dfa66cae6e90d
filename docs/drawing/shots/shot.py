"""Which pictures there are: of every screen and dialog, what is pressed to come to it, and why."""

from __future__ import annotations

from dataclasses import dataclass

SIZES = ((80, 24), (120, 40), (200, 60))
LOOKS = ("dark", "light", "colourless")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of what `study` shows after `keys`, each between blanks: `'til` types
    letters, `wait` waits until what was altered is counted.

    `screen` is the class on top then; `home` says by which key one comes to it, `tells` what it is
    for.
    """

    name: str
    title: str
    screen: str
    home: str
    tells: str
    keys: str = ""
    study: str = "example"
    coder: str = "koder-a"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pictures that belong together."""

    title: str
    shots: tuple[Shot, ...]
