"""The matrix of codes that go together."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.analysis.grid import grid
from mbcode.analysis.select import keep
from mbcode.analysis.text_ranges import pick_codings
from mbcode.analysis.unit_array import unit_array
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.model import Filters
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

UNITS = ("sentence", "turn", "window:2", "window:3", "transcript", "case", "character")
RULES = ("same", "any", "all")
LEVELS = ("code", "theme")
SPEAKERS = st.sampled_from([(), ("Anna",), ("Anna", "Bo")])

TALK = Interview(
    turns=(
        ("Anna", ("Hvem har nøglen?",)),  # 9-25, after "#\n\nAnna: "
        ("Bo", ("Det har jeg.", "Det går fint.")),  # 31-43, 44-57
    )
)


def known(little: Little, speakers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in speakers if name in little.columns.speakers)


@unhurried
@given(littles(), st.sampled_from(UNITS), st.sampled_from(RULES), st.sampled_from(LEVELS), SPEAKERS)
def test_units_with_both_codes_are_counted_as_the_contract_says(
    study: Little, unit: str, rule: str, level: str, speakers: tuple[str, ...]
) -> None:
    speakers = known(study, speakers)
    result = cooccurrence(study.columns, unit, rule, level, speakers)
    given_labels = oracle.decisions(study, unit, rule, level, speakers)
    assert result.n == len(given_labels)
    for a, one in enumerate(result.codes):
        for b, other in enumerate(result.codes):
            both = sum(one in labels and other in labels for labels in given_labels)
            assert result.counts[a, b] == both


@unhurried
@given(littles(), st.sampled_from(RULES), st.sampled_from(LEVELS), SPEAKERS)
def test_overlapping_segments_are_counted_as_the_contract_says(
    study: Little, rule: str, level: str, speakers: tuple[str, ...]
) -> None:
    speakers = known(study, speakers)
    result = cooccurrence(study.columns, "overlap", rule, level, speakers)
    counted = oracle.overlap(study, rule, level, speakers)
    assert result.n is None
    assert list(result.codes) == oracle.labels(study, level)
    for a, one in enumerate(result.codes):
        for b, other in enumerate(result.codes):
            assert result.counts[a, b] == counted[one, other]


@unhurried
@given(littles(), st.sampled_from(("overlap", *UNITS)), st.sampled_from(RULES), SPEAKERS)
def test_every_count_leads_back_to_its_passages(
    study: Little, unit: str, rule: str, speakers: tuple[str, ...]
) -> None:
    result = cooccurrence(study.columns, unit, rule, speakers=known(study, speakers))
    rows = dict(zip(study.columns.codings.id.tolist(), study.rows, strict=True))
    for a, one in enumerate(result.codes):
        for b, other in enumerate(result.codes):
            passages = result.behind(a, b)
            counted = sum(len(p.span) if unit == "character" else 1 for p in passages)
            assert counted == result.counts[a, b]
            for passage in passages:
                assert {rows[number][3] for number in passage.coding_ids} == {one, other}


@unhurried
@given(littles(), st.sampled_from(RULES))
def test_the_text_of_an_overlap_is_shared_by_its_codings(study: Little, rule: str) -> None:
    result = cooccurrence(study.columns, "overlap", rule)
    rows = dict(zip(study.columns.codings.id.tolist(), study.rows, strict=True))
    for a, b in zip(*np.triu_indices(len(result.codes), k=1), strict=True):
        for passage in result.behind(int(a), int(b)):
            shared = oracle.characters(
                passage.transcript_index, passage.span.start, passage.span.end
            )
            for name in (result.codes[a], result.codes[b]):
                given_by = [
                    oracle.characters(*rows[i][:3])
                    for i in passage.coding_ids
                    if rows[i][3] == name
                ]
                assert shared <= frozenset().union(*given_by)
                assert all(shared & text for text in given_by)


@unhurried
@given(littles(), st.sampled_from(UNITS), st.sampled_from(RULES))
def test_shares_stay_between_0_and_1(study: Little, unit: str, rule: str) -> None:
    result = cooccurrence(study.columns, unit, rule)
    for measure, lowest in (("jaccard", 0), ("conditional", 0), ("phi", -1)):
        cells = result.square(measure).to_pandas().drop(columns="code").to_numpy()
        cells = cells[~np.isnan(cells)]
        assert ((cells >= lowest - 1e-12) & (cells <= 1 + 1e-12)).all()


@unhurried
@given(littles(), st.sampled_from(("overlap", *UNITS)))
def test_one_coder_alone_gives_the_same_by_every_rule(study: Little, unit: str) -> None:
    alone = keep(study.columns, Filters(coders=("anna",)))
    first, *others = (cooccurrence(alone, unit, rule) for rule in RULES)
    for other in others:
        assert (first.counts == other.counts).all()
        assert first.n == other.n


@unhurried
@given(littles(), st.sampled_from(UNITS), st.sampled_from(RULES), st.data())
def test_a_coding_more_takes_no_unit_away(
    study: Little, unit: str, rule: str, data: st.DataObject
) -> None:
    codings = study.columns.codings
    assume(len(codings.id))
    left_out = data.draw(st.integers(0, len(codings.id) - 1))
    fewer = replace(
        study.columns, codings=pick_codings(codings, codings.id != codings.id[left_out])
    )
    more, less = (cooccurrence(each, unit, rule).counts for each in (study.columns, fewer))
    names = cooccurrence(fewer, unit, rule).codes
    kept = [cooccurrence(study.columns, unit, rule).codes.index(name) for name in names]
    assert (more[np.ix_(kept, kept)] >= less).all()
    assert (more == more.T).all()
    assert (more <= np.minimum.outer(more.diagonal(), more.diagonal())).all()


@unhurried
@given(littles(), st.sampled_from((OVERLAP, *UNITS)), st.sampled_from(RULES), st.randoms())
def test_the_order_of_codings_changes_no_count(
    study: Little, unit: str, rule: str, chance: Random
) -> None:
    codings = study.columns.codings
    order = list(range(len(codings.id)))
    chance.shuffle(order)
    shuffled = replace(study.columns, codings=pick_codings(codings, np.array(order, dtype=int)))
    found = cooccurrence(shuffled, unit, rule)
    assert (found.counts == cooccurrence(study.columns, unit, rule).counts).all()


@unhurried
@given(littles(), st.sampled_from(UNITS), st.sampled_from(RULES))
def test_an_array_counts_the_same_by_its_runs_and_by_its_rows(
    study: Little, unit: str, rule: str
) -> None:
    columns = study.columns
    rows = axis(columns)
    given_codes = applied(columns, rows.place[columns.codings.code], len(rows))
    array = unit_array(given_codes, grid(columns, unit), rule)
    laid = array.matrix().toarray()
    weight = np.tile(array.weight, array.layers)
    assert (laid.T @ (laid * weight[:, np.newaxis]) == array.together()).all()
    assert (laid.T @ weight == array.sums()).all()


def test_touching_passages_do_not_share() -> None:
    study = little((TALK,), ((0, 8, 14, "A", "anna"), (0, 14, 20, "B", "anna")))
    assert cooccurrence(study.columns).counts[0, 1] == 0


def test_codings_that_overlap_are_joined_before_they_are_counted() -> None:
    """Two codings of A on 8-14 and 12-20 are one segment, so B on 10-18 meets A once, not twice."""
    study = little(
        (TALK,),
        ((0, 8, 14, "A", "anna"), (0, 12, 20, "A", "anna"), (0, 10, 18, "B", "anna")),
    )
    assert cooccurrence(study.columns).counts[:2, :2].tolist() == [[1, 1], [1, 1]]


def test_touching_codings_of_one_code_stay_two_segments() -> None:
    study = little(
        (TALK,),
        ((0, 8, 14, "A", "anna"), (0, 14, 20, "A", "anna"), (0, 10, 18, "B", "anna")),
    )
    assert cooccurrence(study.columns).counts[:2, :2].tolist() == [[2, 2], [2, 1]]


def test_coders_meet_only_where_they_are_taken_as_one() -> None:
    study = little(
        (TALK,),
        ((0, 8, 14, "A", "anna"), (0, 10, 18, "B", "bo")),
        coders=("anna", "bo"),
    )
    assert cooccurrence(study.columns, rule="same").counts[0, 1] == 0
    assert cooccurrence(study.columns, rule="any").counts[0, 1] == 1
    assert cooccurrence(study.columns, rule="all").counts.sum() == 0


def test_coefficients_are_those_worked_by_hand() -> None:
    """Three sentences, one coder; A in 1 and 2, B in 2: n = 3, a = 2, b = 1, ab = 1.

    jaccard = 1/(2+1-1) = 0.5 · conditional A→B = 1/2, B→A = 1/1 · expected = 2·1/3 ·
    lift = 1·3/(2·1) = 1.5 · phi = (3·1 - 2·1)/√(2·1·1·2) = 0.5
    """
    study = little((TALK,), ((0, 8, 34, "A", "anna"), (0, 31, 35, "B", "anna")))
    result = cooccurrence(study.columns, "sentence")
    row = result.long().to_pandas().iloc[0]
    assert (row["code_a"], row["code_b"]) == ("A", "B")
    assert [row[name] for name in ("count", "count_a", "count_b", "n")] == [1, 2, 1, 3]
    assert row["jaccard"] == 0.5
    assert (row["conditional_ab"], row["conditional_ba"]) == (0.5, 1.0)
    assert row["expected"] == pytest.approx(2 / 3)
    assert row["lift"] == 1.5
    assert row["phi"] == pytest.approx(0.5)
    square = result.square("conditional").to_pandas().set_index("code")
    assert (square.loc["A", "B"], square.loc["B", "A"]) == (0.5, 1.0)
    assert square.loc["C"].isna().all()


def test_decisions_of_two_coders_are_counted_out_of_units_times_coders() -> None:
    """Both give A to the first of three sentences: count 2 out of n = 6."""
    study = little((TALK,), ((0, 9, 10, "A", "anna"), (0, 9, 10, "A", "bo")), coders=("anna", "bo"))
    result = cooccurrence(study.columns, "sentence")
    assert (result.counts[0, 0], result.n) == (2, 6)


def test_a_matrix_has_codes_as_rows_and_columns_in_codebook_order() -> None:
    study = little((TALK,), ((0, 8, 14, "B", "anna"),))
    frame = cooccurrence(study.columns).square().to_pandas()
    assert list(frame.columns) == ["code", "A", "B", "C"]
    assert list(frame["code"]) == ["A", "B", "C"]


def test_a_heading_is_listed_only_if_it_has_codings() -> None:
    study = little((TALK,), ((0, 8, 14, "Tema", "anna"),))
    assert cooccurrence(study.columns).codes == ("Tema", "A", "B", "C")


def test_two_codes_of_one_theme_in_a_unit_are_one() -> None:
    study = little((TALK,), ((0, 9, 10, "A", "anna"), (0, 10, 11, "B", "anna")))
    result = cooccurrence(study.columns, "sentence", level="theme")
    assert result.codes == ("Tema",)
    assert result.counts.tolist() == [[1]]


def test_long_lists_pairs_that_go_together_or_all() -> None:
    study = little((TALK,), ((0, 8, 14, "A", "anna"), (0, 10, 18, "B", "anna")))
    result = cooccurrence(study.columns)
    assert (result.long()["code_a"], result.long()["code_b"]) == (["A"], ["B"])
    assert len(result.long(least=0)) == 3
    assert result.long().to_pandas()[["n", "jaccard", "phi"]].isna().all(axis=None)


def test_a_study_without_codings_gives_an_empty_count() -> None:
    result = cooccurrence(little((TALK,)).columns, "sentence")
    assert result.counts.sum() == 0
    assert result.square("jaccard").to_pandas().drop(columns="code").isna().all(axis=None)


def test_a_coefficient_over_overlap_is_refused_with_the_reason() -> None:
    result = cooccurrence(little((TALK,)).columns)
    with pytest.raises(MbcodeError, match="0–1"):
        result.square("jaccard")


@pytest.mark.parametrize("unit", ["word", "window:0", "window:", "window:-1", "window:x", ""])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    with pytest.raises(MbcodeError, match="unit"):
        cooccurrence(little((TALK,)).columns, unit)


def test_unknown_choices_are_refused_by_name() -> None:
    columns = little((TALK,)).columns
    with pytest.raises(MbcodeError, match="both"):
        cooccurrence(columns, rule="both")
    with pytest.raises(MbcodeError, match="family"):
        cooccurrence(columns, level="family")
    with pytest.raises(MbcodeError, match="kappa"):
        cooccurrence(columns, "turn").square("kappa")
    with pytest.raises(NotFoundError, match="near it: Anna"):
        cooccurrence(columns, "turn", speakers=("Ana",))
