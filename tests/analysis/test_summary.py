"""How much there is of each code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.summary import summary
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

COLUMNS = [
    "theme",
    "code",
    "codings",
    "transcripts",
    "cases",
    "coders",
    "words",
    "characters",
    "share_of_text",
]


def words(text: str) -> list[range]:
    """Return the places of the words of `text`."""
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append(range(at, at + len(word)))
        at += len(word)
    return found


@unhurried
@given(littles(), st.sampled_from(["code", "theme"]), st.sampled_from([(), ("Anna",)]))
def test_each_figure_is_what_counting_by_hand_gives(
    study: Little, level: str, speakers: tuple[str, ...]
) -> None:
    speakers = tuple(name for name in speakers if name in study.columns.speakers)
    frame = summary(study.columns, study.texts, level, speakers).to_pandas()
    assert list(frame.columns) == COLUMNS
    assert list(frame["code"]) == oracle.labels(study, level)
    counts = oracle.text_that_counts(study, speakers)
    names = [row.case for row in study.columns.transcripts]
    for row in frame.to_dict("records"):
        rows = [
            one
            for one in oracle.heard(study, speakers)
            if oracle.label(study, one, level) == row["code"]
        ]
        covered = counts & frozenset().union(*(oracle.characters(*one[:3]) for one in rows))
        touched = [
            word
            for transcript, text in enumerate(study.texts.values())
            for word in words(text)
            if counts & {(transcript, place) for place in word}
            and any(
                one[0] == transcript
                and {(transcript, place) for place in word} & oracle.characters(*one[:3])
                for one in rows
                if oracle.characters(*one[:3]) & counts
            )
        ]
        assert row["codings"] == len(rows)
        assert row["transcripts"] == len({one[0] for one in rows})
        assert row["cases"] == len({names[one[0]] for one in rows} - {""})
        assert row["coders"] == len({one[4] for one in rows})
        assert row["characters"] == len(covered)
        assert row["words"] == len(touched)
        assert row["share_of_text"] == pytest.approx(len(covered) / max(len(counts), 1))


def test_text_that_two_coders_gave_a_code_counts_once() -> None:
    """ "Det går fint." is 9 to 22 of 22 characters; anna has "Det går", bo "går fint."."""
    study = little(
        (Interview(turns=(("Anna", ("Det går fint.",)),)),),
        ((0, 9, 16, "A", "anna"), (0, 13, 22, "A", "bo")),
        coders=("anna", "bo"),
    )
    row = summary(study.columns, study.texts).to_pandas().iloc[0]
    assert (row["codings"], row["coders"]) == (2, 2)
    assert (row["words"], row["characters"]) == (3, 13)
    assert row["share_of_text"] == pytest.approx(13 / 22)


def test_words_are_cut_at_any_white_space() -> None:
    study = little(
        (Interview(heading="en\u00a0to\tæble\u3000år"),),
        ((0, 0, 13, "A", "anna"),),
    )
    assert summary(study.columns, study.texts).to_pandas().loc[0, "words"] == 4


def test_unused_codes_are_listed_with_nothing() -> None:
    study = little((Interview(heading="Hej"),))
    frame = summary(study.columns, study.texts).to_pandas()
    assert list(frame["code"]) == ["A", "B", "C"]
    assert frame[COLUMNS[2:]].to_numpy().sum() == 0
