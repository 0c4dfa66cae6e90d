"""The page that shows every picture, with a sentence on what the screen is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drawing.shots import LOOKS, SIZES, Chapter, Shot

_LARGE = (120, 40)
_BEGIN = """\
# Every screen

Drawn by the program itself, from the example study: `python docs/make_pictures.py` draws them
anew. Below each picture stand the other sizes and looks: dark, light, and without colour
(`NO_COLOR`). `?` lists the keys of the screen one is on.

> **The interviews are constructed. Nobody said these words.**
"""


def page(chapters: Iterable[Chapter]) -> str:
    """Return the page in Markdown."""
    return "\n".join([_BEGIN, *(line for chapter in chapters for line in _chapter(chapter))])


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.title}\n"
    for shot in chapter.shots:
        yield f"### {shot.title}\n"
        home = f" ({shot.home})" if shot.home else ""
        yield f"{shot.tells}{home}\n"
        yield f"{shown(shot)}\n"
        yield f"{_others(shot)}\n"


def picture(shot: Shot, size: tuple[int, int], look: str) -> str:
    """Return where a picture stands, seen from `docs/`."""
    return f"pictures/{shot.name}-{size[0]}x{size[1]}-{look}.svg"


def shown(shot: Shot) -> str:
    """Return the HTML of a shot's large picture, light for who reads on a light page."""
    dark, light, _ = (picture(shot, _LARGE, look) for look in LOOKS)
    return (
        f'<picture><source media="(prefers-color-scheme: light)" srcset="{light}">'
        f'<img src="{dark}" alt="{shot.title}"></picture>'
    )


def _others(shot: Shot) -> str:
    return " · ".join(
        f"{size[0]}×{size[1]} "
        + " ".join(f"[{look}]({picture(shot, size, look)})" for look in LOOKS)
        for size in SIZES
    )
