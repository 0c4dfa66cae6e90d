"""Two copies of one study, what is done to them, and what they hold but for ids."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from mbcode.anchoring.comparing import edits_between
from mbcode.drafts import CaseDraft, ImportBatch
from mbcode.errors import MbcodeError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.study import Study
from tests.studies import TEXT, draft, small_study


@dataclass(slots=True)
class Copy:
    """One copy, in the hands of one coder at a time."""

    path: Path

    def do(self, act: Callable[[Study], Any], coder: str = "Åse") -> Any:
        with Study.open(self.path, coder=coder) as study:
            return act(study)

    def tag(self, span: tuple[int, int], code: str, coder: str = "Åse", transcript: int = 1) -> int:
        def tag(study: Study) -> int:
            code_id = study.codebook.find(code).id
            return study.codings.tag(transcript, Span(*span), code_id).added[0].id

        id_: int = self.do(tag, coder)
        return id_

    def merge(self, other: Copy, coder: str = "Åse") -> Any:
        return self.do(lambda study: study.copies.merge(other.path), coder)

    @property
    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = self.do(content_of)
        return content


@cache
def study_to_copy() -> Path:
    """Return the little study, made once, by nobody who codes: no undo takes it back."""
    path = Path(tempfile.mkdtemp(), "study.mbcode")
    small_study(path, coder="Eva").close()
    return path


def parted(folder: Path, prepare: Callable[[Study], Any] | None = None) -> tuple[Copy, Copy]:
    """Return two copies of the little study."""
    here, there = folder / "here.mbcode", folder / "there.mbcode"
    shutil.copy(study_to_copy(), here)
    if prepare is not None:
        Copy(here).do(prepare)
    shutil.copy(here, there)
    return Copy(here), Copy(there)


def content_of(study: Study) -> dict[str, Any]:
    """Return all that a study holds, in names instead of ids."""
    entries = {entry.id: entry.name for entry in study.transcripts.entries()}
    codes = {code.id: code for code in study.codebook.codes()}
    coders = {coder.id: coder.name for coder in study.coders()}
    codings = {
        coding.id: (
            entries[coding.transcript],
            coding.span.start,
            coding.span.end,
            codes[coding.code].name,
            coders[coding.coder],
        )
        for transcript in entries
        for coding in study.codings.of(transcript)
    }

    def on(target: MemoTarget) -> Any:
        if target.coding is not None:
            return codings[target.coding]
        if target.code is not None:
            return codes[target.code].name
        return entries.get(target.transcript or 0, "")

    noted: dict[int, list[tuple[str, str]]] = {}
    for review, coder, text in _memos_of_reviews(study):
        noted.setdefault(review, []).append((coders[coder], text))
    transcripts = (study.transcripts.read(id_) for id_ in sorted(entries, key=entries.__getitem__))
    return {
        "codings": sorted(codings.values()),
        "memos": sorted(
            (memo.target.kind, on(memo.target), coders[memo.coder], memo.text)
            for memo in study.memos.all()
        ),
        "waiting": sorted(
            (
                entries[review.transcript],
                review.passage,
                codes[review.code].name,
                coders[review.coder],
                sorted(noted.get(review.id, [])),
            )
            for review in study.reviews.all()
        ),
        "codes": [
            (codes[code.parent].name if code.parent is not None else "", code.text)
            for code in codes.values()
        ],
        "cases": [(case.name, case.attributes) for case in study.cases.all()],
        "transcripts": [replace(transcript, id=0) for transcript in transcripts],
        "done": sorted((entries[m.transcript], coders[m.coder]) for m in study.done_marks.all()),
    }


def _memos_of_reviews(study: Study) -> list[tuple[int, int, str]]:
    """Return the memos of all coders on what waits for review: review, coder and text."""
    table = t.ReviewMemo
    database = Database(study.place)
    with database.reading() as connection:
        rows = connection.execute(select(table.review_id, table.coder_id, table.text))
        found = [tuple(row) for row in rows]
    database.close()
    return found


def correct(study: Study, transcript: int, correction: Callable[[str], str]) -> None:
    """Correct the text of a transcript."""
    old = study.transcripts.read(transcript)
    new = draft(old.name, correction(old.text))
    study.corrections.correct(old, new, edits_between(old.text, new.text))


Act = tuple[str, int, int, int]
"""What is done, and three numbers that choose to what."""
TEXT_ACTS = ("correct", "split", "join", "place", "drop")
ACTS = (
    "tag", "tag", "tag", "untag", "recode", "edges", "memo", "memo on code", "memo on transcript",
    "add code", "rename code", "define code", "move code", "merge codes", "delete code", "key",
    "import", "case", "done", "not done", "undo", "redo", *TEXT_ACTS, *TEXT_ACTS,
)  # fmt: skip
_CORRECTIONS = ("Det har jeg. ", "Og så har ", "går fint", "Ikke ", "nøglen")
_WORDS = ("klar", "tvivl", "tyst", "ærgerlig")


def perform(study: Study, act: Act) -> None:
    """Do one thing to the study; what it refuses is left undone."""
    what, one, two, three = act
    try:
        _DEEDS[what](study, one, two, three)
    except MbcodeError:
        return


def _pick(values: Sequence[Any], number: int) -> Any:
    if not values:
        raise MbcodeError("there is nothing to choose")
    return values[number % len(values)]


def _transcript(study: Study, number: int) -> int:
    entries = sorted(study.transcripts.entries(), key=lambda entry: entry.id)
    id_: int = _pick(entries, number).id
    return id_


def _coding(study: Study, number: int) -> int:
    every = [c for entry in study.transcripts.entries() for c in study.codings.of(entry.id)]
    id_: int = _pick(sorted(every, key=lambda coding: coding.id), number).id
    return id_


def _code(study: Study, number: int) -> int:
    id_: int = _pick(sorted(study.codebook.codes(), key=lambda code: code.id), number).id
    return id_


def _span(number: int) -> Span:
    start = number * 7 % (len(TEXT) - 14)
    return Span(start, start + 4 + number % 5)


def _tag(study: Study, one: int, two: int, three: int) -> None:
    leaves = [code for code in study.codebook.codes() if code.applicable]
    memo = _pick(_WORDS, one) if one % 3 == 0 else ""
    code = _pick(sorted(leaves, key=lambda each: each.id), two).id
    study.codings.tag(_transcript(study, one), _span(three), code, memo)


def _import(study: Study, one: int, two: int, three: int) -> None:
    del three
    new = draft(f"{3 + one % 2:02d}-ny", TEXT.replace("Bo", _pick(("Bo", "Ulla"), two)), case="Ny")
    study.imports.run(ImportBatch(transcripts=(new,)))


def _case(study: Study, one: int, two: int, three: int) -> None:
    case = CaseDraft(_pick(("Nord", "Syd", "Ø"), one), {_pick(("by", "år"), two): f"{three % 3}"})
    study.imports.run(ImportBatch(cases=(case,)))


def _correct(study: Study, one: int, two: int, three: int) -> None:
    old, new = _pick(_CORRECTIONS, two), _pick(("", "Hver gang nu. ", "også "), three)
    correct(study, _transcript(study, one), lambda text: text.replace(old, new + old * (one % 2)))


def _split(study: Study, one: int, two: int, three: int) -> None:
    del three
    study.sentences.split(_transcript(study, one), 32 + two)


def _join(study: Study, one: int, two: int, three: int) -> None:
    first = 2 + two % 2
    study.sentences.join(_transcript(study, one), first, first + 1 + three % 2)


def _review(study: Study, number: int) -> int:
    id_: int = _pick(sorted(study.reviews.all(), key=lambda review: review.id), number).id
    return id_


_DEEDS: dict[str, Callable[[Study, int, int, int], Any]] = {
    "tag": _tag,
    "untag": lambda study, one, *_: study.codings.untag([_coding(study, one)]),
    "recode": lambda study, one, two, _: study.codings.recode(
        _coding(study, one), _code(study, two)
    ),
    "edges": lambda study, one, two, _: study.codings.move_edges(_coding(study, one), _span(two)),
    "memo": lambda study, one, two, _: study.memos.write(
        MemoTarget(coding=_coding(study, one)), _pick(_WORDS, two)
    ),
    "memo on code": lambda study, one, two, _: study.memos.write(
        MemoTarget(code=_code(study, one)), _pick(_WORDS, two)
    ),
    "memo on transcript": lambda study, one, two, _: study.memos.write(
        MemoTarget(transcript=_transcript(study, one)), _pick(("", *_WORDS), two)
    ),
    "add code": lambda study, one, two, three: study.codebook.add(
        CodeText(f"Ny {one % 3}", definition=_pick(("", *_WORDS), two)),
        _code(study, three) if three % 2 else None,
    ),
    "rename code": lambda study, one, two, _: study.codebook.rename(
        _code(study, one), f"Om {two % 3}"
    ),
    "define code": lambda study, one, two, _: study.codebook.edit(
        _code(study, one), definition=_pick(_WORDS, two)
    ),
    "move code": lambda study, one, two, three: study.codebook.move(
        _code(study, one), _code(study, two) if three % 4 else None
    ),
    "merge codes": lambda study, one, two, _: study.codebook.merge(
        _code(study, one), _code(study, two)
    ),
    "delete code": lambda study, one, *_: study.codebook.delete(_code(study, one)),
    "key": lambda study, one, two, _: study.codebook.edit(_code(study, one), key=str(two % 3)),
    "import": _import,
    "case": _case,
    "done": lambda study, one, *_: study.done_marks.put(_transcript(study, one), done=True),
    "not done": lambda study, one, *_: study.done_marks.put(_transcript(study, one), done=False),
    "correct": _correct,
    "split": _split,
    "join": _join,
    "place": lambda study, one, two, _: study.reviews.place(_review(study, one), _span(two)),
    "drop": lambda study, one, *_: study.reviews.drop([_review(study, one)]),
    "undo": lambda study, *_: study.history.undo(),
    "redo": lambda study, *_: study.history.redo(),
}
