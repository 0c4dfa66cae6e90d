"""Draws the pictures of every screen, and the page that shows them: `python docs/make_pictures.py`.

With names, only those are drawn: `python docs/make_pictures.py workbench matrix`. They stand in
`docs/pictures`, one for each size and look, and are the same each time as far as the program is.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from drawing.camera import file_name, taken
from drawing.page import page
from drawing.shots import CHAPTERS, SHOTS, SIZES, Shot
from drawing.studies import made

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
_AT_ONCE = 4
"""Shots are mostly waited for: more of them at once than there are processors."""


def main(names: Sequence[str]) -> int:
    """Draw the pictures of these names, or all; return the exit status."""
    unknown = [name for name in names if name not in SHOTS]
    if unknown:
        print(f"no picture is called {', '.join(unknown)}", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    # Some screens say where the study stands: a name at random would be another each time.
    folder = Path(tempfile.gettempdir()) / "mbcode"
    try:
        folder.mkdir()
    except FileExistsError:
        print(f"{folder} is there: pictures are being drawn, or were cut short", file=sys.stderr)
        return 1
    try:
        _draw([SHOTS[name] for name in names or SHOTS], folder)
    finally:
        shutil.rmtree(folder)
    (DOCS / "SCREENS.md").write_text(page(CHAPTERS), encoding="utf-8")
    return 0


def _draw(shots: Sequence[Shot], folder: Path) -> None:
    studies = {name: made(name, folder) for name in {shot.study for shot in shots}}
    with ProcessPoolExecutor(_AT_ONCE, get_context("spawn")) as pool:
        for name in pool.map(partial(_draw_one, studies, folder), shots):
            print(name, file=sys.stderr)


def _draw_one(studies: Mapping[str, Path], folder: Path, shot: Shot) -> str:
    for size in SIZES:
        drawn = asyncio.run(taken(shot, studies[shot.study], folder, size))
        for look, picture in drawn.items():
            (PICTURES / file_name(shot, size, look)).write_text(picture, encoding="utf-8")
    return shot.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
