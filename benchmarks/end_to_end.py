"""How long a whole process takes from an existing study to its overlap matrix in a CSV file.

    python -m benchmarks.end_to_end [S] [M] [L]

Beside it runs the least a process can do for that (`_plain.py`: sqlite3, one numpy array, csv).
Both start anew each round and are timed from outside, start of Python included. Without a size it
is S; L has a million codings, and takes a minute to make.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._studies import SIZES

ROUNDS = {"S": 9, "M": 7, "L": 3}
MOST_TIMES = {"S": 12.0, "M": 12.0, "L": 4.0}
"""How many times the plain process mbcode may take before the benchmark fails.

The aims are 8 and, for L, 2.5; a machine that does something else too adds to the longer time."""
MOST_MEGABYTES = 600


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    megabytes: float


def run(*arguments: str | Path) -> Run:
    """Run Python with these arguments to its end; RuntimeError if it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, arguments)])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with status {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024)


def compare(name: str, folder: Path) -> bool:
    """Time both on the study of one size, print the ratio, and tell whether it is within limits."""
    study = folder / f"{name}.mbcode"
    # By a process of its own, as what this one holds would count as memory of those it starts.
    run("-m", "benchmarks._studies", study, name)
    out = folder / "matrix.csv"
    ours, plain = [], []
    for _ in range(ROUNDS[name]):
        ours.append(run("-m", "mbcode", "--study", study, "export", "cooccurrence", "-o", out))
        plain.append(run(Path(__file__).with_name("_plain.py"), study, out))
    # The best of many rounds: what another program takes from a shared machine only ever adds.
    best = min(each.seconds for each in ours)
    limit = min(each.seconds for each in plain)
    memory = max(each.megabytes for each in ours)
    print(
        f"{name}, {SIZES[name].codings} codings: mbcode {best:.2f} s and {memory:.0f} MB, "
        f"plain {limit:.2f} s, ratio {best / limit:.2f} (at most {MOST_TIMES[name]}, "
        f"{MOST_MEGABYTES} MB)"
    )
    return best / limit <= MOST_TIMES[name] and memory <= MOST_MEGABYTES


def main(names: Sequence[str]) -> int:
    """Compare each size named; return 1 if one is over its limits."""
    with tempfile.TemporaryDirectory() as folder:
        within = [compare(name, Path(folder)) for name in names or ["S"]]
    return int(not all(within))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
