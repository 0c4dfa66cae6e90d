"""Finds everything in a study that may name somebody, each name once with its spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mbcode.language.names.entities import NamedEntity, entities_in
from mbcode.language.names.evidence import Evidence
from mbcode.language.names.grouping import Name, Words, grouped
from mbcode.language.names.lines import lines_of
from mbcode.language.names.sightings import Sightings, word_before
from mbcode.language.own_model import OwnModel
from mbcode.pseudonyms.candidates import Writing
from mbcode.pseudonyms.matching import Matcher

_AROUND = " \t\"'”“„’»«()[],;:!?…–—-"
"""What a pipeline may take along at either end of a name."""


class NameFinder:
    """Reads a study, some of it at a time, and then tells what may be a name in it: what is
    recognised by its form (see `patterns`), and every word with a capital that is not explained as
    a sentence's first.

    A first word is explained if it is an everyday one and stands with a capital nowhere inside a
    sentence. What a pipeline of the user's own takes for a name is one too, and it tells what the
    name is of; it takes nothing away. Nothing that is in `settled`, spellings that were decided
    on, is a name. What is kept of a text are its different words, and not the text.
    """

    def __init__(
        self,
        dictionary: Mapping[str, str],
        settled: Iterable[str] = (),
        model: OwnModel | None = None,
    ) -> None:
        self._dictionary, self._settled, self._model = dictionary, Matcher(settled), model
        self._sightings = Sightings()
        self._recognised: dict[str, str] = {}
        self._entities: list[NamedEntity] = []

    def read(self, writings: Iterable[Writing]) -> None:
        """Read some more of the study."""
        lines = list(lines_of(writings, self._settled))
        for line in lines:
            self._sightings.read(line)
            self._recognised |= {match.span.of(line.text): match.kind for match in line.by_form}
        if self._model is not None:
            self._entities += entities_in(lines, self._model)

    def names(self) -> tuple[Name, ...]:
        """Return what may be a name in all that was read, which is forgotten with it."""
        evidence = Evidence(self._sightings, self._dictionary)
        before: dict[Words, Counter[str]] = {}
        for sighting, words_before in self._sightings.taken():
            name = evidence.name_in(sighting)
            if name:
                before.setdefault(name, Counter()).update(words_before)
        told = [told for each in self._entities for told in _told(each, evidence)]
        for entity, name in told:
            at = word_before(entity.line.written, entity.span.start)
            before.setdefault(name, Counter())[at] += 1
        with_form = (Name(kind, (words,)) for words, kind in self._recognised.items())
        return (*with_form, *grouped(before, evidence, _kinds(told)))


def find_names(
    writings: Iterable[Writing],
    dictionary: Mapping[str, str],
    settled: Iterable[str] = (),
    model: OwnModel | None = None,
) -> tuple[Name, ...]:
    """Return what may be a name in `writings`, as a `NameFinder` does that has read them all."""
    finder = NameFinder(dictionary, settled, model)
    finder.read(writings)
    return finder.names()


def _told(entity: NamedEntity, evidence: Evidence) -> Iterator[tuple[NamedEntity, Words]]:
    """Yield an entity with its name, without a genitive; nothing for a mere letter."""
    words = entity.span.of(entity.line.written).strip(_AROUND).split()
    if sum(map(str.isalpha, "".join(words))) > 1:
        yield entity, (*words[:-1], evidence.base(words[-1]))


def _kinds(told: Sequence[tuple[NamedEntity, Words]]) -> Mapping[Words, str]:
    """Return what each name was most often taken for."""
    counts: dict[Words, Counter[str]] = defaultdict(Counter)
    for entity, name in told:
        counts[name][entity.kind] += 1
    return {words: kinds.most_common(1)[0][0] for words, kinds in counts.items()}
