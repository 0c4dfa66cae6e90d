"""docs/SPEED.md says how many keys a task takes; here exactly those keys are pressed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mbcode.drafts import ImportBatch
from mbcode.formats.codebook import read_codebook
from mbcode.material import find_material
from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.choices import offer
from mbcode.tui.screens.matrix import MatrixScreen
from mbcode.tui.screens.passages import PassagesScreen
from tests.tui.workbench.conftest import Bench, Open

PAGE = Path(__file__).parents[3] / "docs" / "SPEED.md"
NAMES = {
    "⏎": "enter",
    "␣": "space",
    "↓": "down",
    "→": "right",
    ".": "full_stop",
    "esc": "escape",
    "^f": "ctrl+f",
    "^o": "ctrl+o",
    "/": "slash",
}
WRITTEN = "TYPED"
"""Stands for what is written on the way: the words of a memo, or those that are searched for."""
FIRST, SECOND = Span(13, 29), Span(36, 48)


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the page; `before` are keys that bring about what it starts from."""

    name: str
    before: tuple[str, ...]
    written: str
    is_done: Callable[[Bench], bool]
    most: int


TILLID = ("enter", *"till", "enter")
TASKS = (
    Task(
        "give the code of before again",
        (*TILLID, "down"),
        "",
        lambda bench: [c.span for c in bench.codings] == [FIRST, SECOND],
        1,
    ),
    Task(
        "give a code that has a key of its own",
        (),
        "",
        lambda bench: bench.codes_given == ["Tillid"],
        1,
    ),
    Task("give any code", (), "", lambda bench: bench.codes_given == ["Møder"], 4),
    Task(
        "give three codes to one passage",
        (),
        "",
        lambda bench: bench.codes_given == ["Tillid", "Rum", "Møder"],
        8,
    ),
    Task(
        "give it to the next three sentences too",
        TILLID,
        "",
        lambda bench: bench.codes_given == ["Tillid"] * 4,
        5,
    ),
    Task(
        "give a code called by the words themselves",
        (),
        "",
        lambda bench: bench.codes_given == ["Hvem har nøglen"],
        1,
    ),
    Task(
        "give the code that is suggested first",
        (),
        "",
        lambda bench: bench.codes_given == ["Nøgler"],
        2,
    ),
    Task(
        "write a memo on the coding",
        TILLID,
        "Hvorfor?",
        lambda bench: bench.codings[0].memo == "Hvorfor?",
        2,
    ),
    Task("undo", TILLID, "", lambda bench: bench.codings == (), 1),
    Task("take a coding away", TILLID, "", lambda bench: bench.codings == (), 1),
    Task(
        "take one sentence more into the passage",
        ("down",),
        "",
        lambda bench: bench.screen.reader.selection == Span(36, 78),
        1,
    ),
    Task(
        "take the whole turn",
        ("down",),
        "",
        lambda bench: bench.screen.reader.selection == Span(36, 92),
        1,
    ),
    Task(
        "read on among what nobody has coded",
        TILLID,
        "",
        lambda bench: bench.screen.reader.selection == SECOND,
        2,
    ),
    Task(
        "read on in what one speaker says",
        ("down",),
        "",
        lambda bench: "Only what Åse says" in bench.top_line,
        2,
    ),
    Task(
        "read only the passages with a code",
        TILLID,
        "",
        lambda bench: "Only passages with Tillid" in bench.top_line,
        2,
    ),
    Task("read the next interview", (), "", lambda bench: bench.read == "02-syd", 3),
    Task(
        "go to a word in the transcript",
        (),
        "onsdag",
        lambda bench: bench.screen.reader.selection == Span(49, 78),
        2,
    ),
    Task(
        "copy a quotation with its reference",
        (),
        "",
        lambda bench: bench.app.clipboard.startswith("“Hvem har nøglen?” ("),
        1,
    ),
    Task(
        "find a word in all its forms and code every place",
        (),
        "nøgle",
        lambda bench: bench.study.codings.counts() == {bench.study.codebook.find("Tillid").id: 2},
        6,
    ),
    Task(
        "count which codes go together",
        ("enter", "t", "space", "m", "enter"),
        "",
        lambda bench: bench.shows(MatrixScreen),
        1,
    ),
    Task(
        "see the passages behind a figure",
        ("enter", *"nøg", "enter", "M"),
        "",
        lambda bench: bench.shows(PassagesScreen),
        1,
    ),
)


def rows() -> dict[str, tuple[list[str], int]]:
    """Return keys and count by task, as the page has them."""
    section = PAGE.read_text("utf-8").partition("## Keys")[2].partition("\n## ")[0]
    found = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (\d+) \|", section, re.M)
    return {name: (keys.split(), int(count)) for name, keys, count in found}


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
async def test_the_keys_on_the_page_do_the_task(study: Study, open_bench: Open, task: Task) -> None:
    keys, count = rows()[task.name]
    strokes = [key for key in keys if key != WRITTEN]
    assert len(strokes) == count <= task.most
    study.codebook.edit("Tillid", key="1")
    study.codebook.edit("Nøgler", keywords=("nøgle",))
    async with open_bench() as bench:
        await settle(bench, *task.before)
        for key in keys:
            await settle(bench, *(task.written if key == WRITTEN else [NAMES.get(key, key)]))
        assert task.is_done(bench)


def test_no_code_of_the_example_is_further_than_four_keys(tmp_path: Path) -> None:
    """Enter, a letter or two that a word of its name begins with, and enter or its row's number."""
    with Study.create(tmp_path / "study.mbcode", coder="Åse") as study:
        study.imports.run(ImportBatch(codes=read_codebook(find_material().codebook)))
        codes = study.codebook.codes()
    for code in codes:
        beginnings = {word[:length] for word in code.name.split() for length in (1, 2)}
        rows = [offer(typed, codes, recent=()).codes[:9] for typed in beginnings]
        assert not code.applicable or any(code in shown for shown in rows), code.name


def test_every_row_of_the_page_is_pressed() -> None:
    assert set(rows()) == {task.name for task in TASKS}


async def settle(bench: Bench, *keys: str) -> None:
    """Press keys and let what runs in threads come to its end."""
    await bench.press(*keys)
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()
