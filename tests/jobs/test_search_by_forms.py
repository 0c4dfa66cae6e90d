"""Searching by word forms: what is found, how it is listed, what is left out, what is coded."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.drafts import ImportBatch
from mbcode.errors import FormatError, MbcodeError, NotFoundError
from mbcode.jobs.coding_hits import give_to_hits
from mbcode.jobs.search.searcher import Searcher
from mbcode.language.forms import Level
from mbcode.model import Filters, Span
from mbcode.store.study import Study
from tests.studies import draft

SAID = (
    "Interviewer: Hvordan er samarbejdet?\n\n"
    "Åse: Vi samarbejder. Det er et netværkssamarbejde. Samarbejdspartnere har vi.\n\n"
    "Bo: Samarbejde, ja. Og samarbejde igen. Sociale indsatser, den sociale indsats."
)


@pytest.fixture
def talk(study: Study) -> Study:
    study.imports.run(ImportBatch(transcripts=(draft("03-talk", SAID, case="Vest"),)))
    return study


def test_forms_are_listed_by_level_with_how_often_each_was_found(talk: Study) -> None:
    forms = Searcher(talk).by_forms("samarbejde", max(Level)).to_the_end().forms
    assert [(each.form, each.level, each.count) for each in forms] == [
        ("samarbejde", Level.WORD, 2),
        ("samarbejder", Level.WORD, 1),
        ("samarbejdet", Level.WORD, 1),
        ("netværkssamarbejde", Level.ENDING, 1),
        ("samarbejdspartnere", Level.BEGINNING, 1),
    ]


def test_the_hits_are_those_of_the_forms_that_are_taken(talk: Study) -> None:
    searcher = Searcher(talk)
    everything = searcher.by_forms("SAMARBEJDET").to_the_end()
    assert [hit.match for hit in everything.hits] == [
        "samarbejdet",
        "samarbejder",
        "Samarbejde",
        "samarbejde",
    ]
    part = searcher.by_forms("samarbejdet", without=["Samarbejde"]).to_the_end()
    assert [hit.match for hit in part.hits] == ["samarbejdet", "samarbejder"]
    assert [(form.count, form.taken) for form in part.forms] == [(2, False), (1, True), (1, True)]


def test_words_of_a_query_follow_each_other_in_any_form(talk: Study) -> None:
    result = Searcher(talk).by_forms("social indsats").to_the_end()
    assert [hit.match for hit in result.hits] == ["Sociale indsatser", "sociale indsats"]
    assert {form.form for form in result.forms} == {"sociale indsatser", "sociale indsats"}


def test_filters_narrow_what_is_counted(talk: Study) -> None:
    said = Searcher(talk, Filters(speakers=("åse",))).by_forms("samarbejde").to_the_end()
    assert [(form.form, form.count) for form in said.forms] == [("samarbejder", 1)]
    assert not Searcher(talk, Filters(cases=("Nord",))).by_forms("samarbejde").to_the_end().hits


def test_a_form_that_was_not_found_cannot_be_left_out(talk: Study) -> None:
    with pytest.raises(NotFoundError, match="'hest' is no form that was found"):
        Searcher(talk).by_forms("samarbejde", without=["hest"]).to_the_end()
    with pytest.raises(MbcodeError, match="nothing to search for"):
        Searcher(talk).by_forms(" . ").to_the_end()


def test_a_file_beside_the_study_says_what_words_are_forms_of(
    talk: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MBCODE_WORD_FORMS", raising=False)
    assert talk.path is not None
    beside = talk.path.parent / "word-forms.txt"
    beside.write_text("igen: samarbejde\n", encoding="utf-8")
    found = Searcher(talk).by_forms("samarbejde").to_the_end().forms
    assert "igen" in {form.form for form in found}
    beside.write_text("igen\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"word-forms\.txt: line 1"):
        Searcher(talk).by_forms("samarbejde")
    beside.unlink()
    monkeypatch.setenv("MBCODE_WORD_FORMS", str(tmp_path / "missing.txt"))
    with pytest.raises(FormatError, match=r"missing\.txt: can't be read"):
        Searcher(talk).by_forms("samarbejde")


def test_the_sentences_of_many_hits_get_a_code_in_one_step(talk: Study) -> None:
    code = talk.codebook.find("Tillid").id
    hits = Searcher(talk).by_forms("samarbejde", max(Level)).to_the_end().hits
    change = give_to_hits(talk, hits, code)
    text = talk.transcripts.read("03-talk").text
    assert [coding.span.of(text) for coding in change.added] == [
        "Hvordan er samarbejdet?",
        "Vi samarbejder.",
        "Det er et netværkssamarbejde.",
        "Samarbejdspartnere har vi.",
        "Samarbejde, ja.",
        "Og samarbejde igen.",
    ]
    talk.history.undo()
    assert talk.codings.counts() == {}


def test_what_has_the_code_already_is_passed_over(talk: Study) -> None:
    code = talk.codebook.find("Tillid").id
    transcript = talk.transcripts.read("03-talk")
    talk.codings.tag(transcript.id, transcript.sentences[0].span, code)
    again = give_to_hits(talk, Searcher(talk).by_forms("samarbejde").to_the_end().hits, code)
    assert again.summary == "tag 3 passages Tillid (1 had it already)"
    assert give_to_hits(talk, Searcher(talk).by_forms("samarbejde").to_the_end().hits, code).id == 0


def test_nothing_is_coded_if_one_passage_cannot_be(talk: Study) -> None:
    code = talk.codebook.find("Tillid").id
    id_ = talk.transcripts.read("03-talk").id
    with pytest.raises(MbcodeError, match="lies outside the text"):
        talk.codings.tag_many([(id_, Span(0, 4)), (id_, Span(5, 9999))], code)
    with pytest.raises(MbcodeError, match="is a heading"):
        talk.codings.tag_many([(id_, Span(0, 4))], talk.codebook.find("Samarbejde").id)
    with pytest.raises(NotFoundError, match="no transcript with id 99"):
        talk.codings.tag_many([(99, Span(0, 4))], code)
    assert talk.codings.counts() == {}
