"""What is told of a step back or forth through the history: codes, and the words they are on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mbcode.changes import Change
from mbcode.model import Code, Coding, Transcript
from mbcode.quoted import on_words


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on screen: a transcript, and codes by their ids."""

    transcript: Transcript
    codes: Mapping[int, Code]

    def shows(self, coding: Coding) -> bool:
        """Tell whether the coding's words and its code's name can be said."""
        return coding.transcript == self.transcript.id and coding.code in self.codes


def undone(change: Change, scene: Scene) -> str:
    """Return in words what an undo took back; of what is not on screen, the history's summary."""
    return _told(change, scene, [(new, old) for old, new in _steps(change)])


def redone(change: Change, scene: Scene) -> str:
    """Return in words what a redo did again; of what is not on screen, the history's summary."""
    return _told(change, scene, _steps(change))


_Step = tuple[Coding | None, Coding | None]
"""A coding before and after; None where it was not there."""


def _steps(change: Change) -> list[_Step]:
    before = {coding.id: coding for coding in change.before}
    gone: list[_Step] = [(before[id_], None) for id_ in change.removed if id_ in before]
    return gone + [(before.get(coding.id), coding) for coding in change.added]


def _told(change: Change, scene: Scene, deeds: list[_Step]) -> str:
    codings = [coding for deed in deeds for coding in deed if coding is not None]
    is_seen = bool(codings) and all(scene.shows(coding) for coding in codings)
    if not is_seen or (change.elsewhere and len(deeds) > 1):
        return change.summary
    more = f" and {len(deeds) - 1} more" if len(deeds) > 1 else ""
    return _in_words(*deeds[0], scene) + more


def _in_words(before: Coding | None, after: Coding | None, scene: Scene) -> str:
    coding = after or before
    if coding is None:
        return ""
    on = on_words(scene.codes[coding.code].name, coding.span.of(scene.transcript.text))
    if before is None:
        return on
    if after is None:
        return f"untag {on}"
    if before.code != after.code:
        return f"recode {scene.codes[before.code].name} to {on}"
    if before.span != after.span:
        return f"edges of {on}"
    return f"memo to {on}" if before.memo != after.memo else f"keep {on}"
