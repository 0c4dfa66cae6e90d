"""What undo and redo tell: codes and words, neither offsets nor ids."""

from __future__ import annotations

from mbcode.model import MemoTarget, Span
from mbcode.quoted import quoted
from mbcode.tui.session import Session

PASSAGE = Span(36, 78)
WORDS = "“Det har jeg. Og så har Bo den …”"


def code_id(session: Session, name: str) -> int:
    return session.study.codebook.find(name).id


def told(session: Session) -> list[str]:
    """Return what undoing and redoing the last change say; the same, as it is the same change."""
    said = session.undo().removeprefix("undone: "), session.redo().removeprefix("redone: ")
    return list(dict.fromkeys(said))


def test_every_change_of_a_coding_is_told_by_its_code_and_first_words(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    assert told(session) == [f"Tillid on {WORDS}"]
    session.recode(session.codings[0], code_id(session, "Rum"))
    assert told(session) == [f"recode Tillid to Rum on {WORDS}"]
    session.move_edges(session.codings[0], Span(36, 48))
    assert told(session) == ["edges of Rum on “Det har jeg.”"]
    session.write_memo(MemoTarget(coding=session.codings[0].id), "Hvem?")
    assert told(session) == ["memo to Rum on “Det har jeg.”"]
    session.untag(session.codings[0])
    assert told(session) == ["untag Rum on “Det har jeg.”"]


def test_a_new_code_and_its_coding_are_told_as_one(session: Session) -> None:
    session.tag_with_new_code(PASSAGE, "Kø", None)
    assert told(session) == [f"Kø on {WORDS}"]


def test_what_is_not_on_screen_is_told_as_the_history_has_it(session: Session) -> None:
    session.tag(PASSAGE, code_id(session, "Tillid"))
    session.open(session.entries[1].id)
    assert told(session) == ["tag Tillid on 01-nord (sentences 2–3)"]
    session.study.codebook.rename("Rum", "Lokaler")
    assert "Lokaler" in session.undo()


def test_a_word_too_long_to_quote_is_cut() -> None:
    assert quoted("a" * 50) == f"“{'a' * 32} …”"
    assert quoted("ja\n\nnej") == "“ja nej”"
