"""The words of a study are learned while nobody presses a key."""

from __future__ import annotations

import pytest

from mbcode.jobs.search.texts import StudyTexts
from mbcode.tui import learning
from tests.tui.workbench.conftest import Open


async def test_words_are_learned_only_while_nobody_presses_a_key(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[float] = []
    learn = StudyTexts.learn

    def noted(self: StudyTexts, *asked: object) -> None:
        began.append(bench.app.idle_seconds)
        learn(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(StudyTexts, "learn", noted)
    monkeypatch.setattr(learning, "IDLE", 0.4)
    async with open_bench() as bench:
        for _ in range(6):
            await bench.press("down")
            await bench.pilot.pause(0.1)
        while not began:
            await bench.pilot.pause(0.05)
        assert began[0] >= 0.4
