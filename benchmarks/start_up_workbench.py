"""How long the workbench takes to show its first text, beside a Textual program with one label.

    python -m benchmarks.start_up_workbench

Each is a process of its own in a pseudo-terminal, timed from its start to the first bytes that hold
its text. The two are run in turn; the ratio of their medians may be 2.5. The time to the
transcript's text, which needs the study, is printed too.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from mbcode.drafts import ImportBatch, TranscriptDraft
from mbcode.model import Sentence, Span, Turn
from mbcode.store.study import Study

RUNS = 9
LIMIT = 2.5
ROWS, COLUMNS = 40, 120
PATIENCE = 20.0
"""Seconds after which a program that shows nothing has failed."""
SAID = "Godmorgen"
LABEL = (
    sys.executable,
    "-c",
    "from textual.app import App\n"
    "from textual.widgets import Label\n"
    "class One(App):\n"
    f"    def compose(self): yield Label('{SAID}')\n"
    "One().run()",
)


def workbench(study: Path) -> tuple[str, ...]:
    """Return the command that opens the workbench on `study`."""
    return (sys.executable, "-c", f"from mbcode.tui.app import run; run({str(study)!r}, 'Åse')")


def seconds_to(command: Sequence[str], *texts: str) -> list[float]:
    """Return the seconds from the start of `command` until each of `texts` has been shown."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    begin = perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    try:
        return [_wait_for(master, text.encode(), begin) for text in texts]
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _wait_for(terminal: int, text: bytes, begin: float) -> float:
    shown = b""
    while text not in shown:
        left = begin + PATIENCE - perf_counter()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            raise TimeoutError(f"{text.decode()} was not shown within {PATIENCE:.0f} s")
        shown += os.read(terminal, 65_536)
    return perf_counter() - begin


def make_study(path: Path) -> None:
    """Make a study of one interview of 12,000 words."""
    sentence = f"{SAID} og velkommen til. "
    text = "Bo: " + (sentence * 3_000).rstrip()
    starts = range(4, len(text), len(sentence))
    sentences = tuple(
        Sentence(number, 1, Span(start, start + len(sentence) - 1))
        for number, start in enumerate(starts, start=1)
    )
    turn = Turn(1, Span(4, len(text)), "Bo", Span(0, 3))
    draft = TranscriptDraft("langt", text, (turn,), {}, sentences)
    with Study.create(path, coder="Åse") as study:
        study.imports.run(ImportBatch(transcripts=(draft,)))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.mbcode"
        make_study(path)
        bench = workbench(path)
        seconds_to(bench, SAID)  # The first run may have to compile.
        runs = [(seconds_to(LABEL, SAID), seconds_to(bench, "opening", SAID)) for _ in range(RUNS)]
    label = median(one for (one,), _ in runs)
    first = median(first for _, (first, _) in runs)
    text = median(text for _, (_, text) in runs)
    print(f"one label              {label * 1000:6.0f} ms")
    print(f"workbench, first text  {first * 1000:6.0f} ms  {first / label:.2f} × (limit {LIMIT} ×)")
    print(f"workbench, transcript  {text * 1000:6.0f} ms  {text / label:.2f} ×")
    return int(first / label > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
