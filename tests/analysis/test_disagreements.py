"""Where coders differ, and how far they mark the same stretches."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mbcode.analysis.disagreements import disagreements
from mbcode.analysis.reliability.unitizing import u_alpha
from mbcode.analysis.unitizing import unitizing
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

UNITS = ("sentence", "turn", "window:2")
SPEAKERS = st.sampled_from([(), ("Anna",)])
TALK = Interview(
    turns=(("Anna", ("Ja.", "Nej da.")), ("Bo", ("Å.",))),
    attributes={"provenance": "constructed"},
)


def known(study: Little, speakers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in speakers if name in study.columns.speakers)


@unhurried
@given(littles(), st.sampled_from(UNITS), SPEAKERS)
def test_a_row_stands_for_each_unit_and_pair_that_differ(
    study: Little, unit: str, speakers: tuple[str, ...]
) -> None:
    speakers = known(study, speakers)
    names = [coder.name for coder in study.columns.coders]
    assume(len(names) > 1)
    frame = disagreements(study.columns, study.texts, unit, speakers=speakers).to_pandas()
    given_labels = oracle.decisions(study, unit, "same", "code", speakers)
    n = len(given_labels) // len(names)
    order = oracle.labels(study, "code")

    def spelled(labels: frozenset[str]) -> str:
        return "; ".join(name for name in order if name in labels)

    differing = [
        (names[a], spelled(one), names[b], spelled(other), spelled(one ^ other))
        for place in range(n)
        for a, b in combinations(range(len(names)), 2)
        for one, other in [(given_labels[a * n + place], given_labels[b * n + place])]
        if one != other
    ]
    columns = ["coder_a", "codes_a", "coder_b", "codes_b", "differ"]
    assert list(frame[columns].itertuples(index=False, name=None)) == differing
    for row in frame.to_dict("records"):
        (text,) = [
            study.texts[each.id]
            for each in study.columns.transcripts
            if each.name == row["transcript"]
        ]
        assert row["text"] == text[row["start"] : row["end"]]


def test_a_disagreement_has_the_words_and_says_if_they_are_made_up() -> None:
    rows = ((0, 13, 14, "B", "anna"), (0, 9, 10, "A", "bo"), (0, 8, 14, "B", "bo"))
    study = little((TALK,), rows, coders=("anna", "bo"))
    (row,) = disagreements(study.columns, study.texts).to_pandas().to_dict("records")
    assert row == {
        "transcript": "interview-1",
        "unit": 1,
        "start": 9,
        "end": 12,
        "speaker": "Anna",
        "coder_a": "anna",
        "codes_a": "",
        "coder_b": "bo",
        "codes_b": "A; B",
        "differ": "A; B",
        "text": "Ja.",
        "provenance": "constructed",
    }


@unhurried
@given(littles(), SPEAKERS)
def test_u_alpha_is_what_characters_and_segments_one_by_one_give(
    study: Little, speakers: tuple[str, ...]
) -> None:
    speakers = known(study, speakers)
    names = [coder.name for coder in study.columns.coders]
    assume(len(names) > 1)
    text = oracle.text_that_counts(study, speakers)
    turns = oracle.units(study, "turn", speakers) if speakers else [text]
    frame = unitizing(study.columns, speakers=speakers).to_pandas()
    for row in frame.to_dict("records"):
        by_coder = [
            [
                piece
                for segment in oracle.segments(
                    [one for one in study.rows if one[3:] == (row["code"], name)]
                )
                for turn in turns
                if (piece := segment & turn)
            ]
            for name in names
        ]
        yes = np.array([sum(c in frozenset().union(*p) for p in by_coder) for c in sorted(text)])
        no = len(names) - yes
        apart = (yes * no).sum()
        coincidences = [[(yes * (yes - 1)).sum(), apart], [apart, (no * (no - 1)).sum()]]
        squares = sum(len(piece) ** 2 for pieces in by_coder for piece in pieces)
        expected = u_alpha(np.array(coincidences) / (len(names) - 1), [squares])
        assert row["u_alpha"] == pytest.approx(float(expected), nan_ok=True)
        assert row["characters"] == len(text)
        assert row["segments"] == sum(len(pieces) for pieces in by_coder)
        assert row["covered_by_all"] == (yes == len(names)).sum()
        assert row["covered_by_any"] == (yes > 0).sum()


def test_u_alpha_of_a_code_given_alike_is_1_and_of_one_nobody_gave_empty() -> None:
    rows = ((0, 9, 14, "A", "anna"), (0, 9, 14, "A", "bo"), (0, 20, 22, "B", "bo"))
    study = little((TALK,), rows, coders=("anna", "bo"))
    found = unitizing(study.columns).to_pandas().set_index("code")["u_alpha"]
    assert found["A"] == 1
    assert found["B"] < 0
    assert np.isnan(found["C"])
