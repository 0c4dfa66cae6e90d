"""Copying a study to another place, between a file and a server either way, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mbcode.jobs.creating import publish, refuse_existing, require_folder, workplace
from mbcode.jobs.importing import Progress
from mbcode.store.address import file_of
from mbcode.store.copying import refuse_target
from mbcode.store.study import Study


def copy_study(
    source: str, target: str, *, dry_run: bool = False, progress: Progress | None = None
) -> Mapping[str, int]:
    """Copy the study at `source` to `target`, each a path or an address, equal row by row.

    Returns the number of rows by the name of their table: `coding`, `transcript`, `change` …
    Raises StudyError, with nothing at the target, if there is no study at the source or something
    at the target. With `dry_run` nothing is copied in any case.
    """
    file = file_of(target)
    _refuse(target, file)
    with Study.open(source, coder="") as study:
        if dry_run:
            return study.row_counts()
        if file is None:
            return study.copy_to(target, progress)
        path = Path(file)
        with workplace(path.parent) as folder:
            counts = study.copy_to(folder / path.name, progress)
            publish(folder / path.name, path)
        return counts


def _refuse(target: str, file: str | None) -> None:
    if file is None:
        refuse_target(target)
    else:
        refuse_existing(Path(file))
        require_folder(Path(file).parent)
