"""Finds everything in a study that may name somebody, each name once with its spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mbcode.language.names.capitals import runs
from mbcode.language.names.dictionary import Lemma
from mbcode.language.names.evidence import Evidence, Sighting
from mbcode.language.names.grouping import Name, Named, grouped
from mbcode.language.names.patterns import matches
from mbcode.model import Span
from mbcode.pseudonyms.candidates import Writing
from mbcode.pseudonyms.matching import Matcher


def find_names(
    writings: Iterable[Writing], lemma: Lemma, settled: Iterable[str] = ()
) -> tuple[Name, ...]:
    """Return what may be a name: what is recognised by its form (see `patterns`), and every word
    with a capital that is not explained as a sentence's first.

    A first word is explained if it is an everyday one and stands with a capital nowhere inside a
    sentence. Nothing that is in `settled`, spellings that were decided on, is returned.
    """
    known = Matcher(settled)
    recognised: dict[str, str] = {}
    sightings: list[Sighting] = []
    lines: list[str] = []
    for line, is_label in _lines(writings):
        lines.append(line)
        taken = [found.span for found in known.find(line)]
        for match in matches(line):
            if not _overlaps(match.span, taken):
                recognised[match.span.of(line)] = match.kind
                taken.append(match.span)
        sightings += _sightings(line, taken, is_label=is_label)
    evidence = Evidence(sightings, lines, lemma)
    named = [Named(words, each.before) for each in sightings if (words := evidence.name_in(each))]
    by_form = (Name(kind, (words,)) for words, kind in recognised.items())
    return (*by_form, *grouped(named, evidence))


def _lines(writings: Iterable[Writing]) -> Iterator[tuple[str, bool]]:
    for writing in writings:
        for line in writing.text.split("\n"):
            if line.strip():
                yield line, writing.is_label


def _sightings(line: str, taken: Sequence[Span], *, is_label: bool) -> Iterator[Sighting]:
    for run in runs(line):
        free = tuple(word for word in run if not _overlaps(word.span, taken))
        if free:
            yield Sighting(line, free, is_label)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
