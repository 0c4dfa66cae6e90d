"""Programs that work on a study until they are killed, and what must hold then.

    python -m benchmarks._crash WORK FOLDER

works until it is killed, and prints a line after each piece of work that is done: what was shown.
"""

from __future__ import annotations

import itertools
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mbcode.drafts import CodeDraft, ImportBatch, TranscriptDraft
from mbcode.model import CodeText, Sentence, Span, Turn
from mbcode.store.study import Study

OLD = Path(__file__).parents[1] / "tests" / "store" / "old" / "0001.sql"
CODER, OTHER_CODER = "Åse", "Bo"
LONGEST_WAIT = 0.1
"""Seconds, at most, from the first piece of work that was shown to the kill."""
_SHOWN = "shown"
"""The file that a program says in what it has done."""
_LOOKED_AT = ".sound"
"""What the name of a migrated study ends in that need not be looked at again."""
_SAID = "Bo: " + "Det går fint. " * 400


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: what it needs, how it is done, and what must hold after a kill.

    `do` yields what it shows. `check` takes the folder and all that was ever shown, and raises
    AssertionError where something is missing or damaged.
    """

    prepare: Callable[[Path], None]
    do: Callable[[Path], Iterator[str]]
    check: Callable[[Path, Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Survived:
    """How many kills, and how many pieces of work were shown before them."""

    kills: int
    shown: int


def survive(work: str, kills: int, folder: Path, seed: int = 1) -> Survived:
    """Kill a program at `kills` random moments of its work; AssertionError if anything is lost."""
    chance = random.Random(seed)
    WORKS[work].prepare(folder)
    for _ in range(kills):
        with _working(work, folder):
            time.sleep(chance.uniform(0, LONGEST_WAIT))
        WORKS[work].check(folder, _shown(folder))
    return Survived(kills, len(_shown(folder)))


def lose_power(cuts: int, folder: Path, seed: int = 1) -> Survived:
    """Take the files of a study as they are at random moments of tagging, as a cut in the power
    would leave them, and open them elsewhere; AssertionError if anything shown is lost.

    What was written but not yet shown may be on the disk in part: the log is cut at random behind
    the last that was shown, or garbage stands there.
    """
    chance = random.Random(seed)
    WORKS["tagging"].prepare(folder)
    with _working("tagging", folder) as worker:
        for _ in range(cuts):
            time.sleep(chance.uniform(0, LONGEST_WAIT / 5))
            worker.send_signal(signal.SIGSTOP)
            shown = _shown(folder)[-1]
            with tempfile.TemporaryDirectory() as elsewhere:
                left = Path(elsewhere)
                for name in ("study.mbcode", "study.mbcode-wal"):
                    shutil.copy(folder / name, left)
                _tear(left / "study.mbcode-wal", int(shown.split()[1]), chance)
                _check_tagging(left, [shown])
            worker.send_signal(signal.SIGCONT)
    return Survived(cuts, len(_shown(folder)))


@contextmanager
def _working(work: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let a program work from its first piece of work that is shown to the end of the block."""
    command = [sys.executable, "-m", "benchmarks._crash", work, str(folder)]
    before = len(_shown(folder))
    with (folder / _SHOWN).open("ab") as shown:
        worker = subprocess.Popen(command, stdout=shown, cwd=Path(__file__).parents[1])
    try:
        while len(_shown(folder)) == before:
            assert worker.poll() is None, "it ended by itself"
            time.sleep(0.005)
        yield worker
    finally:
        worker.kill()
        worker.wait()


def _shown(folder: Path) -> list[str]:
    """Return what was shown so far; a line that was cut off by a kill was never shown whole."""
    if not (folder / _SHOWN).exists():
        return []
    told = (folder / _SHOWN).read_text(encoding="utf-8")
    return [line.rstrip("\n") for line in told.splitlines(keepends=True) if line.endswith("\n")]


def _tear(log: Path, shown: int, chance: random.Random) -> None:
    """Leave of what came after the first `shown` bytes of a log only a part, or garbage."""
    content = log.read_bytes()
    if len(content) > shown:
        content = content[: chance.randint(shown, len(content))]
    log.write_bytes(content + chance.randbytes(chance.randint(0, 3 * 4096)))


def _study(folder: Path) -> Study:
    return Study.open(folder / "study.mbcode", coder=CODER)


