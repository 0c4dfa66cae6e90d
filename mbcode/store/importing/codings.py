"""Codings from a codings file: by characters or by sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from mbcode.danish import fold, sort_key
from mbcode.drafts import CodingDraft
from mbcode.errors import MbcodeError
from mbcode.model import Code, Span
from mbcode.naming import not_found
from mbcode.store import tables as t
from mbcode.store.importing.tally import Tally
from mbcode.store.reading import codes
from mbcode.store.recorder import Recorder

Key = tuple[int, int, int, int, int]
"""What makes a coding that coding: transcript, start, end, code, coder."""


@dataclass(slots=True)
class _Opened:
    """A transcript that codings go onto. `sentences` holds the spans, in order."""

    id: int
    text: str
    sentences: list[Span]


@dataclass(slots=True)
class _Place:
    """What rows refer to, looked up once."""

    recorder: Recorder
    codes: dict[str, Code]
    transcripts: dict[str, _Opened] = field(default_factory=dict)
    coders: dict[str, int] = field(default_factory=dict)


def bring_in(recorder: Recorder, drafts: Sequence[CodingDraft], tally: Tally) -> None:
    """Add codings; a row equal in transcript, range, code and coder to one that stands is left
    alone.
    """
    if not drafts:
        return
    place = _Place(recorder, {fold(code.name): code for code in codes(recorder.connection)})
    new: dict[Key, CodingDraft] = {}
    stands: set[Key] = set()
    for draft in drafts:
        try:
            key = _resolved(place, draft, stands)
        except MbcodeError as error:
            raise type(error)(f"{draft.place}: {error}") from error
        if key in stands:
            tally.already_there["codings"] += 1
        else:
            stands.add(key)
            new[key] = draft
    _add(recorder, new)
    if new:
        tally.added["codings"] += len(new)


def _resolved(place: _Place, draft: CodingDraft, stands: set[Key]) -> Key:
    """Return the key of a row; NotFoundError or MbcodeError if it names what isn't there."""
    folded = fold(draft.transcript)
    if folded not in place.transcripts:
        opened = _open(place.recorder.connection, draft.transcript)
        place.transcripts[folded] = opened
        stands |= _keys_of(place.recorder.connection, opened.id)
    transcript = place.transcripts[folded]
    span = _span(transcript, draft)
    code = place.codes.get(fold(draft.code))
    if code is None:
        raise not_found(draft.code, (code.name for code in place.codes.values()), "code")
    if not code.applicable:
        raise MbcodeError(f"'{code.name}' is a heading and can't be applied; name a code below it")
    return transcript.id, span.start, span.end, code.id, _coder(place, draft.coder)


def _coder(place: _Place, name: str) -> int:
    if not name.strip():
        return place.recorder.coder_id
    folded = fold(name)
    if folded not in place.coders:
        place.coders[folded] = place.recorder.coder(name)
    return place.coders[folded]


def _span(transcript: _Opened, draft: CodingDraft) -> Span:
    span = _span_of_sentences(transcript, draft) if draft.span is None else draft.span
    if span.end > len(transcript.text):
        raise MbcodeError(
            f"{span.start}-{span.end} lies outside {draft.transcript}, "
            f"whose text ends at {len(transcript.text)}"
        )
    if draft.text is not None and draft.text != span.of(transcript.text):
        raise MbcodeError(
            f"the text given is not what stands at {span.start}-{span.end} in {draft.transcript}"
        )
    return span


def _span_of_sentences(transcript: _Opened, draft: CodingDraft) -> Span:
    first, last = draft.sentences or (0, 0)
    if not 1 <= first <= last <= len(transcript.sentences):
        raise MbcodeError(
            f"sentences {first}-{last} are not in {draft.transcript}, "
            f"which has {len(transcript.sentences)}"
        )
    return Span(transcript.sentences[first - 1].start, transcript.sentences[last - 1].end)


def _open(connection: Connection, name: str) -> _Opened:
    query = select(t.Transcript.id, t.Transcript.text).where(t.Transcript.folded == fold(name))
    row = connection.execute(query).one_or_none()
    if row is None:
        names = connection.execute(select(t.Transcript.name)).scalars()
        raise not_found(name, sorted(names, key=sort_key), "transcript")
    columns = select(t.Sentence.start, t.Sentence.end).where(t.Sentence.transcript_id == row.id)
    ordered = connection.execute(columns.order_by(t.Sentence.number))
    return _Opened(row.id, row.text, [Span(start, end) for start, end in ordered])


def _keys_of(connection: Connection, transcript: int) -> set[Key]:
    columns = (t.Coding.transcript_id, t.Coding.start, t.Coding.end, t.Coding.code_id)
    query = select(*columns, t.Coding.coder_id).where(t.Coding.transcript_id == transcript)
    return {
        (doc, start, end, code, who) for doc, start, end, code, who in connection.execute(query)
    }


def _add(recorder: Recorder, new: dict[Key, CodingDraft]) -> None:
    rows = [
        {
            "transcript_id": transcript,
            "start": start,
            "end": end,
            "code_id": code,
            "coder_id": coder,
            "created_at": draft.created_at or recorder.now,
            "origin": "import",
        }
        for (transcript, start, end, code, coder), draft in new.items()
    ]
    ids = recorder.insert_many(t.Coding, rows)
    memos: list[dict[str, Any]] = [
        {
            "coding_id": id_,
            "code_id": None,
            "transcript_id": None,
            "coder_id": key[4],
            "text": draft.memo.strip(),
            "created_at": draft.created_at or recorder.now,
            "changed_at": draft.created_at or recorder.now,
        }
        for id_, (key, draft) in zip(ids, new.items(), strict=True)
        if draft.memo.strip()
    ]
    recorder.insert_many(t.Memo, memos)
