"""Carrying out a plan: every edit through the recorder, in an order that no rule of the database
stands against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from mbcode.danish import fold
from mbcode.memo_links import relinked
from mbcode.model import Span
from mbcode.store import tables as t
from mbcode.store.copies.idents import Idents, columns_of
from mbcode.store.copies.kinds import (
    BY_TABLE,
    KINDS,
    LINKING,
    NAME,
    NAMED,
    PASSAGE,
    Passage,
    Row,
)
from mbcode.store.copies.plan import Plan
from mbcode.store.divisions import divide_anew, text_columns
from mbcode.store.recorder import Recorder
from mbcode.store.reviews import Waiting, come_back, put_aside

_MODELS: dict[str, type[t.Base]] = {
    model.__tablename__: model
    for model in (
        t.Case,
        t.Transcript,
        t.Code,
        t.Coding,
        t.Memo,
        t.DoneMark,
        t.SettledName,
    )
}
_ON_OTHERS = tuple(kind.table for kind in KINDS if kind.table not in (*NAMED, "coding"))
"""Tables whose rows nothing outside of them refers to; in them, what is referred to comes first."""
_OUT_OF_REACH = 10**9
"""Added to a coding's positions while another takes its passage; no text is as long."""
_WAITING = 2 * _OUT_OF_REACH
"""From here on are codings that wait for review, for as long as the merge takes."""


def apply_plan(
    recorder: Recorder, plan: Plan, there: Connection, idents: Idents
) -> dict[str, dict[int, int]]:
    """Carry out a plan; return the ids of what was added, by table and ident."""
    return _Applying(recorder, plan, there, idents).run()


