"""What may name somebody in a study, as it is put before a person who decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from mbcode.danish import fold, sort_key
from mbcode.errors import MbcodeError
from mbcode.jobs.names.places import Places
from mbcode.jobs.names.writings import NAMING, blocks_of
from mbcode.jobs.own_pipeline import users_model
from mbcode.language.dictionaries import dictionary_of
from mbcode.language.names.finding import NameFinder, find_names
from mbcode.language.names.grouping import Name
from mbcode.model import TranscriptEntry
from mbcode.pseudonyms.candidates import KINDS, Candidate, Writing
from mbcode.pseudonyms.decisions import Pseudonym
from mbcode.pseudonyms.matching import Matcher
from mbcode.pseudonyms.suggesting import Suggestions
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.jobs.importing import Progress

_FINDING = 0.8
"""What share of the work finding names is; the rest is looking where they stand."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How far names have been looked for, 0 to 1; at the end there is what was found."""

    share: float
    found: tuple[Candidate, ...] | None = None


Made = TypeVar("Made")
Looking = Generator[Looked, None, Made]
"""Says how far it has come, and then returns something."""


def candidates(
    study: Study, key: Iterable[Pseudonym] = (), progress: Progress | None = None
) -> tuple[Candidate, ...]:
    """Return what may name somebody and was not decided on, by kind, those that stand in most
    places first; each with a pseudonym that nobody has.

    A name that `key` knows, from earlier transcripts, has its pseudonym there as the suggestion.
    `progress` is told how many hundredths of the work are done. Raises MbcodeError for who codes
    blind: names stand in everybody's memos.
    """
    found: tuple[Candidate, ...] = ()
    for step in looking(study, key):
        if progress is not None:
            progress(int(step.share * 100), 100, "looking for names")
        found = step.found or found
    return found


def looking(study: Study, key: Iterable[Pseudonym] = ()) -> Looking[None]:
    """Look for what `candidates` returns, and yield how far that has come; what is yielded last
    holds what was found. All is of one state of the study.
    """
    _refuse_blind(study)
    with study.steady():
        entries = study.transcripts.entries()
        names = yield from _finding(study, entries)
        found = yield from _placing(study, entries, names)
        taken = study.names.pseudonyms()
    yield Looked(1, _suggested(found, tuple(key), taken, _roles(entries)))


def _finding(study: Study, entries: Sequence[TranscriptEntry]) -> Looking[tuple[Name, ...]]:
    """Find the names that are not decided on."""
    finder = _finder(study)
    for block in blocks_of(study, entries):
        finder.read(block.writings)
        yield Looked(_FINDING * block.share)
    return finder.names()


def _placing(
    study: Study, entries: Sequence[TranscriptEntry], names: Iterable[Name]
) -> Looking[list[Candidate]]:
    """Find where names stand."""
    places = Places(names)
    for block in blocks_of(study, entries):
        places.read(block.writings)
        yield Looked(_FINDING + (1 - _FINDING) * block.share)
    return places.candidates()


def undecided(study: Study) -> tuple[Name, ...]:
    """Return what may name somebody in the study and was not decided on."""
    finder = _finder(study)
    for block in blocks_of(study, study.transcripts.entries()):
        finder.read(block.writings)
    return finder.names()


def _refuse_blind(study: Study) -> None:
    """Raise MbcodeError for who codes blind, and so does not see all that a name may stand in."""
    if study.is_blind:
        raise MbcodeError("names stand in everybody's memos; look for them without --blind")


def _finder(study: Study) -> NameFinder:
    """Return who finds what may name somebody and was not decided on; a pipeline of the user's own
    is asked too.

    The names of codes are terms of the study, and no capital in one is a person's, unless it would
    be taken for one anywhere.
    """
    dictionary = dictionary_of(study.language).bases
    terms = [code.name for code in study.codebook.codes()]
    in_terms = find_names([Writing("", term) for term in terms], dictionary)
    doubtful = Matcher(form for name in in_terms for form in name.forms)
    plain = [term for term in terms if next(doubtful.find(term), None) is None]
    kept = [form for entry in study.names.kept() for form in entry.forms]
    settled = [*plain, *kept, *study.names.pseudonyms()]
    return NameFinder(dictionary, settled, users_model())


def _roles(entries: Sequence[TranscriptEntry]) -> dict[str, str]:
    """Return by folded speaker the role of the interview where that speaker is the informant."""
    roles: dict[str, str] = {}
    for entry in entries:
        for name in NAMING:
            if entry.role and name in entry.attributes:
                roles.setdefault(fold(entry.attributes[name]), entry.role)
    return roles


def _suggested(
    found: Collection[Candidate],
    key: tuple[Pseudonym, ...],
    taken: Iterable[str],
    roles: Mapping[str, str],
) -> tuple[Candidate, ...]:
    known = {fold(form): entry.pseudonym for entry in key for form in entry.forms}
    names = [form for each in found for form in each.forms]
    suggest = Suggestions([*taken, *(entry.pseudonym for entry in key)], names)
    told = []
    for each in _ranked(found):
        role = next((roles[fold(form)] for form in each.forms if fold(form) in roles), "")
        stands = next((known[fold(form)] for form in each.forms if fold(form) in known), "")
        told.append(replace(each, suggestion=stands or suggest.next(each.kind, role)))
    return tuple(told)


def _ranked(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates by kind, those that stand in most places first. They are sorted in parts, as
    a sort of thousands by several things at once holds up every thread.
    """
    alike: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for each in found:
        alike[KINDS.index(each.kind), -each.count].append(each)
    for rank in sorted(alike):
        yield from sorted(alike[rank], key=lambda each: sort_key(each.name))
