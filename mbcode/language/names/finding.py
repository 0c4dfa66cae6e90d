"""Finds everything in a study that may name somebody, each name once with its spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mbcode.language.names.capitals import runs
from mbcode.language.names.dictionary import Lemma
from mbcode.language.names.entities import NamedEntity, entities_in
from mbcode.language.names.evidence import Evidence, Sighting, word_before
from mbcode.language.names.grouping import Name, Named, Words, grouped
from mbcode.language.names.lines import Line, lines_of
from mbcode.language.own_model import OwnModel
from mbcode.pseudonyms.candidates import Writing
from mbcode.pseudonyms.matching import Matcher

_AROUND = " \t\"'”“„’»«()[],;:!?…–—-"
"""What a pipeline may take along at either end of a name."""


def find_names(
    writings: Iterable[Writing],
    lemma: Lemma,
    settled: Iterable[str] = (),
    model: OwnModel | None = None,
) -> tuple[Name, ...]:
    """Return what may be a name: what is recognised by its form (see `patterns`), and every word
    with a capital that is not explained as a sentence's first.

    A first word is explained if it is an everyday one and stands with a capital nowhere inside a
    sentence. What a pipeline of the user's own takes for a name is one too, and it tells what the
    name is of; it takes nothing away. Nothing that is in `settled`, spellings that were decided
    on, is returned.
    """
    lines = list(lines_of(writings, Matcher(settled)))
    sightings = [sighting for line in lines for sighting in _sightings(line)]
    evidence = Evidence(sightings, [line.text for line in lines], lemma)
    named = [Named(words, each.before) for each in sightings if (words := evidence.name_in(each))]
    entities = [] if model is None else list(entities_in(lines, model))
    told = [(named, kind) for each in entities for named, kind in _told(each, evidence)]
    recognised = {match.span.of(line.text): match.kind for line in lines for match in line.by_form}
    with_form = (Name(kind, (words,)) for words, kind in recognised.items())
    return (*with_form, *grouped([*named, *(each for each, _ in told)], evidence, _kinds(told)))


def _sightings(line: Line) -> Iterator[Sighting]:
    for run in runs(line.text):
        free = tuple(word for word in run if line.is_free(word.span))
        if free:
            yield Sighting(line.text, free, line.is_label)


def _told(entity: NamedEntity, evidence: Evidence) -> Iterator[tuple[Named, str]]:
    """Yield the entity as a name without its genitive, and its kind; nothing for a mere letter."""
    words = entity.span.of(entity.line.written).strip(_AROUND).split()
    if sum(map(str.isalpha, "".join(words))) > 1:
        name = (*words[:-1], evidence.base(words[-1]))
        yield Named(name, word_before(entity.line.written, entity.span.start)), entity.kind


def _kinds(told: Sequence[tuple[Named, str]]) -> Mapping[Words, str]:
    """Return what each name was most often taken for."""
    counts: dict[Words, Counter[str]] = defaultdict(Counter)
    for named, kind in told:
        counts[named.words][kind] += 1
    return {words: kinds.most_common(1)[0][0] for words, kinds in counts.items()}
