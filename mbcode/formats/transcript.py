"""Transcripts: `.txt` and `.md` files, their front matter, text and turns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mbcode.drafts import TranscriptDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import BYTE_ORDER_MARK, check_name, clean
from mbcode.formats.front_matter import split_front_matter
from mbcode.formats.source import Source, read_source
from mbcode.formats.turns import find_turns


def read_transcript(path: Path) -> TranscriptDraft:
    """Read the file at `path`; sentences are left empty. FormatError names the file."""
    return transcript_of(read_source(path))


def transcript_of(source: Source) -> TranscriptDraft:
    """Read a transcript already loaded; it is named after its file, without the ending."""
    stem = "" if source.path.name.startswith(".") and not source.path.suffix else source.path.stem
    name = check_name(stem, "the transcript", source.name)
    return _draft(name, source.name, source.text, source.notes)


def parse_transcript(name: str, text: str, notes: Sequence[str] = ()) -> TranscriptDraft:
    """Read `text`, already decoded, as the transcript `name`; `notes` come before its own."""
    return _draft(check_name(name, "the transcript", name), name, text, notes)


def _draft(name: str, place: str, raw: str, notes: Sequence[str]) -> TranscriptDraft:
    cleaned = clean(raw)
    matter = split_front_matter(cleaned.text.lstrip(BYTE_ORDER_MARK), place)
    if not matter.body.strip():
        raise FormatError(f"{place}: holds no text; nothing to import")
    turns = find_turns(matter.body)
    said = [*notes]
    if cleaned.dropped:
        said.append(f"{place}: {cleaned.dropped} control character(s) dropped")
    if turns and not any(turn.speaker for turn in turns):
        said.append(f"{place}: no speakers (`Name:`) found; every paragraph is a turn")
    return TranscriptDraft(name, matter.body, turns, matter.attributes, notes=tuple(said))
