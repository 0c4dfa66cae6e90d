"""What is on screen follows what is on the disk, change by change."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.errors import ConflictError, MbcodeError, NotFoundError
from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui.session import Session
from mbcode.tui.tallies import Tally

NORD, SYD = "01-nord", "02-syd"
PASSAGE = Span(36, 48)


def code_id(session: Session, name: str) -> int:
    return session.study.codebook.find(name).id


def is_as_on_the_disk(session: Session) -> bool:
    """Tell whether a session opened now would show the same."""
    fresh = Session(session.study)
    assert session.transcript is not None
    fresh.open(session.transcript.id)
    same_codings = (session.codings, session.entries) == (fresh.codings, fresh.entries)
    return same_codings and session.tallies() == fresh.tallies()


def test_the_first_visit_opens_the_first_transcript(session: Session) -> None:
    assert session.transcript is not None
    assert session.transcript.name == NORD
    assert session.position == 0


def test_every_act_leaves_the_screen_as_the_disk_is(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    assert is_as_on_the_disk(session)
    session.recode(session.codings[0], code_id(session, "Rum"))
    assert is_as_on_the_disk(session)
    session.move_edges(session.codings[0], Span(36, 90))
    assert is_as_on_the_disk(session)
    session.write_memo(MemoTarget(coding=session.codings[0].id), "Hvem er Bo?")
    assert is_as_on_the_disk(session)
    session.untag(session.codings[0])
    assert is_as_on_the_disk(session)
    for _ in range(5):
        session.undo()
        assert is_as_on_the_disk(session)
    for _ in range(5):
        session.redo()
        assert is_as_on_the_disk(session)


def test_a_tag_counts_for_its_code_its_theme_and_its_transcript(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    assert session.tallies()[code_id(session, "Tillid")] == Tally(1, 1)
    assert session.tallies()[code_id(session, "Samarbejde")] == Tally(1, 1)
    assert [(entry.codings, entry.coded) for entry in session.entries] == [(1, 12), (0, 0)]


def test_only_mine_counts_as_if_one_were_alone(session: Session) -> None:
    assert session.study.path is not None
    session.tag(PASSAGE, code_id(session, "Tillid"))
    alone = session.entries, session.tallies()
    with Study.open(session.study.path, coder="Bo") as other:
        other.codings.tag(session.entries[0].id, Span(40, 60), code_id(session, "Tillid"))
        other.codings.tag(session.entries[1].id, PASSAGE, code_id(session, "Rum"))
    session.look_again()
    assert [entry.codings for entry in session.entries] == [2, 1]
    session.show_only_mine(True)
    assert (session.entries, session.tallies()) == alone
    session.tag(Span(0, 5), code_id(session, "Rum"))
    assert [entry.codings for entry in session.entries] == [2, 0]
    assert session.tallies()[code_id(session, "Rum")] == Tally(1, 1)
    session.show_only_mine(False)
    assert is_as_on_the_disk(session)


def test_an_undo_in_another_transcript_is_taken_in_too(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    session.open(session.entries[1].id)
    session.undo()
    assert [entry.codings for entry in session.entries] == [0, 0]
    assert is_as_on_the_disk(session)


def test_what_is_done_to_another_transcript_leaves_the_open_one_alone(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    shown, other = session.codings, session.entries[1].id
    session.take_in(session.study.sentences.join(other, 2, 4))
    session.take_in(session.study.done_marks.put(other, done=True))
    session.undo()
    assert session.codings is shown
    session.take_in(session.study.sentences.join(session.entries[0].id, 2, 4))
    assert session.codings is not shown
    assert session.transcript == session.study.transcripts.read(session.entries[0].id)


def test_undoing_the_import_of_what_is_open_closes_it(session: Session) -> None:
    session.undo()
    assert session.transcript is None
    assert session.entries == ()
    session.redo()
    assert session.transcript is not None


def test_the_last_code_given_is_the_first_of_the_recent_after_a_restart_too(
    session: Session,
) -> None:
    tillid, rum = code_id(session, "Tillid"), code_id(session, "Rum")
    session.tag(PASSAGE, tillid)
    session.tag(PASSAGE, rum)
    assert session.recent == (rum, tillid)
    again = Session(session.study)
    again.resume()
    assert again.latest is not None
    assert again.latest.name == "Rum"


def test_a_new_code_is_made_and_given(session: Session) -> None:
    session.tag_with_new_code(PASSAGE, "Kø", code_id(session, "Rammer"))
    made = session.codes[session.codings[0].code]
    assert (made.name, made.theme) == ("Kø", "Rammer")
    assert is_as_on_the_disk(session)
    session.undo()
    assert session.codings == ()
    assert made.id not in session.codes


def test_what_the_study_refuses_leaves_all_as_it_was(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    before = session.codings
    with pytest.raises(ConflictError):
        session.tag(PASSAGE, code_id(session, "Tillid"))
    with pytest.raises(MbcodeError, match="heading"):
        session.tag(PASSAGE, code_id(session, "Rammer"))
    with pytest.raises(NotFoundError):
        session.tag(PASSAGE, 999)
    assert session.codings == before
    assert is_as_on_the_disk(session)


def test_another_coders_coding_is_shown_but_not_altered(session: Session) -> None:
    assert session.study.path is not None
    with Study.open(session.study.path, coder="Bo") as other:
        other.codings.tag(session.entries[0].id, PASSAGE, code_id(session, "Tillid"), "Min memo")
    again = Session(session.study)
    again.resume()
    coding = again.codings[0]
    assert again.coder_of(coding) == "Bo"
    assert again.memos_on(MemoTarget(coding=coding.id)) == (("Bo", "Min memo"),)
    refused = "this is Bo's coding"
    with pytest.raises(MbcodeError, match=refused):
        again.untag(coding)
    with pytest.raises(MbcodeError, match=refused):
        again.recode(coding, code_id(again, "Rum"))
    with pytest.raises(MbcodeError, match=refused):
        again.move_edges(coding, Span(0, 9))
    assert is_as_on_the_disk(again)


def test_ones_own_name_is_known_however_it_is_written(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    assert session.study.path is not None
    with Study.open(session.study.path, coder="ÅSE") as same:
        again = Session(same)
        again.resume()
        again.untag(again.codings[0])
        assert again.codings == ()


def test_ones_own_memo_comes_before_the_others(session: Session) -> None:
    target = MemoTarget(transcript=session.entries[0].id)
    assert session.study.path is not None
    with Study.open(session.study.path, coder="Aa") as other:
        other.memos.write(target, "Hendes")
    session.write_memo(target, "Min")
    assert session.memos_on(target) == (("Åse", "Min"), ("Aa", "Hendes"))
    assert session.own_memo(target) == "Min"


def test_a_place_is_kept_a_coder(session: Session) -> None:
    session.open(session.entries[1].id, 60)
    session.remember()
    again = Session(session.study)
    again.resume()
    assert again.transcript is not None
    assert (again.transcript.name, again.position) == (SYD, 60)


def test_a_study_that_takes_no_place_is_just_read(tmp_path: Path, session: Session) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "study.mbcode") as database:
        database.execute(
            "CREATE TRIGGER sealed BEFORE INSERT ON place BEGIN SELECT RAISE(ABORT, 'sealed'); END"
        )
    database.close()
    session.remember()
    assert session.study.places.last() is None
