"""Moving a code by one step, and where the study then has it."""

from __future__ import annotations

import pytest

from mbcode.errors import MbcodeError
from mbcode.store.study import Study
from mbcode.tui.codebook.desk import CodebookDesk
from mbcode.tui.codebook.moving import Step
from mbcode.tui.session import Session


def after(study: Study, code: str, *steps: Step) -> list[str]:
    """Return the codebook, indented by depth, after a code was moved."""
    session = Session(study)
    desk = CodebookDesk(session)
    for step in steps:
        session.take_in(desk.move(study.codebook.find(code), step))
    assert tuple(session.codes.values()) == study.codebook.codes()
    return [each.depth * " " + each.name for each in session.codes.values()]


@pytest.mark.parametrize(
    ("code", "steps", "first"),
    [
        ("Rum", [Step.UP], ["Rammer", " Nøgler", " Rum", " Åbningstid"]),
        ("Rum", [Step.UP, Step.UP], ["Rammer", " Rum", " Nøgler", " Åbningstid"]),
        ("Nøgler", [Step.DOWN], ["Rammer", " Åbningstid", " Nøgler", " Rum"]),
        ("Nøgler", [Step.DOWN, Step.DOWN], ["Rammer", " Åbningstid", " Rum", " Nøgler"]),
        ("Rum", [Step.IN], ["Rammer", " Nøgler", " Åbningstid", "  Rum"]),
        ("Rum", [Step.IN, Step.OUT], ["Rammer", " Nøgler", " Åbningstid", " Rum"]),
        ("Nøgler", [Step.OUT], ["Rammer", " Åbningstid", " Rum", "Nøgler", "Samarbejde"]),
        ("Tillid", [Step.OUT], ["Rammer", " Nøgler", " Åbningstid", " Rum", "Samarbejde"]),
        ("Samarbejde", [Step.UP], ["Samarbejde", " Tillid", " Møder", " Ærlighed", "Rammer"]),
    ],
)
def test_a_step_moves_a_code(study: Study, code: str, steps: list[Step], first: list[str]) -> None:
    assert after(study, code, *steps)[: len(first)] == first


@pytest.mark.parametrize(
    ("code", "step", "why"),
    [
        ("Nøgler", Step.UP, "'Nøgler' is the first already"),
        ("Ærlighed", Step.DOWN, "'Ærlighed' is the last already"),
        ("Nøgler", Step.IN, "'Nøgler' has no code above it"),
        ("Rammer", Step.OUT, "'Rammer' stands at the top already"),
    ],
)
def test_where_there_is_no_step_it_is_told(study: Study, code: str, step: Step, why: str) -> None:
    before = study.codebook.codes()
    with pytest.raises(MbcodeError, match=why):
        after(study, code, step)
    assert study.codebook.codes() == before
