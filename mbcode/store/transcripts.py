"""Transcripts and cases, read."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, case, func, select, true

from mbcode.danish import fold, sort_key
from mbcode.errors import NotFoundError
from mbcode.model import Case, Sentence, Span, Transcript, TranscriptEntry, Turn
from mbcode.naming import not_found
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.database import Database
from mbcode.store.shapes import refuse_misplaced
from mbcode.store.whose import EVERYBODY, Whose
from mbcode.store.word_list import read_holders, read_words


class Transcripts:
    """The transcripts of one study."""

    def __init__(self, database: Database, whose: Whose = EVERYBODY) -> None:
        self._database = database
        self._whose = whose

    def entries(
        self, coder: int | None = None, ids: Sequence[int] | None = None
    ) -> tuple[TranscriptEntry, ...]:
        """Return transcripts without their texts, by case and name: those of `ids` that are there,
        or all.

        Their codings are counted as if `coder` were alone in the study, if one is given.
        """
        found: list[TranscriptEntry] = []
        with self._database.reading() as connection:
            own = self._whose.own(connection)
            for batch in [None] if ids is None else batches(ids):
                query = _entries(coder if own is None else own, batch)
                found += [TranscriptEntry(*row) for row in connection.execute(query)]
        return tuple(sorted(found, key=_by_case_and_name))

    def entries_with(
        self, entries: Iterable[TranscriptEntry], ids: Sequence[int], coder: int | None = None
    ) -> tuple[TranscriptEntry, ...]:
        """Return what `entries` returned of all transcripts, with those of `ids` as they are now;
        those of them that are gone are left out.
        """
        read_anew = set(ids)
        listed = [entry for entry in entries if entry.id not in read_anew]
        for entry in self.entries(coder, ids):
            insort(listed, entry, key=_by_case_and_name)
        return tuple(listed)

    def read(self, transcript: int | str) -> Transcript:
        """Return a transcript by id or name (in any case-folding) with its turns and sentences."""
        with self._database.reading() as connection:
            row = connection.execute(_one(transcript)).one_or_none()
            if row is None:
                raise _missing(connection, transcript)
            refuse_misplaced(connection, self._database.place, row.id, len(row.text))
            return Transcript(
                row.id,
                row.name,
                row.text,
                row.case or "",
                row.attributes,
                _turns(connection, row.id),
                _sentences(connection, row.id),
            )

    def texts(self, ids: Collection[int] | None = None) -> dict[int, str]:
        """Return texts by transcript id: of these, or of all."""
        with self._database.reading() as connection:
            return texts_of(connection, ids)

    def digests(self) -> dict[int, str]:
        """Return the SHA-256 of every text by transcript id."""
        with self._database.reading() as connection:
            return dict(connection.execute(select(t.Transcript.id, t.Transcript.sha256)).all())

    def words(self) -> str:
        """Return every word of the texts once, in lower case, a word a line; for all that are too
        long for a list, `words.TOO_LONG`.
        """
        with self._database.reading() as connection:
            return read_words(connection)

    def word_holders(self, words: Collection[str] | None = None) -> dict[str, bytes]:
        """Return the ids of the transcripts that hold a word, packed (see `id_sets`), by the word:
        of these words, as far as they are in the texts, or of all.

        Raises StudyError if the list of words is damaged.
        """
        with self._database.reading() as connection:
            if words is None:
                return read_holders(connection)
            found: dict[str, bytes] = {}
            for batch in batches(list(words)):
                found |= read_holders(connection, batch)
            return found

    def turns(self, ids: Collection[int]) -> dict[int, tuple[Turn, ...]]:
        """Return the turns of these transcripts by transcript id; one without any has none."""
        found: dict[int, list[Turn]] = {id_: [] for id_ in ids}
        with self._database.reading() as connection:
            for batch in batches(list(ids)):
                query = _TURNS.where(t.Turn.transcript_id.in_(batch))
                for row in connection.execute(query):
                    found[row.transcript_id].append(turn_of(row._asdict()))
        return {id_: tuple(turns) for id_, turns in found.items()}


class Cases:
    """The cases of one study."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Case, ...]:
        """Return all cases in the order of their names."""
        query = select(t.Case.id, t.Case.name, t.Case.attributes)
        with self._database.reading() as connection:
            found = [
                Case(id_, name, attributes) for id_, name, attributes in connection.execute(query)
            ]
        return tuple(sorted(found, key=lambda each: sort_key(each.name)))


def _by_case_and_name(entry: TranscriptEntry) -> tuple[tuple[str, str], tuple[str, str]]:
    return sort_key(entry.case), sort_key(entry.name)


