"""Codes by groups."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.shares import shares
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.frames import Column, Frame, Kind
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, Row, little, littles, unhurried

BY = ("transcript", "case", "role", "coder")
UNITS = ("sentence", "turn", "window:2", "transcript", "case", "character")


def group(study: Little, row: Row, by: str) -> str:
    if by == "coder":
        return row[4]
    transcript = study.columns.transcripts[row[0]]
    value = {"transcript": transcript.name, "case": transcript.case, "role": transcript.role}[by]
    return value or "(none)"


@unhurried
@given(littles(), st.sampled_from(BY), st.sampled_from(["code", "theme"]))
def test_codings_are_counted_in_their_group(study: Little, by: str, level: str) -> None:
    frame = crosstab(study.columns, by, level=level).to_pandas().set_index("code")
    for name in oracle.labels(study, level):
        for column in frame.columns:
            assert frame.loc[name, column] == sum(
                oracle.label(study, row, level) == name and group(study, row, by) == column
                for row in study.rows
            )
    assert frame.to_numpy().sum() == len(study.rows)


@unhurried
@given(
    littles(),
    st.sampled_from(BY),
    st.sampled_from(UNITS),
    st.sampled_from(["same", "any", "all"]),
)
def test_units_are_counted_by_the_codings_of_the_group(
    study: Little, by: str, unit: str, rule: str
) -> None:
    frame = crosstab(study.columns, by, unit, rule).to_pandas().set_index("code")
    for column in frame.columns:
        rows = tuple(row for row in study.rows if group(study, row, by) == column)
        part = Little(study.columns, study.texts, rows)
        given_labels = oracle.decisions(part, unit, "any" if by == "coder" else rule, "code")
        for name in frame.index:
            assert frame.loc[name, column] == sum(name in labels for labels in given_labels)


@unhurried
@given(littles(), st.sampled_from((None, *UNITS)), st.sampled_from(["same", "any", "all"]))
def test_a_speakers_column_is_what_choosing_that_speaker_counts(
    study: Little, unit: str | None, rule: str
) -> None:
    frame = crosstab(study.columns, "speaker", unit, rule).to_pandas().set_index("code")
    for speaker in study.columns.speakers:
        if unit is None:
            heard = oracle.heard(study, (speaker,))
            labels = [frozenset([row[3]]) for row in heard]
        else:
            labels = oracle.decisions(study, unit, rule, "code", (speaker,))
        if speaker:
            for name in frame.index:
                assert frame.loc[name, speaker] == sum(name in given for given in labels)


def test_a_coding_over_two_turns_counts_for_both_speakers() -> None:
    talk = Interview(turns=(("Åse", ("Ja.",)), ("Bo", ("Nej.",)), ("Åse", ("Jo.",))))
    study = little((talk,), ((0, 0, 30, "A", "anna"), (0, 0, 1, "B", "anna")))
    frame = crosstab(study.columns, "speaker").to_pandas()
    assert frame.to_numpy().tolist() == [["A", 1, 1, 0], ["B", 0, 0, 1], ["C", 0, 0, 0]]
    assert list(frame.columns) == ["code", "Bo", "Åse", "(none)"]


def test_groups_stand_in_danish_order_with_none_last() -> None:
    talks = tuple(Interview(heading="Hej", case=case) for case in ("Århus", "", "ærø", "Bornholm"))
    frame = crosstab(little(talks).columns, "case").to_pandas()
    assert list(frame.columns) == ["code", "Bornholm", "ærø", "Århus", "(none)"]


def test_values_that_differ_in_case_alone_are_one_group() -> None:
    talks = tuple(
        Interview(heading="Hej", attributes={"role": role}) for role in ("Frivillig", "frivillig")
    )
    assert crosstab(little(talks).columns, "role").names == ["code", "Frivillig"]


def test_an_attribute_is_the_transcripts_own_or_its_cases() -> None:
    talks = (
        Interview(heading="Hej", attributes={"By": "Aarhus"}, case_attributes={"by": "Korsør"}),
        Interview(heading="Hej", case_attributes={"by": "Korsør"}),
    )
    study = little(talks, ((1, 0, 1, "A", "anna"),))
    frame = crosstab(study.columns, "by").to_pandas().set_index("code")
    assert frame.loc["A"].to_dict() == {"Aarhus": 0, "Korsør": 1}


def test_an_unknown_attribute_is_refused_with_those_there_are() -> None:
    study = little((Interview(heading="Hej", attributes={"alder": "40"}),))
    with pytest.raises(
        NotFoundError, match=r"højde.*transcript, case, role, coder, speaker, alder"
    ):
        crosstab(study.columns, "højde")


def test_pairs_of_segments_are_no_unit() -> None:
    with pytest.raises(MbcodeError, match="overlap"):
        crosstab(little((Interview(heading="Hej"),)).columns, "case", "overlap")


@unhurried
@given(
    littles(),
    st.sampled_from(BY),
    st.sampled_from((None, "sentence", "character")),
    st.sampled_from(["row", "column"]),
)
def test_shares_add_up_to_one_where_anything_was_counted(
    study: Little, by: str, unit: str | None, of: str
) -> None:
    counts = crosstab(study.columns, by, unit)
    found = shares(counts, of)
    assert (found.names, found["code"]) == (counts.names, counts["code"])
    axis = 1 if of == "row" else 0
    parts, cells = (each.to_pandas().iloc[:, 1:].to_numpy() for each in (found, counts))
    for part, cell in zip(parts if axis else parts.T, cells if axis else cells.T, strict=True):
        if cell.sum():
            assert part.sum() == pytest.approx(1)
            assert part * cell.sum() == pytest.approx(cell)
        else:
            assert np.isnan(part).all()


def test_a_share_is_of_its_row_or_of_its_column() -> None:
    talks = (Interview(heading="Hej", case="Nord"), Interview(heading="Hej", case="Syd"))
    rows = ((0, 0, 1, "A", "anna"), (0, 0, 1, "B", "anna"), (1, 0, 1, "A", "anna"))
    counts = crosstab(little(talks, rows).columns, "case")
    assert list(counts.rows()) == [("A", 1, 1), ("B", 1, 0), ("C", 0, 0)]
    by_row, by_column = shares(counts, "row"), shares(counts, "column")
    assert list(by_row.rows())[:2] == [("A", 0.5, 0.5), ("B", 1, 0)]
    assert list(by_column.rows()) == [("A", 0.5, 1), ("B", 0.5, 0), ("C", 0, 0)]


def test_an_unknown_share_is_refused() -> None:
    counts = crosstab(little((Interview(heading="Hej"),)).columns, "case")
    with pytest.raises(MbcodeError, match="row, column"):
        shares(counts, "table")


@pytest.mark.parametrize("of", ["row", "column"])
def test_where_there_are_no_codes_there_are_no_shares(of: str) -> None:
    counts = Frame((Column("code", Kind.TEXT, []), Column("Nord", Kind.WHOLE, [])))
    assert len(shares(counts, of)) == 0
