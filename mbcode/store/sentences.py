"""Joining and splitting sentences by hand; no coding moves, only the units do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Row, select

from mbcode.amounts import numbered
from mbcode.changes import Change
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.model import Sentence, Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.divisions import replace_sentences
from mbcode.store.log import Log
from mbcode.store.transcripts import divided_into


class Sentences:
    """The sentences of one study's transcripts."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def split(self, transcript: int, position: int) -> Change:
        """Let a new sentence begin at `position`, or at the first character after it that is no
        white space.

        Raises NotFoundError for an unknown transcript, MbcodeError where no sentence can be split
        there.
        """
        with self._log.change("sentences") as recorder:
            row, stand = _stand(recorder.connection, transcript)
            number = _split_at(row, stand, position)
            spans = [(sentence.turn, sentence.span) for sentence in stand]
            turn, span = spans[number - 1]
            halves = _halves(row.text, span, position)
            spans[number - 1 : number] = [(turn, half) for half in halves]
            replace_sentences(recorder, transcript, _numbered(spans))
            recorder.summary = f"split sentence {number} of {row.name}"
        return recorder.result

    def join(self, transcript: int, first: int, last: int) -> Change:
        """Let the sentences `first` to `last`, by their numbers, be one.

        Raises NotFoundError for an unknown transcript or a number that it does not have,
        MbcodeError for fewer than two or for sentences of several turns.
        """
        with self._log.change("sentences") as recorder:
            row, stand = _stand(recorder.connection, transcript)
            joined = stand[first - 1 : last] if first > 0 else ()
            _check_joined(row, len(stand), joined, first, last)
            spans = [(sentence.turn, sentence.span) for sentence in stand]
            whole = joined[0].span.join(joined[-1].span)
            spans[first - 1 : last] = [(joined[0].turn, whole)]
            replace_sentences(recorder, transcript, _numbered(spans))
            recorder.summary = f"join {numbered('sentence', first, last)} of {row.name}"
        return recorder.result


def _stand(connection: Connection, transcript: int) -> tuple[Row[str, str], Sequence[Sentence]]:
    query = select(t.Transcript.name, t.Transcript.text).where(t.Transcript.id == transcript)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no transcript with id {transcript}")
    return row, divided_into(connection, transcript)[1]


def _numbered(spans: Iterable[tuple[int, Span]]) -> Iterator[Sentence]:
    return (Sentence(number, turn, span) for number, (turn, span) in enumerate(spans, 1))


def _split_at(row: Row[str, str], stand: Sequence[Sentence], position: int) -> int:
    """Return the number of the sentence that can be split at a position."""
    for sentence in stand:
        if sentence.span.holds(position):
            before, after = _sides(row.text, sentence.span, position)
            if before.strip() and after.strip():
                return sentence.number
            raise MbcodeError(
                f"{row.name}: sentence {sentence.number} has no words on both sides of where it is "
                "to be split; choose a place inside it"
            )
    raise MbcodeError(f"{row.name}: there is no sentence there to split")


def _sides(text: str, span: Span, position: int) -> tuple[str, str]:
    return text[span.start : position], text[position : span.end]


def _halves(text: str, span: Span, position: int) -> tuple[Span, Span]:
    before, after = _sides(text, span, position)
    end = span.start + len(before.rstrip())
    start = span.end - len(after.lstrip())
    return Span(span.start, end), Span(start, span.end)


def _check_joined(
    row: Row[str, str], count: int, joined: Sequence[Sentence], first: int, last: int
) -> None:
    if not 1 <= first < last:
        raise MbcodeError(f"{row.name}: {first}-{last} are not two sentences or more, in order")
    if last > count:
        raise NotFoundError(f"{row.name}: there is no sentence {last}; the last one is {count}")
    if len({sentence.turn for sentence in joined}) > 1:
        raise MbcodeError(
            f"{row.name}: sentences {first}-{last} are of several turns; only those of one turn "
            "can be joined"
        )
