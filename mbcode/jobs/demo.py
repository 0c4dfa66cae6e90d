"""The example study: made from the bundled material, whole or not at all."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mbcode.export.write import write_table
from mbcode.jobs.creating import publish, refuse_existing, require_folder, workplace
from mbcode.jobs.importing import Progress, import_files
from mbcode.jobs.tables.counts import cooccurrence_table, pairs_table, summary_table
from mbcode.material import EXAMPLE, find_material
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.frames import Frame

STUDY = "study.mbcode"
SUMMARY = "summary.csv"
COOCCURRENCE = "cooccurrence.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Demo:
    """What was made: `summary` is the table in the file, `pairs` the co-occurrences as a list."""

    study: Path
    files: tuple[Path, ...]
    summary: Frame
    pairs: Frame


def refuse_demo(directory: Path) -> None:
    """Raise StudyError if a demo can't be made in `directory`, because something is there."""
    for name in (STUDY, SUMMARY, COOCCURRENCE):
        refuse_existing(directory / name)
    if directory.exists():
        require_folder(directory)
    else:
        require_folder(directory.parent)


def build_demo(directory: Path, coder: str, progress: Progress | None = None) -> Demo:
    """Make the example study in `directory`, and its summary and co-occurrence as CSV.

    The import stands in the history under `coder`; the codings are by the coders their files name.
    Raises StudyError if one of the files exists already; what fails leaves nothing behind.
    """
    refuse_demo(directory)
    material = find_material()
    with workplace(directory if directory.is_dir() else directory.parent) as folder:
        with Study.create(folder / STUDY, coder=coder, name=EXAMPLE) as study:
            import_files(study, material.files, progress=progress)
            summary, matrix = summary_table(study), cooccurrence_table(study)
            pairs = pairs_table(study)
        write_table(summary, folder / SUMMARY)
        write_table(matrix, folder / COOCCURRENCE)
        files = _publish_all(folder, directory)
    return Demo(directory / STUDY, files, summary.frame, pairs.frame)


def _publish_all(folder: Path, directory: Path) -> tuple[Path, ...]:
    """Move everything from `folder` to `directory`, the study last, or take it all back."""
    names = sorted((path.name for path in folder.iterdir()), key=lambda name: name == STUDY)
    with ExitStack() as taken_back:
        if not directory.exists():
            directory.mkdir()
            taken_back.callback(directory.rmdir)
        for name in names:
            publish(folder / name, directory / name)
            taken_back.callback((directory / name).unlink)
        taken_back.pop_all()
    return tuple(directory / name for name in names)
