"""How places, sentences and codings are said, in words and on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mbcode.amounts import many
from mbcode.cli.visible import one_line
from mbcode.model import (
    Code,
    Coding,
    MemoTarget,
    Review,
    Sentence,
    Span,
    Transcript,
    TranscriptEntry,
)
from mbcode.quoted import quoted
from mbcode.tui.doubts import meant_then
from mbcode.tui.session import Session
from mbcode.tui.under_cursor import with_quotations

if TYPE_CHECKING:
    from mbcode.jobs.memos import NotedMemo
    from mbcode.jobs.suggesting.adviser import Suggestion


def title(session: Session, transcript: Transcript) -> str:
    """Return what the transcript is and how much of it there is."""
    mine = sum(session.is_own(coding) for coding in session.codings)
    parts = [f"Transcript {transcript.name}"]
    if transcript.provenance:
        parts.append(transcript.provenance)
    parts.append(
        f"{many(len(transcript.turns), 'turn')}, {many(len(transcript.sentences), 'sentence')}"
    )
    parts.append(f"{many(len(session.shown), 'coding')}, {mine} of them yours")
    stale = session.doubts.stale_among(session.shown)
    parts += [f"{len(stale)} stale, only stale reads them"] if stale else []
    waiting = session.doubts.waiting
    parts += [f"{len(waiting)} to review, reviews says them"] if waiting else []
    return one_line(". ".join(parts) + ".")


def speaker_line(transcript: Transcript, sentence: Sentence) -> str:
    """Return who says the sentence."""
    speaker = transcript.turns[sentence.turn - 1].speaker
    return one_line(f"{speaker or 'Without a speaker'}:")


def sentence_lines(session: Session, transcript: Transcript, sentence: Sentence) -> Iterator[str]:
    """Yield a sentence with its number, and its codings."""
    yield f"{sentence.number}  {one_line(sentence.span.of(transcript.text))}"
    for coding in codings_on(session, sentence.span):
        yield f"    {coding_line(session, transcript, coding)}"


def coding_line(session: Session, transcript: Transcript, coding: Coding) -> str:
    """Return a coding: its id, its code, whose it is, and the words if it is no whole sentence."""
    code = session.codes.get(coding.code)
    whose = "" if session.is_own(coding) else f", {session.coder_of(coding)}"
    memos = session.memos_on(MemoTarget(coding=coding.id))
    memo = "".join(f". Memo ({coder}): {with_quotations(session, text)}" for coder, text in memos)
    where = _where(transcript, coding.span)
    stale = session.doubts.stale.get(coding.id)
    doubt = "" if stale is None else f". Stale: when it was given, {meant_then(stale)}"
    return one_line(f"[{coding.id}] {code.name if code else '?'}{whose}, on {where}{memo}{doubt}")


def code_line(session: Session, code: Code) -> str:
    """Return a code with its key, its theme and how often it was given."""
    tally = session.tallies()[code.id]
    key = f", key {code.text.key}" if code.text.key else ""
    theme = "" if code.theme == code.name else f", of {code.theme}"
    return one_line(f"{code.name}{key}{theme}: {tally.here} here, {tally.study} in the study")


def codings_on(session: Session, span: Span) -> list[Coding]:
    """Return the codings to be seen that share a character with `span`."""
    return [coding for coding in session.shown if coding.span.shares(span)]


def _where(transcript: Transcript, span: Span) -> str:
    met = [sentence for sentence in transcript.sentences if sentence.span.shares(span)]
    if not met:
        return f"characters {span.start} to {span.end}"
    first, last = met[0], met[-1]
    if (first.span.start, last.span.end) == (span.start, span.end):
        several = first.number != last.number
        return f"sentences {first.number}-{last.number}" if several else f"sentence {first.number}"
    return f'"{span.of(transcript.text)}"'


def code_lines(session: Session, code: Code) -> Iterator[str]:
    """Yield all that the codebook says of a code."""
    yield code_line(session, code)
    text = code.text
    parts = {"Definition": text.definition, "Include": text.include, "Exclude": text.exclude}
    for heading, said in {**parts, "Example": text.example}.items():
        if said:
            yield one_line(f"{heading}: {said}")
    for coder, memo in session.memos_on(MemoTarget(code=code.id)):
        yield one_line(f"Memo ({coder}): {memo}")


def entry_line(entry: TranscriptEntry, *, is_done: bool) -> str:
    """Return a transcript of the list: its name, case and role, and how far it is coded."""
    of = ", ".join(part for part in (entry.case, entry.role) if part)
    share = entry.coded / entry.characters if entry.characters else 0
    about = f" ({of})" if of else ""
    done = ", done" if is_done else ""
    codings = many(entry.codings, "coding")
    return one_line(f"{entry.name}{about}: {codings}, {share:.0%} coded{done}")


def memo_line(noted: NotedMemo) -> str:
    """Return a memo with what it is on and whose it is."""
    memo, parts = noted.memo, []
    if noted.code is not None:
        parts.append(noted.code.name if noted.span else f"the code {noted.code.name}")
    if noted.transcript is not None:
        parts.append(noted.transcript.name)
    words = f" {quoted(noted.words)}" if noted.words else ""
    on = ", ".join(parts) or "the study"
    return one_line(f"On {on}{words} ({noted.coder}): {memo.text}")


def review_line(session: Session, review: Review) -> str:
    """Return a coding that waits: its id, its code, whose it is, and where it was."""
    code = session.codes.get(review.code)
    entry = next((each for each in session.entries if each.id == review.transcript), None)
    where = f"{entry.name if entry else '?'}, {session.coder_of(review)}"
    likely = "has a likely place" if review.likely else "nothing of it is left"
    name = code.name if code else "?"
    return one_line(f"[{review.id}] {name}, {where}, was on {quoted(review.passage)}; {likely}")


def suggestion_line(number: int, suggestion: Suggestion) -> str:
    """Return a suggestion by its number: the code, how certain, what speaks for it, and where."""
    where = f"{suggestion.transcript.name} sentence {suggestion.sentence.number}"
    words = ", ".join(suggestion.words)
    said = f"{number}  {suggestion.code.name}, {suggestion.score:.2f}, for {words}; {where}"
    return one_line(f"{said} {quoted(suggestion.text)}")
