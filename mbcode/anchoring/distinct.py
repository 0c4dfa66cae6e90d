"""Passages that must stay apart: of those that a correction makes one, the first is certain."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from mbcode.anchoring.edits import Edit
from mbcode.anchoring.placing import Doubtful, Placed, place
from mbcode.model import Span

Owned = tuple[Hashable, Span]
"""A passage, and whose it is; no two that are the same may cover the same."""


def place_apart(
    old: str,
    edits: Sequence[Edit],
    passages: Sequence[Owned],
    *,
    taken: Iterable[Owned] = (),
) -> tuple[Placed | Doubtful, ...]:
    """Return what has become of `passages` of `old`, in their order, like `place`.

    Where one owner's passage would come to be what another of theirs is already, or what is
    `taken`, which of them is meant is not certain: it is doubtful.
    """
    occupied = set(taken)
    found: list[Placed | Doubtful] = []
    results = place(old, edits, [span for _, span in passages])
    for (owner, _), result in zip(passages, results, strict=True):
        if isinstance(result, Placed) and (owner, result.span) in occupied:
            found.append(Doubtful(result.span.start, result.span.end))
            continue
        if isinstance(result, Placed):
            occupied.add((owner, result.span))
        found.append(result)
    return tuple(found)
