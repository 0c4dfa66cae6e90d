"""What the measures promise of any data."""

from __future__ import annotations

import doctest
import importlib
from fractions import Fraction
from itertools import combinations, permutations, product

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mbcode.analysis.reliability.ac1 import ac1
from mbcode.analysis.reliability.alpha import alpha
from mbcode.analysis.reliability.bootstrap import alpha_interval
from mbcode.analysis.reliability.dice import dice
from mbcode.analysis.reliability.kappa import cohen, fleiss
from mbcode.analysis.reliability.percent import percent
from mbcode.analysis.reliability.unitizing import u_alpha
from tests.analysis.studies import unhurried

PAGES = ("ac1", "alpha", "dice", "kappa", "percent", "unitizing")
Said = list[tuple[int, ...]]
"""A unit's values, one a coder."""


@st.composite
def said(draw: st.DrawFn) -> Said:
    """Draw up to twelve units with values 0 to 2 by two to four coders."""
    coders = draw(st.integers(2, 4))
    unit = st.tuples(*[st.integers(0, 2)] * coders)
    return draw(st.lists(unit, min_size=1, max_size=12))


def counts(units: Said) -> np.ndarray:
    return np.array([[unit.count(value) for value in range(3)] for unit in units])


def one(units: Said) -> np.ndarray:
    return np.ones(len(units))


def same(pairs: list[tuple[int, int]]) -> Fraction:
    return Fraction(sum(a == b for a, b in pairs), len(pairs))


def beyond(agreed: Fraction, chance: Fraction) -> float:
    """Return what is left of agreement when chance is taken out, NaN for 0/0."""
    return float((agreed - chance) / (1 - chance)) if chance != 1 else float("nan")


@pytest.mark.parametrize("page", PAGES)
def test_the_example_in_a_measures_own_words_is_right(page: str) -> None:
    ran = doctest.testmod(importlib.import_module(f"mbcode.analysis.reliability.{page}"))
    assert ran.attempted > 0
    assert ran.failed == 0


@unhurried
@given(said())
def test_measures_are_what_pairs_of_values_say(units: Said) -> None:
    """All from their definitions, in fractions: pairs within a unit, pairs that chance makes."""
    within = [pair for unit in units for pair in combinations(unit, 2)]
    values = [value for unit in units for value in unit]
    shares = [Fraction(values.count(value), len(values)) for value in range(3)]
    agreed = same(within)
    assert percent(counts(units), one(units)) == pytest.approx(float(agreed))
    expected = beyond(agreed, sum((share**2 for share in shares), Fraction()))
    assert fleiss(counts(units), one(units)) == pytest.approx(expected, nan_ok=True)
    guessed = sum((share * (1 - share) for share in shares), Fraction()) / 2
    assert ac1(counts(units), one(units)) == pytest.approx(beyond(agreed, guessed))
    dealt = beyond(agreed, same(list(permutations(values, 2))))
    assert alpha(counts(units), one(units)) == pytest.approx(dealt, nan_ok=True)


@unhurried
@given(said())
def test_kappa_of_two_is_what_crossing_their_values_says(units: Said) -> None:
    pairs = [(unit[0], unit[1]) for unit in units]
    crossed = list(product([a for a, _ in pairs], [b for _, b in pairs]))
    table = [[pairs.count((a, b)) for b in range(3)] for a in range(3)]
    assert cohen(table) == pytest.approx(beyond(same(pairs), same(crossed)), nan_ok=True)


@unhurried
@given(said(), st.data())
def test_alpha_with_values_missing_is_that_of_the_library(units: Said, data: st.DataObject) -> None:
    kept = data.draw(
        st.lists(st.integers(0, 4), min_size=len(units), max_size=len(units)), label="values kept"
    )
    given_values = counts([unit[:size] for unit, size in zip(units, kept, strict=True)])
    pairable = given_values[given_values.sum(axis=1) > 1].sum(axis=0)
    assume(np.count_nonzero(pairable) > 1)
    theirs = krippendorff.alpha(value_counts=given_values, level_of_measurement="nominal")
    assert alpha(given_values, one(units)) == pytest.approx(theirs)


@unhurried
@given(said(), st.data())
def test_a_weight_stands_for_so_many_units(units: Said, data: st.DataObject) -> None:
    times = data.draw(st.lists(st.integers(1, 4), min_size=len(units), max_size=len(units)))
    repeated = np.repeat(counts(units), times, axis=0)
    for measure in (percent, fleiss, alpha, ac1):
        weighed = measure(counts(units), times)
        assert weighed == pytest.approx(
            float(measure(repeated, np.ones(len(repeated)))), nan_ok=True
        )


