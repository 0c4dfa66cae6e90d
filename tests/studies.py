"""Little studies for tests, made through the same door that files come in by."""

from __future__ import annotations

from pathlib import Path

from mbcode.drafts import CodeDraft, ImportBatch, TranscriptDraft
from mbcode.model import CodeText, Sentence, Span, Turn
from mbcode.store.study import Study

THEMES = {"Rammer": ("Nøgler", "Åbningstid", "Rum"), "Samarbejde": ("Tillid", "Møder", "Ærlighed")}
TEXT = (
    "Interviewer: Hvem har nøglen?\n\n"
    "Åse: Det har jeg. Og så har Bo den om onsdagen. Det går fint.\n\n"
    "Interviewer: Altid?\n\n"
    "Åse: Nej. Ikke altid."
)


def draft(name: str, text: str = TEXT, **attributes: str) -> TranscriptDraft:
    """Return a draft of `text`, turns from its labels, a sentence at each full stop."""
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    at = 0
    for paragraph in text.split("\n\n"):
        speaker, said = paragraph.split(": ", 1)
        start = at + len(speaker) + 2
        turn = Turn(len(turns) + 1, Span(start, at + len(paragraph)), speaker, Span(at, start - 1))
        turns.append(turn)
        place = start
        for piece in said.replace("? ", "?|").replace(". ", ".|").split("|"):
            span = Span(place, place + len(piece))
            sentences.append(Sentence(len(sentences) + 1, turn.number, span))
            place += len(piece) + 1
        at += len(paragraph) + 2
    return TranscriptDraft(name, text, tuple(turns), attributes, tuple(sentences))


def codebook() -> tuple[CodeDraft, ...]:
    """Return two themes with three codes each."""
    return tuple(
        code
        for theme, names in THEMES.items()
        for code in (
            CodeDraft(CodeText(theme)),
            *(CodeDraft(CodeText(name), theme) for name in names),
        )
    )


def small_study(path: Path | str, coder: str = "Åse") -> Study:
    """Return an open study with two transcripts of 136 characters and the little codebook."""
    study = Study.create(path, coder=coder, name="Lille studie")
    transcripts = (
        draft("01-nord", case="Nord", role="frivillig", provenance="constructed"),
        draft("02-syd", TEXT.replace("Bo", "Ib"), case="Syd", role="kommunal"),
    )
    study.imports.run(ImportBatch(transcripts=transcripts, codes=codebook()))
    return study
