"""The codebook can be altered in every way without losing a coding or a memo."""

from __future__ import annotations

import pytest

from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.study import Study


def tag(study: Study, name: str, span: tuple[int, int] = (0, 5), memo: str = "") -> int:
    return study.codings.tag(1, Span(*span), study.codebook.find(name).id, memo).added[0].id


def names(study: Study) -> list[str]:
    return [code.name for code in study.codebook.codes()]


def test_the_order_is_that_of_the_codebook(study: Study) -> None:
    study.codebook.add(CodeText("Kaffe"), "Rum")
    expected = "Rammer Nøgler Åbningstid Rum Kaffe Samarbejde Tillid Møder Ærlighed"
    assert names(study) == expected.split()
    kaffe = study.codebook.find("Kaffe")
    assert (kaffe.theme, kaffe.depth, kaffe.applicable) == ("Rammer", 2, True)


def test_a_heading_can_only_be_applied_if_it_says_so(study: Study) -> None:
    with pytest.raises(MbcodeError, match="heading"):
        tag(study, "Rammer")
    study.codebook.edit("Rammer", codable=True)
    assert tag(study, "Rammer")


@pytest.mark.parametrize("name", ["tillid", "TILLID", "  Tillid "])
def test_a_name_is_taken_in_any_case_folding(study: Study, name: str) -> None:
    with pytest.raises(ConflictError, match="there is a code 'Tillid' already"):
        study.codebook.add(CodeText(name))


@pytest.mark.parametrize("name", ["", "  ", "\x1b[31m", "x" * 201])
def test_a_name_needs_letters_on_one_line(study: Study, name: str) -> None:
    with pytest.raises(MbcodeError):
        study.codebook.add(CodeText(name))


def test_a_key_belongs_to_one_code(study: Study) -> None:
    study.codebook.edit("Tillid", key="1")
    with pytest.raises(ConflictError, match="belongs to 'Tillid'"):
        study.codebook.edit("Rum", key="1")
    with pytest.raises(MbcodeError, match="one letter or digit"):
        study.codebook.edit("Rum", key="12")


@pytest.mark.parametrize("colour", ["banan", "#12345", "#1234567", "1f77b4"])
def test_a_colour_is_one_that_a_codebook_file_could_hold(study: Study, colour: str) -> None:
    with pytest.raises(MbcodeError, match="no colour"):
        study.codebook.edit("Tillid", colour=colour)
    with pytest.raises(MbcodeError, match="no colour"):
        study.codebook.add(CodeText("Kaffe", colour=colour))
    assert study.codebook.find("Tillid").text.colour == ""


def test_a_code_keeps_its_codings_when_it_is_renamed_and_moved(study: Study) -> None:
    coding = tag(study, "Tillid", memo="ja")
    study.codebook.rename("Tillid", "Tro på hinanden")
    study.codebook.move("Tro på hinanden", "Rammer", before="Nøgler")
    assert study.codings.get(coding).memo == "ja"
    assert names(study)[:3] == ["Rammer", "Tro på hinanden", "Nøgler"]
    assert study.codebook.find("tro på hinanden").theme == "Rammer"


def test_a_code_is_not_moved_below_itself(study: Study) -> None:
    with pytest.raises(MbcodeError, match="below itself"):
        study.codebook.move("Rammer", "Rum")


def test_before_a_sibling_says_where_by_itself(study: Study) -> None:
    study.codebook.move("Tillid", None, before="Nøgler")
    study.codebook.move("Samarbejde", None, before="Rammer")
    expected = "Samarbejde Møder Ærlighed Rammer Tillid Nøgler Åbningstid Rum"
    assert names(study) == expected.split()
    with pytest.raises(MbcodeError, match="'Nøgler' is not where 'Tillid' is moved to"):
        study.codebook.move("Tillid", "Samarbejde", before="Nøgler")


