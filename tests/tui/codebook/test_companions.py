"""Which codes go with one, and its quotations."""

from __future__ import annotations

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.codebook.companions import Companion, Survey
from mbcode.tui.codebook.moving import below
from mbcode.tui.codebook.quoting import codings_quoted, quoted
from mbcode.tui.session import Session


def tag(study: Study, start: int, end: int, *codes: str, transcript: int = 1) -> None:
    for code in codes:
        study.codings.tag(transcript, Span(start, end), study.codebook.find(code).id)


def test_the_codes_that_overlap_most_come_first(study: Study) -> None:
    tag(study, 36, 48, "Tillid", "Møder", "Rum")
    tag(study, 49, 78, "Tillid", "Rum")
    tag(study, 80, 92, "Nøgler")
    survey = Survey.of(Session(study))
    assert survey.companions("Tillid") == (Companion("Rum", 2), Companion("Møder", 1))
    assert survey.companions("Nøgler") == ()
    assert survey.companions("Rammer") == ()
    assert survey.about == "overlapping segments within each coder, 2 transcripts"


def test_what_is_hidden_is_not_counted(study: Study) -> None:
    tag(study, 36, 48, "Tillid")
    with Study.open(study.place, coder="Bo") as bo:
        tag(bo, 36, 48, "Tillid", "Rum")
        session = Session(bo)
        session.show_only_mine(wanted=True)
        (tillid, *_) = (code for code in session.codes.values() if code.name == "Tillid")
        assert Survey.of(session).count_of((tillid,)) == 1
        session.show_only_mine(wanted=False)
        assert Survey.of(session).count_of((tillid,)) == 2


def test_quotations_are_a_coding_each_and_a_headings_those_below_it(study: Study) -> None:
    tag(study, 36, 48, "Tillid", "Møder")
    tag(study, 49, 78, "Tillid")
    session = Session(study)
    survey = Survey.of(session)
    heading = study.codebook.find("Samarbejde")
    own = codings_quoted(study, survey, (study.codebook.find("Tillid"),))
    assert [id_ for id_, _ in own] == [1, 3]
    assert [each.excerpts[0].words for _, each in own] == [
        "Det har jeg.",
        "Og så har Bo den om onsdagen.",
    ]
    all_below = quoted(study, survey, heading, below(session.codes, heading))
    assert (all_below.count, all_below.in_words()) == (3, "3 codings")
    assert len(all_below.document.begins) == 3
