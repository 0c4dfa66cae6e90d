"""Correcting a transcript's text, with all codings on it carried over, as one step of the history.

Where a coding's passage is in the new text is decided in `anchoring` and nowhere else. One that is
certain is moved; one that is not becomes a review (see `reviews`), its memos with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mbcode.amounts import many
from mbcode.anchoring.distinct import place_apart
from mbcode.anchoring.edits import Edit
from mbcode.anchoring.placing import Doubtful, where_now
from mbcode.anchoring.stretches import Correction
from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.drafts import CaseDraft, TranscriptDraft
from mbcode.errors import ConflictError
from mbcode.model import Coding, Span, Transcript
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.divisions import divide_anew, text_columns
from mbcode.store.importing.cases import add_case
from mbcode.store.log import Log
from mbcode.store.reading import codings_of
from mbcode.store.recorder import Recorder
from mbcode.store.reviews import Waiting, put_aside
from mbcode.store.transcripts import divided_into

_Key = tuple[int, int, int, int]
"""Start, end, code and coder: what no two codings of one transcript share."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction did: `doubtful` are the codings that wait for review, as they were, and
    `passages` what they covered.
    """

    change: Change
    doubtful: tuple[Coding, ...] = ()
    passages: tuple[str, ...] = ()


class Corrections:
    """Corrections of the texts of one study."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def correct(self, old: Transcript, new: TranscriptDraft, edits: Sequence[Edit]) -> Corrected:
        """Let the transcript that was read as `old` have the text, turns and sentences of `new`,
        which `edits` (read off the two texts) lead to; and its attributes, if it has any.

        Raises ConflictError if the transcript is no longer as it was read.
        """
        with self._log.change("edit") as recorder:
            doubtful = _write_correction(recorder, old, new, edits)
            recorder.summary = _in_words(old, new, edits, recorder, len(doubtful))
        passages = tuple(coding.span.of(old.text) for coding in doubtful)
        return Corrected(recorder.result, tuple(doubtful), passages)


def _write_correction(
    recorder: Recorder, old: Transcript, new: TranscriptDraft, edits: Sequence[Edit]
) -> list[Coding]:
    """Correct one transcript; return the codings put aside for review."""
    _refuse_altered(recorder.connection, old)
    values = text_columns(new.text)
    if new.attributes:
        values |= _attributes(recorder, new.attributes)
    recorder.update(t.Transcript, old.id, **values)
    if not edits:
        return []
    divide_anew(recorder, old.id, new.turns, new.sentences)
    _move_reviews(recorder, old, edits)
    return _move_codings(recorder, old, edits)


def _refuse_altered(connection: Connection, old: Transcript) -> None:
    """Refuse to correct a text, or sentences, that somebody has altered since they were read."""
    query = select(t.Transcript.text).where(t.Transcript.id == old.id)
    stands = connection.execute(query).scalar()
    if stands != old.text or divided_into(connection, old.id) != (old.turns, old.sentences):
        raise ConflictError(
            f"{old.name}: the transcript was altered meanwhile; take its text anew and correct that"
        )


def _attributes(recorder: Recorder, given: Mapping[str, str]) -> dict[str, Any]:
    attributes = {name: value for name, value in given.items() if name != "case"}
    name = " ".join(given.get("case", "").split())
    query = select(t.Case.id).where(t.Case.folded == fold(name))
    case = recorder.connection.execute(query).scalar() if name else None
    if name and case is None:
        case = add_case(recorder, CaseDraft(name))
    return {"attributes": attributes, "case_id": case}


def _move_codings(recorder: Recorder, old: Transcript, edits: Sequence[Edit]) -> list[Coding]:
    codings = codings_of(recorder.connection, old.id)
    results = place_apart(
        old.text,
        edits,
        [((coding.code, coding.coder), coding.span) for coding in codings],
    )
    placed: dict[int, Span] = {}
    waiting: dict[int, Waiting] = {}
    for coding, result in zip(codings, results, strict=True):
        if isinstance(result, Doubtful):
            passage = coding.span.of(old.text)
            waiting[coding.id] = Waiting(passage, result.start, result.end)
        else:
            placed[coding.id] = result.span
    put_aside(recorder, waiting)
    moved = [coding for coding in codings if placed.get(coding.id, coding.span) != coding.span]
    for coding in _in_free_places(moved, placed):
        span = placed[coding.id]
        recorder.update(t.Coding, coding.id, start=span.start, end=span.end)
    return [coding for coding in codings if coding.id in waiting]


def _key(coding: Coding, span: Span) -> _Key:
    return span.start, span.end, coding.code, coding.coder


def _in_free_places(moved: Sequence[Coding], placed: Mapping[int, Span]) -> Iterator[Coding]:
    """Yield codings in an order in which none is moved to where another one still stands.

    There always is one: passages keep their order, so no two change places.
    """
    standing = {_key(coding, coding.span): coding for coding in moved}
    waiting = list(moved)
    while waiting:
        coding = waiting[-1]
        before = standing.get(_key(coding, placed[coding.id]))
        if _key(coding, coding.span) not in standing:
            waiting.pop()
        elif before is not None:
            waiting.append(before)
        else:
            del standing[_key(coding, coding.span)]
            yield waiting.pop()


def _move_reviews(recorder: Recorder, old: Transcript, edits: Sequence[Edit]) -> None:
    """Let those who settle a review still look for it in the right place."""
    query = select(t.Review.id, t.Review.start, t.Review.end).where(
        t.Review.transcript_id == old.id
    )
    reviews = recorder.connection.execute(query.order_by(t.Review.id)).all()
    places = where_now(old.text, edits, [(row.start, row.end) for row in reviews])
    for row, (start, end) in zip(reviews, places, strict=True):
        recorder.update(t.Review, row.id, start=start, end=end)


def _in_words(
    old: Transcript,
    new: TranscriptDraft,
    edits: Sequence[Edit],
    recorder: Recorder,
    doubtful: int,
) -> str:
    if not recorder.edits:
        return f"{old.name} is as the file has it"
    made = len(Correction(old.text, new.text, edits).stretches)
    said = [many(made, "edit")] if edits else []
    said += ["new front matter"] if new.attributes else []
    said += [f"{many(doubtful, 'coding')} to review"] if doubtful else []
    return f"edit {old.name}: {', '.join(said)}"
