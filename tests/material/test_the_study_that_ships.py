"""The material keeps its rules: whole, various, coded with every code, nowhere out of range."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from mbcode.drafts import CodingDraft
from mbcode.formats.codebook import read_codebook
from mbcode.formats.codings import read_codings
from mbcode.jobs.demo import build_demo
from mbcode.model import CONSTRUCTED
from mbcode.store.study import Study
from tests.material.ships import (
    guide_questions,
    material,
    runs,
    said,
    sentences,
    text_of,
    transcripts,
    words,
)

CASES = {
    "Kvarterhuset på Motalavej",
    "Foreningernes Hus",
    "Bibliotek og medborgercenter Hedemarken",
    "Sundheds- og Kvartershuset",
}
ROLES = {"boligsocial", "kommunal", "frivillig"}
FRONT_MATTER = {"title", "case", "role", "informant", "date", "language", "provenance"}
LONG_SENTENCE = 6
LONG_RUN = 8


def codings(coder: str) -> tuple[CodingDraft, ...]:
    (path,) = (path for path in material().codings if path.stem == coder)
    return read_codings(path)


def applicable() -> set[str]:
    drafts = read_codebook(material().codebook)
    return {draft.text.name for draft in drafts} - {draft.parent for draft in drafts}


def sentences_coded() -> Iterator[tuple[str, str, int]]:
    """Yield a code, an interview and the number of a sentence that koder-a gave the code."""
    for draft in codings("koder-a"):
        assert draft.sentences is not None
        for number in range(draft.sentences[0], draft.sentences[1] + 1):
            yield draft.code, draft.transcript, number


def test_each_case_is_told_once_in_each_role() -> None:
    told = Counter((d.attributes["case"], d.attributes["role"]) for d in transcripts().values())
    assert told == Counter((case, role) for case in CASES for role in ROLES)
    with next(iter(material().cases)).open(encoding="utf-8", newline="") as file:
        assert {row["case"] for row in csv.DictReader(file)} == CASES


@pytest.mark.parametrize("name", transcripts())
def test_an_interview_is_long_and_says_that_it_is_made_up(name: str) -> None:
    draft = transcripts()[name]
    assert draft.attributes.keys() >= FRONT_MATTER
    assert draft.attributes["provenance"] == CONSTRUCTED
    assert draft.notes == ()
    assert len(words(said(name))) >= 2_000
    assert len(draft.turns) >= 30
    assert {turn.speaker for turn in draft.turns} == {"Interviewer", draft.attributes["informant"]}


def test_no_long_sentence_stands_in_two_interviews() -> None:
    asked = runs(guide_questions(), LONG_SENTENCE)
    where: dict[tuple[str, ...], set[str]] = {}
    for name, cut in sentences().items():
        for sentence in cut:
            sequence = tuple(words(text_of(name, sentence.span)))
            if len(sequence) >= LONG_SENTENCE and not asked & runs(
                " ".join(sequence), LONG_SENTENCE
            ):
                where.setdefault(sequence, set()).add(name)
    assert [" ".join(words_) for words_, names in where.items() if len(names) > 1] == []


def test_no_run_of_eight_words_stands_in_two_interviews() -> None:
    asked = runs(guide_questions(), LONG_RUN)
    of_each = {name: runs(said(name), LONG_RUN) - asked for name in transcripts()}
    for one, other in combinations(of_each, 2):
        assert not of_each[one] & of_each[other], (one, other)


def test_every_code_is_used_three_times_and_none_everywhere() -> None:
    times = Counter(draft.code for draft in codings("koder-a"))
    assert {code for code in applicable() if times[code] < 3} == set()
    covered = Counter(code for code, _, _ in set(sentences_coded()))
    everything = sum(len(cut) for cut in sentences().values())
    assert {code for code, count in covered.items() if count > everything / 3} == set()


def test_both_coders_read_what_they_were_asked_to() -> None:
    read = Counter(draft.transcript for draft in codings("koder-a"))
    assert read.keys() == transcripts().keys()
    assert min(read.values()) >= 45
    second = {draft.transcript for draft in codings("koder-b")}
    assert {transcripts()[name].attributes["case"] for name in second} == CASES
    assert len(second) == len(CASES)
    assert any(draft.memo for draft in codings("koder-a"))


def test_the_demo_takes_all_of_it(tmp_path: Path) -> None:
    demo = build_demo(tmp_path / "demo", "Åse")
    with Study.open(demo.study, coder="Åse") as study:
        entries = study.transcripts.entries()
        assert len(entries) == len(transcripts())
        given = len(codings("koder-a")) + len(codings("koder-b"))
        assert sum(entry.codings for entry in entries) == given
        assert study.check() == ()


def test_the_codebook_of_actors_can_stand_beside_the_themes() -> None:
    actors = read_codebook(material().codebook.with_name("aktoerer.yaml"))
    themes = {draft.text.name.casefold() for draft in read_codebook(material().codebook)}
    assert len([draft for draft in actors if draft.parent]) >= 15
    assert themes.isdisjoint(draft.text.name.casefold() for draft in actors)
