"""Splitting a code: its codings one by one, each sent to one side."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SplitWalk:
    """A walk through `codings` (ids, in the order of the text) from the first on.

    `goes` has a verdict for each that was passed: True, it goes to the new code. Those that the
    walk did not come to stay.
    """

    codings: tuple[int, ...]
    goes: tuple[bool, ...] = ()

    @property
    def at(self) -> int:
        """The place of the coding that is asked about, from 0; of the last one at the end."""
        return min(len(self.goes), max(len(self.codings) - 1, 0))

    @property
    def is_over(self) -> bool:
        """Whether each coding has been sent to a side."""
        return len(self.goes) == len(self.codings)

    @property
    def taken(self) -> tuple[int, ...]:
        """The codings that go to the new code."""
        passed = zip(self.codings, self.goes, strict=False)
        return tuple(coding for coding, goes in passed if goes)

    def send(self, *, goes: bool) -> SplitWalk:
        """Send the coding that is asked about to a side, and go on; at the end, nothing."""
        return self if self.is_over else replace(self, goes=(*self.goes, goes))

    def back(self) -> SplitWalk:
        """Ask about the one before again; at the first, nothing."""
        return replace(self, goes=self.goes[:-1])

    def in_words(self, code: str, new: str) -> str:
        """Return how far the walk is: `3 of 12 · 1 stays with Tillid · 2 go to Håb`."""
        going = sum(self.goes)
        far = "all asked" if self.is_over else f"{self.at + 1:,} of {len(self.codings):,}"
        staying = len(self.goes) - going
        stay, go = "stays" if staying == 1 else "stay", "goes" if going == 1 else "go"
        return f"{far} · {staying:,} {stay} with {code} · {going:,} {go} to {new}"
