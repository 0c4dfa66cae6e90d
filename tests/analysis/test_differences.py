"""Where two coders differ: passages that hold every unit on which they do."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from mbcode.analysis.decisions import decisions
from mbcode.analysis.differences import Difference, differences
from mbcode.analysis.select import keep
from mbcode.columns import Columns
from mbcode.model import Filters
from tests.analysis.studies import Interview, Little, Row, little, littles, unhurried

ONE = Interview((("Bo", ("Ja.", "Nej.", "Jo.")), ("Ida", ("Nå.",))))
"""Sentences at 4-7, 8-12, 13-16 and, after a label, the last turn's."""


def of_two(*rows: Row) -> Little:
    return little((ONE,), rows, coders=("anna", "bo"))


def found(study: Little, unit: str = "sentence") -> list[tuple[tuple[int, ...], ...]]:
    return [(each.one, each.other) for each in differences(study.columns, unit)]


def sentence(study: Little, number: int) -> tuple[int, int]:
    sentences = study.columns.sentences
    assert sentences is not None
    return int(sentences.start[number - 1]), int(sentences.end[number - 1])


FIRST, SECOND = sentence(of_two(), 1), sentence(of_two(), 2)


def test_what_only_one_gave_is_a_difference() -> None:
    assert found(of_two((0, *FIRST, "A", "anna"))) == [((100,), ())]
    assert found(of_two((0, *FIRST, "A", "bo"))) == [((), (100,))]


def test_what_both_gave_to_the_same_sentence_is_none_wherever_its_edges_are() -> None:
    study = of_two((0, *FIRST, "A", "anna"), (0, FIRST[0], FIRST[0] + 1, "A", "bo"))
    assert found(study) == []
    assert found(study, "character") == [((101,), (100,))]


def test_codings_that_reach_further_than_the_others_are_one_difference() -> None:
    study = of_two((0, FIRST[0], SECOND[1], "A", "anna"), (0, *SECOND, "A", "bo"))
    (each,) = differences(study.columns)
    assert (each.span.start, each.span.end) == (FIRST[0], SECOND[1])
    assert (each.one, each.other, each.units) == ((100,), (101,), 1)


def test_neighbours_are_two_differences() -> None:
    study = of_two((0, *FIRST, "A", "anna"), (0, *SECOND, "A", "bo"))
    assert found(study) == [((100,), ()), ((), (101,))]
    assert found(study, "turn") == []


def test_two_codes_on_one_sentence_are_two_differences() -> None:
    study = of_two((0, *FIRST, "A", "anna"), (0, *FIRST, "B", "bo"))
    assert found(study) == [((100,), ()), ((), (101,))]


@pytest.mark.parametrize("unit", ["sentence", "turn", "window:2", "character"])
@unhurried
@given(study=littles())
def test_every_unit_on_which_they_differ_is_in_one_passage(study: Little, unit: str) -> None:
    columns = _of_two_coders(study)
    votes = decisions(columns, unit).votes()
    names = decisions(columns, unit).codes
    apart = dict.fromkeys(names, 0)
    for each in differences(columns, unit):
        apart[columns.codes[each.code_index].name] += each.units
    assert apart == {name: int(votes[place, 1]) for place, name in enumerate(names)}


@unhurried
@given(study=littles())
def test_a_passage_holds_codings_of_its_code_and_each_is_in_one(study: Little) -> None:
    columns = _of_two_coders(study)
    rows = {id_: row for row, id_ in enumerate(columns.codings.id.tolist())}
    seen: list[int] = []
    for each in differences(columns):
        seen += [*each.one, *each.other]
        for place, ids in enumerate((each.one, each.other)):
            for id_ in ids:
                assert int(columns.codings.coder[rows[id_]]) == place
                assert int(columns.codings.code[rows[id_]]) == each.code_index
                assert int(columns.codings.transcript[rows[id_]]) == each.transcript_index
                assert each.span.start <= int(columns.codings.start[rows[id_]])
                assert int(columns.codings.end[rows[id_]]) <= each.span.end
    assert len(seen) == len(set(seen))


def _of_two_coders(study: Little) -> Columns:
    assume(len(study.columns.coders) > 1)
    return keep(study.columns, Filters(coders=("anna", "bo")))


def test_the_order_is_that_of_the_text() -> None:
    study = of_two((0, *SECOND, "A", "anna"), (0, *FIRST, "B", "bo"), (0, *FIRST, "A", "anna"))
    spans = [each.span for each in differences(study.columns)]
    assert spans == sorted(spans)
    assert [_code(study, each) for each in differences(study.columns)] == ["A", "B", "A"]


def _code(study: Little, each: Difference) -> str:
    return study.columns.codes[each.code_index].name


def test_a_speaker_leaves_only_what_lies_in_their_turns() -> None:
    study = of_two((0, *FIRST, "A", "anna"))
    assert differences(study.columns, speakers=("Ida",)) == ()
    assert len(differences(study.columns, speakers=("Bo",))) == 1
