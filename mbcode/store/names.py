"""What was decided about names: those that stay, the pseudonyms in use, and the act itself.

Which name a pseudonym stands for is not known here; that is in the key, outside the study.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, exists, select

from mbcode.amounts import many
from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.pseudonyms.decisions import Plan, Pseudonym
from mbcode.pseudonyms.replacing import Replacer
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.log import Log
from mbcode.store.pseudonymising.notes import rewrite_notes
from mbcode.store.pseudonymising.purging import backups_of, purge, remove_backups
from mbcode.store.pseudonymising.rewriting import Rewriter
from mbcode.store.pseudonymising.standing import Told, rewrite_standing
from mbcode.store.recorder import Recorder
from mbcode.store.reverting import PSEUDONYMISE
from mbcode.store.transcripts import texts_of
from mbcode.store.word_list import follow

KEEP = "names"
"""The kind of change that only says which names stay."""


class Names:
    """The names of one study."""

    def __init__(self, database: Database, log: Log) -> None:
        self._database = database
        self._log = log

    def kept(self) -> tuple[Pseudonym, ...]:
        """Return the names that were decided to stay."""
        return self._settled(is_kept=True)

    def pseudonyms(self) -> tuple[str, ...]:
        """Return the pseudonyms in use."""
        return tuple(each.name for each in self._settled(is_kept=False))

    def are_settled(self) -> bool:
        """Tell whether anything was ever decided about names; until then nobody asked for it."""
        with self._database.reading() as connection:
            return bool(connection.execute(select(exists(select(t.SettledName.id)))).scalar())

    def backups(self) -> tuple[Path, ...]:
        """Return the backups beside the study, which still hold all names."""
        return backups_of(self._database)

    def decide(self, plan: Plan, write_key: Callable[[], None], told: Told | None = None) -> Change:
        """Carry out a plan: note which names stay, and replace the others everywhere, as one step.

        `write_key` is called when all is written and nothing is yet final; what it raises goes
        through, and the study is as it was. With names replaced, the step can't be undone, and what
        it replaced is still on the disk until `purge`. `told` hears how far that has come. Raises
        ConflictError where two things would come to be one.
        """
        kind = PSEUDONYMISE if plan.replaced else KEEP
        with self._log.transaction() as connection:
            recorder = self._log.begin(connection, kind)
            _keep(recorder, plan.kept)
            if plan.replaced:
                _replace_everywhere(connection, plan, told)
                _note_pseudonyms(recorder, plan.replaced)
            recorder.summary = _summary(plan)
            change = self._log.finish(recorder, even_if_empty=bool(plan.replaced))
            if plan.replaced and not self._log.dry_run:
                write_key()
        return change

    def purge(self) -> None:
        """Remove what the disk still holds of replaced names: backups beside the study, free
        pages, the write-ahead log.

        Raises StudyError, with what to do, where that can't be done now.
        """
        remove_backups(self._database)
        purge(self._database)

    def _settled(self, *, is_kept: bool) -> tuple[Pseudonym, ...]:
        columns = (t.SettledName.name, t.SettledName.kind, t.SettledName.forms)
        query = select(*columns).where(t.SettledName.kept == is_kept).order_by(t.SettledName.id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Pseudonym(name, kind, name, tuple(forms)) for name, kind, forms in rows)


def _replace_everywhere(connection: Connection, plan: Plan, told: Told | None) -> None:
    # A name that was to stay once, and is to go now, is not to stay in the list of those that do.
    changed_mind = [fold(entry.name) for entry in plan.replaced]
    connection.execute(
        delete(t.SettledName).where(t.SettledName.folded.in_(changed_mind), t.SettledName.kept)
    )
    rewriter = Rewriter(Replacer(plan))
    texts = texts_of(connection)
    rewrite_notes(connection, rewriter, texts)
    rewrite_standing(connection, rewriter, texts, told)
    follow(connection, texts)


def _keep(recorder: Recorder, kept: Iterable[Pseudonym]) -> None:
    stands = _standing(recorder.connection)
    for entry in kept:
        forms = list(entry.forms)
        id_ = stands.get(fold(entry.name))
        if id_ is None:
            _add(recorder, entry.name, entry.kind, forms, kept=True)
        else:
            recorder.update(t.SettledName, id_, kind=entry.kind, forms=forms)


def _note_pseudonyms(recorder: Recorder, replaced: Sequence[Pseudonym]) -> None:
    stands = _standing(recorder.connection)
    for entry in replaced:
        if fold(entry.pseudonym) not in stands:
            _add(recorder, entry.pseudonym, entry.kind, [entry.pseudonym], kept=False)


def _add(recorder: Recorder, name: str, kind: str, forms: list[str], *, kept: bool) -> None:
    values = {"name": name, "folded": fold(name), "kind": kind, "forms": forms, "kept": kept}
    recorder.insert(t.SettledName, **values)


def _standing(connection: Connection) -> dict[str, int]:
    return dict(connection.execute(select(t.SettledName.folded, t.SettledName.id)).all())


def _summary(plan: Plan) -> str:
    said = []
    if plan.replaced:
        said.append(f"pseudonymise {many(len(plan.replaced), 'name')}")
    if plan.kept:
        said.append(f"keep {many(len(plan.kept), 'name')}")
    return ", ".join(said) or "decide nothing"
