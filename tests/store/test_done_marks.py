"""A coder's mark that they are done with a transcript: theirs alone, and undoable."""

from __future__ import annotations

import pytest

from mbcode.errors import NotFoundError
from mbcode.store.study import Study


def marks(study: Study) -> list[tuple[int, str]]:
    names = {coder.id: coder.name for coder in study.coders()}
    return [(mark.transcript, names[mark.coder]) for mark in study.done_marks.all()]


def test_each_coder_marks_for_themselves(study: Study) -> None:
    study.done_marks.put(1, done=True)
    with Study.open(study.place, coder="Bo") as other:
        other.done_marks.put(1, done=True)
        other.done_marks.put(2, done=True)
        other.done_marks.put(1, done=False)
    assert marks(study) == [(1, "Åse"), (2, "Bo")]


def test_a_mark_is_one_step_to_undo_and_redo(study: Study) -> None:
    assert study.done_marks.put(2, done=True).summary == "mark 02-syd done"
    study.history.undo()
    assert marks(study) == []
    study.history.redo()
    study.done_marks.put(2, done=False)
    assert marks(study) == []
    study.history.undo()
    assert marks(study) == [(2, "Åse")]
    assert study.check() == ()


def test_marking_twice_changes_nothing(study: Study) -> None:
    study.done_marks.put(1, done=True)
    before = study.fingerprint()
    assert study.done_marks.put(1, done=True).id == 0
    assert study.done_marks.put(2, done=False).id == 0
    assert study.fingerprint() == before


def test_only_a_transcript_that_is_there_can_be_done(study: Study) -> None:
    with pytest.raises(NotFoundError, match="there is no transcript with id 9"):
        study.done_marks.put(9, done=True)