@unhurried
@given(said())
def test_no_coefficient_leaves_its_bounds(units: Said) -> None:
    for measure in (fleiss, alpha, ac1):
        figure = float(measure(counts(units), one(units)))
        assert np.isnan(figure) or -1 - 1e-12 <= figure <= 1 + 1e-12
    full = [unit[:1] * len(unit) for unit in units]
    for measure in (percent, fleiss, alpha, ac1):
        figure = float(measure(counts(full), one(full)))
        assert np.isnan(figure) or figure == pytest.approx(1)


def test_nought_over_nought_is_nan_and_never_0_or_1() -> None:
    everybody_always_no = [[3, 0], [3, 0]]
    for measure in (fleiss, alpha):
        assert np.isnan(measure(everybody_always_no, [1, 5]))
    assert np.isnan(cohen([[7, 0], [0, 0]]))
    assert np.isnan(dice(0, 0, 0))
    assert np.isnan(u_alpha([[0, 0], [0, 40]], [0]))
    nobody = np.zeros((0, 2))
    for measure in (percent, fleiss, alpha, ac1):
        assert np.isnan(measure(nobody, []))


def test_a_weight_with_more_axes_gives_a_figure_for_each() -> None:
    kinds = [[2, 0], [1, 1], [0, 2]]
    weights = np.array([[[5, 4, 1], [1, 0, 1]], [[0, 3, 0], [9, 0, 0]]])
    for measure in (percent, fleiss, alpha, ac1):
        figures = measure(kinds, weights)
        assert figures.shape == (2, 2)
        assert figures[0, 0] == measure(kinds, [5, 4, 1])


@unhurried
@given(said(), st.integers(0, 99))
def test_the_interval_is_that_of_alphas_of_units_drawn_again(units: Said, seed: int) -> None:
    rows = counts(units)
    drawn = np.random.default_rng(seed).multinomial(
        len(units), np.ones(len(units)) / len(units), 40
    )
    alphas = [float(alpha(np.repeat(rows, times, axis=0), np.ones(len(rows)))) for times in drawn]
    found = alpha_interval(rows, np.eye(len(rows), dtype=int), np.ones(len(rows)), 40, seed)
    if np.isnan(alpha(rows, one(units))) or np.isnan(alphas).all():
        assert np.isnan(found).all()
    else:
        assert found == pytest.approx(tuple(np.nanpercentile(alphas, (2.5, 97.5))))


def test_an_interval_is_narrower_with_more_units_and_the_same_each_time() -> None:
    kinds, itself = [[2, 0], [1, 1], [0, 2]], np.eye(3, dtype=int)
    few = alpha_interval(kinds, itself, [50, 10, 20])
    many = alpha_interval(kinds, itself, [5_000, 1_000, 2_000])
    assert few == alpha_interval(kinds, itself, [50, 10, 20])
    assert few != alpha_interval(kinds, itself, [50, 10, 20], seed=2)
    assert few[0] < many[0] < float(alpha(kinds, [50, 10, 20])) < many[1] < few[1]


def test_u_alpha_of_units_of_one_character_is_alpha_over_characters() -> None:
    """Two coders, 40 characters: both mark 6, one 4 more, neither the rest; squares are lengths."""
    both, apart, neither = 6, 4, 30
    coincidences = [[2 * both, apart], [apart, 2 * neither]]
    plain = alpha([[0, 2], [1, 1], [2, 0]], [both, apart, neither])
    assert u_alpha(coincidences, [2 * both + apart]) == pytest.approx(float(plain))


def test_u_alpha_is_that_of_a_program_others_published() -> None:
    """Three coders mark key phrases in 56 characters: 0.56 by krippendorff-unitized-alpha 0.1.0."""
    marked = [[(3, 15), (22, 53)], [(3, 10), (22, 53)], [(22, 46)]]
    given_by = np.zeros((3, 56), dtype=int)
    for coder, spans in enumerate(marked):
        for start, end in spans:
            given_by[coder, start:end] = 1
    yes = given_by.sum(axis=0)
    no = 3 - yes
    apart = (yes * no).sum() / 2
    coincidences = [[(yes * (yes - 1)).sum() / 2, apart], [apart, (no * (no - 1)).sum() / 2]]
    squares = sum((end - start) ** 2 for spans in marked for start, end in spans)
    assert u_alpha(coincidences, [squares]) == pytest.approx(0.56, abs=0.005)
