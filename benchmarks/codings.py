"""How long a whole process takes from an existing study to the list of its codings in a CSV file.

    python -m benchmarks.codings [S] [M] [L]

Beside it runs the least a process can do for that (`_plain_codings.py`), which writes the same
bytes. Without a size it is M; L has a million codings, and takes a minute to make. Where two sizes
are named, the last is held against the first too: time may grow as the codings do, memory may not.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks._processes import Best, best_of, limits, run
from benchmarks._studies import SIZES

ROUNDS = {"S": 9, "M": 7, "L": 2}
AIM, MOST_TIMES = {"S": 8.0, "M": 3.0, "L": 3.0}, {"S": 12.0, "M": 4.5, "L": 4.5}
"""How many times the plain process mbcode should take, and may take on a busy machine."""
AIM_GROWTH, MOST_GROWTH = 35.0, 50.0
MOST_TIMES_MEMORY = 1.6
"""How many times the memory of a smaller study a larger one may take."""


def compare(name: str, folder: Path) -> tuple[Best, bool]:
    """Time both on the study of one size, print the ratio, and tell whether it is within limits."""
    study, ours, plain = (folder / f"{name}.{kind}" for kind in ("mbcode", "csv", "plain.csv"))
    run("-m", "benchmarks._studies", study, name)
    best, limit = best_of(
        ROUNDS[name],
        ("-m", "mbcode", "--study", study, "export", "codings", "-o", ours),
        (Path(__file__).with_name("_plain_codings.py"), study, plain),
    )
    if ours.read_bytes() != plain.read_bytes():
        raise RuntimeError(f"{name}: mbcode and the plain process list other codings")
    ratio = best.seconds / limit.seconds
    print(
        f"{name}, {SIZES[name].codings} codings: mbcode {best.in_words()} and "
        f"{best.megabytes:.0f} MB, plain {limit.in_words()}, the same bytes; "
        f"ratio {ratio:.2f} {limits(AIM[name], MOST_TIMES[name])}"
    )
    return best, ratio <= MOST_TIMES[name]


def main(names: Sequence[str]) -> int:
    """Compare each size named; return 1 if one is over its limits."""
    with tempfile.TemporaryDirectory() as folder:
        found = [compare(name, Path(folder)) for name in names or ["M"]]
    (first, _), (last, _) = found[0], found[-1]
    within = all(is_within for _, is_within in found)
    if len(found) > 1:
        growth, memory = last.seconds / first.seconds, last.megabytes / first.megabytes
        print(
            f"{names[-1]} takes {growth:.1f} times the time of {names[0]} "
            f"{limits(AIM_GROWTH, MOST_GROWTH)}, and {memory:.2f} times the memory "
            f"(at most {MOST_TIMES_MEMORY})"
        )
        within = within and growth <= MOST_GROWTH and memory <= MOST_TIMES_MEMORY
    return int(not within)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
