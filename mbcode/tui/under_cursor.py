"""What is said, at the foot of the workbench, of what is under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.model import Code, Coding, MemoTarget
from mbcode.tui.session import Session


@dataclass(frozen=True, slots=True)
class CodeHere:
    """A code to name; `coder` is given if it is another, `chosen` if this coding is meant."""

    code: Code
    coder: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a memo can be on, in words (`on`) and as the study knows it."""

    on: str
    target: MemoTarget


def codes_here(
    session: Session, codings: Iterable[Coding], chosen: Coding | None
) -> list[CodeHere]:
    """Return the codes of `codings`, with the coders of those that are another's."""
    return [
        CodeHere(
            session.codes[coding.code],
            "" if session.is_own(coding) else session.coder_of(coding),
            coding == chosen,
        )
        for coding in codings
        if coding.code in session.codes
    ]


def on_coding(session: Session, coding: Coding) -> Subject:
    """Return a coding as the subject of a memo."""
    code = session.codes.get(coding.code)
    return Subject(code.name if code else "coding", MemoTarget(coding=coding.id))


def on_code(code: Code) -> Subject:
    """Return a code as the subject of a memo."""
    return Subject(f"the code {code.name}", MemoTarget(code=code.id))


def on_transcript(session: Session) -> Subject | None:
    """Return the transcript on screen as the subject of a memo."""
    if session.transcript is None:
        return None
    return Subject("the transcript", MemoTarget(transcript=session.transcript.id))


def memos_here(session: Session, subjects: Iterable[Subject | None]) -> list[tuple[str, str]]:
    """Return what each memo on the subjects is on, with whose it is if another's, and its text."""
    return [
        (subject.on if fold(who) == fold(session.coder) else f"{subject.on} ({who})", text)
        for subject in subjects
        if subject is not None
        for who, text in session.memos_on(subject.target)
    ]
