"""Any mixture of tagging, altering, undoing and redoing leaves what a plain list says it leaves."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mbcode.errors import ConflictError
from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study
from tests.store.conftest import MakeStudy
from tests.studies import TEXT

Row = tuple[int, int, int, str]
"""Start, end, code and memo: what a coding is, apart from its id."""
State = dict[int, Row]

spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 12)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], len(TEXT)))
)
places = st.integers(0, 10_000)


class HistoryMachine(RuleBasedStateMachine):
    """`past` holds the state before each change that stands, `future` what can be redone."""

    def __init__(self, make_study: MakeStudy) -> None:
        super().__init__()
        self.make_study = make_study

    @initialize()
    def open_a_study(self) -> None:
        self.study = self.make_study()
        self.transcript = self.study.transcripts.entries()[0].id
        self.codes = [code.id for code in self.study.codebook.codes() if code.applicable]
        self.now: State = {}
        self.past: list[State] = []
        self.future: list[State] = []

    def teardown(self) -> None:
        if hasattr(self, "study"):
            self.study.close()

    def stands(self) -> State:
        codings = self.study.codings.of(self.transcript)
        return {c.id: (c.span.start, c.span.end, c.code, c.memo) for c in codings}

    def became(self, state: State) -> None:
        self.past.append(self.now)
        self.future.clear()
        self.now = state

    def taken(self, span: Span, code: int) -> bool:
        return any(row[:3] == (span.start, span.end, code) for row in self.now.values())

    def one(self, place: int) -> int:
        return sorted(self.now)[place % len(self.now)]

    @rule(span=spans, place=places, memo=st.sampled_from(["", "tvivl"]))
    def tag(self, span: Span, place: int, memo: str) -> None:
        code = self.codes[place % len(self.codes)]
        if self.taken(span, code):
            with pytest.raises(ConflictError):
                self.study.codings.tag(self.transcript, span, code)
            return
        change = self.study.codings.tag(self.transcript, span, code, memo)
        self.became({**self.now, change.added[0].id: (span.start, span.end, code, memo)})

    @precondition(lambda self: self.now)
    @rule(place=places)
    def untag(self, place: int) -> None:
        gone = self.one(place)
        self.study.codings.untag([gone])
        self.became({id_: row for id_, row in self.now.items() if id_ != gone})

    @precondition(lambda self: self.now)
    @rule(place=places, span=spans)
    def move_edges(self, place: int, span: Span) -> None:
        id_ = self.one(place)
        *_, code, memo = self.now[id_]
        if not self.taken(span, code):
            self.study.codings.move_edges(id_, span)
            self.became({**self.now, id_: (span.start, span.end, code, memo)})

    @precondition(lambda self: self.now)
    @rule(place=places, text=st.sampled_from(["her er jeg i tvivl", "klar"]))
    def write_memo(self, place: int, text: str) -> None:
        id_ = self.one(place)
        if self.now[id_][3] != text:
            self.study.memos.write(MemoTarget(coding=id_), text)
            self.became({**self.now, id_: (*self.now[id_][:3], text)})

    @rule()
    def undo(self) -> None:
        if self.past:
            self.study.history.undo()
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(ConflictError):
                self.study.history.redo()
            return
        self.study.history.redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule()
    def close_and_open(self) -> None:
        self.study.close()
        self.study = Study.open(self.study.place, coder="Åse")

    @invariant()
    def the_study_is_as_the_list_says(self) -> None:
        if hasattr(self, "study"):
            assert self.stands() == self.now
            assert self.study.check() == ()


EXAMPLES = {"sqlite": 25, "postgresql": 5}
"""On a server a step takes ten times as long, and the history is the same."""


def test_any_mixture_leaves_what_a_list_says(
    make_study: MakeStudy, request: pytest.FixtureRequest
) -> None:
    run_state_machine_as_test(
        lambda: HistoryMachine(make_study),
        settings=settings(
            max_examples=EXAMPLES[request.node.callspec.params["make_study"]],
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
