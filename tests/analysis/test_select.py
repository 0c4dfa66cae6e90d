"""Filters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.analysis.select import keep
from mbcode.columns import Columns
from mbcode.errors import NotFoundError
from mbcode.model import Filters
from tests.analysis import oracle
from tests.analysis.studies import Interview, Little, little, littles, unhurried

TALKS = (
    Interview((("Åse", ("Ja.",)), ("Bo", ("Nej.",))), case="Øst", attributes={"role": "frivillig"}),
    Interview((("Bo", ("Jo.",)),), case="Vest", attributes={"role": "kommunal"}),
)
CODEBOOK = {"Tillid": ("Nøgler", "Ærlighed"), "Rum": ("Køkken",)}
ROWS = (
    (0, 8, 11, "Nøgler", "anna"),
    (0, 16, 20, "Køkken", "bo"),
    (1, 0, 10, "Ærlighed", "anna"),
)
STUDY = little(TALKS, ROWS, CODEBOOK, ("anna", "bo", "cia"))


def described(columns: Columns) -> list[tuple[str, int, int, str, str]]:
    """Return the codings with names for indices."""
    codings = columns.codings
    return [
        (
            columns.transcripts[codings.transcript[i]].name,
            int(codings.start[i]),
            int(codings.end[i]),
            columns.codes[codings.code[i]].name,
            columns.coders[codings.coder[i]].name,
        )
        for i in range(len(codings.id))
    ]


def kept(**filters: tuple[str, ...]) -> list[str]:
    return [name for _, _, _, name, _ in described(keep(STUDY.columns, Filters(**filters)))]


def test_each_filter_keeps_what_it_names() -> None:
    assert kept() == ["Nøgler", "Køkken", "Ærlighed"]
    assert kept(transcripts=("INTERVIEW-2",)) == ["Ærlighed"]
    assert kept(cases=("øst",)) == ["Nøgler", "Køkken"]
    assert kept(roles=("kommunal",)) == ["Ærlighed"]
    assert kept(codes=("KØKKEN",)) == ["Køkken"]
    assert kept(themes=("tillid",)) == ["Nøgler", "Ærlighed"]
    assert kept(coders=("bo",)) == ["Køkken"]
    assert kept(speakers=("åse",)) == ["Nøgler"]


def test_names_are_or_within_a_filter_and_and_between_filters() -> None:
    assert kept(codes=("Nøgler", "Køkken")) == ["Nøgler", "Køkken"]
    assert kept(codes=("Nøgler", "Køkken"), coders=("bo",)) == ["Køkken"]
    assert kept(codes=("Nøgler",), themes=("Rum",)) == []


def test_a_kept_code_is_listed_alone_and_keeps_its_theme() -> None:
    columns = keep(STUDY.columns, Filters(codes=("Nøgler",)))
    assert cooccurrence(columns).codes == ("Nøgler",)
    assert cooccurrence(columns, level="theme").codes == ("Tillid",)


def test_coders_who_coded_nothing_are_left_out_unless_named() -> None:
    everyone = keep(STUDY.columns, Filters())
    assert [coder.name for coder in everyone.coders] == ["anna", "bo"]
    assert cooccurrence(everyone, "transcript").n == 4
    named = keep(STUDY.columns, Filters(coders=("anna", "cia")))
    assert [coder.name for coder in named.coders] == ["anna", "cia"]
    assert cooccurrence(named, "turn", "all").counts.sum() == 0


def test_an_unknown_name_is_refused_with_those_near_it() -> None:
    with pytest.raises(NotFoundError, match='code is called "nøgle"; near it: Nøgler'):
        keep(STUDY.columns, Filters(codes=("nøgle",)))
    with pytest.raises(NotFoundError, match='"zzz"; there is: interview-1, interview-2'):
        keep(STUDY.columns, Filters(transcripts=("zzz",)))


@unhurried
@given(littles(), st.data())
def test_keeping_transcripts_codes_and_coders_keeps_just_their_codings(
    study: Little, data: st.DataObject
) -> None:
    columns = study.columns
    transcripts = data.draw(st.sets(st.sampled_from([row.name for row in columns.transcripts])))
    codes = data.draw(st.sets(st.sampled_from([code.name for code in columns.codes])))
    coders = data.draw(st.sets(st.sampled_from([coder.name for coder in columns.coders])))
    part = keep(columns, Filters(tuple(transcripts), codes=tuple(codes), coders=tuple(coders)))
    assert described(part) == [
        row
        for row in described(columns)
        if (not transcripts or row[0] in transcripts)
        and (not codes or row[3] in codes)
        and (not coders or row[4] in coders)
    ]
    assert part.turns is not None
    assert columns.turns is not None
    names = [columns.transcripts[place].name for place in columns.turns.transcript.tolist()]
    assert len(part.turns.number) == sum(not transcripts or name in transcripts for name in names)


@unhurried
@given(littles())
def test_a_speaker_keeps_the_codings_that_share_a_character_with_their_turns(study: Little) -> None:
    for speaker in study.columns.speakers:
        part = keep(study.columns, Filters(speakers=(speaker,)))
        heard = oracle.heard(study, (speaker,))
        assert [row[1:3] for row in described(part)] == [row[1:3] for row in heard]


def test_speakers_need_columns_with_turns() -> None:
    bare = replace(STUDY.columns, turns=None, sentences=None)
    with pytest.raises(ValueError, match="without their turns"):
        keep(bare, Filters(speakers=("Bo",)))
    assert described(keep(bare, Filters())) == described(STUDY.columns)