def _prepare_study(folder: Path) -> None:
    turn = Turn(1, Span(4, len(_SAID)), "Bo", Span(0, 3))
    sentences = (Sentence(1, 1, Span(4, len(_SAID) - 1)),)
    transcripts = tuple(
        TranscriptDraft(f"nr-{number}", _SAID, (turn,), {}, sentences) for number in range(20)
    )
    with Study.create(folder / "study.mbcode", coder=CODER) as study:
        study.imports.run(
            ImportBatch(transcripts=transcripts, codes=(CodeDraft(CodeText("Tillid")),))
        )


def _codings(study: Study) -> dict[int, Span]:
    numbers = (entry.id for entry in study.transcripts.entries())
    return {coding.id: coding.span for n in numbers for coding in study.codings.of(n)}


def _tag(folder: Path) -> Iterator[str]:
    log = folder / "study.mbcode-wal"
    with _study(folder) as study:
        for number in itertools.count(len(_codings(study))):
            span = Span(number // 20, number // 20 + 30)
            change = study.codings.tag(1 + number % 20, span, 1)
            yield f"{change.added[0].id} {log.stat().st_size}"


def _check_tagging(folder: Path, shown: Sequence[str]) -> None:
    with _study(folder) as study:
        _assert_sound(study)
        stand = _codings(study)
        assert set(range(1, max(int(line.split()[0]) for line in shown) + 1)) <= set(stand)
        assert len(study.history.entries()) == 1 + len(stand)


def _import(folder: Path) -> Iterator[str]:
    with _study(folder) as study:
        for number in itertools.count(len(study.transcripts.entries())):
            turn = Turn(1, Span(4, len(_SAID)), "Bo", Span(0, 3))
            sentences = tuple(
                Sentence(n + 1, 1, Span(4 + n * 14, 4 + n * 14 + 13)) for n in range(400)
            )
            draft = TranscriptDraft(f"nr-{number}", _SAID, (turn,), {}, sentences)
            study.imports.run(ImportBatch(transcripts=(draft,)))
            yield draft.name


def _check_imports(folder: Path, shown: Sequence[str]) -> None:
    with _study(folder) as study:
        _assert_sound(study)
        entries = study.transcripts.entries()
        assert set(shown) <= {entry.name for entry in entries}
        assert all(entry.sentences in (1, 400) for entry in entries)


def _prepare_old(folder: Path) -> None:
    import sqlite3

    raw = sqlite3.connect(folder / "old.sqlite")
    raw.executescript(OLD.read_text(encoding="utf-8"))
    raw.close()


def _migrate(folder: Path) -> Iterator[str]:
    for number in itertools.count(len(list(folder.glob("study-*.*")))):
        study = folder / f"study-{number}.mbcode"
        shutil.copy(folder / "old.sqlite", folder / "unfinished")
        (folder / "unfinished").rename(study)
        Study.open(study, coder=CODER).close()
        yield study.name


def _check_migrated(folder: Path, shown: Sequence[str]) -> None:
    for path in folder.glob("study-*.mbcode"):
        with Study.open(path, coder=CODER) as study:
            assert not (study.notice and path.name in shown), path
            _assert_sound(study)
            assert (len(_codings(study)), len(study.history.entries())) == (6, 23)
        path.rename(path.with_suffix(_LOOKED_AT))
    assert all((folder / name).with_suffix(_LOOKED_AT).exists() for name in shown)


def _merge(folder: Path) -> Iterator[str]:
    other = folder / "other.mbcode"
    with _study(folder) as study:
        for number in itertools.count(max(_starts(study), default=0) + 1):
            for left in folder.glob("other.mbcode*"):
                left.unlink()
            study.back_up(other)
            with Study.open(other, coder=OTHER_CODER) as copy:
                for transcript in (1, 2, 3):
                    copy.codings.tag(transcript, Span(number, number + 30), 1)
            study.copies.merge(other)
            yield str(number)


def _starts(study: Study) -> list[int]:
    return [span.start for span in _codings(study).values()]


def _check_merged(folder: Path, shown: Sequence[str]) -> None:
    with _study(folder) as study:
        _assert_sound(study)
        starts = _starts(study)
        assert {int(line) for line in shown} <= set(starts)
        # A merge is one step: all of it is there, or nothing.
        assert all(starts.count(start) == 3 for start in starts)


def _assert_sound(study: Study) -> None:
    faults = study.check()
    assert faults == (), faults


WORKS = {
    "tagging": Work(_prepare_study, _tag, _check_tagging),
    "importing": Work(_prepare_study, _import, _check_imports),
    "migrating": Work(_prepare_old, _migrate, _check_migrated),
    "merging": Work(_prepare_study, _merge, _check_merged),
}


if __name__ == "__main__":
    for line in WORKS[sys.argv[1]].do(Path(sys.argv[2])):
        print(line, flush=True)
