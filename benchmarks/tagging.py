"""What a tag costs, committed and logged, beside a bare commit of one row on the same disk.

    python -m benchmarks.tagging

The limit is SQLite itself: BEGIN IMMEDIATE, one INSERT, COMMIT, with WAL and synchronous=FULL,
through the standard library. Both are timed in turn within one run, so that a slow disk slows both.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mbcode.drafts import CodeDraft, ImportBatch, TranscriptDraft
from mbcode.model import CodeText, Span
from mbcode.store.study import Study

ROUNDS = 300
MOST_TIMES = 12.0
"""How many bare commits a tag may cost before the benchmark fails."""


def tagging(folder: Path) -> Callable[[int], None]:
    """Return a function that gives a code to the passage numbered."""
    study = Study.create(folder / "study.mbcode", coder="Åse")
    codes = tuple(CodeDraft(CodeText(f"Kode {number}")) for number in range(45))
    transcript = TranscriptDraft("01", "ord " * 2_500, ())
    study.imports.run(ImportBatch(transcripts=(transcript,), codes=codes))

    def tag(number: int) -> None:
        study.codings.tag(1, Span(number, number + 40), 1)

    return tag


def committing(folder: Path) -> Callable[[int], None]:
    """Return a function that commits one row as plainly as can be."""
    database = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE coding (transcript, start, stop, code)")

    def commit(number: int) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO coding VALUES (1, ?, ?, 1)", (number, number + 40))
        database.execute("COMMIT")

    return commit


def timed(action: Callable[[int], None], number: int) -> float:
    """Return milliseconds."""
    start = time.perf_counter()
    action(number)
    return (time.perf_counter() - start) * 1_000


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        tag, commit = tagging(Path(name)), committing(Path(name))
        pairs = [(timed(tag, number), timed(commit, number)) for number in range(ROUNDS)]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"tag, committed and logged {ours:6.2f} ms")
    print(f"bare commit               {bare:6.2f} ms")
    print(f"ratio                     {ours / bare:6.1f}  (at most {MOST_TIMES})")
    return int(ours / bare > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main())
