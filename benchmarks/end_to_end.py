"""How long a whole process takes from an existing study to its overlap matrix in a CSV file.

    python -m benchmarks.end_to_end [S] [M] [L]

Beside it runs the least a process can do for that (`_plain.py`: sqlite3, one numpy array, csv).
Both start anew each round and are timed from outside, start of Python included. Without a size it
is S; L has a million codings, and takes a minute to make.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks._processes import best_of, limits, run
from benchmarks._studies import SIZES

ROUNDS = {"S": 15, "M": 7, "L": 3}
AIM, MOST_TIMES = {"S": 8.0, "M": 8.0, "L": 2.5}, {"S": 12.0, "M": 12.0, "L": 4.0}
"""How many times the plain process mbcode should take, and may take on a busy machine."""
MOST_MEGABYTES = 600


def compare(name: str, folder: Path) -> bool:
    """Time both on the study of one size, print the ratio, and tell whether it is within limits."""
    study = folder / f"{name}.mbcode"
    # By a process of its own, as what this one holds would count as memory of those it starts.
    run("-m", "benchmarks._studies", study, name)
    out = folder / "matrix.csv"
    best, limit = best_of(
        ROUNDS[name],
        ("-m", "mbcode", "--study", study, "export", "cooccurrence", "-o", out),
        (Path(__file__).with_name("_plain.py"), study, out),
    )
    ratio = best.seconds / limit.seconds
    print(
        f"{name}, {SIZES[name].codings} codings: mbcode {best.in_words()} and "
        f"{best.megabytes:.0f} MB (at most {MOST_MEGABYTES}), plain {limit.in_words()}, "
        f"ratio {ratio:.2f} {limits(AIM[name], MOST_TIMES[name])}"
    )
    return ratio <= MOST_TIMES[name] and best.megabytes <= MOST_MEGABYTES


def main(names: Sequence[str]) -> int:
    """Compare each size named; return 1 if one is over its limits."""
    with tempfile.TemporaryDirectory() as folder:
        within = [compare(name, Path(folder)) for name in names or ["S"]]
    return int(not all(within))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
