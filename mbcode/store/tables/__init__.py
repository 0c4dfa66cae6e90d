"""The database of a study as typed SQLAlchemy models; docs/ARCHITECTURE.md tells of the tables.

`folded` is a name under `danish.fold`, unique, because no database folds æ ø å as we do.
`change_id` names the last change that touched a row: undo compares it, to see whether someone built
on what it is about to take back.
"""

from __future__ import annotations

from mbcode.store.tables.asides import Place, Verdict
from mbcode.store.tables.base import Base, UtcTime
from mbcode.store.tables.coded import Code, Coding, DoneMark, Memo, Review, ReviewMemo
from mbcode.store.tables.history import About, Change, Coder, Meeting, Study
from mbcode.store.tables.texts import Case, Sentence, SettledName, Transcript, Turn, Word

__all__ = [
    "About",
    "Base",
    "Case",
    "Change",
    "Code",
    "Coder",
    "Coding",
    "DoneMark",
    "Meeting",
    "Memo",
    "Place",
    "Review",
    "ReviewMemo",
    "Sentence",
    "SettledName",
    "Study",
    "Transcript",
    "Turn",
    "UtcTime",
    "Verdict",
    "Word",
]
