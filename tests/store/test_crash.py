"""What was shown as done is there after the program was killed, or the power cut, at any moment.

A few moments only; `python -m benchmarks.kills 200` takes two hundred.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks._crash import WORKS, lose_power, survive

KILLS = 3


@pytest.mark.slow
@pytest.mark.parametrize("work", WORKS)
def test_what_was_shown_survives_kills(tmp_path: Path, work: str) -> None:
    assert survive(work, KILLS, tmp_path).shown >= KILLS


@pytest.mark.slow
def test_what_was_shown_survives_a_cut_in_the_power(tmp_path: Path) -> None:
    assert lose_power(KILLS, tmp_path).shown >= KILLS
