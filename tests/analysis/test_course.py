"""Codes over the course of interviews, and where along them each theme sits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.course import TENTHS, course
from mbcode.analysis.theme_map import theme_map
from mbcode.errors import MbcodeError
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

LEVELS = st.sampled_from(("code", "theme"))
SPEAKERS = st.sampled_from([(), ("Anna",)])


@unhurried
@given(littles(), LEVELS, SPEAKERS)
def test_each_coding_is_counted_in_the_tenth_it_begins_in(
    study: Little, level: str, speakers: tuple[str, ...]
) -> None:
    speakers = tuple(name for name in speakers if name in study.columns.speakers)
    counted = {(name, n): 0 for name in oracle.labels(study, level) for n in range(1, TENTHS + 1)}
    for row in oracle.heard(study, speakers):
        length = study.columns.transcripts[row[0]].length
        # The tenth whose end, n tenths of the text, is the first to lie behind the first character.
        tenth = next(n for n in range(1, TENTHS + 1) if row[1] * TENTHS < n * length)
        counted[oracle.label(study, row, level), tenth] += 1
    frame = course(study.columns, level, speakers)
    assert {
        (row[0], n): count for row in frame.rows() for n, count in enumerate(row[1:], start=1)
    } == counted


@unhurried
@given(littles(), st.integers(1, 40))
def test_the_map_counts_the_characters_each_theme_covers_of_each_part(
    study: Little, parts: int
) -> None:
    found = theme_map(study.columns)
    for transcript, row in enumerate(study.columns.transcripts):
        for theme, name in enumerate(found.themes):
            has = frozenset[oracle.Place]().union(
                *(
                    oracle.characters(*coding[:3])
                    for coding in study.rows
                    if coding[0] == transcript and oracle.label(study, coding, "theme") == name
                )
            )
            counted = [0] * parts
            for _, position in has:
                counted[position * parts // row.length] += 1
            assert found.covered(transcript, parts)[:, theme].tolist() == counted
        sizes = np.bincount(np.arange(row.length) * parts // row.length, minlength=parts)
        assert found.sizes(transcript, parts).tolist() == sizes.tolist()


def test_a_study_without_codings_has_a_course_of_noughts() -> None:
    columns = little((Interview(),)).columns
    frame = course(columns, "theme")
    assert list(frame.rows()) == [("Tema", *[0] * TENTHS)]
    assert not theme_map(columns).covered(0, 5).any()


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(MbcodeError):
        course(little((Interview(),)).columns, "kode")
