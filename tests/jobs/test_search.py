"""Keyword in context."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mbcode.drafts import ImportBatch
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.jobs.concordance import Hit
from mbcode.jobs.search.searcher import Searcher
from mbcode.model import Filters
from mbcode.store.study import Study
from tests.studies import TEXT, draft


def found(study: Study, query: str, context: int = 5, **filters: tuple[str, ...]) -> list[Hit]:
    return list(Searcher(study, Filters(**filters), context).as_written(query).to_the_end().hits)


@pytest.mark.parametrize("query", ["nøglen", "NØGLEN", unicodedata.normalize("NFD", "nøglen")])
def test_case_and_composition_do_not_matter(study: Study, query: str) -> None:
    hits = found(study, query)
    assert [hit.transcript.name for hit in hits] == ["01-nord", "02-syd"]
    assert {hit.match for hit in hits} == {"nøglen"}
    assert {hit.speaker for hit in hits} == {"Interviewer"}


def test_a_letter_with_a_ring_is_another_letter(study: Study) -> None:
    assert found(study, "ase") == []
    assert len(found(study, "ÅSE", transcripts=("01-nord",))) == 2


def test_signs_are_only_signs(study: Study) -> None:
    assert found(study, ".*") == []
    assert [hit.match for hit in found(study, "?", cases=("Nord",))] == ["?", "?"]


def test_white_space_matches_across_lines(study: Study) -> None:
    (hit,) = found(study, "nøglen? åse:   det", cases=("nord",))
    assert hit.match == "nøglen?  Åse: Det"
    assert hit.speaker == "Interviewer, Åse"
    assert found(study, "nøglen? åse: det", cases=("nord",), speakers=("åse",)) == [hit]


def test_words_in_a_label_are_nobodys(study: Study) -> None:
    speakers = {hit.speaker for hit in found(study, "interviewer")}
    assert speakers == {""}
    assert found(study, "interviewer", speakers=("interviewer",)) == []


def test_a_name_the_study_does_not_hold_is_refused(study: Study) -> None:
    for filters in ({"cases": ("Vest",)}, {"speakers": ("Bo",)}, {"transcripts": ("x",)}):
        with pytest.raises(NotFoundError):
            found(study, "nøgle", **filters)
    with pytest.raises(MbcodeError, match="nothing to search for"):
        found(study, " \n")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.integers(0, len(TEXT) - 1), length=st.integers(1, 30), context=st.integers(0, 200))
@example(start=TEXT.index(".\n\nI"), length=4, context=5)
def test_every_stretch_of_the_text_finds_itself(
    study: Study, start: int, length: int, context: int
) -> None:
    query = TEXT[start : start + length].strip()
    if not query:
        return
    hits = found(study, query, context, transcripts=("01-nord",))
    at = TEXT.index(query)
    assert at in [hit.span.start for hit in hits]
    for hit in hits:
        around = TEXT[max(0, hit.span.start - context) : hit.span.end + context]
        assert hit.before + hit.match + hit.after == around.replace("\n", " ")
        assert hit.match.casefold().split() == query.casefold().split()


def test_a_text_without_speakers_is_searched_too(study: Study) -> None:
    study.imports.run(ImportBatch(transcripts=(draft("03", "Bo: Kaffe. Kaffe."),)))
    assert [hit.span.start for hit in found(study, "kaffe")] == [4, 11]
