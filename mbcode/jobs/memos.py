"""The memos together with what they are on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.jobs.choosing import chosen_coders, chosen_codes, chosen_transcripts
from mbcode.model import Code, Coder, Filters, Memo, Span, TranscriptEntry
from mbcode.store.study import Study

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class NotedMemo:
    """A memo, who wrote it, and what it is on: nothing, for the study itself.

    `span` and `words` are the passage of a memo on a coding, unless that is another's and not to be
    seen.
    """

    memo: Memo
    coder: str
    transcript: TranscriptEntry | None = None
    code: Code | None = None
    span: Span | None = None
    words: str = ""


def noted_memos(
    study: Study, filters: Filters = NO_FILTERS, containing: str = ""
) -> tuple[NotedMemo, ...]:
    """Return the memos that `filters` keep and that hold the words `containing`, oldest first.

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
    found = holds(containing)
    return tuple(
        noted
        for noted in all_noted
        if noted.memo.coder in kept_coders
        and _passes(noted.transcript, kept_transcripts, asked=asks_where)
        and _passes(noted.code, kept_codes, asked=asks_what)
        and found(searched(noted))
    )


def holds(words: str) -> Callable[[str], bool]:
    """Return what tells of a memo's `searched` text whether each of `words` stands in it.

    Parts of words count, upper and lower case are one.
    """
    wanted = fold(words).split()
    return lambda text: all(word in text for word in wanted)


def searched(noted: NotedMemo) -> str:
    """Return what is looked through of a memo, folded.

    That is its text, the quotation it is on, and the names of the code, the transcript, the case
    and its coder.
    """
    parts = [noted.memo.text, noted.words, noted.coder]
    if noted.code is not None:
        parts.append(noted.code.name)
    if noted.transcript is not None:
        parts += (noted.transcript.name, noted.transcript.case)
    return fold("\n".join(parts))


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
    codings = study.codings.some({m.target.coding for m in memos if m.target.coding is not None})
    texts = study.transcripts.texts({coding.transcript for coding in codings.values()})

    def noted(memo: Memo) -> NotedMemo:
        coder, target = coders[memo.coder], memo.target
        coding = codings.get(target.coding or 0)
        if coding is None:
            on = entries.get(target.transcript or 0), codes.get(target.code or 0)
            return NotedMemo(memo, coder, *on)
        words = coding.span.of(texts[coding.transcript])
        on = entries[coding.transcript], codes[coding.code]
        return NotedMemo(memo, coder, *on, coding.span, words)

    return [noted(memo) for memo in memos]
