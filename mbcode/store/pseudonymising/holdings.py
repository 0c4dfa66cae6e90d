"""Where a study holds words that can name somebody, and where positions in a transcript's text.

A test holds this list to the tables: a column that is in neither list fails it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holding:
    """What one table holds. A column `folded` follows the column `name` and is not listed."""

    text: tuple[str, ...] = ()
    """Running text: names stand in it as they are spelt."""
    labels: tuple[str, ...] = ()
    """Names of things, which may spell a name in any way: *03-jonna*."""
    values: tuple[str, ...] = ()
    """Texts in a list or a mapping."""
    starts: tuple[str, ...] = ()
    """Beginnings in the text of the row's transcript."""
    ends: tuple[str, ...] = ()
    """Ends there, of what begins in the same place of `starts`."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are looked at."""
        return (*self.text, *self.labels, *self.values, *self.starts, *self.ends)

    @property
    def lies_in_a_text(self) -> bool:
        """Whether a row has a place in a transcript."""
        return bool(self.starts)

    @property
    def has_words(self) -> bool:
        """Whether a row can name somebody."""
        return bool(self.text or self.labels or self.values)


HOLDINGS = {
    "study": Holding(text=("name",)),
    "case": Holding(labels=("name",), values=("attributes",)),
    "transcript": Holding(labels=("name",), values=("attributes",)),
    "turn": Holding(text=("speaker",), starts=("start", "label_start"), ends=("end", "label_end")),
    "sentence": Holding(starts=("start",), ends=("end",)),
    "code": Holding(
        text=("name", "definition", "include", "exclude", "example", "label_en"),
        values=("keywords",),
    ),
    "coding": Holding(starts=("start",), ends=("end",)),
    "memo": Holding(text=("text",)),
    "review": Holding(text=("passage",), starts=("start",), ends=("end",)),
    "review_memo": Holding(text=("text",)),
    "verdict": Holding(starts=("start",), ends=("end",)),
    "place": Holding(starts=("position",)),
    "settled_name": Holding(text=("name",), values=("forms",)),
    "change": Holding(text=("summary",)),
}
"""By table. A transcript's `text` and a change's `edits` have modules of their own; a `word` goes
with the texts.
"""

WITHOUT_NAMES = frozenset(
    {
        "study.uid",
        "study.language",
        "coder.name",
        "coder.folded",
        "about.what",
        "change.kind",
        "change.edits",
        "meeting.kin",
        "transcript.text",
        "transcript.sha256",
        "code.colour",
        "code.key",
        "coding.origin",
        "review.origin",
        "verdict.coder",
        "verdict.by",
        "place.coder",
        "settled_name.kind",
        "word.word",
    }
)
"""Columns of text that are left as they are: none holds a name of somebody who was interviewed or
spoken of, but for `transcript.text`, `change.edits` and `word.word` (see above). Coders are the
researchers themselves.
"""
