"""The words that searches go by are those of the texts, whatever is done to these."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mbcode.drafts import ImportBatch, TranscriptDraft
from mbcode.id_sets import bits_of, unpacked
from mbcode.pseudonyms.decisions import Decision, plan_of
from mbcode.store.study import Study
from mbcode.words import LONGEST, TOO_LONG, words
from tests.store.conftest import MakeStudy
from tests.store.test_history import ACTS, coded, settled, worked_on
from tests.studies import draft

__all__ = ["coded", "settled", "worked_on"]  # Fixtures that are asked for by name.


def listed(study: Study) -> dict[str, int]:
    return {word: unpacked(held) for word, held in study.transcripts.word_holders().items()}


def said(study: Study) -> dict[str, int]:
    """Return by word the transcripts that hold it, from their texts."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for id_, text in study.transcripts.texts().items():
        for word in words(text):
            found[word].add(id_)
    return {word: bits_of(ids) for word, ids in found.items()}


@pytest.mark.parametrize("name", ["import", "correct a text", "merge"])
def test_an_act_on_texts_its_undo_and_its_redo_alter_the_list(worked_on: Study, name: str) -> None:
    ACTS[name](worked_on)
    assert listed(worked_on) == said(worked_on)
    worked_on.history.undo()
    assert listed(worked_on) == said(worked_on)
    worked_on.history.redo()
    assert listed(worked_on) == said(worked_on)


def test_a_replaced_name_leaves_the_list(study: Study) -> None:
    assert {"bo", "ib"} <= listed(study).keys()
    study.names.decide(plan_of([Decision("Bo", "person", True, "Person A")]), lambda: None)
    assert listed(study) == said(study)
    assert "bo" not in listed(study)
    assert "ib" in listed(study)


def test_a_word_that_is_too_long_for_a_list_is_known_to_be_there(make_study: MakeStudy) -> None:
    study = make_study()
    longest, longer = "å" * LONGEST, "å" * (LONGEST * 20)
    texts = (f"{longest} ja", f"{longer} ja")
    drafts = (TranscriptDraft(text[:2] + str(n), text, (), {}) for n, text in enumerate(texts))
    before = len(study.transcripts.entries())
    study.imports.run(ImportBatch(tuple(drafts)))
    first, second = before + 1, before + 2
    now = listed(study)
    assert now[longest] == 1 << first
    assert now[TOO_LONG] == 1 << second
    assert now["ja"] == bits_of((first, second))
    assert longer not in now
    assert study.check() == ()


@pytest.mark.on_a_file
def test_a_study_as_it_stood_has_a_list_of_its_own(study: Study) -> None:
    study.imports.run(ImportBatch((draft("03", "Bo: Kaffe."),)))
    assert "kaffe" in listed(study)
    with study.as_it_stood(1) as then:
        assert listed(then) == said(then)
