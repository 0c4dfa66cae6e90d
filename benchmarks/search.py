"""How long a search of a study takes, from Enter to the first hits that are painted.

    python -m benchmarks.search [SIZE ...]

SIZE is M, 200 interviews with 1.2 million words, or L, 2,000 with 12 million (default: both). A
search is cold where the study has just been opened, and the screen half a second ago, in which the
query is typed; it is warm where others came before it. Each figure of a warm search is the median
of some: milliseconds to the first hits, or to word that there are none, and to the last. Of a
search the lesser of two counts: its time by the clock and the processor's time in it, so that what
other programs take of the machine is not counted; the least of all by the clock stands beside it,
as waiting for the next frame takes no work. Below stands a plain scan of all texts, in memory, by
Python's `re` in any case. Fails where the first hits of a warm search take as long as
`MOST_REPAINTS` repaints of the screen for a key.

Then a heart beats, as in `heartbeat`, while much is found, all of it marked, and the screen left in
mid-search. Fails where a gap between two beats is two and a half times the target or more.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static

from benchmarks._studies import CODERS
from benchmarks._talks import ABSENT, APART, COMMON, EVERYWHERE, RARE, RARE_FORMS, make_talks
from benchmarks.heartbeat import MOST_TIMES, TARGET, Heart
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.search import SearchScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.searching.asked import How
from mbcode.tui.searching.finder import Finder
from mbcode.tui.session import Session
from mbcode.tui.widgets.hit_list import HitList

TALKS = {"M": 200, "L": 2_000}
AIM, MOST_REPAINTS = 20, 8.0
MOST_SECONDS = 60
"""After which nothing is waited for any more: something is wrong."""
TIMES = 3
TYPING = 0.5
"""Seconds in which a query is typed."""
_FRAME = 0.03
"""Seconds in which the query is drawn that was typed."""
Query = tuple[How, tuple[str, ...]]
"""How, and for what: other words each time where a search is the slower for words that are new."""
COLD: dict[str, Query] = {
    "a rare word in all forms": (How.FORMS, RARE_FORMS),
    "a common word": (How.WRITTEN, (COMMON,)),
    "a rare word": (How.WRITTEN, (RARE,)),
}
WARM: dict[str, Query] = COLD | {
    "a common word in all forms": (How.FORMS, (COMMON, "hus", "gade")),
    "a whole word": (How.WHOLE, (RARE,)),
    "a word that is not there": (How.WRITTEN, (ABSENT,)),
    "two words": (How.WRITTEN, (f"ved {RARE}",)),
    "a regular expression": (How.PATTERN, (rf"\b{COMMON}\b",)),
}
APART_AT_LENGTH: dict[str, Query] = {"two words, never together": (How.WRITTEN, (" ".join(APART),))}
"""What no list of words helps with: all that hold both are looked through. Not held to a limit."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, by the clock and by the processor's work."""

    clock: float
    work: float

    @classmethod
    def now(cls) -> Moment:
        return cls(time.perf_counter(), time.process_time())

    def milliseconds_since(self, then: Moment) -> float:
        return min(self.clock - then.clock, self.work - then.work) * 1_000


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds to the first hits, the same by the clock, and to the last."""

    first: float
    by_the_clock: float
    last: float


class Watched(Workbench):
    """A workbench that knows when it first drew what another search found, and drew last."""

    before: object = None
    first: Moment | None = None
    last = Moment(0, 0)

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.last = Moment.now()
        if self.first is None and isinstance(self.screen, SearchScreen):
            shown = self.screen.query_one(HitList).hits
            said = str(self.screen.query_one("#found", Static).render())
            if shown is not self.before and (shown or "so far" not in said):
                self.first = self.last


async def search(app: Watched, screen: SearchScreen, query: str) -> tuple[float, float]:
    """Return the milliseconds to the first hits: what counts, and by the clock."""
    line = screen.query_one(Input)
    line.value = query
    line.focus()
    await asyncio.sleep(_FRAME)
    app.before, app.first = screen.query_one(HitList).hits, None
    began = Moment.now()
    await line.action_submit()
    async with asyncio.timeout(MOST_SECONDS):
        while app.first is None:
            await asyncio.sleep(0.001)
    return app.first.milliseconds_since(began), (app.first.clock - began.clock) * 1_000


async def search_to_the_end(app: Watched, screen: SearchScreen, query: str) -> Taken:
    """Return the milliseconds that a search takes."""
    began = Moment.now()
    first, by_the_clock = await search(app, screen, query)
    await settled(app)
    return Taken(first, by_the_clock, app.last.milliseconds_since(began))


async def settled(app: Watched) -> None:
    """Wait until nothing is looked for any more, and all is drawn."""
    await app.workers.wait_for_complete()
    await asyncio.sleep(0.1)


async def repaint(app: Watched, pilot: Pilot[str]) -> float:
    """Return the milliseconds that the screen takes for one key."""
    taken = []
    for _ in range(9):
        await asyncio.sleep(_FRAME)
        began = Moment.now()
        await pilot.press("down")
        async with asyncio.timeout(MOST_SECONDS):
            while app.last.clock < began.clock:
                await asyncio.sleep(0.001)
        taken.append(app.last.milliseconds_since(began))
    return statistics.median(taken)


async def measure_cold(app: Watched, session: Session) -> dict[str, Taken]:
    """Return how long the first hits take, and the last, where the study has just been opened."""
    figures = {}
    for name, (how, (query, *_)) in COLD.items():
        if figures:
            session.finder = Finder(session)
        screen = SearchScreen(session)
        await app.push_screen(screen)
        screen.action_look(how.name)
        await asyncio.sleep(TYPING)
        figures[name] = await search_to_the_end(app, screen, query)
        await app.pop_screen()
    return figures


async def measure_warm(app: Watched, screen: SearchScreen) -> dict[str, Taken]:
    """Return how long the first hits and the last take."""
    figures = {}
    for name, (how, queries) in (WARM | APART_AT_LENGTH).items():
        screen.action_look(how.name)
        await settled(app)
        taken = [
            await search_to_the_end(app, screen, query) for query in islice(cycle(queries), TIMES)
        ]
        figures[name] = Taken(
            statistics.median(each.first for each in taken),
            min(each.by_the_clock for each in taken),
            statistics.median(each.last for each in taken),
        )
    return figures


async def measure_gaps(
    app: Watched, screen: SearchScreen, pilot: Pilot[str]
) -> dict[str, tuple[float, float]]:
    """Return the longest gaps, in seconds, by what was done; the screen is left at the end."""
    gaps = {}
    screen.action_look(How.WRITTEN.name)
    await settled(app)
    async with Heart() as heart:
        await search_to_the_end(app, screen, EVERYWHERE)
        gaps[f"{len(screen.query_one(HitList).hits):,} hits"] = heart.gaps()
        for key in ("a", "end", "home", "a"):
            await pilot.press(key)
        gaps["all marked, and none"] = heart.gaps()
        await search(app, screen, EVERYWHERE)
        await pilot.press("escape", "down", "down")
        await settled(app)
        gaps["left in mid-search"] = heart.gaps()
    return gaps


def plain_scan(path: Path) -> float:
    """Return the milliseconds that all texts take, in memory, to be looked through plainly."""
    with Study.open(path, coder=CODERS[0]) as study:
        texts = list(study.transcripts.texts().values())
    pattern, taken = re.compile(ABSENT, re.IGNORECASE), []
    for _ in range(TIMES):
        began = Moment.now()
        for text in texts:
            pattern.search(text)
        taken.append(Moment.now().milliseconds_since(began))
    return statistics.median(taken)


async def measure(path: Path, size: str) -> bool:
    """Print the figures of a study; tell whether they are within the limits."""
    app = Watched(str(path), CODERS[0])
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, WorkbenchScreen):
            await asyncio.sleep(0.01)
        session = app.screen.session
        cold = await measure_cold(app, session)
        screen = SearchScreen(session)
        await app.push_screen(screen)
        await settled(app)
        warm = await measure_warm(app, screen)
        await search_to_the_end(app, screen, COMMON)
        painted = await repaint(app, pilot)
        gaps = await measure_gaps(app, screen, pilot)
    print(
        f"size {size}, ms (aim {AIM}), to the first hits  cold (clock)  warm (clock)  to the last"
    )
    for name, each in warm.items():
        new = _said(cold[name]) if name in cold else " " * 14
        print(f"{name:34}{new}{_said(each)}{each.last:13.0f}")
    print(f"a plain scan {plain_scan(path):.0f}, a repaint for a key {painted:.1f}")
    for name, (longest, by_the_clock) in gaps.items():
        print(f"gap: {name:30}{longest * 1000:7.0f}   by the clock {by_the_clock * 1000:.0f}")
    most = MOST_REPAINTS * painted
    slow = [name for name in WARM if warm[name].first >= most]
    if slow:
        print(f"not within {MOST_REPAINTS:g} repaints: {', '.join(slow)}")
    return not slow and max(longest for longest, _ in gaps.values()) < MOST_TIMES * TARGET


def _said(taken: Taken) -> str:
    return f"{taken.first:6.0f} {f'({taken.by_the_clock:.0f})':>7}"


def main(sizes: list[str]) -> int:
    if len(sizes) == 1:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "study.mbcode"
            make_talks(path, TALKS[sizes[0]])
            return int(not asyncio.run(measure(path, sizes[0])))
    # A process for each: the dictionary that one has read would be at hand for the next.
    command = (sys.executable, "-m", "benchmarks.search")
    ended = [subprocess.run((*command, size), check=False) for size in sizes or list(TALKS)]
    return max(process.returncode for process in ended)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
