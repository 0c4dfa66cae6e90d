"""How far the coders of a study agree."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mbcode.analysis.agreement import ALL_CODES, agreement, thin
from mbcode.analysis.compared import coded_by_all, coded_by_any
from mbcode.analysis.reliability.ac1 import ac1
from mbcode.analysis.reliability.alpha import alpha
from mbcode.analysis.reliability.kappa import cohen, fleiss
from mbcode.analysis.reliability.percent import percent
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.model import Filters
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

COLUMNS = "code coders units yes_by_all yes_by_any percent kappa alpha ac1 f1 ci_low ci_high"
UNITS = ("sentence", "turn", "window:2", "character")
LEVELS = ("code", "theme")
SPEAKERS = st.sampled_from([(), ("Anna",)])

# "#\n\nAnna: " stands before "Ja." at 9-12 and "Nej da." at 13-20, "\n\nBo: " before "Å." at 26-28.
TALK = Interview(turns=(("Anna", ("Ja.", "Nej da.")), ("Bo", ("Å.",))))


def yeses(
    study: Little, unit: str, level: str, speakers: tuple[str, ...]
) -> dict[str, list[tuple[bool, ...]]]:
    """Return for each code what each coder said on each unit, counted the slow way."""
    coders = len(study.columns.coders)
    given_labels = oracle.decisions(study, unit, "same", level, speakers)
    n = len(given_labels) // coders
    by_unit = [given_labels[place::n] for place in range(n)]
    return {
        name: [tuple(name in labels for labels in unit_labels) for unit_labels in by_unit]
        for name in oracle.labels(study, level)
    }


def figures(said: list[tuple[bool, ...]]) -> dict[str, float]:
    """Return the figures of yes and no by two coders or more, each unit listed by itself."""
    counts = np.array([(unit.count(False), unit.count(True)) for unit in said]).reshape(-1, 2)
    each = np.ones(len(counts))
    pairs = list(combinations(range(len(said[0])), 2))
    table = np.zeros((2, 2))
    for unit in said:
        table[int(unit[0]), int(unit[1])] += 1
    return {
        "units": len(said),
        "yes_by_all": sum(all(unit) for unit in said),
        "yes_by_any": sum(any(unit) for unit in said),
        "percent": float(percent(counts, each)),
        "kappa": float(cohen(table) if len(pairs) == 1 else fleiss(counts, each)),
        "alpha": float(alpha(counts, each)),
        "ac1": float(ac1(counts, each)),
        "f1": float(np.mean([f1([(unit[a], unit[b]) for unit in said]) for a, b in pairs])),
    }


def f1(pairs: list[tuple[bool, bool]]) -> float:
    """Return the harmonic mean of precision and recall."""
    both = sum(one and other for one, other in pairs)
    either = sum(one + other for one, other in pairs)
    return 2 * both / either if either else float("nan")


@unhurried
@given(littles(), st.sampled_from(UNITS), st.sampled_from(LEVELS), SPEAKERS)
def test_each_figure_is_that_of_units_listed_one_by_one(
    study: Little, unit: str, level: str, speakers: tuple[str, ...]
) -> None:
    speakers = tuple(name for name in speakers if name in study.columns.speakers)
    assume(len(study.columns.coders) > 1)
    assume(oracle.units(study, unit, speakers))
    frame = (
        agreement(study.columns, unit, level, speakers, resamples=5).to_pandas().set_index("code")
    )
    said = yeses(study, unit, level, speakers)
    said[ALL_CODES] = [unit for code in said.values() for unit in code]
    assert list(frame.index) == list(said)
    for code, decisions in said.items():
        for column, figure in figures(decisions).items():
            assert frame.loc[code, column] == pytest.approx(figure, nan_ok=True), (code, column)


@unhurried
@given(littles(), st.sampled_from(UNITS))
def test_the_interval_holds_where_alpha_does_and_repeats(study: Little, unit: str) -> None:
    assume(len(study.columns.coders) > 1)
    frame = agreement(study.columns, unit, resamples=30, seed=3).to_pandas()
    assert frame.equals(agreement(study.columns, unit, resamples=30, seed=3).to_pandas())
    there = frame.dropna(subset=["ci_low"])
    assert (there["ci_low"] <= there["ci_high"]).all()
    assert there["alpha"].notna().all()


def test_a_worked_example_has_the_columns_of_the_contract() -> None:
    """Three sentences. A: anna on 1 and 2, bo on 2 and 3, so both on one of three.

    percent = 1/3 · Cohen: chance 2/3·2/3 + 1/3·1/3 = 5/9, kappa = (1/3 - 5/9)/(4/9) = -1/2 ·
    alpha: 4 yes, 2 no; 1 - (6-1)·2·2/(2·4·2) = -1/4 · AC1: chance 2·2/3·1/3 = 4/9,
    (1/3 - 4/9)/(5/9) = -1/5 · F1 = 2·1/(2+2) = 1/2
    """
    study = little(
        (TALK,),
        ((0, 9, 14, "A", "anna"), (0, 13, 27, "A", "bo")),
        codebook={"A": ()},
        coders=("anna", "bo"),
    )
    frame = agreement(study.columns).to_pandas()
    assert list(frame.columns) == COLUMNS.split()
    row = frame.iloc[0].to_dict()
    assert [row[name] for name in COLUMNS.split()[:5]] == ["A", 2, 3, 1, 3]
    assert row["percent"] == pytest.approx(1 / 3)
    assert row["kappa"] == pytest.approx(-1 / 2)
    assert row["alpha"] == pytest.approx(-1 / 4)
    assert row["ac1"] == pytest.approx(-1 / 5)
    assert row["f1"] == 0.5
    assert frame.iloc[1, 1:10].tolist() == frame.iloc[0, 1:10].tolist()


def test_a_code_nobody_gave_has_empty_figures() -> None:
    rows = ((0, 9, 10, "A", "anna"), (0, 9, 10, "A", "bo"))
    frame = (
        agreement(little((TALK,), rows, coders=("anna", "bo")).columns)
        .to_pandas()
        .set_index("code")
    )
    assert frame.loc["B", ["kappa", "alpha", "f1", "ci_low", "ci_high"]].isna().all()
    assert (frame.loc["B", "percent"], frame.loc["B", "yes_by_any"]) == (1, 0)
    assert frame.loc["A", ["kappa", "alpha", "ac1", "f1"]].tolist() == [1, 1, 1, 1]


def test_f1_of_three_is_empty_if_two_of_them_have_no_yes_at_all() -> None:
    rows = ((0, 9, 10, "A", "anna"), (0, 9, 10, "B", "bo"), (0, 9, 10, "B", "cia"))
    study = little((TALK,), rows, coders=("anna", "bo", "cia"))
    assert agreement(study.columns).to_pandas()["f1"].isna().tolist() == [True, False, True, False]


def test_codes_with_fewer_than_ten_positive_units_are_named() -> None:
    ten = Interview(turns=(("Anna", ("Ja.",) * 10),))
    rows = tuple((0, 9 + 4 * place, 10 + 4 * place, "A", "anna") for place in range(10))
    study = little((ten,), (*rows, (0, 9, 10, "B", "bo")), coders=("anna", "bo"))
    frame = agreement(study.columns)
    assert frame["yes_by_any"] == [10, 1, 0, 11]
    assert thin(frame) == ("B", "C")


def test_only_transcripts_that_all_coders_coded_are_compared() -> None:
    rows = (
        (0, 9, 10, "A", "anna"),
        (0, 9, 10, "B", "bo"),
        (1, 9, 10, "A", "anna"),
        (2, 9, 10, "A", "bo"),
    )
    study = little((TALK, TALK, TALK), rows, coders=("anna", "bo", "cia"))
    kept = coded_by_all(study.columns, Filters())
    assert [row.name for row in kept.transcripts] == ["interview-1"]
    assert [coder.name for coder in kept.coders] == ["anna", "bo"]
    assert [row.name for row in coded_by_any(study.columns, Filters()).transcripts] == [
        "interview-1",
        "interview-2",
        "interview-3",
    ]


def test_a_coder_who_gave_other_codes_has_said_no_to_this_one() -> None:
    rows = ((0, 9, 10, "A", "anna"), (0, 9, 10, "B", "bo"))
    study = little((TALK,), rows, coders=("anna", "bo"))
    kept = coded_by_all(study.columns, Filters(codes=("A",)))
    row = agreement(kept).to_pandas().iloc[0]
    assert (row["code"], row["coders"], row["yes_by_all"], row["yes_by_any"]) == ("A", 2, 0, 1)


def test_what_cannot_be_compared_is_refused_with_the_reason() -> None:
    rows = ((0, 9, 10, "A", "anna"), (1, 9, 10, "A", "bo"))
    study = little((TALK, TALK), rows, coders=("anna", "bo", "cia"))
    with pytest.raises(MbcodeError, match="only anna"):
        coded_by_all(study.columns, Filters(coders=("anna",)))
    with pytest.raises(MbcodeError, match="coded by all of anna, bo"):
        coded_by_all(study.columns, Filters())
    with pytest.raises(MbcodeError, match="nobody has coded"):
        coded_by_all(little((TALK,)).columns, Filters())
    with pytest.raises(NotFoundError, match="near it: bo"):
        coded_by_all(study.columns, Filters(coders=("boo",)))
    with pytest.raises(MbcodeError, match="none of these transcripts"):
        coded_by_any(study.columns, Filters(coders=("cia",)))


@unhurried
@given(littles())
def test_the_order_of_coders_changes_no_figure(study: Little) -> None:
    coders = len(study.columns.coders)
    assume(coders > 1)
    codings = study.columns.codings
    turned = replace(study.columns, codings=replace(codings, coder=coders - 1 - codings.coder))
    first, second = (agreement(columns, resamples=1) for columns in (study.columns, turned))
    for column in COLUMNS.split()[1:10]:
        assert second[column] == pytest.approx(first[column], nan_ok=True)
