"""The study: what a door (workbench, command line, notebook) holds in its hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, insert, select

from mbcode.changes import Moment
from mbcode.columns import Columns
from mbcode.errors import StudyError
from mbcode.model import Coder
from mbcode.store import tables as t
from mbcode.store.activity import last_activity
from mbcode.store.backups import back_up
from mbcode.store.checks import faults
from mbcode.store.codebook import Codebook
from mbcode.store.codings import Codings
from mbcode.store.columns import read_columns, read_outline, read_part, read_units
from mbcode.store.copying import Told, copy_rows, refuse_unfit, row_counts
from mbcode.store.corrections import Corrections
from mbcode.store.database import BUSY_SECONDS, Database
from mbcode.store.done_marks import DoneMarks
from mbcode.store.history import History
from mbcode.store.imports import Imports
from mbcode.store.kept_backups import keep_daily_backup
from mbcode.store.log import Log
from mbcode.store.memos import Memos
from mbcode.store.names import Names
from mbcode.store.past import Past
from mbcode.store.places import Places
from mbcode.store.reading import coders
from mbcode.store.reviews import Reviews
from mbcode.store.schema import migrate
from mbcode.store.sentences import Sentences
from mbcode.store.settlements import Settlements
from mbcode.store.shapes import refuse_misshapen
from mbcode.store.transcripts import Cases, Transcripts
from mbcode.store.upgrading import bring_up_to_date
from mbcode.store.verdicts import Verdicts
from mbcode.store.whose import EVERYBODY, Whose

if TYPE_CHECKING:
    from mbcode.store.copies.door import Copies


class Study:
    """One open study in the hands of one coder. Make one with `create` or `open`.

    What it holds is reached by its nouns: `transcripts`, `cases`, `codebook`, `codings`,
    `settlements`, `memos`, `names`, `done_marks`, `corrections`, `reviews`, `sentences`,
    `verdicts`, `history`, `imports`, `copies`, `places`. With `dry_run`, whatever is changed is
    rolled back at once. `notice` is a line that opening gave reason to say; mostly it is empty.
    """

    def __init__(
        self, database: Database, coder_name: str, *, dry_run: bool = False, is_blind: bool = False
    ) -> None:
        log = Log(database, coder_name, dry_run=dry_run)
        whose = Whose(coder_name) if is_blind else EVERYBODY
        self._database = database
        self._log = log
        self._whose = whose
        self.coder_name = coder_name
        self.is_blind = is_blind
        self.notice = ""
        self.moment: Moment | None = None
        self.transcripts = Transcripts(database, whose)
        self.cases = Cases(database)
        self.codebook = Codebook(database, log)
        self.codings = Codings(database, log, whose)
        self.settlements = Settlements(database, log, whose)
        self.memos = Memos(database, log, whose)
        self.names = Names(database, log)
        self.corrections = Corrections(database, log)
        self.reviews = Reviews(database, log, whose)
        self.sentences = Sentences(database, log)
        self.done_marks = DoneMarks(database, log, whose)
        self.history = History(database, log, whose)
        self.imports = Imports(database, log)
        self.verdicts = Verdicts(database, log)
        self.places = Places(database, coder_name)
        columns = (t.Study.uid, t.Study.name, t.Study.language, t.Study.created_at)
        with database.reading() as connection:
            row = connection.execute(select(*columns)).one_or_none()
        if row is None:
            raise StudyError(f"{database.place}: not an mbcode study: it says nothing of itself")
        self.uid, self.name, self.language, self.created_at = row

    @classmethod
    def create(
        cls, target: str | Path, *, coder: str, name: str = "", language: str = "da"
    ) -> Study:
        """Make an empty study. Raises StudyError if there is something at `target` already."""
        database = Database(target)
        database.claim_file()
        with database.altering() as connection:
            refuse_unfit(database, connection)
            migrate(connection)
            now = datetime.now(UTC)
            connection.execute(
                insert(t.Study).values(
                    id=1, uid=uuid4().hex, name=name, language=language, created_at=now
                )
            )
        return cls(database, coder)

    @classmethod
    def open(
        cls,
        target: str | Path,
        *,
        coder: str,
        dry_run: bool = False,
        patience: float = BUSY_SECONDS,
        is_blind: bool = False,
    ) -> Study:
        """Open a study; one of an older version is backed up and brought up to date, also with
        `dry_run`, and `notice` says so. Where the coder `is_blind`, what others coded, noted and
        did is not shown and counted nowhere.

        `patience` is how many seconds a change waits for others who write, before it is refused.
        Raises StudyError if it isn't there, isn't a study, is of a newer version, or holds
        values that mbcode does not write.
        """
        database = Database(target, patience=patience)
        database.check_file()
        notice = bring_up_to_date(database)
        refuse_misshapen(database)
        study = cls(database, coder, dry_run=dry_run, is_blind=is_blind)
        study.notice = notice
        return study

    def as_it_stood(self, at: int | datetime) -> Study:
        """Return the study as it stood after a change, by its number, or at a point in time.

        It is a copy in memory: to be read, and to be closed. `moment` says which change was the
        newest then. Raises NotFoundError for a change that isn't there, StudyError for a time
        before the study was made or one that is still to come.
        """
        with ExitStack() as unless_done:
            past = Past(self._database)
            unless_done.callback(past.close)
            moment = Study(past, self.coder_name).history.moment(at)
            past.walk_back(moment.change)
            then = Study(past, self.coder_name, is_blind=self.is_blind)
            then.moment = moment
            # What was decided on names is about what may leave today, whatever it was then.
            then.names = self.names
            unless_done.pop_all()
        return then

    @cached_property
    def copies(self) -> Copies:
        """Other copies of the study, to compare with and to merge."""
        # Much to import, for what is done once in weeks.
        from mbcode.store.copies.door import Copies

        return Copies(self._database, self._log, self.uid, self._whose)

    @property
    def place(self) -> str:
        """Where the study is, as messages name it."""
        return self._database.place

    @property
    def path(self) -> Path | None:
        """The study's file; None on a server."""
        return self._database.path

    def coders(self) -> tuple[Coder, ...]:
        """Return all coders in the order of their names."""
        with self._database.reading() as connection:
            return coders(connection, self._whose)

    def columns(self, *, units: bool) -> Columns:
        """Return the study as columns for the analysis; turns and sentences only if `units`."""
        with self._database.reading() as connection:
            return read_columns(connection, self._whose, units=units)

    def last_activity(self) -> dict[tuple[int, int], datetime]:
        """Return by the ids of transcript and coder when the coder last did something there."""
        with self._database.reading() as connection:
            return last_activity(connection, self._whose)

    def outline(self) -> Columns:
        """Return the study as columns without a coding, turn or sentence in them, for `part`."""
        with self._database.reading() as connection:
            return read_outline(connection, self._whose)

    def part(self, outline: Columns, transcripts: Sequence[int]) -> Columns:
        """Return an outline with the codings, turns and sentences of these transcripts, by id.

        So that what is listed row by row need not be in memory all at once.
        """
        with self._database.reading() as connection:
            return read_part(connection, outline, transcripts, self._whose)

    def units(self, columns: Columns, transcripts: Sequence[int]) -> Columns:
        """Return columns of the study with the turns and sentences of these transcripts, by id."""
        with self._database.reading() as connection:
            return read_units(connection, columns, transcripts)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the study, a line each; nothing, if it is sound."""
        with self._database.reading() as connection:
            return tuple(faults(connection))

    def fingerprint(self) -> str:
        """Return a short name for the state the study is in: it changes with every step of its
        history.
        """
        # Three questions: each is answered from an index, however long the history is.
        newest = select(t.Change.at).order_by(t.Change.id.desc()).limit(1)
        count, last = select(func.count()).select_from(t.Change), select(func.max(t.Change.id))
        query = select(*(each.scalar_subquery() for each in (count, last, newest)))
        with self._database.reading() as connection:
            state = tuple(connection.execute(query).one())
        return sha256(repr((self.uid, *state)).encode()).hexdigest()[:16]

    def steady(self) -> AbstractContextManager[None]:
        """Let all that this thread reads in the block be of one state, whoever writes meanwhile."""
        return self._database.steady()

    def back_up(self, target: Path) -> None:
        """Copy the study to a new file, whole, while others may be writing."""
        back_up(self._database, target)

    def keep_daily_backup(self) -> Path | None:
        """Back the study up beside it and return where; None if that was done today already, or
        nothing was changed since. Raises StudyError if the backup can't be made.
        """
        return keep_daily_backup(self._database)

    def row_counts(self) -> Mapping[str, int]:
        """Return how many rows each table has, by the table's name."""
        with self._database.reading() as connection:
            return row_counts(connection)

    def copy_to(self, target: str | Path, told: Told | None = None) -> Mapping[str, int]:
        """Copy the study, equal row by row, into an empty database or a new file; return the rows
        of each table.

        Raises StudyError, with nothing at the target, if there is anything already.
        """
        database = Database(target)
        try:
            database.claim_file()
            return copy_rows(self._database, database, told)
        finally:
            database.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Study:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
