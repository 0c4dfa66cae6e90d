"""How long it takes to look for names, and whether a key would have to wait meanwhile.

    python -m benchmarks.names [SIZE]

SIZE is M, 200 interviews with 1.2 million words (the default), or L, 2,000 with 12 million; in each
some people are named who are named nowhere else. Looked through is a quarter of it, and all of it:
processor's time, beside that of finding all words of all texts, in memory, by Python's `re`. Fails
where a word takes `MOST_GROWTH` times as long in the larger study as in the smaller one, or
`MOST_SCANS` times as long as in the plain scan.

Then a heart beats, as in `heartbeat`, while names are looked for on their screen, shown, decided on
and joined, and while the screen is left in mid-work. Fails where a gap between two beats is two and
a half times the target or more.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks._named import make_named
from benchmarks._studies import CODERS
from benchmarks.heartbeat import MOST_TIMES, TARGET, Gaps, Heart, press, settle
from mbcode.jobs.names.gathering import candidates
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.workbench import WorkbenchScreen

TALKS = {"M": 200, "L": 2_000}
MOST_GROWTH, MOST_SCANS = 1.8, 55
FLOWS = {
    "decided on": ("down", "r", "s", "n", "end", "r", "home"),
    "joined": ("equals_sign", *"ba", "down", "enter"),
    "left in mid-work": ("escape", "down", "N", "escape", "down"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a study, and the processor's seconds for a million words."""

    words: int
    names: int
    places: int
    looking: float
    scanning: float


def look(path: Path) -> Looked:
    """Look for the names of a study."""
    with Study.open(path, coder=CODERS[0]) as study:
        began = time.process_time()
        found = candidates(study)
        taken = time.process_time() - began
        texts = list(study.transcripts.texts().values())
    began = time.process_time()
    words = sum(len(re.findall(r"[^\W_]+", text)) for text in texts)
    scanned = time.process_time() - began
    places = sum(each.count for each in found)
    return Looked(words, len(found), places, taken / words * 1e6, scanned / words * 1e6)


async def measure_gaps(path: Path) -> Gaps:
    """Return the longest gaps, in seconds, by what was done."""
    gaps: Gaps = {}
    app = Workbench(str(path), CODERS[0])
    async with app.run_test(size=(120, 40)):
        while not isinstance(app.screen, WorkbenchScreen):
            await asyncio.sleep(0.01)
        await settle(app)
        async with Heart() as heart:
            for name, keys in {"looked for": ("N",), **FLOWS}.items():
                await press(app, *keys)
                await settle(app)
                gaps[name] = heart.gaps()
    return gaps


def main(sizes: list[str]) -> int:
    size = sizes[0] if sizes else "M"
    with tempfile.TemporaryDirectory() as folder:

        def study(number: int) -> Path:
            path = Path(folder) / f"{number}.mbcode"
            make_named(path, number)
            return path

        all_of_it, part = study(TALKS[size]), study(TALKS[size] // 4)
        look(part)  # What is read but once, such as the dictionary, is not measured.
        smaller, larger = look(part), look(all_of_it)
        gaps = asyncio.run(measure_gaps(all_of_it))
    print("interviews   words  names  places   seconds for a million words   a plain scan")
    for number, each in ((TALKS[size] // 4, smaller), (TALKS[size], larger)):
        told = f"{number:10,}{each.words:10,}{each.names:7,}{each.places:8,}"
        print(f"{told}{each.looking:18.2f}{each.scanning:18.2f}")
    for name, (longest, by_the_clock) in gaps.items():
        print(f"gap: {name:20}{longest * 1000:7.0f}   by the clock {by_the_clock * 1000:.0f}")
    growth, scans = larger.looking / smaller.looking, larger.looking / larger.scanning
    print(f"growth {growth:.2f} (at most {MOST_GROWTH}), scans {scans:.1f} (at most {MOST_SCANS})")
    is_still = max(longest for longest, _ in gaps.values()) < MOST_TIMES * TARGET
    return int(not (growth < MOST_GROWTH and scans < MOST_SCANS and is_still))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
