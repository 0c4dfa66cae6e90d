"""Every screen has its pictures, every picture is shown, and none is of how it once looked."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawing.camera import file_name, taken
from drawing.page import page
from drawing.shots import CHAPTERS, LOOKS, SHOTS, SIZES
from drawing.small_svg import words_of
from drawing.studies import made
from textual.screen import Screen

import mbcode.tui.screens

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
DRAWN_AGAIN = ("tour", "memo", "workbench")


def screens() -> Iterator[str]:
    """Yield the names of the screens and dialogs that can be on top."""
    for module in pkgutil.iter_modules(mbcode.tui.screens.__path__, "mbcode.tui.screens."):
        for each in vars(importlib.import_module(module.name)).values():
            is_screen = isinstance(each, type) and issubclass(each, Screen)
            if is_screen and each.__module__ == module.name and not each.__subclasses__():
                yield each.__name__


def test_every_screen_and_dialog_has_its_pictures() -> None:
    assert set(screens()) <= {shot.screen for shot in SHOTS.values()}


def test_every_picture_is_there_and_none_that_nobody_shows() -> None:
    shown = {
        file_name(shot, size, look) for shot in SHOTS.values() for size in SIZES for look in LOOKS
    }
    assert {path.name for path in PICTURES.iterdir()} == shown


def test_the_page_shows_them() -> None:
    text = (ROOT / "docs" / "SCREENS.md").read_text(encoding="utf-8")
    assert text == page(CHAPTERS), "run `python docs/make_pictures.py`"


def test_the_pictures_that_the_readme_shows_are_there() -> None:
    shown = re.findall(r"docs/pictures/([\w.-]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert all((PICTURES / name).is_file() for name in shown)


def test_pictures_send_nobody_to_the_net() -> None:
    for picture in PICTURES.iterdir():
        assert "http" not in picture.read_text(encoding="utf-8").partition("viewBox")[2]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("example", tmp_path_factory.mktemp("pictures"))


@pytest.mark.parametrize("name", DRAWN_AGAIN)
async def test_the_program_still_looks_like_its_picture(
    name: str, example: Path, tmp_path: Path
) -> None:
    size, look = SIZES[0], LOOKS[0]
    picture = (PICTURES / file_name(SHOTS[name], size, look)).read_text(encoding="utf-8")
    now = await taken(SHOTS[name], example, tmp_path, size, [look])
    assert words_of(now[look]) == words_of(picture), "run `python docs/make_pictures.py`"
