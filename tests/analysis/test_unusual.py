"""Which pairs of codes stand out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.analysis.unusual import unusual
from tests.analysis.studies import Little, littles, unhurried


def marked(together: int, a: int, b: int, n: int) -> bool:
    counts = np.array([[a, together], [together, b]], dtype=np.int64)
    found = unusual(counts, n)
    assert found[0, 1] == found[1, 0]
    assert not found.diagonal().any()
    return bool(found[0, 1])


def test_three_together_and_twice_the_expected_is_unusual() -> None:
    assert marked(3, 10, 15, 100)
    assert not marked(2, 2, 2, 100)
    assert not marked(3, 10, 16, 100)


def test_codes_that_are_everywhere_are_not_unusual_together() -> None:
    assert not marked(90, 95, 95, 100)


def test_codes_that_are_nowhere_are_not_unusual() -> None:
    assert not marked(0, 0, 5, 100)


def test_pairs_of_segments_have_no_expectation_to_exceed() -> None:
    counts = np.array([[9, 9], [9, 9]], dtype=np.int64)
    assert not unusual(counts, None).any()


@unhurried
@given(littles(), st.sampled_from(["sentence", "turn", "character"]))
def test_what_is_unusual_has_the_lift_that_the_table_of_pairs_says(
    study: Little, unit: str
) -> None:
    found = cooccurrence(study.columns, unit)
    signs = unusual(found.counts, found.n)
    for row in found.long(least=0).to_pandas().itertuples():
        a, b = found.codes.index(row.code_a), found.codes.index(row.code_b)
        assert signs[a, b] == (row.count >= 3 and row.lift >= 2)
