"""How many files made to harm the readers read or refuse in one line, without a fault or a hang.

    python -m benchmarks.fuzz [SECONDS [SEED]]

Without SECONDS it takes twenty. A file that breaks a reader, or takes it longer than it may, is
kept in the temporary folder and named.
"""

from __future__ import annotations

import faulthandler
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._hostile import Spoiler, read

SECONDS = 20
MOST_SECONDS = 20.0
"""For one file, on a busy machine; a sound file of the size takes a hundredth of that."""
MOST_MEGABYTES = 1_500


def main(arguments: list[str]) -> int:
    seconds = float(arguments[0]) if arguments else SECONDS
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    begun, slowest, accepted, number = time.monotonic(), 0.0, 0, 0
    for number, (name, content) in enumerate(Spoiler(seed).files(), start=1):
        path = folder / name
        path.write_bytes(content)
        # A hang can't be caught: the process ends, telling where it hung.
        faulthandler.dump_traceback_later(MOST_SECONDS, exit=True)
        start = time.monotonic()
        try:
            accepted += read(path)
        except Exception:
            print(f"file {number} of seed {seed} broke a reader: {path}")
            raise
        faulthandler.cancel_dump_traceback_later()
        slowest = max(slowest, time.monotonic() - start)
        path.unlink()
        if time.monotonic() - begun > seconds:
            break
    folder.rmdir()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{number} files made to harm, {accepted} of them read, the others refused in one line; "
        f"the slowest took {slowest:.2f} s, at most {megabytes:.0f} MB"
    )
    return int(megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
