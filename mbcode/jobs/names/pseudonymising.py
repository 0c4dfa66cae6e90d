"""Carrying out what was decided on names: the key first, then the study, then the disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mbcode.changes import Change
from mbcode.errors import MbcodeError
from mbcode.export.name_key import write_key
from mbcode.formats.name_key import read_key
from mbcode.jobs.names.writings import writings_of
from mbcode.pseudonyms.decisions import Decision, Plan, Pseudonym, plan_of
from mbcode.pseudonyms.matching import Matcher
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.jobs.importing import Progress

LARGEST_LOOKED_INTO = 20_000_000
"""Bytes of a file beside the study that is looked into for names."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, or with a dry run would be; `notes` are lines for the user."""

    change: Change
    notes: tuple[str, ...] = ()


def key_of(study: Study, path: Path | None) -> tuple[Pseudonym, ...]:
    """Return what the key at `path` holds; nothing, where there is none yet.

    Raises FormatError for a file that is no key to this study.
    """
    return read_key(path, study.uid) if path is not None and path.exists() else ()


def pseudonymise(
    study: Study,
    decisions: Sequence[Decision],
    key_path: Path | None,
    *,
    remove_backups: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Note which names stay, and replace the others everywhere, the disk included.

    `progress` is told how many transcripts are done. The key is written to `key_path`, or extended
    there. Raises MbcodeError, with nothing changed, for decisions that can't be carried out,
    without a place for the key, and where there are backups that may not be removed; StudyError
    where the disk could not be cleared after all.
    """
    key = key_of(study, key_path)
    names = study.names
    in_use = [Pseudonym(each, "other", each, (each,)) for each in names.pseudonyms()]
    plan = plan_of(decisions, key, names.pseudonyms(), (*names.kept(), *in_use))
    if not plan.replaced:
        return Outcome(names.decide(plan, _no_key), _absent(study, decisions))
    if key_path is None:
        raise MbcodeError("a key says who is who: give --key FILE, outside the study")
    _refuse_study(study, key_path)
    if not remove_backups:
        _refuse_backups(study)
    tell = progress or _tell_nobody
    tell(0, 1, "looking where the names stand")
    notes = (*_absent(study, decisions), *_elsewhere(study, plan, key_path))
    entries = _extended(key, plan.replaced)
    change = names.decide(
        plan,
        partial(write_key, key_path, study.uid, entries),
        lambda done, of: tell(done, of, "transcripts rewritten"),
    )
    if not dry_run:
        tell(1, 1, "clearing the disk")
        names.purge()
    return Outcome(change, notes)


def _no_key() -> None:
    """Nothing is replaced, so there is nobody to name."""


def _tell_nobody(done: int, of: int, name: str) -> None:
    """Nobody asked how far the work has come."""


def _extended(key: Iterable[Pseudonym], new: Iterable[Pseudonym]) -> tuple[Pseudonym, ...]:
    entries = {entry.pseudonym: entry for entry in key}
    for entry in new:
        before = entries.get(entry.pseudonym, entry)
        forms = tuple(dict.fromkeys((*before.forms, *entry.forms)))
        entries[entry.pseudonym] = replace(before, forms=forms)
    return tuple(entries.values())


def _refuse_study(study: Study, key_path: Path) -> None:
    if study.path is not None and key_path.exists() and key_path.samefile(study.path):
        raise MbcodeError(f"{key_path}: is the study itself; name another file for the key")


def _refuse_backups(study: Study) -> None:
    backups = study.names.backups()
    if backups:
        raise MbcodeError(
            f"{backups[0].parent} holds {len(backups)} backup(s) with all the names; give "
            "--remove-backups to remove them with the rest, or move them to a safe place"
        )


def _absent(study: Study, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Return a note for each name that stands nowhere: perhaps it is misspelt."""
    by_form = {form: each for each in decisions for form in each.spellings}
    matcher = Matcher(by_form)
    absent = {each.place for each in decisions}
    for writing in writings_of(study):
        if not absent:
            break
        absent -= {by_form[found.form].place for found in matcher.find(writing.text)}
    return tuple(
        f"{each.place}: '{each.name}' stands nowhere in the study"
        for each in decisions
        if each.place in absent
    )


def _elsewhere(study: Study, plan: Plan, key_path: Path) -> tuple[str, ...]:
    """Return what mbcode can't reach: files beside the study, and what a server keeps."""
    if study.path is None:
        return ("the server's own backups and logs still hold the names; ask who runs it",)
    own = {study.path.resolve(), key_path.resolve()}
    matcher = Matcher(plan.forms)
    holding = [
        path.name
        for path in sorted(study.path.resolve().parent.iterdir())
        if path not in own and not path.name.startswith(study.path.name) and _holds(path, matcher)
    ]
    if not holding:
        return ()
    return (f"these files beside the study hold names that are replaced: {', '.join(holding)}",)


def _holds(path: Path, matcher: Matcher) -> bool:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_LOOKED_INTO:
            return False
        text = path.read_bytes().decode("utf-8", "ignore")
    except OSError:
        return False
    return next(matcher.find(text), None) is not None
