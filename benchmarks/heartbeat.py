"""How long the workbench ever stands still, in flows that ask much of it.

    python -m benchmarks.heartbeat [SIZE [FLOW ...]]

SIZE is one of `_studies` (default: M, 200 interviews with 40,000 codings; D takes minutes, and
counting it whole takes longer than any key may wait), or the file of a study made of it. FLOW is
one of `_flows` (default: all). A heart beats every 5 ms on the event loop of the real program while
keys are pressed, searches and counts run in threads, another program imports, and the welcome makes
studies of files. What lies between two beats is a gap, in which no key would be taken. Of a gap the
lesser of two counts: its time by the clock and the processor's time in it, so that what other
programs take of the machine is not counted. Fails where a gap is two and a half times the target
or more.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from textual import events
from textual.app import App

from benchmarks._flows import AFTER_THE_IMPORT, FLOWS, IMPORT, THROUGH, WELCOME
from benchmarks._studies import CODERS, SIZES, make_study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.welcome import Welcome

BEAT = 0.005
TARGET, MOST_TIMES = 0.1, 2.5
BETWEEN = 0.03
"""Seconds between two keys."""
SETTLED = 0.3
"""Seconds that the workbench is left alone after each flow, for what comes late."""
IMPORTED = 20
"""Interviews that another program brings in meanwhile."""
CUT = "import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text()[3000:])"
"""What the editor does to a text: its beginning goes, with what was coded in it."""

Gaps = dict[str, tuple[float, float]]
"""The longest gap that counts, and the longest by the clock, in seconds, by what was done."""


class Heart:
    """Beats on the event loop as long as its block lasts, and keeps the longest gap since it was
    asked last.
    """

    def __init__(self) -> None:
        self._longest = self._by_the_clock = 0.0

    async def __aenter__(self) -> Self:
        self._beating = asyncio.create_task(self._beat())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._beating.cancel()
        with suppress(asyncio.CancelledError):
            await self._beating

    async def _beat(self) -> None:
        clock, worked = time.perf_counter(), time.process_time()
        while True:
            await asyncio.sleep(BEAT)
            now, work = time.perf_counter(), time.process_time()
            gap = now - clock - BEAT
            self._by_the_clock = max(self._by_the_clock, gap)
            self._longest = max(self._longest, min(gap, work - worked))
            clock, worked = now, work

    def gaps(self) -> tuple[float, float]:
        """Return the longest gap that counts, and the longest by the clock; begin anew."""
        gaps = self._longest, self._by_the_clock
        self._longest = self._by_the_clock = 0.0
        return gaps


class Bench(Workbench):
    """A workbench whose terminal is there for an editor too."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield


def holds_keys(app: App[object]) -> bool:
    """Tell whether a key would have to wait."""
    return isinstance(app, Workbench) and app.holds_keys


async def press(app: App[object], *keys: str) -> None:
    """Press keys, and wait until each is through; no longer, whatever threads are doing."""
    for key in keys:
        if key == THROUGH:
            await settle(app)
            continue
        app.post_message(events.Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(BETWEEN)
        while holds_keys(app):
            await asyncio.sleep(BETWEEN)


async def settle(app: App[object]) -> None:
    """Let what runs in threads come to its end, and be drawn."""
    while holds_keys(app) or any(worker.is_running for worker in app.workers):
        await asyncio.sleep(BETWEEN)
    await asyncio.sleep(SETTLED)


async def import_meanwhile(study: Path) -> None:
    """Let another program import interviews into the study, and be seen to have done so."""
    told = ("import", "--study", str(study), "--as", CODERS[1])
    files = map(str, write_interviews(study.parent))
    importing = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "mbcode", *told, *files, stdout=asyncio.subprocess.DEVNULL
    )
    if await importing.wait():
        raise SystemExit("the import failed")
    await asyncio.sleep(2)


def write_interviews(folder: Path) -> list[Path]:
    """Write interviews in which people are named, and return their files."""
    files = [folder / f"ny-{number}.txt" for number in range(IMPORTED)]
    for number, file in enumerate(files):
        named = f"Bo: Det er samtale {number}, sagt til Karen Holm i Ribe.\n\n"
        file.write_text(named + "Bo: Det er sagt ordentligt.\n\n" * 600, encoding="utf-8")
    return files


async def measure(study: Path, wanted: Collection[str]) -> Gaps:
    """Return the longest gaps of the workbench, in the flows of these names or, of none, in all."""
    gaps: Gaps = {}
    app = Bench(str(study), CODERS[0])
    async with app.run_test(size=(120, 40)), Heart() as heart:

        async def go_through(flows: dict[str, tuple[str, ...]]) -> None:
            for name, keys in flows.items():
                if not wanted or name in wanted:
                    await press(app, *keys)
                    await settle(app)
                    gaps[name] = heart.gaps()

        while not isinstance(app.screen, WorkbenchScreen):
            await asyncio.sleep(BEAT)
        await settle(app)
        gaps["opening"] = heart.gaps()
        await go_through(FLOWS)
        if not wanted or IMPORT in wanted:
            await import_meanwhile(study)
            await settle(app)
            gaps[IMPORT] = heart.gaps()
        await go_through(AFTER_THE_IMPORT)
    return gaps


async def measure_welcome(folder: Path, *keys: str) -> tuple[float, float]:
    """Return the longest gaps of the welcome, in a folder with interviews."""
    folder.mkdir()
    write_interviews(folder)
    app = Welcome(folder / "study.mbcode", CODERS[0])
    async with app.run_test(size=(120, 40)), Heart() as heart:
        await press(app, *keys)
        await settle(app)
        return heart.gaps()


async def measure_all(study: Path, wanted: Collection[str]) -> Gaps:
    """Return the longest gaps, in the flows of these names or, of none, in all."""
    gaps = await measure(study, wanted)
    for name, keys in WELCOME.items():
        if not wanted or name in wanted:
            gaps[name] = await measure_welcome(study.parent / name.replace(" ", "-"), *keys)
    return gaps


def main(arguments: list[str]) -> int:
    size, *wanted = arguments or ["M"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.mbcode"
        if size in SIZES:
            make_study(path, size)
        else:
            shutil.copy(size, path)
        os.environ["VISUAL"] = shlex.join([sys.executable, "-ISc", CUT])
        os.chdir(folder)
        gaps = asyncio.run(measure_all(path, wanted))
    print(f"size {size}  (at most {TARGET * 1000:.0f})    longest gap ms   by the clock ms")
    for name, (longest, by_the_clock) in gaps.items():
        print(f"{name:22}{longest * 1000:12.0f}{by_the_clock * 1000:18.0f}")
    return int(max(longest for longest, _ in gaps.values()) >= MOST_TIMES * TARGET)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
