"""Pseudonymising and undoing may come in either order: the study says the same in the end."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from mbcode.anchoring.comparing import edits_between
from mbcode.errors import ConflictError
from mbcode.model import MemoTarget, Span
from mbcode.pseudonyms.decisions import Decision, plan_of
from mbcode.store.study import Study
from tests.studies import draft

PLAN = plan_of(
    [
        Decision("Bo", "person", True, "Person B", ("Ib",)),
        Decision("Åse", "person", True, "F"),
        Decision("onsdagen", "other", True, "[en dag i ugen]"),
    ]
)
Step = Callable[[Study], object]
numbers = st.integers(0, 10_000)


def tagged(start: int, length: int, code: int) -> Step:
    def step(study: Study) -> None:
        end = len(study.transcripts.read(1).text)
        first = start % (end - 1)
        codes = [each.id for each in study.codebook.codes() if each.applicable]
        span = Span(first, min(first + 1 + length % 30, end))
        study.codings.tag(1, span, codes[code % len(codes)], "Bo igen" if code % 2 else "")

    return step


def on_a_coding(do: Callable[[Study, int], object], which: int) -> Step:
    def step(study: Study) -> None:
        ids = [coding.id for coding in study.codings.of(1)]
        if ids:
            do(study, ids[which % len(ids)])

    return step


def untagged(which: int) -> Step:
    return on_a_coding(lambda study, id_: study.codings.untag([id_]), which)


def noted(which: int) -> Step:
    def write(study: Study, id_: int) -> None:
        study.memos.write(MemoTarget(coding=id_), f"Åse siger {which}")

    return on_a_coding(write, which)


def corrected(which: int) -> Step:
    changes = (("Bo den", "Bo Bo den"), ("Nej.", "Nej, Ib."), ("så har", "har"), ("Åse:", "Ib:"))
    old, new = changes[which % len(changes)]

    def step(study: Study) -> None:
        before = study.transcripts.read(1)
        text = before.text.replace(old, new, 1)
        study.corrections.correct(before, draft("01-nord", text), edits_between(before.text, text))

    return step


steps = st.lists(
    st.one_of(
        st.builds(tagged, numbers, numbers, numbers),
        st.builds(tagged, numbers, numbers, numbers),
        st.builds(untagged, numbers),
        st.builds(noted, numbers),
        st.builds(corrected, numbers),
    ),
    min_size=1,
    max_size=7,
)


def done(study: Study, history: list[Step]) -> int:
    """Take the steps; return how many there were to take."""
    before = len(study.history.entries())
    for step in history:
        try:
            step(study)
        except ConflictError:  # tagged before
            continue
    return len(study.history.entries()) - before


def pseudonymised(study: Study) -> None:
    with Study.open(study.place, coder="Kit") as other:
        other.names.decide(PLAN, lambda: None)


def told(study: Study) -> Any:
    """All that the study says of its first transcript, ids and all."""
    read = study.transcripts.read(1)
    codings = {c.id: (c.span, c.code, c.memo) for c in study.codings.of(1)}
    reviews = {r.id: (r.passage, r.start, r.end, r.memo) for r in study.reviews.all()}
    assert study.check() == ()
    return read.text, read.turns, read.sentences, codings, reviews


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(steps, numbers)
def test_either_order_comes_to_the_same(made_once: Path, history: list[Step], back: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ended = []
        for first in (True, False):
            path = Path(folder, f"{first}.mbcode")
            path.write_bytes(made_once.read_bytes())
            with Study.open(path, coder="Åse") as study:
                count = back % (done(study, history) + 1)
                try:
                    if first:
                        pseudonymised(study)
                    if count:
                        study.history.undo(count)
                    if not first:
                        pseudonymised(study)
                except ConflictError:
                    # Two codings would become one: which of them stand depends on the order.
                    assume(False)
                ended.append(told(study))
        assert ended[0] == ended[1]
