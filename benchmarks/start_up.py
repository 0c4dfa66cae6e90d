"""How long `mbcode --help` takes, beside a Python that does nothing.

    python -m benchmarks.start_up

The two are run in turn, so that a busy machine slows both; the ratio of their medians may be 4.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 15
LIMIT = 4.0
BARE = (sys.executable, "-c", "pass")
HELP = (sys.executable, "-c", "import sys; from mbcode.cli import main; sys.exit(main(['--help']))")
"""What the installed `mbcode` script does."""


def seconds(command: tuple[str, ...]) -> float:
    """Return how long one run takes, start of the process included."""
    begin = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begin


def main() -> int:
    seconds(HELP)  # The first run may have to compile.
    pairs = [(seconds(BARE), seconds(HELP)) for _ in range(RUNS)]
    bare, helped = (median(times) for times in zip(*pairs, strict=True))
    ratio = helped / bare
    print(f"python -c pass  {bare * 1000:6.1f} ms")
    print(f"mbcode --help   {helped * 1000:6.1f} ms  {ratio:.2f} × (limit {LIMIT:.0f} ×)")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
