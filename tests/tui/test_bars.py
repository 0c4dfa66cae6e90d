"""Bars of block characters, and the cells of the map."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.frames import Column, Frame
from mbcode.tui.overview.bars import bar, by_case, course_rows, upright
from mbcode.tui.overview.mapped import MapCell, Mapped, legend_lines
from mbcode.tui.rows import Row
from tests.analysis.studies import Interview, Little, little, littles, unhurried


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, ""), (0.0001, "▏"), (0.5, "█████"), (0.25, "██▌"), (1, "██████████")],
)
def test_a_bar_is_as_long_as_its_share_and_never_nothing_for_something(
    share: float, drawn: str
) -> None:
    assert bar(share, 10) == drawn


@pytest.mark.parametrize(
    ("share", "height", "drawn"),
    [(0, 1, " "), (0.001, 1, "▁"), (0.5, 1, "▄"), (1, 1, "█"), (0.001, 2, " ▁"), (0.75, 2, "▄█")],
)
def test_a_bar_stands_as_high_as_its_share(share: float, height: int, drawn: str) -> None:
    assert "".join(upright(share, height)) == drawn


def cells_of(row: Row) -> int:
    return sum(len(piece.text) if piece.width is None else piece.width + 2 for piece in row)


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), max_size=4),
    st.integers(40, 200),
    st.integers(1, 70),
)
def test_bars_keep_within_the_room_and_the_largest_fills_it(
    counted: list[list[int]], width: int, height: int
) -> None:
    names = Column.of("code", [f"Tema {place}" for place in range(len(counted))])
    cells = np.array(counted, dtype=np.int64).reshape(-1, 3)
    counts = Frame((names, *(Column.of(f"Sted {n}", cells[:, n]) for n in range(3))))
    cases, course = by_case(counts, width), course_rows(counts, width, height)
    assert all(cells_of(row) <= width for row in (*cases, *course))
    if cells.any():
        assert max(map(cells_of, cases)) == width
    fits = height >= 1 + 2 * len(counted)
    assert len(course) <= height if fits else len(course) == 1 + 2 * len(counted)


@unhurried
@given(littles(), st.integers(1, 200))
def test_a_cell_has_the_theme_that_covers_most_of_it_and_leads_to_it(
    study: Little, count: int
) -> None:
    mapped = Mapped.of(study.columns)
    for transcript, about in enumerate(study.columns.transcripts):
        for place, cell in enumerate(mapped.cells(transcript, count)):
            has: dict[int, set[int]] = {}
            for row, start, end, code, _ in study.rows:
                theme = next(c.theme for c in study.columns.codes if c.name == code)
                inside = {s for s in range(start, end) if s * count // about.length == place}
                if row == transcript and inside:
                    has.setdefault(mapped.themes.index(theme), set()).update(inside)
            most = max(has, key=lambda theme: (len(has[theme]), -theme), default=None)
            assert cell.theme == most
            span = mapped.place(transcript, place, count).span
            if most is not None:
                assert has[most] & set(range(span.start, span.end))


def test_a_theme_alone_is_as_dark_as_it_covers_the_cell() -> None:
    talk = Interview(turns=(("Anna", ("Ja.",) * 50),))
    study = little((talk,), ((0, 0, 5, "A", "anna"), (0, 100, 200, "A", "anna")))
    row = Mapped.of(study.columns).cells(0, 10, only=0)
    assert row[0] == MapCell("░", 0)
    assert row[1] == MapCell("·", None)
    assert row[6] == MapCell("█", 0)


def test_a_legend_breaks_between_themes_alone() -> None:
    assert legend_lines(("Rammer", "Tid", "Samarbejde"), 16) == [[0, 1], [2]]
    assert legend_lines(("Rammer", "Tid", "Samarbejde"), 15) == [[0], [1], [2]]
    assert legend_lines((), 15) == []
