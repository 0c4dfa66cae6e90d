"""What is read to open a study and a transcript, beside the plainest reading of it.

    python -m benchmarks.opening [SIZE ...]

SIZE is one of `_studies` (default: M; L takes a minute to make). The measure is a transcript's rows
fetched by Python's own sqlite3, and nothing made of them. Each figure is the best of some, of the
processor's milliseconds. Fails where opening a transcript takes `MOST_TIMES` as long or more.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._studies import CODERS, SIZES, make_study
from mbcode.store.glance import glance
from mbcode.store.study import Study
from mbcode.tui.session import Session

MOST_TIMES = 15.0


def best(action: Callable[[], object], times: int = 5) -> float:
    """Return the processor's milliseconds of the fastest of some runs."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        action()
        taken.append(time.process_time() - before)
    return min(taken) * 1_000


def plainly(path: Path, transcript: int) -> Callable[[], object]:
    """Return what fetches the rows of a transcript, and does nothing with them."""
    connection = sqlite3.connect(path)
    queries = (
        "SELECT text FROM transcript WHERE id = ?",
        *(f"SELECT * FROM {table} WHERE transcript_id = ?" for table in TABLES),
    )
    return lambda: [connection.execute(query, (transcript,)).fetchall() for query in queries]


TABLES = ("turn", "sentence", "coding")


def measure(path: Path, size: str) -> bool:
    """Print the figures of a study; tell whether they are within the limit."""
    middle = SIZES[size].transcripts // 2
    plain = best(plainly(path, middle))
    with Study.open(path, coder=CODERS[0]) as study:
        session = Session(study)
        opened = best(lambda: session.open(middle))
        figures = {
            "a transcript's rows, plainly": plain,
            "a transcript, opened": opened,
            "the first glance": best(lambda: glance(path, CODERS[0])),
            "all the workbench shows": best(lambda: Session(study), 2),
        }
    for name, figure in figures.items():
        print(f"{size}  {name:30}{figure:9.1f} ms")
    print(f"{size}  ratio{opened / plain:34.1f}     (at most {MOST_TIMES:g})")
    return opened / plain < MOST_TIMES


def main(sizes: list[str]) -> int:
    held = []
    for size in sizes or ["M"]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "study.mbcode"
            make_study(path, size)
            held.append(measure(path, size))
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