def test_merging_keeps_every_coding_and_every_word_of_a_memo(study: Study) -> None:
    tag(study, "Tillid", memo="her")
    kept = tag(study, "Møder", memo="også her")
    moved = tag(study, "Tillid", (7, 12), memo="alene")
    study.memos.write(MemoTarget(code=study.codebook.find("Tillid").id), "om tillid")
    study.codebook.merge("Tillid", "Møder")
    codings = {coding.id: coding for coding in study.codings.of(1)}
    assert codings[kept].memo == "også her\n\nher"
    assert codings[moved].memo == "alene"
    assert len(codings) == 2
    on_code = study.memos.on(MemoTarget(code=study.codebook.find("Møder").id))
    assert [memo.text for memo in on_code] == ["om tillid"]
    with pytest.raises(NotFoundError):
        study.codebook.find("Tillid")


def test_links_to_a_coding_that_merging_does_away_with_are_to_the_one_that_stays(
    study: Study,
) -> None:
    gone, kept = tag(study, "Tillid"), tag(study, "Møder")
    text = f"se [[{gone}]], [[{kept}]] og [[99]]"
    study.memos.write(MemoTarget(coding=gone), text)
    study.memos.write(MemoTarget(), text)
    study.codebook.merge("Tillid", "Møder")
    merged = f"se [[{kept}]], [[{kept}]] og [[99]]"
    assert [memo.text for memo in study.memos.all()] == [merged, merged]
    study.history.undo()
    assert [memo.text for memo in study.memos.all()] == [text, text]


def test_merging_into_a_heading_would_hide_codings_and_is_refused(study: Study) -> None:
    tag(study, "Tillid")
    with pytest.raises(MbcodeError, match="heading"):
        study.codebook.merge("Tillid", "Rammer")
    with pytest.raises(MbcodeError, match="into itself"):
        study.codebook.merge("Samarbejde", "Tillid")


def test_a_headings_only_code_can_be_merged_into_it(study: Study) -> None:
    study.codebook.add(CodeText("Skænderi"), "Rum")
    coding = tag(study, "Skænderi")
    study.codebook.merge("Skænderi", "Rum")
    rum = study.codebook.find("Rum")
    assert (rum.applicable, study.codings.get(coding).code) == (True, rum.id)


def test_codings_are_not_merged_into_a_code_that_so_becomes_a_heading(study: Study) -> None:
    study.codebook.edit("Rammer", codable=True)
    tag(study, "Rammer")
    with pytest.raises(MbcodeError, match="'Tillid' is a heading"):
        study.codebook.merge("Rammer", "Tillid")
    study.codebook.edit("Tillid", codable=True)
    study.codebook.merge("Rammer", "Tillid")
    assert study.codings.counts() == {study.codebook.find("Tillid").id: 1}


def test_a_merged_themes_codes_go_along(study: Study) -> None:
    study.codebook.merge("Rammer", "Samarbejde")
    assert names(study) == [
        "Samarbejde",
        "Tillid",
        "Møder",
        "Ærlighed",
        "Nøgler",
        "Åbningstid",
        "Rum",
    ]


def test_splitting_moves_only_the_codings_named(study: Study) -> None:
    first, second = tag(study, "Tillid"), tag(study, "Tillid", (7, 12))
    study.codebook.split("Tillid", "Blind tillid", [second])
    new = study.codebook.find("Blind tillid")
    assert new.theme == "Samarbejde"
    assert study.codings.get(second).code == new.id
    assert study.codings.get(first).code == study.codebook.find("Tillid").id
    with pytest.raises(MbcodeError, match="no coding with 'Tillid'"):
        study.codebook.split("Tillid", "Ny", [second])


def test_a_code_in_use_is_not_deleted(study: Study) -> None:
    tag(study, "Tillid")
    with pytest.raises(ConflictError, match="1 coding;"):
        study.codebook.delete("Tillid")
    with pytest.raises(ConflictError, match="3 codes below it"):
        study.codebook.delete("Rammer")
    study.codebook.delete("Rum")
    assert "Rum" not in names(study)


def test_an_unknown_field_is_named(study: Study) -> None:
    with pytest.raises(MbcodeError, match="no field 'farve'"):
        study.codebook.edit("Tillid", farve="rød")
