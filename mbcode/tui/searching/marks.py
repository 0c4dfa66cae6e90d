"""Which hits are marked."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

from mbcode.jobs.concordance import Hits, HitsIn


class Marks:
    """Marks on hits, of which there may come more.

    A hit that another search found too, and that was marked there, is marked here.
    """

    def __init__(self, hits: Hits, before: Marks | None = None) -> None:
        self._hits = hits
        self._flags: dict[int, bytearray] = {}
        """For each transcript with a marked hit, by id, a 1 for each of its hits that is marked."""
        self._before = {} if before is None else before._by_transcript()
        self.count = 0

    def __contains__(self, index: int) -> bool:
        part, within = self._hits.part_of(index)
        flags = self._flags.get(self._hits.parts[part].transcript.id)
        return flags is not None and bool(flags[within])

    def toggle(self, index: int) -> None:
        """Mark a hit, or no more."""
        number, within = self._hits.part_of(index)
        part = self._hits.parts[number]
        flags = self._flags.setdefault(part.transcript.id, bytearray(len(part)))
        flags[within] ^= 1
        self.count += 1 if flags[within] else -1

    def mark_all(self) -> None:
        """Mark all hits that are there."""
        self._flags = {
            part.transcript.id: bytearray(b"\1") * len(part) for part in self._hits.parts
        }
        self.count = len(self._hits)

    def clear(self) -> None:
        """Mark none."""
        self._flags, self._before, self.count = {}, {}, 0

    def take_over(self, added: tuple[HitsIn, ...]) -> None:
        """Mark those of the hits that were added that were marked before."""
        for part in added:
            before = self._before.get(part.transcript.id)
            if before is not None:
                flags = _flags_of(part, *before)
                self._flags[part.transcript.id] = flags
                self.count += sum(flags)

    def marked(self) -> Hits:
        """Return the hits that are marked, in order."""
        flagged = ((part, self._flags.get(part.transcript.id)) for part in self._hits.parts)
        return Hits(
            replace(part, places=part.places.only(flags)) for part, flags in flagged if flags
        )

    def _by_transcript(self) -> dict[int, tuple[HitsIn, bytearray]]:
        of = {part.transcript.id: part for part in self._hits.parts}
        return {id_: (of[id_], flags) for id_, flags in self._flags.items()}


def _flags_of(part: HitsIn, before: HitsIn, flags: bytearray) -> bytearray:
    """Return the flags that hits have from those of another search in the same transcript."""
    now, then = part.places, before.places
    if (now.starts, now.ends) == (then.starts, then.ends):
        return flags
    edges: zip[tuple[int, int]] = zip(then.starts, then.ends, strict=True)
    marked = set(compress(edges, flags))
    return bytearray(edge in marked for edge in zip(now.starts, now.ends, strict=True))