def _missing(connection: Connection, transcript: int | str) -> NotFoundError:
    if isinstance(transcript, int):
        return NotFoundError(f"there is no transcript with id {transcript}")
    names = connection.execute(select(t.Transcript.name)).scalars()
    return not_found(transcript, sorted(names, key=sort_key), "transcript")


def _one(transcript: int | str) -> Select[*tuple[Any, ...]]:
    columns = (t.Transcript.id, t.Transcript.name, t.Transcript.text, t.Transcript.attributes)
    query = select(*columns, t.Case.name.label("case")).outerjoin(t.Case)
    if isinstance(transcript, int):
        return query.where(t.Transcript.id == transcript)
    return query.where(t.Transcript.folded == fold(transcript))


def _entries(coder: int | None, ids: Sequence[int] | None) -> Select[*tuple[Any, ...]]:
    """One row a transcript, of all or of these. `coded` is the length of the union of its codings:
    each coding, in order of start, adds what lies beyond everything before it.
    """
    counted = true() if coder is None else t.Coding.coder_id == coder
    among = true() if ids is None else t.Coding.transcript_id.in_(ids)
    in_order: dict[str, Any] = {
        "partition_by": t.Coding.transcript_id,
        "order_by": (t.Coding.start, t.Coding.end),
        "rows": (None, -1),
    }
    reached = func.coalesce(func.max(t.Coding.end).over(**in_order), 0)
    columns = (t.Coding.transcript_id, t.Coding.start, t.Coding.end, reached.label("reached"))
    sweep = select(*columns).where(counted, among).subquery()
    begin = case((sweep.c.start > sweep.c.reached, sweep.c.start), else_=sweep.c.reached)
    gain = case((sweep.c.end > begin, sweep.c.end - begin), else_=0)
    coded = (
        select(sweep.c.transcript_id, func.count().label("codings"), func.sum(gain).label("coded"))
        .group_by(sweep.c.transcript_id)
        .subquery()
    )
    transcript = t.Transcript
    return (
        select(
            transcript.id,
            transcript.name,
            func.coalesce(t.Case.name, ""),
            transcript.attributes,
            transcript.characters,
            transcript.words,
            _last_number(t.Turn),
            _last_number(t.Sentence),
            func.coalesce(coded.c.codings, 0),
            func.coalesce(coded.c.coded, 0),
        )
        .outerjoin(t.Case, t.Case.id == transcript.case_id)
        .outerjoin(coded, coded.c.transcript_id == transcript.id)
        .where(true() if ids is None else transcript.id.in_(ids))
    )


def _last_number(model: type[t.Turn] | type[t.Sentence]) -> Any:
    last = select(func.coalesce(func.max(model.number), 0))
    return last.where(model.transcript_id == t.Transcript.id).scalar_subquery()


_TURNS = select(
    t.Turn.transcript_id,
    t.Turn.number,
    t.Turn.start,
    t.Turn.end,
    t.Turn.speaker,
    t.Turn.label_start,
    t.Turn.label_end,
    t.Turn.seconds,
).order_by(t.Turn.transcript_id, t.Turn.number)


def texts_of(connection: Connection, ids: Collection[int] | None = None) -> dict[int, str]:
    """Return texts by transcript id: of these, or of all."""
    query = select(t.Transcript.id, t.Transcript.text)
    if ids is None:
        return dict(connection.execute(query).all())
    parts = (query.where(t.Transcript.id.in_(batch)) for batch in batches(list(ids)))
    return {id_: text for part in parts for id_, text in connection.execute(part)}


def divided_into(
    connection: Connection, transcript: int
) -> tuple[tuple[Turn, ...], tuple[Sentence, ...]]:
    """Return a transcript's turns and sentences, in order."""
    return _turns(connection, transcript), _sentences(connection, transcript)


def _turns(connection: Connection, transcript: int) -> tuple[Turn, ...]:
    rows = connection.execute(_TURNS.where(t.Turn.transcript_id == transcript)).all()
    return tuple(turn_of(row._asdict()) for row in rows)


def turn_of(row: Mapping[str, Any]) -> Turn:
    """Return a turn as its row has it."""
    label = _label(row["label_start"], row["label_end"])
    return Turn(
        row["number"], Span(row["start"], row["end"]), row["speaker"], label, row["seconds"]
    )


def _label(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _sentences(connection: Connection, transcript: int) -> tuple[Sentence, ...]:
    columns = (t.Sentence.number, t.Sentence.turn, t.Sentence.start, t.Sentence.end)
    query = select(*columns).where(t.Sentence.transcript_id == transcript)
    rows = connection.execute(query.order_by(t.Sentence.number)).all()
    return tuple(Sentence(number, turn, Span(start, end)) for number, turn, start, end in rows)
