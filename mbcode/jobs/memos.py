"""The memos together with what they are on."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from mbcode.jobs.choosing import chosen_coders, chosen_codes, chosen_transcripts
from mbcode.model import Code, Coder, Coding, Filters, Memo, Span, TranscriptEntry
from mbcode.store.study import Study


@dataclass(frozen=True, slots=True)
class NotedMemo:
    """A memo, who wrote it, and what it is on: nothing, for the study itself.

    `span` and `words` are the passage of a memo on a coding.
    """

    memo: Memo
    coder: str
    transcript: TranscriptEntry | None = None
    code: Code | None = None
    span: Span | None = None
    words: str = ""


def noted_memos(study: Study, filters: Filters) -> tuple[NotedMemo, ...]:
    """Return the memos that `filters` keep, oldest first.

    The filter on coders looks at who wrote the memo, the others at what it is on: a memo on a
    transcript has no code, one on a code no transcript, and one on the study neither, so they
    are left out where those are asked for. Speakers are not looked at. Raises NotFoundError for a
    name the study does not hold.
    """
    with study.steady():
        entries, codes, coders = study.transcripts.entries(), study.codebook.codes(), study.coders()
        all_noted = _all(study, entries, codes, coders)
    kept_transcripts = {entry.id for entry in chosen_transcripts(entries, filters)}
    kept_codes = {code.id for code in chosen_codes(codes, filters)}
    kept_coders = {coder.id for coder in chosen_coders(coders, filters)}
    asks_where = bool(filters.transcripts or filters.cases or filters.roles)
    asks_what = bool(filters.codes or filters.themes)
    return tuple(
        noted
        for noted in all_noted
        if noted.memo.coder in kept_coders
        and _passes(noted.transcript, kept_transcripts, asked=asks_where)
        and _passes(noted.code, kept_codes, asked=asks_what)
    )


def _passes(on: TranscriptEntry | Code | None, kept: Container[int], *, asked: bool) -> bool:
    return not asked if on is None else on.id in kept


def _all(
    study: Study,
    all_entries: Iterable[TranscriptEntry],
    all_codes: Iterable[Code],
    all_coders: Iterable[Coder],
) -> list[NotedMemo]:
    memos = study.memos.all()
    entries = {entry.id: entry for entry in all_entries}
    codes = {code.id: code for code in all_codes}
    coders = {coder.id: coder.name for coder in all_coders}
    codings = _codings(study, memos, entries)
    texts = study.transcripts.texts({coding.transcript for coding in codings.values()})
    found = []
    for memo in memos:
        target, coder = memo.target, coders[memo.coder]
        if target.coding is not None:
            coding = codings[target.coding]
            words = coding.span.of(texts[coding.transcript])
            entry, code = entries[coding.transcript], codes[coding.code]
            found.append(NotedMemo(memo, coder, entry, code, coding.span, words))
        else:
            entry_or_none = entries.get(target.transcript or 0)
            found.append(NotedMemo(memo, coder, entry_or_none, codes.get(target.code or 0)))
    return found


def _codings(
    study: Study, memos: tuple[Memo, ...], entries: dict[int, TranscriptEntry]
) -> dict[int, Coding]:
    """Return the codings that have a memo, by id."""
    wanted = {memo.target.coding for memo in memos} - {None}
    if not wanted:
        return {}
    return {
        coding.id: coding
        for transcript in entries
        for coding in study.codings.of(transcript)
        if coding.id in wanted
    }
