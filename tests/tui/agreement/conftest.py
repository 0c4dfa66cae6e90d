"""What the tests of agreement share: a study on which three people differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.store.study import Study
from tests.studies import small_study

GIVEN = (
    ("01-nord", "Nøgler", "Bo", (2, 3), "to sætninger"),
    ("01-nord", "Nøgler", "Åse", (3, 3), ""),
    ("01-nord", "Tillid", "Bo", (4, 4), ""),
    ("01-nord", "Møder", "Åse", (4, 4), ""),
    ("01-nord", "Rum", "Bo", (6, 6), ""),
    ("01-nord", "Rum", "Åse", (6, 6), ""),
    ("02-syd", "Nøgler", "Åse", (2, 2), ""),
)
"""Transcript, code, coder, sentences (from 1, both ends in) and memo. Bo has not coded 02-syd."""


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """The little study in Cai's hands, coded by Bo and Åse."""
    with small_study(tmp_path / "study.mbcode", coder="Cai") as opened:
        codings = tuple(
            CodingDraft(transcript, code, coder, sentences=sentences, memo=memo)
            for transcript, code, coder, sentences, memo in GIVEN
        )
        opened.imports.run(ImportBatch(codings=codings))
        yield opened
