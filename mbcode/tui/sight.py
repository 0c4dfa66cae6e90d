"""What a workbench has on screen of a study, read of one state.

It is in two parts. What lies near, a key can act on: codes, the open text, its codings, the memos
on them. It is read in some milliseconds, however large the study is. The numbers of the whole study
take a second where there are a million codings; they are read in a thread, and handed over whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.danish import fold
from mbcode.errors import NotFoundError
from mbcode.model import Code, Coding, Memo, MemoTarget, Transcript, TranscriptEntry
from mbcode.tui.doubts import Doubts

if TYPE_CHECKING:
    from mbcode.store.study import Study

NOBODY = 0
"""No coder has this id."""


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """What can be acted on.

    `of` is the id of the transcript that was open. `transcript` is None if none was, or the one
    that was is no more; it is the very object that was there before, unless its text was altered.
    `memos` are those on codes, on the transcript and on its codings. `done` are the transcripts
    that whoever looks marked so, `doubts` what of the transcript is to be looked at again.
    """

    of: int | None
    codes: dict[int, Code]
    coders: dict[int, str]
    memos: Mapping[MemoTarget, list[Memo]]
    done: frozenset[int]
    transcript: Transcript | None
    codings: tuple[Coding, ...]
    doubts: Doubts


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """One state of a study, as far as a workbench shows it.

    `newest` is the id of the last change in it. `entries` and `counts` (of codings, by code) are
    of one coder alone where only theirs are looked at (`only_mine`).
    """

    newest: int
    near: Near
    entries: tuple[TranscriptEntry, ...]
    counts: Mapping[int, int]
    only_mine: bool
    own_newest: int
    """The last change of one's own that was known before this was read."""


def read_sight(
    study: Study, transcript: Transcript | None, own_newest: int = 0, *, only_mine: bool
) -> Sight:
    """Read all that is to be shown of the study, with this transcript open.

    Raises MbcodeError where the study can't be read.
    """
    with study.steady():
        near = read_near(study, transcript)
        own = coder_with(near.coders, study.coder_name) or NOBODY
        only = own if only_mine else None
        return Sight(
            newest=study.history.newest(),
            near=near,
            entries=study.transcripts.entries(only),
            counts=study.codings.counts(only),
            only_mine=only_mine,
            own_newest=own_newest,
        )


def read_near(
    study: Study, transcript: Transcript | None, untouched: tuple[Coding, ...] | None = None
) -> Near:
    """Read what can be acted on, with this transcript open; raises like `read_sight`.

    `untouched` are its codings, where it is known that neither they nor the transcript were
    altered: then both are taken as they are.
    """
    with study.steady():
        shown, codings = transcript, untouched
        if transcript is not None and codings is None:
            shown = _as_it_is_now(study, transcript)
            codings = None if shown is None else study.codings.of(shown.id)
        return Near(
            of=None if transcript is None else transcript.id,
            codes={code.id: code for code in study.codebook.codes()},
            coders={coder.id: coder.name for coder in study.coders()},
            memos=memos_around(study, shown),
            done=study.done_marks.own(),
            transcript=shown,
            codings=codings or (),
            doubts=Doubts() if shown is None else Doubts.of(study, shown.id),
        )


def coder_with(coders: Mapping[int, str], name: str) -> int | None:
    """Return the id of the coder of this name; None if there is none yet."""
    return next((id_ for id_, each in coders.items() if fold(each) == fold(name)), None)


def memos_around(study: Study, transcript: Transcript | None) -> Mapping[MemoTarget, list[Memo]]:
    """Return the memos on codes, on a transcript and on its codings, by what they are on."""
    memos: dict[MemoTarget, list[Memo]] = {}
    for memo in study.memos.around(None if transcript is None else transcript.id):
        memos.setdefault(memo.target, []).append(memo)
    return memos


def _as_it_is_now(study: Study, transcript: Transcript) -> Transcript | None:
    try:
        now = study.transcripts.read(transcript.id)
    except NotFoundError:
        return None
    return transcript if now == transcript else now
