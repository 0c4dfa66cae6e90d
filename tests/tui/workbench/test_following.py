"""Whatever is done, by whom, in which order: what is on screen is what a study opened now shows.

At once, as far as it can be acted on; the numbers of the whole study at the latest when they come.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from mbcode.errors import MbcodeError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui import following
from mbcode.tui.revision import Revision
from mbcode.tui.session import Session
from tests.studies import TEXT, small_study

places = st.integers(0, 10_000)
spans = st.tuples(st.integers(0, len(TEXT) - 13), st.integers(1, 12)).map(
    lambda pair: Span(pair[0], sum(pair))
)
texts = st.sampled_from(["tvivl", "klar", ""])


class ScreenMachine(RuleBasedStateMachine):
    """Two coders at one study; the first looks on. Where she `waits`, the numbers of the whole
    study come with the next look only; `few` transcripts at most are taken in at once.
    """

    @initialize(waits=st.booleans(), few=st.sampled_from([0, 1, 40]))
    def open_a_study(self, waits: bool, few: int) -> None:
        following.FEW = few
        self.folder = TemporaryDirectory()
        small_study(Path(self.folder.name) / "study.mbcode").close()
        self.study, self.other = (
            Study.open(Path(self.folder.name) / "study.mbcode", coder=name)
            for name in ("Åse", "Bo")
        )
        self.session = Session(self.study)
        self.session.resume()
        for place in range(3):
            self.session.tag(Span(13 * place, 13 * place + 20), self.code(place + 1))
        self.revision = Revision(self.session)
        if waits:
            self.session.ask_for_sight = lambda: None

    def teardown(self) -> None:
        if hasattr(self, "study"):
            self.study.close()
            self.other.close()
            self.folder.cleanup()

    def do(self, deed: Callable[[], object]) -> None:
        """Do it, or be refused: then all is as it was, and has to be shown so too."""
        try:
            deed()
        except MbcodeError:
            return

    def code(self, place: int) -> int:
        return list(self.session.codes)[place % len(self.session.codes)]

    def coding(self, place: int) -> int:
        return self.session.codings[place % len(self.session.codings)].id

    @rule(span=spans, first=places, second=places)
    def tag(self, span: Span, first: int, second: int) -> None:
        self.do(lambda: self.session.tag(span, self.code(first), self.code(second)))

    @rule(span=spans, name=st.sampled_from(["Kø", "Kaffe"]))
    def tag_with_new_code(self, span: Span, name: str) -> None:
        self.do(lambda: self.session.tag_with_new_code(span, name, None))

    @rule(place=places, code=places, span=spans, which=st.sampled_from(["untag", "code", "edges"]))
    def alter_a_coding(self, place: int, code: int, span: Span, which: str) -> None:
        if not self.session.codings:
            return
        coding = self.session.codings[place % len(self.session.codings)]
        if which == "untag":
            self.do(lambda: self.session.untag(coding))
        elif which == "code":
            self.do(lambda: self.session.recode(coding, self.code(code)))
        else:
            self.do(lambda: self.session.move_edges(coding, span))

    @rule(place=places, text=texts, on=st.sampled_from(["coding", "code", "transcript", "study"]))
    def write_memo(self, place: int, text: str, on: str) -> None:
        target = MemoTarget()
        if on == "coding" and self.session.codings:
            target = MemoTarget(coding=self.coding(place))
        elif on == "code":
            target = MemoTarget(code=self.code(place))
        elif on == "transcript":
            target = MemoTarget(transcript=self.session.entries[place % 2].id)
        self.do(lambda: self.session.write_memo(target, text))

    @rule(place=places, other=places, which=st.sampled_from(["edit", "merge", "delete", "move"]))
    def alter_the_codebook(self, place: int, other: int, which: str) -> None:
        book, code, into = self.study.codebook, self.code(place), self.code(other)
        deeds = {
            "edit": lambda: book.edit(code, definition=f"nr. {other}"),
            "merge": lambda: book.merge(code, into),
            "delete": lambda: book.delete(code),
            "move": lambda: book.move(code, into, None),
        }
        self.do(lambda: self.session.take_in(deeds[which]()))

    @rule(span=spans, code=places)
    def tag_in_both(self, span: Span, code: int) -> None:
        passages = [(entry.id, span) for entry in self.session.entries]
        give = self.study.codings.tag_many

        def tag() -> None:
            change = give(passages, self.code(code))
            self.session.read_ahead(change)
            self.session.take_in(change)

        self.do(tag)

    @rule(at=st.integers(14, 28))
    def correct_the_text(self, at: int) -> None:
        transcript, text = self.revision.begin()
        new = f"{text[:at]}æ{text[at:]}"
        self.do(lambda: self.session.take_in(self.revision.correct(transcript, new)))

    @rule(place=places, first=st.integers(1, 4))
    def join_sentences(self, place: int, first: int) -> None:
        join, id_ = self.study.sentences.join, self.session.entries[place % 2].id
        self.do(lambda: self.session.take_in(join(id_, first, first + 1)))

    @rule(place=places)
    def mark_done(self, place: int) -> None:
        id_ = self.session.entries[place % 2].id
        change = self.study.done_marks.put(id_, done=id_ not in self.session.done)
        self.session.take_in(change)

    @rule(place=places)
    def open(self, place: int) -> None:
        self.session.open(self.session.entries[place % 2].id)

    @rule()
    def turn_to_ones_own(self) -> None:
        self.session.show_only_mine(not self.session.only_mine)

    @rule(back=st.booleans())
    def walk(self, back: bool) -> None:
        done = [c.kind for c in self.study.history.entries() if c.coder == "Åse" and not c.undone]
        # The import of what is shown stays.
        if not back or set(done) - {"undo", "redo", "import"}:
            self.do(self.session.undo if back else self.session.redo)

    @rule(back=st.booleans(), span=spans, code=places, others=st.sampled_from(["", "come", "seen"]))
    def walk_in_a_thread(self, back: bool, span: Span, code: int, others: str) -> None:
        """What lies near is read with the walk; others may come before it is shown."""
        history, session = self.study.history, self.session
        done = [c.kind for c in history.entries() if c.coder == "Åse" and not c.undone]
        if back and not set(done) - {"undo", "redo", "import"}:
            return

        def walk() -> None:
            changes = history.undo() if back else history.redo()
            session.read_ahead(changes)
            if others:
                self.another_comes(span, code, waits=others == "come")
            (session.undone if back else session.redone)(changes)

        self.do(walk)

    @rule(span=spans, code=places, waits=st.booleans())
    def another_comes(self, span: Span, code: int, waits: bool) -> None:
        """Others' work is seen with the next look, whatever one does before that."""
        transcript = self.session.entries[code % 2].id
        self.do(lambda: self.other.codings.tag(transcript, span, self.code(code)))
        self.do(lambda: self.other.codebook.add(CodeText(f"Kode {code % 4}"), None))
        if not waits:
            self.look()

    @rule(span=spans, code=places)
    def look_while_tagging(self, span: Span, code: int) -> None:
        sight = self.session.look()
        self.tag(span, code, code)
        self.open(code)
        if sight is not None:
            self.session.show(sight)

    @rule()
    def look(self) -> None:
        sight = self.session.look()
        if sight is not None:
            self.session.show(sight)

    @invariant()
    def what_is_shown_is_the_studys(self) -> None:
        if not (hasattr(self, "study") and self.sees_all):
            return
        session, fresh = self.session, Session(self.study)
        fresh.show_only_mine(session.only_mine)
        assert session.transcript is not None
        fresh.open(session.transcript.id)
        assert list(session.codes.items()) == list(fresh.codes.items())
        assert (session.transcript, session.codings) == (fresh.transcript, fresh.codings)
        assert (session.doubts, session.done) == (fresh.doubts, fresh.done)
        targets = [
            MemoTarget(transcript=session.transcript.id),
            *(MemoTarget(code=code) for code in session.codes),
            *(MemoTarget(coding=coding.id) for coding in session.codings),
        ]
        assert list(map(session.memos_on, targets)) == list(map(fresh.memos_on, targets))
        if not session.is_behind:
            assert session.entries == fresh.entries
            assert session.tallies() == fresh.tallies()

    @property
    def sees_all(self) -> bool:
        """Whether nothing of the other's is still to be seen."""
        entries = self.study.history.entries()
        unseen = [each.coder for each in entries if each.id > self.session.newest]
        return not unseen or (self.session.is_behind and set(unseen) == {"Åse"})


def test_whatever_is_done_the_screen_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FEW", following.FEW)
    run_state_machine_as_test(
        ScreenMachine,
        settings=settings(
            max_examples=5,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
