"""Settling disagreements: a third coder's codings, and nobody else's touched."""

from __future__ import annotations

import pytest

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.model import MemoTarget
from mbcode.store.settlements import NOT_GIVEN
from mbcode.store.study import Study

AGREED = "enige"
WIDE, NARROW, ALONE = 1, 2, 3
"""Ids: one code, given by Bo to two sentences and by Åse to one of them; another by Bo alone."""


@pytest.fixture
def differing(study: Study) -> Study:
    given = (("Bo", "Tillid", (2, 3)), ("Åse", "Tillid", (3, 3)), ("Bo", "Rum", (4, 4)))
    study.imports.run(
        ImportBatch(
            codings=tuple(
                CodingDraft("01-nord", code, coder, sentences=sentences)
                for coder, code, sentences in given
            )
        )
    )
    return study


def of_agreed(study: Study) -> list[tuple[int, int, int]]:
    agreed = {coder.id for coder in study.coders() if coder.name == AGREED}
    return [(c.span.start, c.span.end, c.code) for c in study.codings.of(1) if c.coder in agreed]


def theirs(study: Study) -> list[object]:
    return [coding for coding in study.codings.of(1) if coding.id in (WIDE, NARROW, ALONE)]


def test_what_is_given_is_a_coding_of_the_agreed_coder(differing: Study) -> None:
    before = theirs(differing)
    change = differing.settlements.settle(AGREED, [WIDE, NARROW], give=[NARROW])
    narrow = differing.codings.get(NARROW)
    assert of_agreed(differing) == [(narrow.span.start, narrow.span.end, narrow.code)]
    assert theirs(differing) == before
    assert change.coder == "Åse"
    assert [coding.id for coding in change.added] == [4]


def test_what_is_declined_is_noted_where_it_was_given(differing: Study) -> None:
    differing.settlements.settle(AGREED, [ALONE])
    assert of_agreed(differing) == []
    assert differing.settlements.declined(AGREED) == {ALONE}
    assert differing.settlements.declined("Bo") == frozenset()
    (memo,) = differing.memos.on(MemoTarget(coding=ALONE))
    assert memo.text == NOT_GIVEN


def test_another_settlement_takes_the_place_of_the_first(differing: Study) -> None:
    differing.settlements.settle(AGREED, [WIDE, NARROW], give=[NARROW])
    differing.settlements.settle(AGREED, [WIDE, NARROW], give=[WIDE])
    wide = differing.codings.get(WIDE)
    assert of_agreed(differing) == [(wide.span.start, wide.span.end, wide.code)]
    differing.settlements.settle(AGREED, [WIDE, NARROW])
    assert of_agreed(differing) == []
    assert differing.settlements.declined(AGREED) == {WIDE, NARROW}
    differing.settlements.settle(AGREED, [WIDE, NARROW], give=[NARROW])
    assert len(of_agreed(differing)) == 1
    assert differing.settlements.declined(AGREED) == frozenset()


def test_the_same_settlement_again_leaves_no_trace(differing: Study) -> None:
    differing.settlements.settle(AGREED, [ALONE], give=[ALONE])
    before = differing.fingerprint()
    assert differing.settlements.settle(AGREED, [ALONE], give=[ALONE]).id == 0
    assert differing.fingerprint() == before


def test_a_settlement_is_one_step_that_whoever_settled_takes_back(differing: Study) -> None:
    differing.settlements.settle(AGREED, [WIDE, NARROW], give=[NARROW])
    newest = differing.history.entries(limit=1)[0]
    assert (newest.coder, newest.kind) == ("Åse", "settle")
    assert newest.summary == "settle Tillid on 01-nord (sentence 3) as enige"
    with (
        Study.open(differing.place, coder=AGREED) as agreed,
        pytest.raises(ConflictError, match="nothing to undo"),
    ):
        agreed.history.undo()
    differing.history.undo()
    assert of_agreed(differing) == []


def test_a_memo_of_the_agreed_coder_s_own_words_is_kept(differing: Study) -> None:
    with Study.open(differing.place, coder=AGREED) as agreed:
        agreed.memos.write(MemoTarget(coding=ALONE), "vi er i tvivl")
    differing.settlements.settle(AGREED, [ALONE])
    differing.settlements.settle(AGREED, [ALONE], give=[ALONE])
    (memo,) = differing.memos.on(MemoTarget(coding=ALONE))
    assert memo.text == "vi er i tvivl"


def test_the_name_of_the_agreed_coder_matches_as_names_do(differing: Study) -> None:
    differing.settlements.settle(AGREED, [ALONE])
    assert differing.settlements.declined(" ENIGE ") == {ALONE}


def test_nobody_settles_in_the_name_of_one_who_differs(differing: Study) -> None:
    before = differing.fingerprint()
    with pytest.raises(ConflictError, match="coding 1 is bo's own"):
        differing.settlements.settle("bo", [WIDE, NARROW], give=[NARROW])
    assert differing.fingerprint() == before


def test_only_codings_that_differ_on_one_passage_are_settled(differing: Study) -> None:
    with pytest.raises(MbcodeError, match="one of the codings that differ"):
        differing.settlements.settle(AGREED, [])
    with pytest.raises(MbcodeError, match="one of the codings that differ"):
        differing.settlements.settle(AGREED, [WIDE], give=[ALONE])
    with pytest.raises(MbcodeError, match="one code in one transcript"):
        differing.settlements.settle(AGREED, [WIDE, ALONE], give=[ALONE])
    with pytest.raises(NotFoundError, match="no coding with id 99"):
        differing.settlements.settle(AGREED, [99])


def test_what_the_agreed_coder_gave_elsewhere_stands(differing: Study) -> None:
    elsewhere = (("Tillid", (6, 6)), ("Møder", (3, 3)))
    codings = tuple(
        CodingDraft("01-nord", code, AGREED, sentences=sentences) for code, sentences in elsewhere
    )
    differing.imports.run(ImportBatch(codings=codings))
    before = of_agreed(differing)
    differing.settlements.settle(AGREED, [WIDE, NARROW])
    assert of_agreed(differing) == before
