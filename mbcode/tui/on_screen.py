"""The facts of a study that are on screen, as frozen values, and what can be told from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mbcode.danish import fold
from mbcode.model import Code, Coding, Memo, MemoTarget, Review, Transcript, TranscriptEntry
from mbcode.tui.doubts import Doubts
from mbcode.tui.sight import Near, Sight, coder_with
from mbcode.tui.tallies import Tally, tallies

if TYPE_CHECKING:
    from mbcode.store.study import Study


class OnScreen:
    """What is shown of one study and of the transcript of it that is open, if there is any.

    `newest` is the last change that is on screen. `codes` are known by id and stand in codebook
    order; `recent` are ids of codes, the latest first. `codings` are all of the transcript's; where
    the coder asked for `only_mine`, the others' are not in `shown` and not in any number. `doubts`
    are what of the transcript is to be looked at again, `done` the transcripts marked as done.
    """

    newest: int
    codes: dict[int, Code]
    entries: tuple[TranscriptEntry, ...]
    done: frozenset[int]
    transcript: Transcript | None
    codings: tuple[Coding, ...]
    doubts: Doubts
    only_mine: bool
    _coders: dict[int, str]
    _memos: Mapping[MemoTarget, list[Memo]]
    _counts: Mapping[int, int]

    def __init__(self, study: Study) -> None:
        self.study = study
        self.recent: tuple[int, ...] = ()
        self.transcript = None

    @property
    def name(self) -> str:
        """The study's name; its file's, if it has none."""
        path = self.study.path
        return self.study.name or (path.stem if path else self.study.place)

    @property
    def coder(self) -> str:
        """Who is coding."""
        return self.study.coder_name

    @property
    def coder_id(self) -> int | None:
        """The id of whoever is coding; None before their first change."""
        return coder_with(self._coders, self.coder)

    @property
    def shown(self) -> tuple[Coding, ...]:
        """The codings of the transcript that are to be seen."""
        return tuple(filter(self.is_seen, self.codings)) if self.only_mine else self.codings

    @property
    def choices(self) -> tuple[Code, ...]:
        """The codes that can be given to a passage, in codebook order."""
        return tuple(code for code in self.codes.values() if code.applicable)

    @property
    def latest(self) -> Code | None:
        """The code that was given last, as long as it can be given."""
        known = (self.codes.get(id_) for id_ in self.recent)
        return next((code for code in known if code is not None and code.applicable), None)

    def tallies(self) -> Mapping[int, Tally]:
        """Return the number of codings by code id, headings included."""
        return tallies(tuple(self.codes.values()), self.shown, self._counts)

    def code_with_key(self, key: str) -> Code | None:
        """Return the code that a single key gives, if there is one."""
        return next((code for code in self.choices if code.text.key == key), None)

    def coder_of(self, coding: Coding | Review) -> str:
        """Return the name of the coder whose coding it is, or will be again."""
        return self._coders.get(coding.coder, "")

    def is_own(self, coding: Coding) -> bool:
        """Tell whether whoever is coding now made the coding."""
        return fold(self.coder_of(coding)) == fold(self.coder)

    def is_seen(self, coding: Coding) -> bool:
        """Tell whether a coding is to be shown and counted."""
        return not self.only_mine or self.is_own(coding)

    def memos_on(self, target: MemoTarget) -> tuple[tuple[str, str], ...]:
        """Return coder and text of every memo on something, one's own first.

        Those on codes, on the transcript that is open and on its codings are at hand; for others
        MbcodeError is raised where the study can't be read.
        """
        near = self._is_near(target)
        memos = self._memos.get(target, ()) if near else self.study.memos.on(target)
        found = [(self._coders.get(memo.coder, ""), memo.text) for memo in memos]
        return tuple(sorted(found, key=lambda memo: fold(memo[0]) != fold(self.coder)))

    def own_memo(self, target: MemoTarget) -> str:
        """Return one's own memo on something, empty if there is none; raises like `memos_on`."""
        own = [text for coder, text in self.memos_on(target) if fold(coder) == fold(self.coder)]
        return own[0] if own else ""

    def _is_near(self, target: MemoTarget) -> bool:
        open_now = None if self.transcript is None else self.transcript.id
        return (
            target.code is not None
            or (target.transcript is not None and target.transcript == open_now)
            or any(coding.id == target.coding for coding in self.codings)
        )

    def _show(self, sight: Sight) -> None:
        self.newest = sight.newest
        self.entries = sight.entries
        self.only_mine = sight.only_mine
        self._counts = sight.counts
        self._show_near(sight.near)

    def _show_near(self, near: Near) -> None:
        """Show what can be acted on; the numbers of the whole study stay as they are."""
        self.codes = near.codes
        self.done = near.done
        self.transcript = near.transcript
        self.codings = near.codings
        self.doubts = near.doubts
        self._coders = near.coders
        self._memos = near.memos
