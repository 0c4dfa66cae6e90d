"""The measures give the figures that the literature printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest

from mbcode.analysis.reliability.ac1 import ac1
from mbcode.analysis.reliability.alpha import alpha
from mbcode.analysis.reliability.kappa import cohen, fleiss
from mbcode.analysis.reliability.percent import percent
from mbcode.analysis.reliability.unitizing import u_alpha
from tests.analysis.reliability.published import (
    FIVE_OBSERVERS,
    FOUR_CODERS,
    THIRTY_PATIENTS,
    counts,
    interval,
    ordinal,
)


def each(data: np.ndarray) -> np.ndarray:
    """Return the weight of data in which every row is one unit."""
    return np.ones(len(data))


def pairable(data: np.ndarray) -> np.ndarray:
    """Return how often each value was given to units with two values or more."""
    return data[data.sum(axis=1) > 1].sum(axis=0)


def test_alpha_of_binary_data_is_that_of_krippendorff_2011_section_a() -> None:
    data = counts("0 1 0 0 0 0 0 0 1 0\n1 1 1 0 0 1 0 0 0 0", "01")
    assert alpha(data, each(data)) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_nominal_data_is_that_of_krippendorff_2011_section_b() -> None:
    data = counts("a a b b d c c c e d d a\nb a b b b c c c e d d d", "abcde")
    assert alpha(data, each(data)) == pytest.approx(0.692, abs=5e-4)


def test_alpha_with_values_missing_is_that_of_krippendorff_2011_sections_c_and_d() -> None:
    data = counts(FOUR_CODERS, "12345")
    assert alpha(data, each(data)) == pytest.approx(0.743, abs=5e-4)
    assert alpha(data, each(data), ordinal(pairable(data))) == pytest.approx(0.815, abs=5e-4)
    assert alpha(data, each(data), interval(5)) == pytest.approx(0.849, abs=5e-4)


def test_alpha_is_that_of_hayes_and_krippendorff_2007() -> None:
    data = counts(FIVE_OBSERVERS, "0123")
    assert alpha(data, each(data), ordinal(pairable(data))) == pytest.approx(0.7598, abs=5e-5)
    assert alpha(data, each(data)) == pytest.approx(0.477, abs=5e-4)


def test_kappa_of_two_is_that_of_cohen_1960() -> None:
    table = [[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]]
    assert cohen(table) == pytest.approx(0.492, abs=5e-4)


def test_kappa_of_many_is_that_of_fleiss_1971() -> None:
    data = np.array(THIRTY_PATIENTS.split(), dtype=int).reshape(30, 5)
    assert percent(data, each(data)) == pytest.approx(0.5556, abs=5e-5)
    assert fleiss(data, each(data)) == pytest.approx(0.430, abs=5e-4)


def test_ac1_of_four_raters_is_that_of_gwet_2014() -> None:
    data = counts(FOUR_CODERS, "12345")
    assert percent(data, each(data)) == pytest.approx(0.81818, abs=5e-6)
    assert ac1(data, each(data)) == pytest.approx(0.77544, abs=5e-6)


def test_ac1_of_two_raters_is_that_of_gwet_2014() -> None:
    """Two abstractors and a hundred women; the table turned into units with two values each."""
    table = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    one, other = np.indices(table.shape).reshape(2, -1)
    data = np.eye(3)[one] + np.eye(3)[other]
    assert ac1(data, table.ravel()) == pytest.approx(0.84933, abs=5e-6)


def test_percent_leads_to_the_coefficient_of_brennan_and_prediger_1981() -> None:
    """(P - 1/q) / (1 - 1/q) of Gwet's four raters, q = 5: 0.77273."""
    data = counts(FOUR_CODERS, "12345")
    assert (percent(data, each(data)) - 1 / 5) / (1 - 1 / 5) == pytest.approx(0.77273, abs=5e-6)


def test_u_alpha_is_that_of_krippendorff_2019_figure_12_11() -> None:
    """Three observers cut 60 places into units of seven values: 0.510, and 0.413 for units at all.

    The book's figures as the R package quallmer quotes them; the second to the same tolerance.
    """
    observers = (
        ((0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)),
        ((0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)),
        ((0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)),
    )
    assert u_alpha(*continuum(observers, 60, 7)) == pytest.approx(0.510, abs=5e-4)
    alone = tuple(tuple((start, end, 1) for start, end, _ in units) for units in observers)
    assert u_alpha(*continuum(alone, 60, 1)) == pytest.approx(0.413, abs=2e-3)


def continuum(
    observers: Sequence[Sequence[tuple[int, int, int]]], length: int, values: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the coincidences and squares of units (start, end, value from 1); all else is gap."""
    laid = np.full((len(observers), length), values)
    squares = np.zeros(values)
    for row, units in zip(laid, observers, strict=True):
        for start, end, value in units:
            row[start:end] = value - 1
            squares[value - 1] += (end - start) ** 2
    coincidences = np.zeros((values + 1, values + 1))
    for one, other in permutations(laid, 2):
        np.add.at(coincidences, (one, other), 1 / (len(observers) - 1))
    return coincidences, squares
