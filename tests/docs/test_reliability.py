"""Every promise of docs/RELIABILITY.md names a test that holds it, and that test is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "RELIABILITY.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ") and "| promise |" not in line]
NAMED = re.compile(r"`((?:tests|benchmarks)/[\w/]+\.py)`")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:40])
def test_each_promise_names_what_holds_it(row: str) -> None:
    cells = row.strip("| ").split(" | ")
    assert NAMED.findall(cells[-1]), "the last column names a test"


@pytest.mark.parametrize("place", sorted(set(NAMED.findall(TEXT))))
def test_what_is_named_is_there_and_tests_something(place: str) -> None:
    content = (ROOT / place).read_text(encoding="utf-8")
    tests = re.findall(r"^(?:async )?def (test_|main)", content, flags=re.M)
    assert tests or "class Test" in content or "TestCase" in content
