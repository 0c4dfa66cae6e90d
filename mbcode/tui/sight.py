"""What a workbench has on screen of a study, read in one go and of one state.

Read in a thread, it is handed to the session whole: so what others do comes onto the screen without
the screen waiting for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.danish import fold
from mbcode.model import Code, Coding, Memo, MemoTarget, Transcript, TranscriptEntry
from mbcode.tui.doubts import Doubts

if TYPE_CHECKING:
    from mbcode.store.study import Study

_NOBODY = 0
"""No coder has this id."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """One state of a study, as far as a workbench shows it.

    `newest` is the id of the last change in it. `transcript` is None if none was open, or the one
    that was is no more; it is the very object that was there before, unless its text was altered.
    `done` are the transcripts that whoever looks marked so. `entries` and `counts` are of one coder
    alone where only theirs are looked at (`only_mine`).
    """

    newest: int
    codes: dict[int, Code]
    coders: dict[int, str]
    memos: Mapping[MemoTarget, list[Memo]]
    entries: tuple[TranscriptEntry, ...]
    done: frozenset[int]
    counts: Mapping[int, int]
    transcript: Transcript | None
    codings: tuple[Coding, ...]
    doubts: Doubts
    only_mine: bool
    own_newest: int
    """The last change of one's own that was known before this was read."""

    def fits(self, transcript: Transcript | None, own_newest: int, *, only_mine: bool) -> bool:
        """Tell whether this may take the place of what is shown now.

        Not if, while it was read, whoever looks at it made a change of their own or turned to
        something else.
        """
        if self.own_newest != own_newest or self.only_mine != only_mine:
            return False
        if transcript is None or self.transcript is None:
            return True
        return transcript.id == self.transcript.id


def read_sight(
    study: Study, transcript: Transcript | None, own_newest: int, *, only_mine: bool
) -> Sight:
    """Read what is to be shown of the study, with this transcript open.

    Raises MbcodeError where the study can't be read.
    """
    with study.steady():
        coders = {coder.id: coder.name for coder in study.coders()}
        own = coder_with(coders, study.coder_name) or _NOBODY
        only = own if only_mine else None
        entries = study.transcripts.entries(only)
        is_there = transcript is not None and any(e.id == transcript.id for e in entries)
        return Sight(
            newest=study.history.newest(),
            codes={code.id: code for code in study.codebook.codes()},
            coders=coders,
            memos=memos_by_target(study),
            entries=entries,
            done=frozenset(m.transcript for m in study.done_marks.all() if m.coder == own),
            counts=study.codings.counts(only),
            transcript=_as_it_is_now(study, transcript) if is_there and transcript else None,
            codings=study.codings.of(transcript.id) if is_there and transcript else (),
            doubts=Doubts.of(study, transcript.id) if is_there and transcript else Doubts(),
            only_mine=only_mine,
            own_newest=own_newest,
        )


def coder_with(coders: Mapping[int, str], name: str) -> int | None:
    """Return the id of the coder of this name; None if there is none yet."""
    return next((id_ for id_, each in coders.items() if fold(each) == fold(name)), None)


def memos_by_target(study: Study) -> Mapping[MemoTarget, list[Memo]]:
    """Return all memos by what they are on."""
    memos: dict[MemoTarget, list[Memo]] = {}
    for memo in study.memos.all():
        memos.setdefault(memo.target, []).append(memo)
    return memos


def _as_it_is_now(study: Study, transcript: Transcript) -> Transcript:
    now = study.transcripts.read(transcript.id)
    return transcript if now == transcript else now
