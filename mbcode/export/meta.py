"""The note beside a file that says how to make it again."""

from __future__ import annotations

import dataclasses
import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mbcode import __version__

if TYPE_CHECKING:
    from mbcode.export.table import Table


def meta_path(path: Path) -> Path:
    """Return where the note on `path` stands: `FILE.meta.json`."""
    return path.with_name(f"{path.name}.meta.json")


def write_meta(table: Table, stream: TextIO) -> None:
    """Write the table's meaning, with the versions that made it and the time, as JSON."""
    import numpy as np
    import pandas as pd

    note = {
        "what": table.what,
        **table.meaning,
        "versions": {
            "mbcode": __version__,
            "python": platform.python_version(),
            "pandas": pd.__version__,
            "numpy": np.__version__,
        },
        "time": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    json.dump(note, stream, ensure_ascii=False, indent=2, default=_as_json)
    stream.write("\n")


def _as_json(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"{value!r} can't stand in a .meta.json")
