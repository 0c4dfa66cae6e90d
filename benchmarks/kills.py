"""What is left of a study when the program is killed, or the power cut, at random moments.

    python -m benchmarks.kills [KILLS]

KILLS (default: 20) are shared out among tagging, importing, migrating and merging; after each, the
study must pass `check` and hold every change that had been shown as done. As many copies of the
files, taken as a cut in the power would leave them, must open just so.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks._crash import WORKS, lose_power, survive

KILLS = 20


def main(arguments: list[str]) -> int:
    kills = int(arguments[0]) if arguments else KILLS
    for work in WORKS:
        with tempfile.TemporaryDirectory() as folder:
            survived = survive(work, kills // len(WORKS), Path(folder))
        print(
            f"{work:<10} {survived.kills} kills survived, all of {survived.shown} changes shown "
            "are there, check passes",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as folder:
        survived = lose_power(kills, Path(folder))
    print(f"power      {survived.kills} cuts survived, of {survived.shown} changes shown")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
