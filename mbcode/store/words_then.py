"""The words that positions noted in the history are of, as far as the text is still the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from mbcode.quoted import quoted, quoted_ends
from mbcode.store import tables as t
from mbcode.store.recorder import Edits


@dataclass(frozen=True, slots=True)
class WordsThen:
    """What stood at positions when a change was made. `corrects` tells that the change itself
    altered a text, so that its notes are of two.
    """

    connection: Connection
    change: int
    corrects: bool

    @classmethod
    def of(cls, connection: Connection, change: int, edits: Iterable[Edits]) -> WordsThen:
        """Return the words as a change with these edits found them."""
        altered = (note for each in edits for note in each.altered)
        return cls(connection, change, any("sha256" in note["before"] for note in altered))

    def at(self, row: Mapping[str, Any], as_quoted: Callable[[str], str] = quoted) -> str:
        """Return the words of a row with a transcript, a start and an end; where the text was
        corrected since, the characters.
        """
        start, end = row["start"], row["end"]
        words = func.substr(t.Transcript.text, start + 1, end - start)
        query = select(words).where(
            t.Transcript.id == row["transcript_id"], t.Transcript.change_id <= self.change
        )
        found = None if self.corrects else self.connection.execute(query).scalar()
        return f"characters {start}–{end}" if found is None else as_quoted(found)

    def of_moved(self, note: Mapping[str, Any]) -> tuple[str, str] | None:
        """Return the words of a coding before and after its edges were moved, by the note of it;
        None where it was altered again since.
        """
        coding = t.Coding.__table__
        query = select(coding).where(coding.c.id == note["id"], coding.c.change_id == self.change)
        row = self.connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        before = {**row, **note["before"]}
        return self.at(before, quoted_ends), self.at(dict(row), quoted_ends)
