"""Bars of block characters, and the cells of the map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.tui.overview.bars import bar, height
from mbcode.tui.overview.mapped import MapCell, Mapped, legend_lines
from tests.analysis.studies import Interview, Little, little, littles, unhurried


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, ""), (0.0001, "▏"), (0.5, "█████"), (0.25, "██▌"), (1, "██████████")],
)
def test_a_bar_is_as_long_as_its_share_and_never_nothing_for_something(
    share: float, drawn: str
) -> None:
    assert bar(share, 10) == drawn


@pytest.mark.parametrize(("share", "drawn"), [(0, " "), (0.001, "▁"), (0.5, "▄"), (1, "█")])
def test_a_bar_stands_as_high_as_its_share(share: float, drawn: str) -> None:
    assert height(share) == drawn


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
