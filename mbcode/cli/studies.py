"""Opening the study that a command line means, to read it or to change it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from mbcode.changes import Change
from mbcode.cli.parser import UsageError
from mbcode.cli.streams import say
from mbcode.errors import StudyError
from mbcode.jobs.settings import coder_name, is_blind, study_target
from mbcode.store.database import Database
from mbcode.store.study import Study


@contextmanager
def study_to_read(arguments: Namespace) -> Iterator[Study]:
    """Open the study for a command that changes nothing, and so needs nobody's name but to be
    blind.

    What the command reads is of one state, whoever writes meanwhile; with `history --at`, of the
    state then.
    """
    at = getattr(arguments, "at", None)
    blind = is_blind(given=arguments.blind)
    coder = coder_name(arguments.coder) if blind else ""
    opened = Study.open(study_target(arguments.study), coder=coder, is_blind=blind)
    with opened as study:
        _tell_notice(study)
        with nullcontext(study) if at is None else study.as_it_stood(at) as read, read.steady():
            yield read


def study_to_change(arguments: Namespace) -> Study:
    """Open the study in the coder's name; with `--dry-run`, every change is rolled back.

    Before the first change of a day, a backup is kept.
    """
    if getattr(arguments, "at", None) is not None:
        raise UsageError("what was can't be changed; leave history --at out")
    study = Study.open(
        study_target(arguments.study),
        coder=coder_name(arguments.coder),
        dry_run=arguments.dry_run,
        is_blind=is_blind(given=arguments.blind),
    )
    _tell_notice(study)
    if not arguments.dry_run:
        _keep_backup(study)
    return study


def study_file(arguments: Namespace) -> Path:
    """Return the file of the study that is meant, which need not be there or whole.

    Raises StudyError for a study on a server.
    """
    database = Database(study_target(arguments.study))
    if database.path is None:
        raise StudyError(f"{database.place}: a server keeps its backups with its own tools")
    return database.path


def change_study(arguments: Namespace, step: Callable[[Study], Change]) -> Change:
    """Open the study, take one step, and say what it did, or with `--dry-run` would do."""
    with study_to_change(arguments) as study:
        change = step(study)
    if not change.id:
        say(f"nothing to change: {change.summary}")
    else:
        say(f"would {change.summary}" if arguments.dry_run else change.summary)
    return change


def _keep_backup(study: Study) -> None:
    try:
        study.keep_daily_backup()
    except StudyError as error:
        # Whoever can still change the study must not be kept from it.
        say(f"no backup was made: {error}")


def _tell_notice(study: Study) -> None:
    if study.notice:
        say(study.notice)
