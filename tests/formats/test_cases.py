"""Cases files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.drafts import CaseDraft
from mbcode.errors import FormatError
from mbcode.formats.cases import cases_of
from mbcode.formats.source import Source


def read(text: str) -> tuple[CaseDraft, ...]:
    """Return the cases of a file `cases.csv` with this text."""
    return cases_of(Source(Path("cases.csv"), "cases.csv", text))


def test_every_other_column_is_an_attribute() -> None:
    (draft,) = read("By;Case;Antal beboere\nKorsør; Kvarterhuset ;1.200\n")
    assert draft.name == "Kvarterhuset"
    assert draft.attributes == {"By": "Korsør", "Antal beboere": "1.200"}
    assert draft.place == "cases.csv, row 2"


def test_a_short_row_leaves_its_last_attributes_empty() -> None:
    (draft,) = read("case,by,type\nKvarterhuset\n")
    assert draft.attributes == {"by": "", "type": ""}


def test_a_file_may_hold_names_alone_in_their_order() -> None:
    assert [draft.name for draft in read("case\nÅ\nA\n\n")] == ["Å", "A"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("by\nKorsør\n", "row 1: no column case; found by"),
        ("case,by\nA,x\n ,y\n", "row 3: the case has no name"),
        ("case,by\nÅhuset,x\nåhuset,y\n", "row 3: the case 'åhuset' stands in .*row 2 already"),
        ("case,\nA,x\n", "row 2: 'x' stands under no column name"),
    ],
)
def test_what_is_wrong_is_named_by_row(text: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=rf"^cases\.csv, {complaint}"):
        read(text)
