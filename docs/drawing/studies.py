"""The studies that are on the pictures: made anew, the same each time, to the times in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from mbcode.jobs.creating import Contents, create_study
from mbcode.jobs.demo import build_demo
from mbcode.jobs.editing import draft_of_text, edit_transcript
from mbcode.material import find_material
from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study

CODER = "koder-a"
_BEGAN = datetime(2024, 6, 3, 9, 0)
_TIMES = {
    "change": ("at",),
    "coding": ("created_at",),
    "memo": ("created_at", "changed_at"),
    "done_mark": ("at",),
    "review": ("created_at",),
    "review_memo": ("created_at", "changed_at"),
}


def make_example(folder: Path) -> Path:
    """Make the example study as it is after two days of work on it."""
    place = build_demo(folder / "studies" / "example", CODER).study
    with Study.open(str(place), coder=CODER) as study:
        _work(study)
    with Study.open(str(place), coder="koder-b") as study:
        study.done_marks.put(_transcript(study, "01"), done=True)
        study.done_marks.put(_transcript(study, "11"), done=True)
    return place


def make_corrected(folder: Path) -> Path:
    """Make the example study with a correction that left codings without a certain place."""
    place = build_demo(folder / "studies" / "corrected", CODER).study
    with Study.open(str(place), coder=CODER) as study:
        id_ = _transcript(study, "01")
        transcript = study.transcripts.read(id_)
        text = transcript.text
        for words, others in _CORRECTIONS.items():
            text = text.replace(words, others)
        edit_transcript(study, transcript, draft_of_text(text, "01"))
    return place


def make_uncoded(folder: Path) -> Path:
    """Make a study of three interviews, without a codebook."""
    place = folder / "studies" / "uncoded" / "study.mbcode"
    place.parent.mkdir()
    files = [path for path in find_material().files if path.suffix == ".md"][:3]
    create_study(str(place), CODER, name="Tre interview", contents=Contents(tuple(files)))
    return place


def make_empty(folder: Path) -> Path:
    """Make a study with nothing in it."""
    place = folder / "studies" / "empty" / "study.mbcode"
    place.parent.mkdir()
    create_study(str(place), CODER, name="Ny undersøgelse", contents=Contents(()))
    return place


def make_files(folder: Path) -> Path:
    """Make a folder with interviews and no study; return where the study would stand."""
    place = folder / "studies" / "interviews" / "study.mbcode"
    place.parent.mkdir()
    for path in find_material().files[:5]:
        (place.parent / path.name).write_bytes(path.read_bytes())
    return place


def make_nothing(folder: Path) -> Path:
    """Make an empty folder; return where a study would stand."""
    place = folder / "studies" / "nothing" / "study.mbcode"
    place.parent.mkdir()
    return place


STUDIES: dict[str, Callable[[Path], Path]] = {
    "example": make_example,
    "corrected": make_corrected,
    "uncoded": make_uncoded,
    "empty": make_empty,
    "files": make_files,
    "nothing": make_nothing,
}


def made(name: str, folder: Path) -> Path:
    """Make the study of this name in `folder`, and return where it stands."""
    (folder / "studies").mkdir(exist_ok=True)
    place = STUDIES[name](folder)
    if place.exists():
        _set_times(place)
    return place


_CORRECTIONS = {
    "Så når jeg lægger planen nu, er der par, der har stået sammen tre gange, og så vasker de "
    "bare op.": "Planen går i ring.",
    "Og spørg, hvem der kan lukke op en søndag, inden I ansætter nogen.": "Spørg om søndagen.",
}


def _transcript(study: Study, number: str) -> int:
    return next(each.id for each in study.transcripts.entries() if each.name.startswith(number))


def _work(study: Study) -> None:
    """Let koder-a have worked: tagged, changed their mind, noted, and been done with two."""
    first = _transcript(study, "01")
    code = study.codebook.find("Tillid")
    sentences = study.transcripts.read(first).sentences
    study.codings.tag(first, sentences[3].span, code.id)
    study.history.undo()
    study.codings.tag(first, sentences[4].span, study.codebook.find("Adgang til huset").id)
    study.codings.tag(first, Span(sentences[7].span.start, sentences[8].span.end), code.id)
    study.memos.write(MemoTarget(), _ON_STUDY)
    study.memos.write(MemoTarget(code=code.id), "Grænsen til »Personligt kendskab« er tynd.")
    for number in ("01", "05"):
        study.done_marks.put(_transcript(study, number), done=True)


_ON_STUDY = "Nøglen er det, de alle vender tilbage til: se [[10]] og [[9]]."


def _set_times(place: Path) -> None:
    """Let what was done have been done on two days in June, whenever the pictures are drawn.

    The program has no clock that can be set, and should have none.
    """
    with closing(sqlite3.connect(place)) as file, file:
        changes = [id_ for (id_,) in file.execute("SELECT id FROM change ORDER BY id")]
        _set(file, "study", "created_at", _BEGAN)
        for table, columns in _TIMES.items():
            for column in columns:
                _set(file, table, column, _BEGAN)
        for nth, id_ in enumerate(changes):
            at = _BEGAN + timedelta(days=nth // 6, minutes=37 * (nth % 6))
            file.execute("UPDATE change SET at = ? WHERE id = ?", (_stamp(at), id_))


def _set(file: sqlite3.Connection, table: str, column: str, at: datetime) -> None:
    file.execute(f"UPDATE {table} SET {column} = ?", (_stamp(at),))


def _stamp(at: datetime) -> str:
    return at.isoformat(" ", "microseconds")
