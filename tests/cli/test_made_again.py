"""The note beside a table says how to make it again: its command makes the same bytes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode

TABLES = {
    "codings": ("export", "codings", "--code", "Tillid", "--excel", "da"),
    "summary": ("export", "summary", "--case", "Nord", "--format", "json"),
    "crosstab": ("export", "crosstab", "--by", "role", "--unit", "sentence", "--share", "row"),
    "matrix": ("export", "cooccurrence", "--coders", "any", "--level", "theme"),
    "measure": ("export", "cooccurrence", "--unit", "window:2", "--measure", "jaccard"),
    "pairs": ("export", "cooccurrence", "--unit", "turn", "--long", "--all"),
    "agreement": ("agree", "--unit", "turn", "--coder", "Åse", "--coder", "Bo"),
    "saturation": ("export", "saturation"),
    "transcripts": ("list", "transcripts", "--format", "md"),
}


@pytest.mark.parametrize("arguments", TABLES.values(), ids=TABLES)
def test_a_table_is_made_again_by_the_command_in_its_note(
    mbcode: Mbcode, coded: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1732233600")
    table, note = coded.with_name("table"), coded.with_name("table.meta.json")
    assert mbcode(*arguments, "-o", table.name).status == 0
    first = table.read_bytes(), note.read_bytes()
    table.unlink()
    program, *again = shlex.split(json.loads(first[1])["command"])
    assert program == "mbcode"
    assert mbcode(*again).status == 0
    assert (table.read_bytes(), note.read_bytes()) == first
