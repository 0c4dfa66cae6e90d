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

_NAMELESS = "x"


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
    for written, is_label in _lines(writings):
        line = _without(written, (found.span for found in known.find(written)))
        by_form = matches(line)
        recognised |= {match.span.of(line): match.kind for match in by_form}
        taken = [match.span for match in by_form]
        sightings += _sightings(line, taken, is_label=is_label)
        lines.append(line)
    evidence = Evidence(sightings, lines, lemma)
    named = [Named(words, each.before) for each in sightings if (words := evidence.name_in(each))]
    with_form = (Name(kind, (words,)) for words, kind in recognised.items())
    return (*with_form, *grouped(named, evidence))


def _lines(writings: Iterable[Writing]) -> Iterator[tuple[str, bool]]:
    for writing in writings:
        for line in writing.text.split("\n"):
            if line.strip():
                yield line, writing.is_label


def _without(line: str, spans: Iterable[Span]) -> str:
    """Return the line with nameless words, as long as they were, at `spans`."""
    for span in spans:
        line = line[: span.start] + _NAMELESS * (span.end - span.start) + line[span.end :]
    return line


def _sightings(line: str, taken: Sequence[Span], *, is_label: bool) -> Iterator[Sighting]:
    for run in runs(line):
        free = tuple(word for word in run if not _overlaps(word.span, taken))
        if free:
            yield Sighting(line, free, is_label)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
