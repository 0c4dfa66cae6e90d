"""The backups beside a study, as a table; the study itself need not be whole for it."""

from __future__ import annotations

from pathlib import Path

from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.store.kept_backups import kept_backups
from mbcode.times import utc

BACKUP_COLUMNS = ("backup", "made_at", "occasion", "bytes", "folder")


def backups_table(study: Path) -> Table:
    """Return the backups of the study in this file, newest first."""
    rows = [
        (
            kept.path.name,
            utc(kept.made_at),
            kept.occasion,
            kept.path.stat().st_size,
            str(kept.path.parent),
        )
        for kept in kept_backups(study)
    ]
    frame = Frame.of_rows(BACKUP_COLUMNS, rows, whole=("bytes",))
    return Table.of(frame, "backups", {"study": str(study), "n": len(rows)})
