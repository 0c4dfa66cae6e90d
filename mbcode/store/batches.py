"""Many ids in few statements, each below every database's limit on parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

BATCH = 500
"""How many ids one statement names."""


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield `ids` in order, at most `BATCH` at a time."""
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
