"""Many ids, or words, in few statements, each below every database's limit on parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Key = TypeVar("Key")

BATCH = 500
"""How many ids one statement names."""


def batches(ids: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Yield `ids` in order, at most `BATCH` at a time."""
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
