"""Sets of ids are kept in few bytes, and come back as they were."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from mbcode.id_sets import MOST, bits_of, packed, unpacked


@given(ids=st.frozensets(st.integers(0, 5_000)))
@example(ids=frozenset())
@example(ids=frozenset({MOST - 1}))
def test_what_is_packed_comes_back(ids: frozenset[int]) -> None:
    bits = bits_of(ids)
    assert unpacked(packed(bits)) == bits
    assert all(bits >> each & 1 for each in ids)


def test_an_id_takes_four_bytes_however_high_it_is() -> None:
    assert [len(packed(1 << id_)) for id_ in (0, 7, 8, 100_000, MOST - 1)] == [4] * 5
    assert len(packed(bits_of(range(800, 864)))) == 3 + 8
