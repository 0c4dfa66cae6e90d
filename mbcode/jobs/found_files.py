"""Which studies there are in a folder, and of which of its files one could be made."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mbcode.errors import MbcodeError
from mbcode.formats.kinds import Kind, kind_of
from mbcode.store.study_file import check_study_file, is_backup

_ENDINGS = frozenset({".txt", ".md", ".yaml", ".yml", ".csv", ".tsv"})
_SPEAK_OF_A_FOLDER = frozenset({"readme", "license", "changelog"})
MOST = 500
"""Files that are listed; a folder with more is no folder of interviews alone."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file, and what it is."""

    path: Path
    kind: Kind


def found_files(folder: Path) -> tuple[FoundFile, ...]:
    """Return the files right in `folder` that can be imported, in the order of their names."""
    try:
        paths = sorted(path for path in folder.iterdir() if _may_be(path))
    except OSError:
        # What can't be listed holds nothing to offer; what is done next says why.
        return ()
    found = ((path, _kind(path)) for path in paths[:MOST])
    return tuple(FoundFile(path, kind) for path, kind in found if kind is not None)


def found_studies(folder: Path) -> tuple[Path, ...]:
    """Return the studies in `folder`, or in a folder in it, the one that was written to last first;
    their backups are left out.
    """
    found = (path for names in ("*.mbcode", "*/*.mbcode") for path in folder.glob(names))
    studies = islice((path for path in found if _is_study(path)), MOST)
    return tuple(sorted(studies, key=lambda path: (-path.stat().st_mtime, path)))


def _is_study(path: Path) -> bool:
    try:
        check_study_file(path)
    except MbcodeError:
        return False
    return not is_backup(path)


def _may_be(path: Path) -> bool:
    is_listed = path.suffix.casefold() in _ENDINGS and not path.name.startswith(".")
    return is_listed and path.stem.casefold() not in _SPEAK_OF_A_FOLDER and path.is_file()


def _kind(path: Path) -> Kind | None:
    """Return what a file is; None for a table that is none of ours."""
    try:
        return kind_of(path)
    except MbcodeError:
        return None
