"""A screen as a small SVG: text that can be read and searched, in whatever monospace font there is.

Textual draws an SVG with fonts from the net, an outline for each row and names that differ from
picture to picture: five times the size of this, and no two versions of it alike.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

_CELL = (12, 23)
"""Width and height of a cell in the picture: at this height the bars of rows meet."""
_BASELINE = 18
_THEIR_CELL = (12.2, 24.4)
_RECT = re.compile(
    r'<rect fill="(#[0-9a-f]{6})" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" shape'
)
_TEXT = re.compile(
    r'<text class="[\w-]+-(r\d+)" x="([\d.]+)" y="[\d.]+" textLength="([\d.]+)"'
    r' clip-path="url\(#[\w-]+-line-(\d+)\)">([^<]*)</text>'
)
_STYLE = re.compile(r"\.[\w-]+-(r\d+) \{ (.*?);? \}")


@dataclass(frozen=True, slots=True)
class Run:
    """Cells of one style (of text) or colour (behind it)."""

    row: int
    column: int
    width: int
    style: str
    text: str = ""
    rows: int = 1


def small(drawn: str, size: tuple[int, int]) -> str:
    """Return the SVG that Textual drew of a screen of `size` columns and rows, made small."""
    styles = dict(_STYLE.findall(drawn))
    grounds = [_ground(found) for found in _RECT.findall(drawn)]
    texts = [run for found in _TEXT.findall(drawn) for run in _words(found, styles)]
    names = {style: f"s{at}" for at, style in enumerate(sorted({run.style for run in texts}))}
    width, height = size[0] * _CELL[0], size[1] * _CELL[1]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
            "<style>text{font:20px 'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}",
            *(f".{name}{{{style.replace(' ', '')}}}" for style, name in names.items()),
            "</style>",
            *_filled(grounds),
            *_written(texts, names),
            "</svg>\n",
        ]
    )


def words_of(picture: str) -> list[str]:
    """Return what a picture that `small` made says, row by row, without the blanks between."""
    rows = re.findall(r'<text y="\d+">(.*?)</text>', picture)
    return ["".join(html.unescape(re.sub(r"<[^>]+>", "", row)).split()) for row in rows]


def _ground(found: tuple[str, ...]) -> Run:
    fill, x, y, width = found
    wide, high = _THEIR_CELL
    return Run(int(float(y) / high), round(float(x) / wide), round(float(width) / wide), fill)


def _words(found: tuple[str, ...], styles: dict[str, str]) -> Iterator[Run]:
    name, x, width, row, escaped = found
    text = html.unescape(escaped).replace("\N{NO-BREAK SPACE}", " ").rstrip("\n")
    cells = round(float(width) / _THEIR_CELL[0])
    if text.strip():
        yield Run(int(row), round(float(x) / _THEIR_CELL[0]), cells, styles[name], text)


def _filled(grounds: Sequence[Run]) -> Iterator[str]:
    """Yield what lies behind all, and a path for each other colour."""
    area = Counter[str]()
    for run in grounds:
        area[run.style] += run.width
    (most, _), *_ = area.most_common(1)
    yield f'<path fill="{most}" d="M0 0h9999v9999H0z"/>'
    for fill in sorted(area.keys() - {most}):
        boxes = _upright(_beside([run for run in grounds if run.style == fill]))
        drawn = "".join(
            f"M{box.column * _CELL[0]} {box.row * _CELL[1]}h{box.width * _CELL[0]}"
            f"v{box.rows * _CELL[1]}h-{box.width * _CELL[0]}z"
            for box in boxes
        )
        yield f'<path shape-rendering="crispEdges" fill="{fill}" d="{drawn}"/>'


def _beside(runs: Iterable[Run]) -> list[Run]:
    """Let runs of one colour that touch in a row be one."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.row, run.column)):
        last = joined[-1] if joined else None
        if last is not None and (last.row, last.column + last.width) == (run.row, run.column):
            joined[-1] = replace(last, width=last.width + run.width)
        else:
            joined.append(run)
    return joined


def _upright(runs: Iterable[Run]) -> list[Run]:
    """Let runs of one colour that lie below each other, as wide, be one of several rows."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.column, run.width, run.row)):
        last = joined[-1] if joined else None
        is_below = last is not None and last.row + last.rows == run.row
        if last is not None and is_below and (last.column, last.width) == (run.column, run.width):
            joined[-1] = replace(last, rows=last.rows + 1)
        else:
            joined.append(run)
    return joined


def _written(texts: Iterable[Run], names: dict[str, str]) -> Iterator[str]:
    for row, runs in groupby(sorted(texts, key=lambda r: (r.row, r.column)), lambda run: run.row):
        spans = "".join(_span(run, names[run.style]) for run in runs)
        yield f'<text y="{row * _CELL[1] + _BASELINE}">{spans}</text>'


def _span(run: Run, name: str) -> str:
    long = f' textLength="{run.width * _CELL[0]}"' if run.width > 1 else ""
    escaped = html.escape(run.text, quote=False)
    return f'<tspan class="{name}" x="{run.column * _CELL[0]}"{long}>{escaped}</tspan>'
