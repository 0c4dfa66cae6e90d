"""What is said, at the foot of the workbench, of what is under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.memo_links import in_words
from mbcode.model import Code, Coding, MemoTarget, Span
from mbcode.quoted import quoted
from mbcode.tui.doubts import meant_then
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


def doubts_here(
    session: Session, span: Span | None, codings: Iterable[Coding], chosen: Coding | None
) -> list[str]:
    """Return what is to be looked at again under the cursor, with the keys that lead on.

    `codings` are those on `span`, `chosen` the one that is meant.
    """
    said, doubts = [], session.doubts
    for coding in doubts.stale_among(codings):
        name = session.codes[coding.code].name if coding.code in session.codes else "it"
        if coding != chosen:
            said.append(f"c chooses {name}, which is stale")
        elif session.is_own(coding):
            meant = meant_then(doubts.stale[coding.id])
            said.insert(0, f"stale: r ⏎ keeps {name}, x takes it away; when it was given {meant}")
        else:
            meant = meant_then(doubts.stale[coding.id])
            said.insert(0, f"stale: when {session.coder_of(coding)} gave {name}, {meant}")
    for review in () if span is None else doubts.waiting_in(span):
        name = session.codes[review.code].name if review.code in session.codes else "a coding"
        said.append(f"V places {name}, which waits for review here")
    return list(dict.fromkeys(said))


def with_quotations(session: Session, memo: str) -> str:
    """Return a memo with the words of the passage in the place of each link into the transcript."""
    transcript = session.transcript

    def words(coding: int) -> str | None:
        span = next((each.span for each in session.shown if each.id == coding), None)
        return None if span is None or transcript is None else quoted(span.of(transcript.text))

    return in_words(memo, words)


def memos_here(session: Session, subjects: Iterable[Subject | None]) -> list[tuple[str, str]]:
    """Return what each memo on the subjects is on, with whose it is if another's, and its text."""
    return [
        (
            subject.on if fold(who) == fold(session.coder) else f"{subject.on} ({who})",
            with_quotations(session, text),
        )
        for subject in subjects
        if subject is not None
        for who, text in session.memos_on(subject.target)
    ]
