"""A spaCy pipeline of the user's own, made here: its tags and its entities."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from mbcode.drafts import ImportBatch
from mbcode.errors import MbcodeError
from mbcode.jobs.search.searcher import Searcher
from mbcode.language.own_model import Entity, OwnModel
from mbcode.store.study import Study
from tests.studies import draft

SAID = "Bo: Jonna er vores leder. Hun hedder leder nu.\n\nIb: Jeg leder efter Jonna."


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "leder"}]], {"POS": "NOUN", "LEMMA": "leder"})  # type: ignore[attr-defined]
    pattern = [[{"LOWER": "jeg"}, {"LOWER": "leder"}]]
    ruler.add(pattern, {"POS": "VERB", "LEMMA": "lede"}, index=1)  # type: ignore[attr-defined]
    names = nlp.add_pipe("entity_ruler")
    names.add_patterns([{"label": "PER", "pattern": "Jonna"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


def test_forms_are_told_apart_by_part_of_speech(
    study: Study, pipeline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("03-tale", SAID),)))
    monkeypatch.delenv("MBCODE_SPACY", raising=False)
    assert [each.form for each in Searcher(study).by_forms("leder").to_the_end().forms] == ["leder"]
    monkeypatch.setenv("MBCODE_SPACY", str(pipeline))
    forms = Searcher(study).by_forms("leder").to_the_end().forms
    assert [(each.form, each.count) for each in forms] == [("leder (noun)", 2), ("leder (verb)", 1)]
    nouns = Searcher(study).by_forms("leder", without=["leder (verb)"]).to_the_end()
    assert [hit.speaker for hit in nouns.hits] == ["Bo", "Bo"]


def test_its_entities_are_at_hand(pipeline: Path) -> None:
    model = OwnModel(str(pipeline))
    assert list(model.entities(["Vi kender Jonna.", "Nej."])) == [(Entity(10, 15, "PER"),), ()]
    ((_, leder, *_),) = model.tagged(["jeg leder efter"])
    assert (leder.start, leder.end, leder.lemma, leder.pos) == (4, 9, "lede", "VERB")


def test_a_pipeline_that_is_not_there_is_named(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MBCODE_SPACY", "da_no_such_pipeline")
    with pytest.raises(MbcodeError, match="da_no_such_pipeline: spaCy can't load"):
        Searcher(study).by_forms("nøgle").to_the_end()
    assert Searcher(study).as_written("nøgle").to_the_end().hits
