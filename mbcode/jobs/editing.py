"""Correcting a transcript's text: compare, cut the sentences anew, carry the codings over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mbcode.anchoring.comparing import edits_between
from mbcode.anchoring.edits import Edit
from mbcode.anchoring.sentences import carried_over
from mbcode.anchoring.stretches import Correction
from mbcode.drafts import TranscriptDraft
from mbcode.formats.decode import decode
from mbcode.formats.source import Source
from mbcode.formats.transcript import parse_transcript, read_transcript, transcript_of
from mbcode.jobs.importing import language_of
from mbcode.model import Sentence, Transcript
from mbcode.store.corrections import Corrected
from mbcode.store.study import Study


def draft_of_file(path: Path) -> TranscriptDraft:
    """Read a whole corrected transcript; FormatError names the file, as at import."""
    return read_transcript(path)


def draft_of_bytes(data: bytes, place: str) -> TranscriptDraft:
    """Read a whole corrected transcript that came from `place`, as a file's is read."""
    decoded = decode(data, place)
    return transcript_of(Source(Path(place), place, decoded.text, decoded.notes))


def draft_of_text(text: str, place: str) -> TranscriptDraft:
    """Read a whole corrected transcript that was written at `place`; FormatError if it is empty."""
    return parse_transcript(place, text)


def edit_transcript(study: Study, transcript: Transcript, new: TranscriptDraft) -> Corrected:
    """Let `transcript`, as it was read, have the text of `new`, and its attributes if it has any.

    Codings are carried over; those that no place is certain for wait for review. Raises
    ConflictError if the transcript was altered since it was read.
    """
    edits = edits_between(transcript.text, new.text)
    language = language_of(new.attributes or transcript.attributes, study.language)
    sentences = _sentences(transcript, new, edits, language) if edits else ()
    return study.corrections.correct(transcript, replace(new, sentences=sentences), edits)


def _sentences(
    old: Transcript, new: TranscriptDraft, edits: tuple[Edit, ...], language: str
) -> tuple[Sentence, ...]:
    from mbcode.language.sentences import kept_cutter

    cutter = kept_cutter(language)
    before = TranscriptDraft(old.name, old.text, old.turns)
    correction = Correction(old.text, new.text, edits)
    return carried_over(correction, old.sentences, cutter.cut(before), cutter.cut(new), new.turns)
