"""A map of themes: each transcript as cells, from its first word to its last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Self

from rich.cells import cell_len

from mbcode.analysis.theme_map import ThemeMap, theme_map
from mbcode.model import Span
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line

if TYPE_CHECKING:
    from mbcode.columns import Columns

LETTERS = ascii_uppercase + ascii_lowercase
GAP = "   "
_SHADES = "·░▒▓█"
_UNCODED, _NO_TEXT, _FURTHER = "·", " ", "?"


@dataclass(frozen=True, slots=True)
class MapCell:
    """What is drawn, and the place of the theme it stands for, if for one."""

    glyph: str
    theme: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """The themes of a study's transcripts, in cells as many as there is room for.

    `only` is the place of a theme that is looked at alone: its cells are as dark as the part of
    their text that it covers. Else a cell has the letter of the theme that covers most of it.
    """

    columns: Columns
    found: ThemeMap

    @classmethod
    def of(cls, columns: Columns) -> Self:
        """Count a study."""
        return cls(columns, theme_map(columns))

    @property
    def themes(self) -> tuple[str, ...]:
        return self.found.themes

    def __len__(self) -> int:
        return len(self.columns.transcripts)

    def name(self, transcript: int) -> str:
        return one_line(self.columns.transcripts[transcript].name)

    def cells(self, transcript: int, count: int, only: int | None = None) -> tuple[MapCell, ...]:
        """Return a transcript as `count` cells."""
        covered, sizes = self.found.covered(transcript, count), self.found.sizes(transcript, count)
        return tuple(
            _cell(each, size, only)
            for each, size in zip(covered.tolist(), sizes.tolist(), strict=True)
        )

    def in_words(self, transcript: int, cell: int, count: int) -> str:
        """Return where in the text a cell begins, and how much of it each theme covers."""
        covered, sizes = self.found.covered(transcript, count), self.found.sizes(transcript, count)
        part = f"{100 * cell / count:.1f}% into the text"
        shares = sorted(
            ((count, theme) for theme, count in enumerate(covered[cell].tolist()) if count),
            key=lambda each: (-each[0], each[1]),
        )
        size = max(int(sizes[cell]), 1)
        told = [
            f"{letter(theme)} {one_line(self.themes[theme])} {count / size:.0%}"
            for count, theme in shares
        ]
        return " · ".join([part, *(told or ["nothing coded"])])

    def place(self, transcript: int, cell: int, count: int, only: int | None = None) -> Place:
        """Return the first passage in a cell with its theme; where there is none, its text."""
        row = self.columns.transcripts[transcript]
        begin, end = (-(-row.length * each // count) for each in (cell, cell + 1))
        theme = self.cells(transcript, count, only)[cell].theme
        if theme is not None:
            for start, stop in self._passages(transcript, theme):
                if start < end and stop > begin:
                    return Place(row.id, Span(start, stop))
        return Place(row.id, Span(begin, max(end, begin + 1)))

    def _passages(self, transcript: int, theme: int) -> list[tuple[int, int]]:
        codings, codes = self.columns.codings, self.columns.codes
        name = self.themes[theme]
        return [
            (int(codings.start[row]), int(codings.end[row]))
            for row in (codings.transcript == transcript).nonzero()[0].tolist()
            if codes[codings.code[row]].theme == name
        ]


def letter(theme: int) -> str:
    """Return the letter of a theme, by its place."""
    return LETTERS[theme] if theme < len(LETTERS) else _FURTHER


def legend_lines(themes: Sequence[str], width: int) -> list[list[int]]:
    """Return which themes, by their places, stand on which line of a legend of this width.

    An entry is a letter, a space and the name, with `GAP` before the next.
    """
    lines: list[list[int]] = []
    used = width
    for place, name in enumerate(themes):
        needed = cell_len(f"{letter(place)} {one_line(name)}")
        if used + len(GAP) + needed > width:
            lines.append([])
            used = -len(GAP)
        lines[-1].append(place)
        used += len(GAP) + needed
    return lines


def _cell(covered: list[int], size: int, only: int | None) -> MapCell:
    if not size:
        return MapCell(_NO_TEXT, None)
    if only is not None:
        share = covered[only] / size
        darkest = len(_SHADES) - 1
        shade = max(round(share * darkest), 1) if share else 0
        return MapCell(_SHADES[shade], only if share else None)
    most = max(covered, default=0)
    if not most:
        return MapCell(_UNCODED, None)
    theme = covered.index(most)
    return MapCell(letter(theme), theme)
