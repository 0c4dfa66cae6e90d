"""The edits that make one text of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mbcode.errors import MbcodeError


@dataclass(frozen=True, slots=True)
class Edit:
    """`replacement` stands where `start`-`end` (half-open, code points of the old text) stood.

    Words in the place of words say more than that some went and others came: the replacement *is*
    what the stretch has become, from its first character to its last. Who can't say that writes two
    edits, one that takes the words away (`replacement` is empty) and, at its end, one that puts the
    others in (`start` is `end`).
    """

    start: int
    end: int
    replacement: str = ""

    @property
    def is_paired(self) -> bool:
        """Whether this says which old words became which new ones."""
        return self.start < self.end and bool(self.replacement)


def check_edits(text: str, edits: Sequence[Edit]) -> None:
    """Raise MbcodeError unless `edits` are in order, inside `text`, and share no character."""
    reached = 0
    for edit in edits:
        if not reached <= edit.start <= edit.end <= len(text):
            raise MbcodeError(
                f"an edit at {edit.start}-{edit.end} is out of order or outside the text, "
                f"which ends at {len(text)}"
            )
        reached = edit.end


def corrected(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` (in order, disjoint) made; MbcodeError if they are not so."""
    check_edits(text, edits)
    pieces = []
    reached = 0
    for edit in edits:
        pieces += [text[reached : edit.start], edit.replacement]
        reached = edit.end
    return "".join([*pieces, text[reached:]])


def inverse(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that make `text` again of the text that `edits` make of it."""
    back = []
    moved = 0
    for edit in edits:
        start = edit.start + moved
        end = start + len(edit.replacement)
        back.append(Edit(start, end, text[edit.start : edit.end]))
        moved += len(edit.replacement) - (edit.end - edit.start)
    return tuple(back)
