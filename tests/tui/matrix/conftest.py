"""What the tests of the matrix share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.tui.matrix.coded import coded_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """The coded little study on a real file."""
    with coded_study(tmp_path / "study.mbcode") as opened:
        yield opened
