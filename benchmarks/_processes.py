"""Whole processes, timed from outside: start of Python included.

What is compared is the time the processor works for a process, which hardly depends on what else a
machine does; the time that passes is told beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

Arguments = tuple[str | Path, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """What a process took: the shortest times of many rounds, of the processor and by the clock,
    and the most memory.
    """

    seconds: float
    clock: float
    megabytes: float

    def in_words(self) -> str:
        """Return both times."""
        return f"{self.seconds:.2f} s ({self.clock:.2f} s by the clock)"


def run(*arguments: str | Path) -> Best:
    """Run Python with these arguments to its end; RuntimeError if it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, arguments)])
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with status {process.returncode}")
    return Best(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)


def best_of(rounds: int, *commands: Arguments) -> list[Best]:
    """Run the commands in turn, round after round, and return what each took.

    The best of many rounds, as what another program takes from a shared machine only ever adds.
    """
    taken = [[run(*command) for command in commands] for _ in range(rounds)]
    return [
        Best(
            min(each.seconds for each in one),
            min(each.clock for each in one),
            max(each.megabytes for each in one),
        )
        for one in zip(*taken, strict=True)
    ]


def limits(aim: float, most: float) -> str:
    """Return an aim and a limit in words.

    The limit is wider, as a machine that does something else too adds to the longer of two times.
    """
    return f"(aim {aim:g}, at most {most:g})"
