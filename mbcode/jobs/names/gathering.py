"""All that a study says, piece by piece, and what may name somebody in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mbcode.danish import fold, sort_key
from mbcode.errors import MbcodeError
from mbcode.jobs.own_pipeline import users_model
from mbcode.language.names.dictionary import dictionary_of
from mbcode.language.names.finding import find_names
from mbcode.language.names.grouping import Name
from mbcode.model import Code, Transcript
from mbcode.pseudonyms.candidates import KINDS, Candidate, Context, Writing
from mbcode.pseudonyms.decisions import Pseudonym
from mbcode.pseudonyms.matching import Found, Matcher
from mbcode.pseudonyms.suggesting import Suggestions
from mbcode.store.study import Study

CONTEXTS = 3
"""How many places a candidate is shown in."""
AROUND = 40
"""Characters shown on either side of a name."""
_NAMING = ("informant",)
"""Attributes whose whole value is somebody's name."""
_SEPARATORS = re.compile(r"[-_.\d]+")


def candidates(study: Study, key: Iterable[Pseudonym] = ()) -> tuple[Candidate, ...]:
    """Return what may name somebody and was not decided on, by kind, those that stand in most
    places first; each with a pseudonym that nobody has.

    A name that `key` knows, from earlier transcripts, has its pseudonym there as the suggestion.
    Raises MbcodeError for who codes blind: names stand in everybody's memos.
    """
    _refuse_blind(study)
    with study.steady():
        names = undecided(study)
        seen = _seen(names, writings_of(study))
        return _suggested(seen, tuple(key), study.names.pseudonyms(), _roles(study))


def _refuse_blind(study: Study) -> None:
    """Raise MbcodeError for who codes blind, and so does not see all that a name may stand in."""
    if study.is_blind:
        raise MbcodeError("names stand in everybody's memos; look for them without --blind")


def undecided(study: Study) -> tuple[Name, ...]:
    """Return what may name somebody in the study and was not decided on; a pipeline of the user's
    own is asked too.

    The names of codes are terms of the study, and no capital in one is a person's, unless it would
    be taken for one anywhere.
    """
    lemma = dictionary_of(study.language)
    terms = [code.name for code in study.codebook.codes()]
    in_terms = find_names([Writing("", term) for term in terms], lemma)
    doubtful = Matcher(form for name in in_terms for form in name.forms)
    plain = [term for term in terms if next(doubtful.find(term), None) is None]
    kept = [form for entry in study.names.kept() for form in entry.forms]
    settled = [*plain, *kept, *study.names.pseudonyms()]
    return find_names(writings_of(study), lemma, settled, users_model())


def writings_of(study: Study) -> Iterator[Writing]:
    """Yield each piece of text that the study holds: what was said, labels, memos, codes."""
    yield Writing("the study's name", study.name)
    for entry in study.transcripts.entries():
        yield from _of_transcript(study.transcripts.read(entry.id))
    for case in study.cases.all():
        yield Writing(f"case {case.name}", _as_names(case.name))
        yield from _of_attributes(f"case {case.name}", case.attributes)
    for code in study.codebook.codes():
        yield from _of_code(code)
    yield from (Writing("a memo", memo.text) for memo in study.memos.all())
    for review in study.reviews.all():
        yield Writing("a review", review.passage)
        yield Writing("a memo", review.memo)


def _of_transcript(transcript: Transcript) -> Iterator[Writing]:
    where, text = transcript.name, transcript.text
    yield Writing(where, _as_names(where))
    yield from _of_attributes(where, transcript.attributes)
    for speaker in dict.fromkeys(turn.speaker for turn in transcript.turns):
        yield Writing(where, speaker, is_label=True)
    yield from (Writing(where, turn.span.of(text)) for turn in transcript.turns)


def _of_attributes(where: str, attributes: Mapping[str, str]) -> Iterator[Writing]:
    for name, value in attributes.items():
        yield Writing(f"{where}, {name}", value, is_label=name in _NAMING)


def _of_code(code: Code) -> Iterator[Writing]:
    said = code.text
    texts = (said.name, said.definition, said.include, said.exclude, said.example)
    yield from (Writing(f"code {code.name}", text) for text in (*texts, *said.keywords) if text)


def _as_names(label: str) -> str:
    """Return the parts of a file's or a case's name, each as a name would be: *03-jonna*."""
    parts = (part.strip() for part in _SEPARATORS.split(label))
    return " • ".join(part.title() if part.islower() else part for part in parts if part)


def _roles(study: Study) -> dict[str, str]:
    """Return by folded speaker the role of the interview where that speaker is the informant."""
    roles: dict[str, str] = {}
    for entry in study.transcripts.entries():
        for name in _NAMING:
            if entry.role and name in entry.attributes:
                roles.setdefault(fold(entry.attributes[name]), entry.role)
    return roles


@dataclass(slots=True)
class _Places:
    """Where a candidate was seen."""

    count: int
    contexts: list[Context]


def _seen(names: Iterable[Name], writings: Iterable[Writing]) -> list[Candidate]:
    """Return the names with the places where they stand; one that stands nowhere is left out."""
    by_form = {form: name for name in names for form in name.forms}
    matcher = Matcher(by_form)
    seen = {name: _Places(0, []) for name in by_form.values()}
    for writing in writings:
        for found in matcher.find(writing.text):
            places = seen[by_form[found.form]]
            places.count += 1
            if len(places.contexts) < CONTEXTS:
                places.contexts.append(_context(writing, found))
    return [
        Candidate(name.forms[0], name.kind, name.forms, places.count, tuple(places.contexts))
        for name, places in seen.items()
        if places.count
    ]


def _context(writing: Writing, found: Found) -> Context:
    start, end = found.span.start, found.span.end
    before, after = writing.text[max(0, start - AROUND) : start], writing.text[end : end + AROUND]
    if start > AROUND:
        before = re.sub(r"^\S*\s+", "… ", before)
    if end + AROUND < len(writing.text):
        after = re.sub(r"\s+\S*$", " …", after)
    words = found.span.of(writing.text)
    return Context(writing.where, *(re.sub(r"\s", " ", part) for part in (before, words, after)))


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
    for each in sorted(found, key=_rank):
        role = next((roles[fold(form)] for form in each.forms if fold(form) in roles), "")
        stands = next((known[fold(form)] for form in each.forms if fold(form) in known), "")
        told.append(replace(each, suggestion=stands or suggest.next(each.kind, role)))
    return tuple(told)


def _rank(each: Candidate) -> tuple[int, int, tuple[str, str]]:
    return KINDS.index(each.kind), -each.count, sort_key(each.name)
