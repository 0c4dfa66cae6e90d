"""Every act is one step, and every step can be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mbcode.drafts import CaseDraft, CodingDraft, ImportBatch
from mbcode.errors import ConflictError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.study import Study
from tests.studies import draft

Act = Callable[[Study], object]
ACTS: dict[str, Act] = {
    "tag with a memo": lambda s: s.codings.tag(1, Span(3, 9), code(s, "Rum"), memo="tvivl"),
    "tag with a new code": lambda s: s.codings.tag_with_new_code(
        1, Span(3, 9), CodeText("Håb"), code(s, "Rammer")
    ),
    "untag": lambda s: s.codings.untag([1]),
    "recode": lambda s: s.codings.recode(1, code(s, "Rum")),
    "edges": lambda s: s.codings.move_edges(1, Span(2, 6)),
    "settle for one": lambda s: s.settlements.settle("enige", [1], give=[1]),
    "settle for none": lambda s: s.settlements.settle("enige", [1]),
    "memo on a coding": lambda s: s.memos.write(MemoTarget(coding=1), "nyt"),
    "memo on a code": lambda s: s.memos.write(MemoTarget(code=code(s, "Rum")), "hvorfor?"),
    "memo on the study": lambda s: s.memos.write(MemoTarget(), "fælles"),
    "memo removed": lambda s: s.memos.write(MemoTarget(coding=1), ""),
    "add code": lambda s: s.codebook.add(CodeText("Håb", key="h"), "Samarbejde"),
    "rename code": lambda s: s.codebook.rename("Tillid", "Mistillid"),
    "edit code": lambda s: s.codebook.edit("Tillid", definition="tro på", keywords=("tro",)),
    "move code": lambda s: s.codebook.move("Tillid", "Rammer", before="Rum"),
    "merge codes": lambda s: s.codebook.merge("Tillid", "Møder"),
    "split code": lambda s: s.codebook.split("Tillid", "Blind tillid", [1]),
    "delete code": lambda s: s.codebook.delete("Rum"),
    "import": lambda s: s.imports.run(
        ImportBatch(
            transcripts=(draft("03-øst", case="Øst"),),
            cases=(CaseDraft("Nord", {"by": "Korsør"}), CaseDraft("Vest")),
            codings=(CodingDraft("03-øst", "Rum", "Bo", sentences=(1, 2), memo="hm"),),
        )
    ),
}


def code(study: Study, name: str) -> int:
    return study.codebook.find(name).id


def whole(study: Study) -> object:
    """Return all that a study holds, history and coders aside."""
    transcripts = [study.transcripts.read(entry.id) for entry in study.transcripts.entries()]
    codings = [study.codings.of(transcript.id) for transcript in transcripts]
    return transcripts, codings, study.codebook.codes(), study.memos.all(), study.cases.all()


@pytest.fixture
def coded(study: Study) -> Study:
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"), memo="først")
    study.codings.tag(1, Span(0, 5), code(study, "Møder"))
    return study


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_act_is_undone_and_redone_to_the_letter(coded: Study, act: Act) -> None:
    before, steps = whole(coded), len(coded.history.entries())
    act(coded)
    after = whole(coded)
    assert after != before
    assert len(coded.history.entries()) == steps + 1
    for _ in range(2):
        coded.history.undo()
        assert whole(coded) == before
        coded.history.redo()
        assert whole(coded) == after
    assert coded.check() == ()


def test_undo_and_redo_survive_closing_the_program(coded: Study) -> None:
    coded.codings.untag([1])
    with Study.open(coded.place, coder="Åse") as later:
        later.history.undo()
        assert [coding.memo for coding in later.codings.of(1)] == ["først", ""]
    with Study.open(coded.place, coder="Åse") as later:
        later.history.redo()
        assert len(later.codings.of(1)) == 1


def test_redo_ends_with_the_next_change(coded: Study) -> None:
    coded.history.undo()
    coded.codings.tag(1, Span(7, 9), code(coded, "Rum"))
    with pytest.raises(ConflictError, match="nothing to redo"):
        coded.history.redo()
    coded.history.undo()
    coded.history.redo()
    assert [coding.span.start for coding in coded.codings.of(1)] == [0, 7]


def test_several_steps_are_undone_all_or_none(coded: Study) -> None:
    before = whole(coded)
    with pytest.raises(ConflictError, match="only 3 to undo"):
        coded.history.undo(4)
    assert whole(coded) == before
    assert len(coded.history.undo(2)) == 2
    assert coded.codings.of(1) == ()


def test_a_coder_takes_back_only_what_is_theirs(coded: Study) -> None:
    with Study.open(coded.place, coder="Bo") as bo:
        with pytest.raises(ConflictError, match="nothing to undo"):
            bo.history.undo()
        bo.codings.tag(1, Span(7, 9), code(bo, "Rum"))
    coded.history.undo()
    assert [coding.code for coding in coded.codings.of(1)] == [
        code(coded, "Tillid"),
        code(coded, "Rum"),
    ]


BUILT_ON: dict[str, tuple[Act, Act]] = {
    "a coding was recoded": (
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Rum")),
        lambda s: s.codings.recode(3, code(s, "Nøgler")),
    ),
    "a new code was used": (
        lambda s: s.codebook.add(CodeText("Håb"), "Samarbejde"),
        lambda s: s.codings.tag(1, Span(9, 12), code(s, "Håb")),
    ),
    "a transcript was coded": (
        lambda s: s.imports.run(ImportBatch(transcripts=(draft("03-øst"),))),
        lambda s: s.codings.tag(3, Span(9, 12), code(s, "Rum")),
    ),
    "the edges were moved again": (
        lambda s: s.codings.move_edges(1, Span(9, 12)),
        lambda s: s.codings.move_edges(1, Span(9, 14)),
    ),
    "the coding is gone": (
        lambda s: s.codings.recode(1, code(s, "Rum")),
        lambda s: s.codings.untag([1]),
    ),
}


@pytest.mark.parametrize(("act", "built_on"), BUILT_ON.values(), ids=BUILT_ON)
def test_undo_refuses_where_someone_built_on_it(coded: Study, act: Act, built_on: Act) -> None:
    act(coded)
    with Study.open(coded.place, coder="Bo") as bo:
        built_on(bo)
    before = whole(coded)
    with pytest.raises(ConflictError, match="something was built on it"):
        coded.history.undo()
    assert whole(coded) == before


def test_the_history_says_who_did_what(coded: Study) -> None:
    coded.history.undo()
    newest, undone, *_ = coded.history.entries()
    assert (newest.kind, newest.coder, newest.summary) == ("undo", "Åse", "tag 01-nord 0-5 Møder")
    assert undone.undone
    assert len(coded.history.entries(limit=1)) == 1


def test_an_act_that_alters_nothing_leaves_no_trace(coded: Study) -> None:
    before = coded.fingerprint()
    assert coded.codebook.rename("Tillid", "Tillid").id == 0
    assert coded.codings.recode(1, code(coded, "Tillid")).id == 0
    assert coded.fingerprint() == before


def test_a_change_tells_which_codings_came_and_went(coded: Study) -> None:
    moved = coded.codings.move_edges(1, Span(1, 5))
    assert [coding.span for coding in moved.added] == [Span(1, 5)]
    assert not moved.elsewhere
    gone = coded.codings.untag([1])
    assert (gone.added, gone.removed, gone.elsewhere) == ((), (1,), False)
    (back,) = coded.history.undo()
    assert [coding.memo for coding in back.added] == ["først"]
    assert coded.memos.write(MemoTarget(), "om det hele").elsewhere
    assert coded.codebook.rename("Tillid", "Tro").elsewhere


def test_ids_are_never_used_twice(coded: Study) -> None:
    coded.codings.untag([2])
    assert coded.codings.tag(1, Span(30, 33), code(coded, "Rum")).added[0].id == 3
