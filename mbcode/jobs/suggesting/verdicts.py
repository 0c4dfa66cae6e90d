"""Accepting and refusing a code that was suggested, or might have been."""

from __future__ import annotations

from mbcode.changes import Change
from mbcode.errors import MbcodeError
from mbcode.jobs.suggesting.adviser import Adviser
from mbcode.model import Code, Sentence
from mbcode.store.study import Study


def accept(
    study: Study, adviser: Adviser, transcript: int, sentence: Sentence, code: Code
) -> Change:
    """Give a suggested code to a sentence, note it, and return what that did.

    Raises MbcodeError for a code that is not suggested there, and as `Codings.tag` does.
    """
    by, score = _said(adviser, transcript, sentence, code)
    change = study.verdicts.accept(transcript, sentence.span, code.id, by, score)
    adviser.accept(transcript, sentence.number, code.id)
    return change


def refuse(study: Study, adviser: Adviser, transcript: int, sentence: Sentence, code: Code) -> str:
    """Note that a suggested code is not wanted for a sentence, and return what was done.

    Raises MbcodeError for a code that is not suggested there.
    """
    by, score = _said(adviser, transcript, sentence, code)
    study.verdicts.refuse(transcript, sentence.span, code.id, by, score)
    adviser.refuse(transcript, sentence.span, code.id)
    return f"refuse {code.name} for sentence {sentence.number}"


def _said(adviser: Adviser, transcript: int, sentence: Sentence, code: Code) -> tuple[str, float]:
    every = adviser.of_sentence(transcript, sentence.number, least=-1.0, most=10_000)
    said = next(((each.by, each.score) for each in every if each.code.id == code.id), None)
    if said is None:
        raise MbcodeError(
            f"'{code.name}' is not suggested for sentence {sentence.number}: it has the code, "
            "the code was refused before, or can't be given"
        )
    return said
