"""How long the workbench takes to show the transcript, beside a Textual program with one label.

    python -m benchmarks.start_up_workbench

Each is a process of its own in a pseudo-terminal, timed from its start to the first bytes that hold
its text. They are run in turn, on a study of 12 interviews and on one of 2,000; to the transcript's
text the ratio of the medians may be 2.5. The time until keys code it is printed too.
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

RUNS = 7
LIMIT = 2.5
ROWS, COLUMNS = 40, 120
PATIENCE = 20.0
"""Seconds after which a program that shows nothing has failed."""
INTERVIEWS = (12, 2_000)
SAID, READY = "Godmorgen", "no code here"
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


def make_study(path: Path, interviews: int) -> None:
    """Make a study whose first interview has 12,000 words; the others have 400."""
    drafts = tuple(
        _interview(f"interview {number:04d}", 3_000 if number == 1 else 100)
        for number in range(1, interviews + 1)
    )
    with Study.create(path, coder="Åse") as study:
        study.imports.run(ImportBatch(transcripts=drafts))


def _interview(name: str, count: int) -> TranscriptDraft:
    sentence = f"{SAID} og velkommen til. "
    text = "Bo: " + (sentence * count).rstrip()
    starts = range(4, len(text), len(sentence))
    sentences = tuple(
        Sentence(number, 1, Span(start, start + len(sentence) - 1))
        for number, start in enumerate(starts, start=1)
    )
    turn = Turn(1, Span(4, len(text)), "Bo", Span(0, 3))
    return TranscriptDraft(name, text, (turn,), {}, sentences)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.mbcode" for number in INTERVIEWS]
        for path, number in zip(paths, INTERVIEWS, strict=True):
            make_study(path, number)
        return measure([workbench(path) for path in paths])


def measure(benches: Sequence[tuple[str, ...]]) -> int:
    """Print how long each command takes beside the label; return the exit status."""
    for bench in benches:
        seconds_to(bench, SAID)  # The first run may have to compile.
    runs = [
        (seconds_to(LABEL, SAID)[0], [seconds_to(bench, SAID, READY) for bench in benches])
        for _ in range(RUNS)
    ]
    label = median(one for one, _ in runs)
    print(f"one label                          {label * 1000:6.0f} ms")
    shares = []
    for place, number in enumerate(INTERVIEWS):
        text = median(each[place][0] for _, each in runs)
        ready = median(each[place][1] for _, each in runs)
        shares.append(text / label)
        about = f"{number:5,} interviews, to "
        print(f"{about}the text    {text * 1000:6.0f} ms  {text / label:.2f} × (limit {LIMIT} ×)")
        print(f"{about}the first key {ready * 1000:4.0f} ms  {ready / label:.2f} ×")
    return int(max(shares) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