class _Applying:
    """One plan on its way into the database."""

    def __init__(self, recorder: Recorder, plan: Plan, there: Connection, idents: Idents) -> None:
        self._recorder = recorder
        self._plan = plan
        self._there = there
        self._idents = idents
        self._new: dict[str, dict[int, int]] = {kind.table: {} for kind in KINDS}
        self._coders: dict[int, int] = {}

    def run(self) -> dict[str, dict[int, int]]:
        waiting = self._let_come_back()
        for table in reversed(_ON_OTHERS):
            self._remove(table)
        for table in NAMED:
            self._park_names(table)
        self._add_each("case", self._plan.added["case"])
        self._add_transcripts()
        self._correct_texts()
        self._add_each("code", _parents_first(self._plan.added["code"]))
        for table in NAMED:
            self._change(table)
        self._park_passages()
        for table in ("coding", *_ON_OTHERS):
            self._change(table)
            self._add_many(table)
        self._put_aside(waiting)
        # Last, when nothing points at them any more.
        self._remove("coding")
        self._remove_named()
        return self._new

    # Out of the way

    def _remove(self, table: str) -> None:
        ids = sorted(self._plan.removed[table])
        self._recorder.delete(_MODELS[table], ids)

    def _remove_named(self) -> None:
        removed = self._plan.removed
        # By itself each, so that undo can bring them back in any order.
        for code in removed["code"]:
            self._recorder.update(t.Code, code, parent_id=None)
        self._remove("code")
        for part in (t.Turn, t.Sentence):
            of_removed = select(part.id).where(part.transcript_id.in_(list(removed["transcript"])))
            self._recorder.delete(
                part, list(self._recorder.connection.execute(of_removed).scalars())
            )
        self._remove("transcript")
        self._remove("case")

    def _park_names(self, table: str) -> None:
        """Free the names that something else takes."""
        plan = self._plan
        wanted = {
            fold(row[NAME]) for part in (plan.added, plan.changed) for row in part[table].values()
        }
        leaves = {
            ident: plan.before[table][ident]
            for ident in plan.changed[table]
            if fold(plan.changed[table][ident][NAME]) != fold(plan.before[table][ident][NAME])
        }
        for ident, row in {**leaves, **plan.removed[table]}.items():
            if fold(row[NAME]) in wanted:
                self._recorder.update(_MODELS[table], ident, folded=f"\x1f{ident}")

    def _park_passages(self) -> None:
        """Free the passages that another coding takes."""
        kind, plan = BY_TABLE["coding"], self._plan
        changed, before = plan.changed["coding"], plan.before["coding"]
        wanted = {
            kind.key_of(row): ident for ident, row in {**plan.added["coding"], **changed}.items()
        }
        for ident in (*changed, *plan.removed["coding"]):
            if wanted.get(kind.key_of(before[ident]), ident) != ident:
                passage = before[ident][PASSAGE]
                self._recorder.update(
                    t.Coding,
                    ident,
                    start=passage.start + _OUT_OF_REACH,
                    end=passage.end + _OUT_OF_REACH,
                )

    # What waits for review

    def _let_come_back(self) -> dict[int, Passage]:
        """Let codings that wait, and are to be altered or noted on, be codings for now; return
        which they are.
        """
        plan, before = self._plan, self._plan.before
        about = {*plan.changed["coding"], *plan.removed["coding"]}
        for part in (plan.added, plan.changed, plan.removed):
            about.update(row["coding_id"] for row in part["memo"].values())
        waits = {
            ident: row[PASSAGE]
            for ident, row in before["coding"].items()
            if ident in about and row[PASSAGE].waits
        }
        come_back(self._recorder, {ident: _out_of_the_text(ident) for ident in waits})
        return waits

    def _put_aside(self, came_back: Mapping[int, Passage]) -> None:
        """Let those codings wait that are to, and those that only came back."""
        plan = self._plan
        passages = {
            ident: passage
            for ident, passage in came_back.items()
            if ident not in plan.removed["coding"]
        }
        for part in (plan.added, plan.changed):
            passages.update((ident, row[PASSAGE]) for ident, row in part["coding"].items())
        new = self._new["coding"]
        put_aside(
            self._recorder,
            {
                new.get(ident, ident): Waiting(passage.words, passage.start, passage.end)
                for ident, passage in passages.items()
                if passage.words is not None
            },
        )

    # In

    def _add_each(self, table: str, idents: Iterable[int]) -> None:
        for ident in idents:
            values = self._values(table, ident, self._plan.added[table][ident])
            self._new[table][ident] = self._recorder.insert(_MODELS[table], **values)

    def _add_many(self, table: str) -> None:
        rows = self._plan.added[table]
        values = [self._values(table, ident, row) for ident, row in rows.items()]
        ids = self._recorder.insert_many(_MODELS[table], values)
        self._new[table].update(zip(rows, ids, strict=True))

    def _add_transcripts(self) -> None:
        for ident, row in self._plan.added["transcript"].items():
            there = self._idents.there("transcript", ident)
            words = select(t.Transcript.text, t.Transcript.characters, t.Transcript.words)
            text = self._there.execute(words.where(t.Transcript.id == there)).one()
            id_ = self._recorder.insert(
                t.Transcript, **self._values("transcript", ident, row), **text._mapping
            )
            self._new["transcript"][ident] = id_
            for part in (t.Turn, t.Sentence):
                self._add_parts(part, there, id_)

    def _add_parts(
        self, part: type[t.Turn] | type[t.Sentence], there: int | None, id_: int
    ) -> None:
        query = select(part.__table__).where(part.transcript_id == there).order_by(part.number)
        rows = [
            {name: value for name, value in row._mapping.items() if name != "id"}
            | {"transcript_id": id_}
            for row in self._there.execute(query)
        ]
        self._recorder.insert_many(part, rows)

    def _correct_texts(self) -> None:
        for ident, new in self._plan.texts.items():
            self._recorder.update(t.Transcript, ident, **text_columns(new.text))
            divide_anew(self._recorder, ident, new.turns, new.sentences)

    def _change(self, table: str) -> None:
        for ident, row in self._plan.changed[table].items():
            self._recorder.update(_MODELS[table], ident, **self._values(table, ident, row))

    # As columns

    def _values(self, table: str, ident: int, row: Row) -> dict[str, Any]:
        """Return a row as the database takes it, what it points at by ids."""
        values = columns_of(row)
        if table not in ("case", "transcript"):
            del values["attributes"]
        for name, target in BY_TABLE[table].refers.items():
            if values[name] is not None:
                values[name] = self._new[target].get(values[name], values[name])
        if table in LINKING:
            values["text"] = relinked(values["text"], self._coding)
        if PASSAGE in row:
            span = _out_of_the_text(ident) if row[PASSAGE].waits else row[PASSAGE]
            values |= {"start": span.start, "end": span.end}
        if NAME in values:
            values["folded"] = fold(values[NAME])
        if "coder_id" in values:
            values["coder_id"] = self._coder(values["coder_id"])
        return values

    def _coding(self, ident: int) -> int:
        """Return the id here of a coding that a memo links to."""
        return self._new["coding"].get(ident, ident)

    def _coder(self, ident: int) -> int:
        """Return the id of a coder here, whom it adds if only the copy knows them."""
        if ident > 0:
            return ident
        if ident not in self._coders:
            query = select(t.Coder.name).where(t.Coder.id == -ident)
            name = self._there.execute(query).scalar_one()
            self._coders[ident] = self._recorder.coder(name)
        return self._coders[ident]


def _out_of_the_text(ident: int) -> Span:
    """Return a place for a coding that waits, one for each."""
    start = _WAITING + 2 * abs(ident) + (ident < 0)
    return Span(start, start + 1)


def _parents_first(codes: Mapping[int, Row]) -> list[int]:
    """Return idents of codes, each after the one it stands below."""
    ordered: dict[int, None] = {}
    for ident in codes:
        line = []
        above: int | None = ident
        while above is not None and above in codes and above not in ordered:
            line.append(above)
            above = codes[above]["parent_id"]
        ordered.update(dict.fromkeys(reversed(line)))
    return list(ordered)
