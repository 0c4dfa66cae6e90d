"""Fixtures that all rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.studies import small_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """A little study on a real file, open in the hands of Åse."""
    with small_study(tmp_path / "study.mbcode") as opened:
        yield opened
