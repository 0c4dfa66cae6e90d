"""Transcripts, with their turns and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select

from mbcode.danish import fold
from mbcode.drafts import CaseDraft, TranscriptDraft
from mbcode.errors import ConflictError
from mbcode.store import tables as t
from mbcode.store.divisions import sentence_rows, turn_rows
from mbcode.store.importing.cases import add_case
from mbcode.store.importing.tally import Tally
from mbcode.store.recorder import Recorder


def bring_in(recorder: Recorder, drafts: Iterable[TranscriptDraft], tally: Tally) -> None:
    """Add transcripts. One of the same name must have the same text, and is then left as it is."""
    for draft in drafts:
        query = select(t.Transcript.sha256).where(t.Transcript.folded == fold(draft.name))
        stands = recorder.connection.execute(query).scalar()
        digest = sha256(draft.text.encode()).hexdigest()
        if stands is None:
            _add(recorder, draft, digest, tally)
        elif stands == digest:
            tally.already_there["transcripts"] += 1
        else:
            raise ConflictError(
                f"{draft.name}: the study has a transcript of this name with another text; "
                "rename the file to import it beside that one"
            )


def _add(recorder: Recorder, draft: TranscriptDraft, digest: str, tally: Tally) -> None:
    attributes = {name: value for name, value in draft.attributes.items() if name != "case"}
    transcript = recorder.insert(
        t.Transcript,
        name=draft.name,
        folded=fold(draft.name),
        case_id=_case_id(recorder, draft.attributes.get("case", ""), tally),
        text=draft.text,
        sha256=digest,
        characters=len(draft.text),
        words=len(draft.text.split()),
        attributes=attributes,
    )
    recorder.insert_many(t.Turn, turn_rows(transcript, draft.turns))
    recorder.insert_many(t.Sentence, sentence_rows(transcript, draft.sentences))
    tally.added["transcripts"] += 1


def _case_id(recorder: Recorder, name: str, tally: Tally) -> int | None:
    if not name.strip():
        return None
    query = select(t.Case.id).where(t.Case.folded == fold(name))
    found = recorder.connection.execute(query).scalar()
    if found is not None:
        return found
    tally.added["cases"] += 1
    return add_case(recorder, CaseDraft(" ".join(name.split())))
