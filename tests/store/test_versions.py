"""What a code once meant, and the codings made under an older definition."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.study import Study


def code(study: Study, name: str) -> int:
    return study.codebook.find(name).id


def stale(study: Study) -> list[int]:
    return [each.coding for each in study.history.stale_codings()]


def definitions(study: Study, name: str) -> list[str]:
    return [each.definition for each in study.history.versions(code(study, name))]


@pytest.fixture
def coded(study: Study) -> Study:
    """Coding 1 with Tillid and 2 with Rum, then Tillid defined anew."""
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"))
    study.codings.tag(1, Span(0, 6), code(study, "Rum"))
    study.codebook.edit("Tillid", definition="tro på nogen")
    return study


def test_a_coding_is_stale_once_its_code_means_something_else(coded: Study) -> None:
    (found,) = coded.history.stale_codings()
    assert (found.coding, found.decided_at) == (1, coded.codings.get(1).created_at)
    assert (found.then.definition, found.now.definition) == ("", "tro på nogen")
    assert (found.now.change, found.now.coder) == (coded.history.newest(), "Åse")
    coded.codings.tag(1, Span(7, 9), code(coded, "Tillid"))
    assert stale(coded) == [1]


@pytest.mark.parametrize("field", ["name", "include", "exclude"])
def test_name_include_and_exclude_define_a_code_too(study: Study, field: str) -> None:
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"))
    study.codebook.edit("Tillid", **{field: "noget nyt"})
    assert stale(study) == [1]


def test_what_does_not_define_a_code_makes_nothing_stale(study: Study) -> None:
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"))
    study.codebook.edit("Tillid", example="jeg stoler på Bo", key="t", colour="#112233")
    study.codebook.move("Tillid", "Rammer")
    study.memos.write(MemoTarget(code=code(study, "Tillid")), "hm")
    assert stale(study) == []


def test_an_undo_brings_the_old_meaning_back(coded: Study) -> None:
    with Study.open(coded.place, coder="Bo") as bo:
        bo.codings.tag(2, Span(0, 5), code(bo, "Tillid"))
    coded.history.undo()
    assert stale(coded) == [3]
    coded.history.redo()
    assert stale(coded) == [1]
    assert definitions(coded, "Tillid") == ["", "tro på nogen", "", "tro på nogen"]


def test_a_coding_that_is_decided_on_anew_is_up_to_date(coded: Study) -> None:
    coded.codings.move_edges(1, Span(0, 7))
    assert stale(coded) == []
    coded.history.undo()
    assert stale(coded) == [1]
    coded.codings.recode(2, code(coded, "Tillid"))
    assert stale(coded) == [1]


def test_a_coding_given_its_own_code_again_is_kept_and_up_to_date(coded: Study) -> None:
    kept = coded.codings.recode(1, code(coded, "Tillid"))
    assert kept.summary == "keep Tillid on 01-nord"
    assert [coding.id for coding in kept.added] == [1]
    assert stale(coded) == []
    assert coded.codings.recode(1, code(coded, "Tillid")).id == 0
    coded.history.undo()
    assert stale(coded) == [1]


def test_one_transcript_is_asked_for_alone(coded: Study) -> None:
    with Study.open(coded.place, coder="Bo") as bo:
        bo.codings.tag(2, Span(0, 5), code(bo, "Tillid"))
    coded.codebook.edit("Tillid", definition="tro på alle")
    assert [each.coding for each in coded.history.stale_codings(2)] == [3]


def test_of_one_transcript_no_notes_are_read_that_can_make_nothing_stale_in_it(
    coded: Study,
) -> None:
    elsewhere = coded.codebook.edit("Møder", definition="aftaler").id
    before = coded.codebook.edit("Åbningstid", definition="hvornår").id
    coded.codings.tag(1, Span(0, 5), code(coded, "Åbningstid"))
    unreadable = update(t.Change).where(t.Change.id.in_((elsewhere, before)))
    database = Database(coded.place)
    with database.writing() as connection:
        connection.execute(unreadable.values(edits=[{}]))
    database.close()
    assert [each.coding for each in coded.history.stale_codings(1)] == [1]


def test_being_carried_along_is_no_decision(coded: Study) -> None:
    coded.codebook.edit("Møder", definition="at mødes")
    coded.codings.recode(2, code(coded, "Møder"))
    coded.codebook.merge("Tillid", "Møder")
    assert stale(coded) == [1]
    coded.codebook.split("Møder", "Fester", [2])
    coded.codebook.edit("Fester", definition="at feste")
    assert stale(coded) == [1, 2]


def test_a_coding_from_a_file_is_as_old_as_the_file_says(coded: Study) -> None:
    before = coded.codings.get(1).created_at
    later = before + timedelta(days=1)
    drafts = (
        CodingDraft("02-syd", "Tillid", "Bo", Span(0, 5), created_at=before),
        CodingDraft("02-syd", "Tillid", "Bo", Span(0, 7), created_at=later),
    )
    coded.imports.run(ImportBatch(codings=drafts))
    assert stale(coded) == [1, 3]


def test_the_versions_of_a_code_tell_who_and_when(coded: Study) -> None:
    with Study.open(coded.place, coder="Bo") as bo:
        bo.codebook.rename("Tillid", "Mistillid")
        bo.codebook.edit("Mistillid", example="nej")
    first, second, third = coded.history.versions(code(coded, "Mistillid"))
    assert (first.coder, first.name, first.definition) == ("Åse", "Tillid", "")
    assert (second.name, second.definition) == ("Tillid", "tro på nogen")
    assert (third.coder, third.name) == ("Bo", "Mistillid")
    assert first.at < second.at < third.at
    assert definitions(coded, "Rum") == [""]


def test_a_code_that_was_deleted_and_came_back_has_the_versions_it_had(study: Study) -> None:
    study.codebook.edit("Rum", definition="hvor man er")
    study.codebook.delete("Rum")
    study.history.undo()
    assert definitions(study, "Rum") == ["", "hvor man er"]
    study.codebook.delete("Rum")
    study.codebook.add(CodeText("Rum"))
    assert definitions(study, "Rum") == [""]
