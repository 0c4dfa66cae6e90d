"""Nothing leaves the machine: commands and the workbench work with every socket refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mbcode.cli.registry import COMMANDS

REFUSE = """
import sys

ASKED = []


def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.bind", "socket.send", "socket.get", "urllib")):
        # A library tries, when it is imported, whether this machine could speak IPv6.
        if event != "socket.bind":
            ASKED.append((event, arguments[1:]))
        raise OSError(f"the network is cut: {event}")


sys.addaudithook(refuse)
"""
COMMAND_LINES = """
from ast import literal_eval
from mbcode.cli import main
for command in literal_eval(sys.argv[1]):
    status = main(command)
    assert status == 0, (command, status)
assert ASKED == [], ASKED
"""
WORKBENCH = """
import asyncio
from mbcode.tui.app import Workbench
from mbcode.tui.screens.workbench import WorkbenchScreen


async def work():
    app = Workbench("demo/study.mbcode", "Åse")
    async with app.run_test(size=(120, 40)) as pilot:
        while app.is_running and not any(
            isinstance(screen, WorkbenchScreen) for screen in app.screen_stack
        ):
            await pilot.pause(0.05)
        await pilot.pause(0.3)
        await pilot.press("escape")  # The tour of the example study.
        await pilot.press("enter", *"tillid", "enter", "u", "M")
        await pilot.pause(0.3)
        await pilot.press("escape", "X")
        await pilot.pause(0.3)
        await pilot.press("escape", "A")
        await pilot.pause(0.3)


asyncio.run(work())
assert ASKED == [], ASKED
"""
DEMO = ("--study", "demo/study.mbcode")
LINES: tuple[tuple[str, ...], ...] = (
    ("demo", "demo"),
    ("new", "--codebook", "demo.csv"),
    ("import", "brief.md"),
    *((*DEMO, "list", what) for what in ("transcripts", "codes", "coders", "cases", "memos")),
    (*DEMO, "tag", "01-korsoer-boligsocial", "1", "9", "Tillid"),
    (*DEMO, "code", "add", "Ny"),
    (*DEMO, "memo", "study", "hm"),
    (*DEMO, "done", "01-korsoer-boligsocial"),
    (*DEMO, "search", "nøgle", "--forms"),
    *((*DEMO, "export", what) for what in ("codings", "summary", "cooccurrence", "saturation")),
    (*DEMO, "export", "codings", "-o", "codings.xlsx"),
    (*DEMO, "export", "codings", "-o", "codings.parquet"),
    (*DEMO, "export", "network", "-o", "network.graphml"),
    (*DEMO, "agree", "--resamples", "10"),
    (*DEMO, "suggest", "02-korsoer-kommunal"),
    (*DEMO, "history"),
    (*DEMO, "undo"),
    (*DEMO, "redo"),
    (*DEMO, "backup", "copy.mbcode"),
    (*DEMO, "merge", "copy.mbcode"),
    (*DEMO, "restore", "copy.mbcode"),
    (*DEMO, "list", "backups"),
    ("copy", "copy.mbcode", "copied.mbcode"),
    (*DEMO, "check"),
    ("doctor",),
)
ASK_SOMEBODY = {"read", "keys"}
SAME_DOOR = {"untag", "recode", "edges", "settle", "pseudonymise", "edit", "review", "sentence"}
"""Commands that write through the same door as those that are run, or read the same tables."""
NETWORKED = {"serve"}
"""Shows the workbench in a browser on this machine, and so opens a door there."""


def run(folder: Path, script: str, *arguments: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", REFUSE + script, *arguments],
        cwd=folder,
        env={**os.environ, "MBCODE_CODER": "Åse", "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]


@pytest.mark.slow
def test_commands_and_the_workbench_need_no_network(tmp_path: Path) -> None:
    (tmp_path / "demo.csv").write_text("name,parent\nTillid,\n", encoding="utf-8")
    (tmp_path / "brief.md").write_text("Bo: Hvem har nøglen?\n", encoding="utf-8")
    run(tmp_path, COMMAND_LINES, repr([list(line) for line in LINES]))
    run(tmp_path, WORKBENCH)


def test_what_asks_for_the_network_is_caught(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="the network is cut"):
        run(tmp_path, "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9')")


def test_every_command_is_run_without_a_network_or_named_here() -> None:
    words = {line[2] if line[0] == "--study" else line[0] for line in LINES}
    assert words | ASK_SOMEBODY | SAME_DOOR | NETWORKED >= set(COMMANDS)
