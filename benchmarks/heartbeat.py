"""How long the workbench ever stands still, in flows that ask much of it.

    python -m benchmarks.heartbeat [SIZE]

SIZE is one of `_studies` (default: M, 200 interviews with 40,000 codings; D takes minutes, and
counting it whole takes longer than any key may wait). A heart beats every
5 ms on the event loop of the real workbench while keys are pressed, searches and counts run in
threads, and another program imports. What lies between two beats is a gap, in which no key would be
taken. Of a gap the lesser of two counts: its time by the clock and the processor's time in it, so
that what other programs take of the machine is not counted. Fails where a gap is three times the
target or more.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from textual import events

from benchmarks._studies import CODERS, make_study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.workbench import WorkbenchScreen

BEAT = 0.005
TARGET, MOST_TIMES = 0.1, 3.0
BETWEEN = 0.03
"""Seconds between two keys."""
SETTLED = 0.3
"""Seconds that the workbench is left alone after each flow, for what comes late."""
IMPORTED = 20
"""Interviews that another program brings in meanwhile."""

_CODE = ("0", "1", "2", "enter")
_OFTEN = "ordentli ordentli ordentli"
"""What stands in some thousand sentences of L."""

FLOWS: dict[str, tuple[str, ...]] = {
    "pages": ("pagedown",) * 10,
    "tag, untag": ("enter", "0", "0", "7", "enter", *("down", "full_stop") * 6, "x", *"uuUU"),
    "recode": ("full_stop", "r", *_CODE, "u"),
    "edges": ("e", "right", "right", "enter", "u"),
    "memo on a coding": ("m", *"her", "escape", "u", "U"),
    "memo on a code": ("tab", "m", *"her", "escape", "u", "shift+tab"),
    "another transcript": ("ctrl+o", "down", "down", "enter", "n", "n", "n"),
    "undo elsewhere": ("down", "full_stop", "ctrl+o", "down", "enter", *"uUu"),
    "done": ("D", "D", "u"),
    "only mine": ("O", "down", "O", "down"),
    "sentences": ("plus", "u"),
    "search, as written": ("ctrl+f", *"ordentligt ordentligt", "enter", "0"),
    "search, all forms": ("ctrl+f", *["backspace"] * 21, *"orden", "enter", "1", "2"),
    "tag hits": ("slash", *["backspace"] * 5, *_OFTEN, "enter", "0", "a", "c", *_CODE, "u"),
    "back from it": ("escape", "down", "u"),
    "matrix": ("M", "pagedown", "L", "u", "escape"),
    "crosstab": ("X", "pagedown", "escape"),
    "agreement": ("A", "down", "escape"),
    "progress": ("P", "down", "escape"),
    "overview": ("T", "down", "2", "escape"),
    "memos": ("L", "down", "escape"),
    "suggestions": ("s", "down", "escape"),
    "history": ("h", "down", "c", "c", "u", "U", "escape"),
    "codebook": ("C", "down", "down", "enter", "down", "escape", "J", "u"),
    "a code edited": ("e", *"x", "ctrl+s", "u"),
    "codes merged": ("m", *_CODE, "u", "U"),
    "a code split": ("u", "s", *"ny", "enter", "g", "g", "enter", "u", "escape", "down", "u"),
}


class Heart:
    """Beats on the event loop, and keeps the longest gap since it was asked last."""

    def __init__(self) -> None:
        self._longest = self._by_the_clock = 0.0

    async def beat(self) -> None:
        """Beat until cancelled."""
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


async def press(app: Workbench, key: str) -> None:
    """Press a key, and wait until it is through; no longer, whatever threads are doing."""
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    await asyncio.sleep(BETWEEN)
    while app.holds_keys:
        await asyncio.sleep(BETWEEN)


async def settle(app: Workbench) -> None:
    """Let what runs in threads come to its end, and be drawn."""
    while any(worker.is_running for worker in app.workers) or app.holds_keys:
        await asyncio.sleep(BETWEEN)
    await asyncio.sleep(SETTLED)


async def import_meanwhile(study: Path, folder: Path) -> None:
    """Let another program import interviews into the study, and be seen to have done so."""
    for number in range(IMPORTED):
        said = "\n\n".join(f"Bo: Det er samtale {number}, sagt ordentligt." for _ in range(600))
        (folder / f"ny-{number}.txt").write_text(said, encoding="utf-8")
    files = [str(path) for path in sorted(folder.glob("ny-*.txt"))]
    told = ("import", "--study", str(study), "--as", CODERS[1])
    importing = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "mbcode", *told, *files, stdout=asyncio.subprocess.DEVNULL
    )
    if await importing.wait():
        raise SystemExit("the import failed")
    await asyncio.sleep(2)


async def measure(study: Path) -> dict[str, tuple[float, float]]:
    """Return the longest gaps, in seconds, by what was done."""
    heart, gaps = Heart(), {}
    app = Workbench(str(study), CODERS[0])
    async with app.run_test(size=(120, 40)):
        beating = asyncio.create_task(heart.beat())
        while not isinstance(app.screen, WorkbenchScreen):
            await asyncio.sleep(BEAT)
        await settle(app)
        gaps["opening"] = heart.gaps()
        for name, keys in FLOWS.items():
            for key in keys:
                await press(app, key)
            await settle(app)
            gaps[name] = heart.gaps()
        await import_meanwhile(study, study.parent)
        await settle(app)
        gaps["another's import"] = heart.gaps()
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
    return gaps


def main(arguments: list[str]) -> int:
    size = arguments[0] if arguments else "M"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.mbcode"
        make_study(path, size)
        gaps = asyncio.run(measure(path))
    print(f"size {size}  (at most {TARGET * 1000:.0f})    longest gap ms   by the clock ms")
    for name, (longest, by_the_clock) in gaps.items():
        print(f"{name:22}{longest * 1000:12.0f}{by_the_clock * 1000:18.0f}")
    return int(max(longest for longest, _ in gaps.values()) >= MOST_TIMES * TARGET)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
