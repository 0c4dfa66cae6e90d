"""All the files of one import, read before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mbcode.danish import fold
from mbcode.drafts import CaseDraft, CodeDraft, CodingDraft, ImportBatch, TranscriptDraft
from mbcode.errors import FormatError
from mbcode.formats.cases import cases_of
from mbcode.formats.characters import shown
from mbcode.formats.codebook import codebook_of
from mbcode.formats.codings import codings_of
from mbcode.formats.kinds import Kind, check_ending, kind_of_source
from mbcode.formats.source import Source, message_name, read_source
from mbcode.formats.transcript import transcript_of


def read_files(paths: Sequence[Path], kind: Kind | None = None) -> ImportBatch:
    """Read every file, each as `kind` or, if None, as what it is.

    The first thing wrong anywhere raises a FormatError, also two transcripts of one name.
    """
    transcripts: list[TranscriptDraft] = []
    codes: list[CodeDraft] = []
    codings: list[CodingDraft] = []
    cases: list[CaseDraft] = []
    notes: list[str] = []
    places: dict[str, Path] = {}
    for path in paths:
        source, its_kind = _load(path, kind)
        if its_kind == "transcript":
            draft = transcript_of(source)
            _refuse_double(draft, path, places)
            transcripts.append(draft)
            continue
        notes.extend(source.notes)
        if its_kind == "codebook":
            codes.extend(codebook_of(source))
        elif its_kind == "codings":
            codings.extend(codings_of(source))
        else:
            cases.extend(cases_of(source))
    return ImportBatch(
        tuple(transcripts), tuple(codes), tuple(codings), tuple(cases), notes=tuple(notes)
    )


def _load(path: Path, kind: Kind | None) -> tuple[Source, Kind]:
    if kind is None and path.is_file():
        check_ending(path)  # Before a Word file is called damaged text.
    source = read_source(path)
    return source, kind or kind_of_source(source)


def _refuse_double(draft: TranscriptDraft, path: Path, places: dict[str, Path]) -> None:
    first = places.get(fold(draft.name))
    if first is not None:
        raise FormatError(
            f"{message_name(path)}: would be the transcript {shown(draft.name)}, and so would "
            f"{message_name(first)}; rename one file, or name it once"
        )
    places[fold(draft.name)] = path
