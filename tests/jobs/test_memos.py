"""Memos with what they are on: which are found, and what who codes blind sees of them."""

from __future__ import annotations

import pytest

from mbcode.jobs.memos import noted_memos
from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study


@pytest.fixture
def noted(study: Study) -> Study:
    """Return the study with a memo on each kind of thing, in Åse's hands."""
    rum = study.codebook.find("Rum").id
    coding = study.codings.tag(1, Span(36, 48), rum).added[0]
    study.memos.write(MemoTarget(coding=coding.id), "Hvem ÅBNER her?")
    study.memos.write(MemoTarget(code=study.codebook.find("Tillid").id), "Smal nok?")
    study.memos.write(MemoTarget(transcript=2), "Ærlig tone")
    study.memos.write(MemoTarget(), "Det hele")
    return study


@pytest.mark.parametrize(
    ("containing", "found"),
    [
        ("", ["coding", "code", "transcript", "study"]),
        ("åbner", ["coding"]),
        ("æRLIG", ["transcript"]),
        ("rum", ["coding"]),
        ("hele det", ["study"]),
        ("hele rum", []),
        ("det har", ["coding"]),
        ("02-syd", ["transcript"]),
        ("tillid", ["code"]),
    ],
)
def test_memos_are_found_by_their_words_and_by_what_they_are_on(
    noted: Study, containing: str, found: list[str]
) -> None:
    memos = noted_memos(noted, containing=containing)
    assert [each.memo.target.kind for each in memos] == found


def test_who_codes_blind_sees_their_memo_but_not_the_other_coding_it_is_on(noted: Study) -> None:
    (coding,) = noted.codings.of(1)
    with Study.open(noted.place, coder="Bo") as other:
        other.memos.write(MemoTarget(coding=coding.id), "Enig")
    with Study.open(noted.place, coder="Bo", is_blind=True) as blind:
        (memo,) = noted_memos(blind)
    assert (memo.memo.text, memo.words, memo.transcript, memo.code) == ("Enig", "", None, None)
