"""Suggestions: who speaks for a code, to whom, and what they are never."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mbcode.drafts import CodeDraft, ImportBatch
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.jobs.coding_hits import give_to_hits
from mbcode.jobs.search.searcher import Searcher
from mbcode.jobs.suggesting.adviser import Adviser
from mbcode.jobs.suggesting.evaluation import evaluate
from mbcode.jobs.suggesting.verdicts import accept, refuse
from mbcode.model import CodeText
from mbcode.store.study import Study
from tests.studies import draft

KEYS = "Bo: Nøglen hænger ved døren. Nøglen passer ikke. Hvem låser døren op. Nøgler er dyre."
FOOD = "Ib: Vi spiser kage til kaffen. Kagen er god. Kaffe drikker vi altid. Kager bager Åse."
MORE = "Bo: Har du en nøgle til døren. Ellers tager vi noget kage."


@pytest.fixture
def house(study: Study) -> Study:
    texts = {"03-nøgler": KEYS, "04-mad": FOOD, "05-mere": MORE}
    drafts = tuple(draft(name, text) for name, text in texts.items())
    study.imports.run(ImportBatch(transcripts=drafts))
    study.codebook.edit("Nøgler", keywords=("nøgle",))
    return study


def taught(study: Study) -> Study:
    """Give 'Nøgler' to what speaks of keys and doors, 'Rum' to what speaks of cake and coffee."""
    for words, name in (("nøgle", "Nøgler"), ("dør", "Nøgler"), ("kage", "Rum"), ("kaffe", "Rum")):
        found = Searcher(study).by_forms(words).to_the_end().hits
        hits = [hit for hit in found if hit.transcript.name != "05-mere"]
        give_to_hits(study, hits, study.codebook.find(name).id)
    return study


def said(adviser: Adviser, study: Study, name: str) -> list[tuple[int, str, str, tuple[str, ...]]]:
    found = adviser.of_transcript(study.transcripts.read(name).id)
    return [(each.sentence.number, each.code.name, each.by, each.words) for each in found]


def test_keywords_speak_from_the_first_interview_on(house: Study) -> None:
    assert said(Adviser(house, "Åse"), house, "05-mere") == [(1, "Nøgler", "keywords", ("nøgle",))]


def test_codings_speak_once_there_are_five(house: Study) -> None:
    taught(house)
    (only,) = said(Adviser(house, "Åse"), house, "05-mere")
    assert only == (1, "Nøgler", "keywords codings", ("nøgle", "døren"))
    assert house.codings.counts()[house.codebook.find("Rum").id] == 4
    text = house.transcripts.read("02-syd")
    house.codings.tag(text.id, text.sentences[0].span, house.codebook.find("Rum").id)
    assert said(Adviser(house, "Åse"), house, "05-mere")[1:] == [(2, "Rum", "codings", ("kage",))]


def test_nobody_sees_what_others_coded_who_does_not_ask(house: Study) -> None:
    taught(house)
    assert said(Adviser(house, "Bo"), house, "05-mere") == [(1, "Nøgler", "keywords", ("nøgle",))]
    asked = said(Adviser(house, "Bo", ["åse"]), house, "05-mere")
    assert asked[0][2] == "keywords codings"
    with pytest.raises(NotFoundError):
        Adviser(house, "Bo", ["Nobody"])


def test_what_is_given_or_refused_is_suggested_no_more(house: Study) -> None:
    transcript = house.transcripts.read("05-mere")
    code, sentence = house.codebook.find("Nøgler"), transcript.sentences[0]
    adviser = Adviser(house, "Åse")
    assert refuse(house, adviser, transcript.id, sentence, code) == "refuse Nøgler for sentence 1"
    assert said(adviser, house, "05-mere") == []
    assert said(Adviser(house, "Åse"), house, "05-mere") == []
    assert said(Adviser(house, "Bo"), house, "05-mere") != []
    with pytest.raises(MbcodeError, match="is not suggested"):
        accept(house, adviser, transcript.id, sentence, code)
    other = Adviser(house, "Åse")
    text = house.transcripts.read("03-nøgler")
    accept(house, other, text.id, text.sentences[1], code)
    assert (2, "Nøgler") not in [each[:2] for each in said(other, house, "03-nøgler")]
    assert [(v.accepted, v.by) for v in house.verdicts.all()] == [
        (False, "keywords"),
        (True, "keywords"),
    ]


def test_an_accepted_code_is_a_coding_to_be_undone(house: Study) -> None:
    text = house.transcripts.read("05-mere")
    code = house.codebook.find("Nøgler")
    accept(house, Adviser(house, "Åse"), text.id, text.sentences[0], code)
    assert [c.span for c in house.codings.of(text.id)] == [text.sentences[0].span]
    house.history.undo()
    assert house.codings.of(text.id) == ()


def test_a_verdict_goes_with_its_code(house: Study) -> None:
    text = house.transcripts.read("05-mere")
    refuse(house, Adviser(house, "Åse"), text.id, text.sentences[0], house.codebook.find("Nøgler"))
    house.codebook.delete("Nøgler")
    assert house.verdicts.all() == ()
    assert house.check() == ()


def test_the_most_certain_come_first(house: Study) -> None:
    taught(house)
    found = Adviser(house, "Bo", ["Åse"]).most_certain()
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    places = [(each.transcript.id, each.sentence.number) for each in found]
    assert len(set(places)) == len(places) > 4


def test_evaluation_leaves_each_transcript_out(house: Study) -> None:
    taught(house)
    found = {each.method: each.ranking for each in evaluate(house, ("åse",))}
    assert list(found) == ["frequency", "keywords", "suggestions"]
    assert all(0 <= each.precision_at_1 <= 1 for each in found.values())
    with pytest.raises(MbcodeError, match="it takes two"):
        evaluate(small_again(house), ("Åse",))


def small_again(study: Study) -> Study:
    while study.codings.counts():
        study.history.undo()
    return study


def test_a_study_without_codes_or_texts_is_no_trouble(tmp_path: Path) -> None:
    with Study.create(tmp_path / "empty.mbcode", coder="Åse") as study:
        assert Adviser(study, "Åse").most_certain() == ()
        study.imports.run(ImportBatch(transcripts=(draft("01", KEYS),)))
        assert Adviser(study, "Åse").most_certain() == ()
        code = CodeDraft(replace(CodeText("Nøgle"), keywords=("nøgle", " . ", "ved  døren")))
        study.imports.run(ImportBatch(codes=(code,)))
        assert len(Adviser(study, "Åse").most_certain()) == 3
