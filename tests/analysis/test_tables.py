"""Tables that quote the text: codings and units."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.codings import codings
from mbcode.analysis.select import keep
from mbcode.analysis.units import units
from mbcode.columns import Given
from mbcode.errors import MbcodeError
from mbcode.model import Filters
from mbcode.times import utc
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

TALK = Interview(
    turns=(("Åse", ("Ja.", "Nej.")), ("Bo", ("Jo.",)), ("Åse", ("Nå.",))),
    case="Øst",
    attributes={"role": "frivillig", "provenance": "constructed"},
)
TEXT = "#\n\nÅse: Ja. Nej.\n\nBo: Jo.\n\nÅse: Nå."


def detailed(study: Little, time: datetime, memo: str = "") -> dict[int, Given]:
    return {number: Given(utc(time), memo) for number in study.columns.codings.id.tolist()}


def test_a_coding_is_told_with_its_words_and_where_it_stands() -> None:
    study = little((TALK,), ((0, 12, 24, "A", "anna"),))
    assert study.texts == {10: TEXT}
    time = datetime(2026, 1, 2, 4, 5, 6, tzinfo=timezone(timedelta(hours=1)))
    frame = codings(study.columns, study.texts, detailed(study, time, "tvivl")).to_pandas()
    assert frame.iloc[0].to_dict() == {
        "transcript": "interview-1",
        "start": 12,
        "end": 24,
        "code": "A",
        "coder": "anna",
        "memo": "tvivl",
        "created_at": "2026-01-02T03:05:06Z",
        "text": "Nej.\n\nBo: Jo",
        "id": 100,
        "theme": "Tema",
        "case": "Øst",
        "role": "frivillig",
        "speaker": "Åse, Bo",
        "sentence_from": 2,
        "sentence_to": 3,
        "provenance": "constructed",
    }


def test_a_coding_outside_all_sentences_has_none() -> None:
    study = little((TALK,), ((0, 0, 2, "A", "anna"),))
    found = codings(study.columns, study.texts, detailed(study, datetime.now(UTC)))
    assert found["sentence_from"] == found["sentence_to"] == [None]
    assert found["speaker"] == [""]


def test_a_time_without_a_zone_is_utc() -> None:
    study = little((TALK,), ((0, 0, 2, "A", "anna"),))
    time = datetime(2026, 1, 2, 3, 4, 5, 678)
    frame = codings(study.columns, study.texts, detailed(study, time)).to_pandas()
    assert frame.loc[0, "created_at"] == "2026-01-02T03:04:05.000678Z"


def test_units_are_counted_from_one_within_the_transcript() -> None:
    study = little((TALK, TALK))
    frame = units(study.columns, "turn", study.texts).to_pandas()
    assert list(frame["unit"]) == [1, 2, 3, 1, 2, 3]
    assert list(frame["text"][:3]) == ["Ja. Nej.", "Jo.", "Nå."]
    assert list(frame["speaker"][:3]) == ["Åse", "Bo", "Åse"]
    assert set(frame["provenance"]) == {"constructed"}


def test_a_window_names_all_its_speakers() -> None:
    study = little((TALK,))
    frame = units(study.columns, "window:2", study.texts).to_pandas()
    assert list(frame["text"]) == ["Ja. Nej.", "Nej.\n\nBo: Jo.", "Jo.\n\nÅse: Nå."]
    assert list(frame["speaker"]) == ["Åse", "Åse, Bo", "Bo, Åse"]


def test_a_window_longer_than_the_transcript_is_the_whole_of_it() -> None:
    study = little((TALK,))
    frame = units(study.columns, "window:9", study.texts).to_pandas()
    assert list(frame["text"]) == ["Ja. Nej.\n\nBo: Jo.\n\nÅse: Nå."]


def test_a_speakers_units_keep_their_numbers() -> None:
    study = little((TALK,))
    assert units(study.columns, "sentence", study.texts, ("Bo",))["unit"] == [3]
    assert units(study.columns, "window:2", study.texts, ("Bo",))["unit"] == [
        2,
        3,
    ]


@unhurried
@given(littles(), st.sampled_from(["sentence", "turn", "window:1", "window:2", "window:3"]))
def test_a_units_words_are_the_text_at_its_place(study: Little, unit: str) -> None:
    frame = units(study.columns, unit, study.texts).to_pandas()
    expected = [
        (min(whole)[0], min(whole)[1], max(whole)[1] + 1) for whole in oracle.units(study, unit)
    ]
    names = [row.name for row in study.columns.transcripts]
    assert list(zip(frame["transcript"], frame["start"], frame["end"], strict=True)) == [
        (names[transcript], start, end) for transcript, start, end in expected
    ]
    assert list(frame["text"]) == [
        study.texts[10 + transcript][start:end] for transcript, start, end in expected
    ]


def test_filtered_transcripts_keep_their_units() -> None:
    study = little((TALK, TALK))
    part = keep(study.columns, Filters(transcripts=("interview-2",)))
    frame = units(part, "sentence", study.texts).to_pandas()
    assert list(frame["unit"]) == [1, 2, 3, 4]


@pytest.mark.parametrize("unit", ["transcript", "case", "character", "overlap", "word"])
def test_what_is_not_read_unit_by_unit_is_refused(unit: str) -> None:
    with pytest.raises(MbcodeError, match=unit):
        units(little((TALK,)).columns, unit, {})
