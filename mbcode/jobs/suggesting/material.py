"""What suggestions are learnt from and made for: the words of sentences, passages and codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mbcode.danish import fold
from mbcode.model import Code, Coding, Span, Transcript
from mbcode.naming import not_found
from mbcode.store.study import Study
from mbcode.words import words

if TYPE_CHECKING:
    from mbcode.analysis.suggesting.space import Bag

_BESIDE = (0.7, 0.5, 0.3)
"""How much a word counts one, two and three sentences away: what a sentence is about is often said
beside it.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that somebody coded: its words, and the ids of its codes."""

    transcript: int
    bag: Bag
    codes: frozenset[int]


@dataclass(frozen=True)
class Material:
    """A study as suggestions see it. `codings` are those learnt from."""

    codes: tuple[Code, ...]
    """Those that can be given, in codebook order."""
    transcripts: tuple[Transcript, ...]
    codings: tuple[Coding, ...]

    @classmethod
    def of(
        cls, study: Study, coders: Collection[str], go_on: Callable[[], object] = lambda: None
    ) -> Material:
        """Read a study, and the codings of these coders, by name.

        `go_on` is called before each transcript; what it raises ends the reading.
        """
        wanted = {fold(name) for name in coders}
        ids = {coder.id for coder in study.coders() if fold(coder.name) in wanted}
        transcripts: list[Transcript] = []
        codings: list[Coding] = []
        for entry in study.transcripts.entries():
            go_on()
            transcripts.append(study.transcripts.read(entry.id))
            codings += (each for each in study.codings.of(entry.id) if each.coder in ids)
        codes = tuple(code for code in study.codebook.codes() if code.applicable)
        return cls(codes, tuple(transcripts), tuple(codings))

    @cached_property
    def _given(self) -> Mapping[int, Sequence[Coding]]:
        """The codings by transcript."""
        given: defaultdict[int, list[Coding]] = defaultdict(list)
        for coding in self.codings:
            given[coding.transcript].append(coding)
        return given

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The coded passages, each once, with all codes given to exactly it."""
        texts = {transcript.id: transcript.text for transcript in self.transcripts}
        given: defaultdict[tuple[int, Span], set[int]] = defaultdict(set)
        for coding in self.codings:
            given[coding.transcript, coding.span].add(coding.code)
        return tuple(
            Example(transcript, Counter(words(span.of(texts[transcript]))), frozenset(codes))
            for (transcript, span), codes in given.items()
        )

    @cached_property
    def definitions(self) -> tuple[Bag, ...]:
        """The words that the codebook has for each of `codes`, as if they were a passage."""
        return tuple(
            Counter(
                words(" ".join((text.name, text.definition, text.include, text.example, *keys)))
            )
            for text, keys in ((code.text, code.text.keywords) for code in self.codes)
        )

    def given(self, transcript: Transcript) -> tuple[frozenset[int], ...]:
        """Return, for each sentence, the codes of codings that share a character with it."""
        codings = self._given.get(transcript.id, ())
        return tuple(
            frozenset(coding.code for coding in codings if coding.span.shares(sentence.span))
            for sentence in transcript.sentences
        )


def check_coders(study: Study, names: Iterable[str]) -> None:
    """Raise NotFoundError for a coder the study does not hold."""
    known = [coder.name for coder in study.coders()]
    folded = {fold(name) for name in known}
    for name in names:
        if fold(name) not in folded:
            raise not_found(name, known, "coder")


def sentence_bags(transcript: Transcript) -> tuple[Bag, ...]:
    """Return the words of each sentence, and with less weight those of the sentences beside it."""
    own = [Counter(words(each.span.of(transcript.text))) for each in transcript.sentences]
    return tuple(_with_neighbours(own, place) for place in range(len(own)))


def _with_neighbours(own: Sequence[Counter[str]], place: int) -> Bag:
    bag = {word: float(count) for word, count in own[place].items()}
    beside = (
        (at, weight)
        for distance, weight in enumerate(_BESIDE, 1)
        for at in (place - distance, place + distance)
        if 0 <= at < len(own)
    )
    for at, weight in beside:
        for word, count in own[at].items():
            bag[word] = bag.get(word, 0.0) + weight * count
    return bag
