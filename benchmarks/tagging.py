"""What a tag costs, committed and logged, beside a bare commit of one row on the same disk.

    python -m benchmarks.tagging [SIZE ...]

SIZE is one of `_studies` (default: S; L has a million codings and takes a minute to make). The
limit is SQLite itself: BEGIN IMMEDIATE, one INSERT, COMMIT, with WAL and synchronous=FULL, through
the standard library. Both are timed in turn, so that a slow disk slows both; of three runs the one
with the fastest bare commits counts, which other programs disturbed least.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._studies import CODERS, SIZES, make_study
from mbcode.model import Span
from mbcode.store.study import Study

RUNS = 3
ROUNDS = 200
AIM, MOST_TIMES = 3.0, 5.0
"""How many bare commits a tag should cost at most, and may cost before the benchmark fails: a
machine that does something else too adds to the longer time.
"""
PASSAGES = 20_000
"""Characters of each transcript over which the passages that are tagged are spread."""


def tagging(path: Path, size: str) -> Callable[[int], None]:
    """Return a function that gives a code to the passage numbered, in one transcript after the
    other.
    """
    make_study(path, size)
    study = Study.open(path, coder=CODERS[0])
    codes = [code.id for code in study.codebook.codes() if code.applicable]

    def tag(number: int) -> None:
        start = number * 7 % PASSAGES
        transcript = 1 + number % SIZES[size].transcripts
        study.codings.tag(transcript, Span(start, start + 41), codes[number % len(codes)])

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


def compare(size: str) -> bool:
    """Print what a tag costs in a study of `size`; tell whether that is within the limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tag, commit = tagging(folder / "study.mbcode", size), committing(folder)
        runs = [run(tag, commit, first) for first in range(0, RUNS * ROUNDS, ROUNDS)]
    ours, bare = min(runs, key=lambda times: times[1])
    print(f"{size}  tag, committed and logged {ours:6.2f} ms")
    print(f"{size}  bare commit               {bare:6.2f} ms")
    print(
        f"{size}  ratio                     {ours / bare:6.1f}  (aim {AIM}, at most {MOST_TIMES})"
    )
    return ours / bare <= MOST_TIMES


def run(
    tag: Callable[[int], None], commit: Callable[[int], None], first: int
) -> tuple[float, float]:
    """Return the medians of both, in milliseconds."""
    pairs = [(timed(tag, number), timed(commit, number)) for number in range(first, first + ROUNDS)]
    ours, bare = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(bare)


def main(sizes: list[str]) -> int:
    within = [compare(size) for size in sizes or ["S"]]
    return int(not all(within))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
