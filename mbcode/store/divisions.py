"""A transcript's text, and how it divides into turns and sentences, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from mbcode.model import Sentence, Turn
from mbcode.store import tables as t
from mbcode.store.recorder import Recorder

Values = Mapping[str, Any]


def text_columns(text: str) -> dict[str, Any]:
    """Return the columns of a transcript that follow from its text."""
    return {
        "text": text,
        "sha256": sha256(text.encode()).hexdigest(),
        "characters": len(text),
        "words": len(text.split()),
    }


def turn_rows(transcript: int, turns: Iterable[Turn]) -> list[Values]:
    """Return turns as rows without ids."""
    return [
        {
            "transcript_id": transcript,
            "number": turn.number,
            "start": turn.span.start,
            "end": turn.span.end,
            "speaker": turn.speaker,
            "label_start": turn.label.start if turn.label else None,
            "label_end": turn.label.end if turn.label else None,
            "seconds": turn.seconds,
        }
        for turn in turns
    ]


def sentence_rows(transcript: int, sentences: Iterable[Sentence]) -> list[Values]:
    """Return sentences as rows without ids."""
    return [
        {
            "transcript_id": transcript,
            "number": sentence.number,
            "turn": sentence.turn,
            "start": sentence.span.start,
            "end": sentence.span.end,
        }
        for sentence in sentences
    ]


def divide_anew(
    recorder: Recorder, transcript: int, turns: Sequence[Turn], sentences: Sequence[Sentence]
) -> None:
    """Let a transcript divide into these turns and sentences instead."""
    _replace(recorder, t.Turn, transcript, turn_rows(transcript, turns))
    replace_sentences(recorder, transcript, sentences)


def replace_sentences(recorder: Recorder, transcript: int, sentences: Iterable[Sentence]) -> None:
    """Let a transcript's turns divide into these sentences instead."""
    _replace(recorder, t.Sentence, transcript, sentence_rows(transcript, sentences))


def _replace(
    recorder: Recorder,
    model: type[t.Turn] | type[t.Sentence],
    transcript: int,
    rows: Sequence[Values],
) -> None:
    """Replace rows from the first that differs on; those before it stay."""
    query = select(model.__table__).where(model.transcript_id == transcript)
    stand = recorder.connection.execute(query.order_by(model.number)).all()
    same = 0
    for row, wanted in zip(stand, rows, strict=False):
        if any(row._mapping[name] != value for name, value in wanted.items()):
            break
        same += 1
    if stand[same:]:
        recorder.delete(model, [row.id for row in stand[same:]])
    recorder.insert_many(model, rows[same:])
