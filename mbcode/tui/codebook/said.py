"""What is said of a code beside the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mbcode.amounts import many
from mbcode.model import Code, MemoTarget
from mbcode.tui.palette import shade_of
from mbcode.tui.session import Session
from mbcode.tui.tallies import Tally

if TYPE_CHECKING:
    from mbcode.tui.codebook.companions import Companion


def marks_of(code: Code) -> str:
    """Return what a code has beside its texts: `Trust · key 4 · orange · a heading`."""
    text = code.text
    shade = shade_of(text.colour)
    parts = (
        text.label_en,
        f"key {text.key}" if text.key else "",
        text.colour if shade is None else shade.name,
        "" if code.applicable else "a heading",
    )
    return " · ".join(part for part in parts if part)


def standing_on(session: Session, code: Code, tally: Tally) -> str:
    """Return what stands on a code: `2 codings in this transcript, 31 in the study · 1 memo`.

    The `tally` of a heading has the codings of all codes below it.
    """
    memos = len(session.memos_on(MemoTarget(code=code.id)))
    parents = sum(each.parent == code.id for each in session.codes.values())
    parts = [f"{many(tally.here, 'coding')} in this transcript, {tally.study:,} in the study"]
    if memos:
        parts.append(many(memos, "memo"))
    if parents:
        parts.append(f"{many(parents, 'code')} below it")
    return " · ".join(parts)


def going_with(companions: Sequence[Companion]) -> str:
    """Return which codes usually go with one: `Nøgler 12, Møder 8`; empty without any."""
    return ", ".join(f"{each.name} {each.count:,}" for each in companions)
