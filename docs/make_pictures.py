"""Draws the README's pictures from the example study: `python docs/make_pictures.py`."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

PICTURES = Path(__file__).parent / "pictures"
SIZE = (140, 38)
SHOTS = {
    "workbench": ["n"] * 4,
    "picker": ["n"] * 4 + ["enter", "t", "i", "l"],
    "matrix": ["M"],
    "codebook": ["C", "j", "j", "j"],
}


async def draw(study: Path) -> None:
    """Write one picture a shot, each from a workbench opened anew."""
    from mbcode.tui.app import Workbench

    for name, keys in SHOTS.items():
        app = Workbench(str(study), "koder-a")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1)
            await app.workers.wait_for_complete()
            await pilot.press("escape")  # The tour, which a first visit begins with.
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause(1)
            app.save_screenshot(f"{name}.svg", str(PICTURES))


def main() -> None:
    from mbcode.jobs.demo import build_demo

    os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "demo", "koder-a")
        asyncio.run(draw(Path(folder) / "demo" / "study.mbcode"))


if __name__ == "__main__":
    main()
