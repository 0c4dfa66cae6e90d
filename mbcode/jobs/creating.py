"""Making a study, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mbcode.drafts import ImportReport
from mbcode.errors import StudyError
from mbcode.formats.kinds import Kind
from mbcode.jobs.importing import Progress, import_files
from mbcode.obstacles import why
from mbcode.store.address import file_of
from mbcode.store.copying import refuse_target
from mbcode.store.study import Study
from mbcode.store.study_file import refuse_leftover


@dataclass(frozen=True, slots=True)
class Contents:
    """What a new study holds from the start: files to import, each as `kind` or as what it is."""

    files: Sequence[Path] = ()
    kind: Kind | None = None
    progress: Progress | None = None


NOTHING = Contents()


def create_study(
    target: str,
    coder: str,
    *,
    name: str = "",
    language: str = "da",
    contents: Contents = NOTHING,
    dry_run: bool = False,
) -> ImportReport:
    """Make a study at `target` that holds `contents`.

    Raises StudyError if there is something already, and what `import_files` raises for a file that
    can't go in; then no study was made. With `dry_run` none is made in any case.
    """
    file = file_of(target)
    if file is None:
        return _create_on_server(target, coder, name, language, contents, dry_run=dry_run)
    path = Path(file)
    refuse_existing(path)
    require_folder(path.parent)
    with workplace(path.parent) as folder:
        report = _create(str(folder / path.name), coder, name, language, contents)
        if not dry_run:
            publish(folder / path.name, path)
    return report


def refuse_existing(path: Path) -> None:
    """Raise StudyError if there is anything at `path`, or left of a study that was there."""
    if os.path.lexists(path):
        raise StudyError(f"{path}: exists already; nothing was overwritten")
    refuse_leftover(path)


def require_folder(folder: Path) -> None:
    """Raise StudyError if there is no such folder."""
    if not folder.is_dir():
        raise StudyError(f"{folder}: there is no such folder; make it first")


@contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """Open a folder on the same disk as what is to be made, gone at the end."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".mbcode-", dir=beside))
    except OSError as error:
        raise StudyError(f"{beside}: can't be written to: {why(error)}") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(made: Path, path: Path) -> None:
    """Give a finished file its name; StudyError if something has that name by now."""
    try:
        os.link(made, path)
    except FileExistsError as error:
        raise StudyError(f"{path}: exists already; nothing was overwritten") from error
    except OSError:  # Some disks know no second name for a file.
        refuse_existing(path)
        os.rename(made, path)


def _create(target: str, coder: str, name: str, language: str, contents: Contents) -> ImportReport:
    with Study.create(target, coder=coder, name=name, language=language) as study:
        if not contents.files:
            return ImportReport()
        return import_files(study, contents.files, contents.kind, contents.progress)


def _create_on_server(
    target: str, coder: str, name: str, language: str, contents: Contents, *, dry_run: bool
) -> ImportReport:
    """Make it in a file and copy that: so it comes to the server whole or not at all."""
    refuse_target(target)
    with workplace(Path(tempfile.gettempdir())) as folder:
        made = str(folder / "study.mbcode")
        report = _create(made, coder, name, language, contents)
        if not dry_run:
            with Study.open(made, coder=coder) as study:
                study.copy_to(target)
    return report
