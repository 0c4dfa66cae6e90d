"""Importing files: read them, cut their sentences, put them into the study, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mbcode.drafts import ImportReport, TranscriptDraft
from mbcode.formats.files import read_files
from mbcode.formats.kinds import Kind
from mbcode.store.study import Study

Progress = Callable[[int, int, str], None]
"""Told how many of how many steps are done, and the name of the one that is next."""


def import_files(
    study: Study,
    paths: Sequence[Path],
    kind: Kind | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Bring files into the study, each as `kind` or, if None, as what it is.

    The report's notes say what the user should know of the files. Raises FormatError,
    NotFoundError or ConflictError for the first thing that can't go in; then nothing has.
    """
    batch = read_files(paths, kind)
    drafts = _with_sentences(batch.transcripts, study.language, progress)
    report = study.imports.run(replace(batch, transcripts=drafts))
    notes = (*batch.notes, *(note for draft in drafts for note in draft.notes))
    return replace(report, notes=notes)


def _with_sentences(
    drafts: Sequence[TranscriptDraft], language: str, progress: Progress | None
) -> tuple[TranscriptDraft, ...]:
    if not drafts:
        return ()
    from mbcode.language.sentences import SentenceCutter

    cutters: dict[str, SentenceCutter] = {}
    cut = []
    for done, draft in enumerate(drafts):
        if progress:
            progress(done, len(drafts), draft.name)
        spoken = language_of(draft.attributes, language)
        cutter = cutters.setdefault(spoken, SentenceCutter(spoken))
        cut.append(replace(draft, sentences=cutter.cut(draft)))
    if progress:
        progress(len(drafts), len(drafts), "")
    return tuple(cut)


def language_of(attributes: Mapping[str, str], default: str) -> str:
    """Return the language of a transcript with these attributes, or the study's: `da` for `da` and
    `da-DK`.
    """
    return (attributes.get("language") or default).split("-")[0].strip().casefold()
