"""Which codes a coder may want to give to a sentence, and the words that speak for each.

Nothing is given by itself, and nothing of what others coded is seen unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from mbcode.errors import NotFoundError
from mbcode.jobs.lemmas import study_lemmas
from mbcode.jobs.suggesting.material import Material, check_coders
from mbcode.jobs.suggesting.voices import Heard, Voices
from mbcode.model import Code, Sentence, Span, Transcript
from mbcode.store.study import Study

LEAST = 0.12
"""The lowest score shown, unless said otherwise."""
MOST = 5
"""Codes shown for one sentence at most, unless said otherwise."""
MOST_CERTAIN = 200
"""Suggestions that a review walks through at most."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code for a sentence.

    `score` lies between 0 and 1 as a rule and is no probability. `by` says who speaks for the code:
    `keywords`, `codings`, or both; `words` are the words of the sentence that do, in lower case.
    """

    transcript: Transcript
    sentence: Sentence
    code: Code
    score: float
    by: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.span.of(self.transcript.text)


class Adviser:
    """Suggests codes to one coder, from what is in the study when it is made.

    It learns from `coders`, by name, or from the coder's own codings alone. Codes that the coder
    gave to a sentence, or refused for it, are not suggested for it. Raises NotFoundError for one of
    `coders` that the study does not hold. `go_on` is called time and again while it is made; what
    it raises ends that.
    """

    def __init__(
        self,
        study: Study,
        coder: str,
        coders: Collection[str] = (),
        go_on: Callable[[], object] = lambda: None,
    ) -> None:
        check_coders(study, coders)
        self._material = Material.of(study, coders or (coder,), go_on)
        own = Material.of(study, (coder,), go_on) if coders else self._material
        self._taken = {}
        for each in own.transcripts:
            go_on()
            self._taken[each.id] = own.given(each)
        self._refused = study.verdicts.refused(coder)
        self._lemmas = study_lemmas(study)
        self._heard: dict[int, Heard] = {}

    def of_transcript(
        self, transcript: int, least: float = LEAST, most: int = MOST
    ) -> tuple[Suggestion, ...]:
        """Return suggestions for each sentence, in order, the best of a sentence first."""
        read = self._transcript(transcript)
        return tuple(
            suggestion
            for sentence in read.sentences
            for suggestion in self.of_sentence(transcript, sentence.number, least, most)
        )

    def of_sentence(
        self, transcript: int, number: int, least: float = LEAST, most: int = MOST
    ) -> tuple[Suggestion, ...]:
        """Return suggestions for the sentence with this number, from 1, the best first.

        What nothing in the sentence itself speaks for is not suggested.
        """
        read = self._transcript(transcript)
        heard, sentence = self._listen(read), read.sentences[number - 1]
        ranked = self._ranked(read, sentence, heard, least)
        told = (self._told(read, sentence, heard, column) for column in ranked)
        return tuple(islice((each for each in told if each.words), most))

    def most_certain(
        self, least: float = LEAST, most: int = MOST_CERTAIN
    ) -> tuple[Suggestion, ...]:
        """Return the best suggestion for each sentence of the study, the best of all first."""
        best = [
            (-heard.scores[sentence.number - 1, columns[0]], transcript.id, sentence.number)
            for transcript in self._material.transcripts
            for heard in (self._listen(transcript),)
            for sentence in transcript.sentences
            for columns in (self._ranked(transcript, sentence, heard, least),)
            if columns
        ]
        found = (self.of_sentence(id_, number, least, 1) for _, id_, number in sorted(best)[:most])
        return tuple(suggestion for each in found for suggestion in each)

    def refuse(self, transcript: int, span: Span, code: int) -> None:
        """Suggest this code for this sentence no more."""
        self._refused |= {(transcript, span, code)}

    def accept(self, transcript: int, sentence: int, code: int) -> None:
        """Suggest this code for the sentence with this number no more: it has it now."""
        taken = list(self._taken[transcript])
        taken[sentence - 1] |= {code}
        self._taken[transcript] = tuple(taken)

    def _told(self, read: Transcript, sentence: Sentence, heard: Heard, column: int) -> Suggestion:
        place = sentence.number - 1
        return Suggestion(
            read,
            sentence,
            self._material.codes[column],
            round(float(heard.scores[place, column]), 3),
            self._voices.speakers(heard, place, column),
            self._voices.reasons(heard, place, column, sentence.span.of(read.text)),
        )

    @cached_property
    def _voices(self) -> Voices:
        return Voices(self._material, self._lemmas)

    def _transcript(self, id_: int) -> Transcript:
        found = (each for each in self._material.transcripts if each.id == id_)
        read = next(found, None)
        if read is None:
            raise NotFoundError(f"there is no transcript with id {id_}")
        return read

    def _listen(self, transcript: Transcript) -> Heard:
        if transcript.id not in self._heard:
            self._heard[transcript.id] = self._voices.hear(transcript)
        return self._heard[transcript.id]

    def _ranked(
        self, transcript: Transcript, sentence: Sentence, heard: Heard, least: float
    ) -> list[int]:
        """Return the columns of the codes to suggest, the best first."""
        scores = heard.scores[sentence.number - 1]
        taken = self._taken[transcript.id][sentence.number - 1]
        columns: Iterable[int] = (scores >= least).nonzero()[0].tolist()
        kept = [
            column
            for column in columns
            for code in (self._material.codes[column].id,)
            if code not in taken and (transcript.id, sentence.span, code) not in self._refused
        ]
        return sorted(kept, key=lambda column: (-scores[column], column))
