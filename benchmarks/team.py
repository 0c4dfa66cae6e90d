"""Coders at once, each in a process, give two hundred codings each to one study, one after another.

    python -m benchmarks.team

Ten on a PostgreSQL started for it, every commit on its disk before it is told (left out where there
is no PostgreSQL), and two in a file. What must hold: every coding that was shown is there, once,
and so is its change. The limit is a ratio: how many times longer they take together than one of
them, alone, takes for as many codings.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from mbcode.store.study import Study
from tests.clusters import running_cluster, why_not
from tests.studies import small_study

ON_A_SERVER, IN_A_FILE, EACH = 10, 2, 200
MOST_TIMES = 4.0
"""They share the machine's few cores with the database, and wait for each other's turn."""
CODER = """
import sys
from mbcode.model import Span
from mbcode.store.study import Study
with Study.open(sys.argv[1], coder=sys.argv[2]) as study:
    code = study.codebook.find("Tillid").id
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        start = number % 60
        change = study.codings.tag(1, Span(start, 61 + number // 60), code)
        print(change.added[0].id, flush=True)
"""


def at_once(place: str, coders: int, each: int) -> tuple[float, list[int]]:
    """Return the seconds that the coders took together, and the ids they were shown."""
    command = [sys.executable, "-c", CODER, place]
    running = [
        subprocess.Popen(
            [*command, f"koder {number}", str(each)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(coders)
    ]
    for coder in running:
        assert coder.stdout is not None
        assert coder.stdout.readline() == "ready\n"
    begun = time.perf_counter()
    for coder in running:
        assert coder.stdin is not None
        coder.stdin.write("\n")
        coder.stdin.flush()
    shown: list[int] = []
    for coder in running:
        shown += map(int, coder.communicate()[0].split())
        assert coder.returncode == 0
    return time.perf_counter() - begun, shown


def measure(what: str, coders: int, one: str, many: str) -> bool:
    """Print what both took and tell whether all is there and within the limit."""
    for place in (one, many):
        small_study(place).close()
    alone, _ = at_once(one, 1, EACH)
    together, shown = at_once(many, coders, EACH)
    with Study.open(many, coder="") as study:
        stands = [coding.id for coding in study.codings.of(1)]
        changes = len(study.history.entries())
        is_sound = study.check() == ()
    ratio = together / (alone * coders)
    whole = sorted(shown) == sorted(stands) and len(set(stands)) == coders * EACH
    print(f"{what}: {len(shown):,} shown, {len(stands):,} stand, {changes:,} changes")
    print(f"  one coder  {alone / EACH * 1000:5.1f} ms a coding")
    print(
        f"  {coders:2} coders  {together / coders / EACH * 1000:5.1f} ms, {together:.1f} s in all"
    )
    print(f"  ratio      {ratio:5.1f}  (at most {MOST_TIMES})")
    return whole and is_sound and changes == 1 + len(stands) and ratio <= MOST_TIMES


def main() -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = [str(folder / name) for name in ("one.mbcode", "two.mbcode")]
        held = [measure("in a file", IN_A_FILE, *files)]
        if reason := why_not():
            print(f"on a server: left out, {reason}")
        else:
            cluster = stack.enter_context(running_cluster(safe=True))
            servers = [cluster.address(cluster.new_database()) for _ in files]
            held.append(measure("on a server", ON_A_SERVER, *servers))
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
