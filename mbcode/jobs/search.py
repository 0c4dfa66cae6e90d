"""Where a study's transcripts hold some words: as they are written, or in all their forms."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from mbcode.analysis.names import places
from mbcode.danish import sort_key
from mbcode.errors import MbcodeError, NotFoundError
from mbcode.jobs.choosing import chosen_transcripts
from mbcode.jobs.concordance import CONTEXT, Found, Hit, in_context
from mbcode.jobs.lemmas import study_lemmas
from mbcode.jobs.own_pipeline import users_model
from mbcode.jobs.tagging import with_tags
from mbcode.language.forms import Level, forms_of
from mbcode.language.lemmas import Lemmas
from mbcode.language.words import lowered, phrases, vocabulary, words
from mbcode.model import Filters, Span, Turn
from mbcode.store.study import Study

NO_FILTERS = Filters()

T = TypeVar("T")
IsLeft = Callable[[], bool]
"""Whether nobody waits for a search any more: asked before each transcript."""


def never() -> bool:
    """Somebody waits to the end."""
    return False


class SearchLeftError(MbcodeError):
    """A search came to no end, because nobody waited for it."""


@dataclass(frozen=True, slots=True)
class FormFound:
    """Words that a search by forms found: in lower case, how near the query, and how often."""

    form: str
    level: Level
    count: int
    taken: bool
    """False where the user wants it left out of the hits."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found: `hits` by case and name of the transcript, then in order of the text;
    `forms` by level, the most frequent first, those left out among them. A search for words as
    they are written has no forms.
    """

    hits: tuple[Hit, ...]
    forms: tuple[FormFound, ...] = ()


def search(
    study: Study, query: str, filters: Filters = NO_FILTERS, context: int = CONTEXT
) -> tuple[Hit, ...]:
    """Return every place that holds `query` as it is written; see `Searcher.as_written`."""
    return Searcher(study, filters, context).as_written(query).hits


class Searcher:
    """Searches the transcripts that `filters` keep, as they are when it is made.

    Filters on transcripts, cases, roles and speakers are looked at; with speakers, a place counts
    if it shares a character with a turn of theirs. Keep one to search again: it keeps the texts and
    what is known of their words. Raises NotFoundError for a name the study does not hold.
    """

    def __init__(self, study: Study, filters: Filters = NO_FILTERS, context: int = CONTEXT) -> None:
        self.filters = filters
        self._study = study
        self._context = context
        self._digests = study.transcripts.digests()
        self._entries = chosen_transcripts(study.transcripts.entries(), filters)
        self._texts = study.transcripts.texts({entry.id for entry in self._entries})
        self._turns: dict[int, tuple[Turn, ...]] = {}
        self._forms: dict[str, dict[str, Level]] = {}
        self._wanted = _speakers(study, filters)

    def is_current(self) -> bool:
        """Tell whether the study's texts are still those that are searched."""
        return self._digests == self._study.transcripts.digests()

    def as_written(self, query: str, *, is_left: IsLeft = never) -> Result:
        """Find every place that holds `query`, also inside a word.

        Upper and lower case are one for all letters, and any white space matches any other, line
        ends included. Raises MbcodeError for a query without letters,
        SearchLeftError once `is_left`.
        """
        pattern = _pattern(query)
        found = {
            id_: [Found(Span(*m.span()), m.group().lower()) for m in pattern.finditer(text)]
            for id_, text in _unless(is_left, self._texts.items())
        }
        return Result(self._hits(found, is_left))

    def by_forms(
        self,
        query: str,
        level: Level = Level.WORD,
        without: Collection[str] = (),
        *,
        is_left: IsLeft = never,
    ) -> Result:
        """Find every place where the words of `query` follow one another in any of their forms.

        With a `level` above `WORD` compounds count too. `without` names forms to be left out of
        the hits. Raises MbcodeError for a query without letters, NotFoundError for a form in
        `without` that is not found, SearchLeftError once `is_left`.
        """
        asked = tuple(words(unicodedata.normalize("NFC", query)))
        if not asked:
            raise _nothing_asked()
        belonging = [self._belonging(word, level) for word in asked]
        lowered_texts = _unless(is_left, self._lowered.items())
        found = {id_: _found(text, belonging) for id_, text in lowered_texts}
        model = users_model()
        if model is not None:
            found = with_tags(model, found, self._texts)
        hits = self._hits(found, is_left)
        forms = _forms(hits, frozenset(" ".join(words(form)) for form in without))
        taken = {each.form for each in forms if each.taken}
        return Result(tuple(hit for hit in hits if hit.found.form in taken), forms)

    @cached_property
    def lemmas(self) -> Lemmas:
        """What is known of the words of the study's language, the user's corrections included."""
        return study_lemmas(self._study)

    @cached_property
    def _lowered(self) -> dict[int, str]:
        return {id_: lowered(text) for id_, text in self._texts.items()}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return vocabulary(self._lowered.values())

    def _belonging(self, word: str, level: Level) -> dict[str, Level]:
        if word not in self._forms:
            self._forms[word] = forms_of(word, self._vocabulary, self.lemmas, max(Level))
        return {form: near for form, near in self._forms[word].items() if near <= level}

    def _hits(self, found: Mapping[int, list[Found]], is_left: IsLeft) -> tuple[Hit, ...]:
        missing = {id_ for id_, places in found.items() if places}.difference(self._turns)
        self._turns |= self._study.transcripts.turns(missing)
        return tuple(
            hit
            for entry in _unless(is_left, self._entries)
            if found[entry.id]
            for hit in in_context(
                entry,
                self._texts[entry.id],
                self._turns[entry.id],
                found[entry.id],
                self._wanted,
                self._context,
            )
        )


def _unless(is_left: IsLeft, items: Iterable[T]) -> Iterator[T]:
    for item in items:
        if is_left():
            raise SearchLeftError("nobody waits for this search any more")
        yield item


def _found(lower: str, belonging: list[dict[str, Level]]) -> list[Found]:
    return [
        Found(
            Span(start, end),
            form,
            max(levels[word] for levels, word in zip(belonging, form.split(" "), strict=True)),
        )
        for start, end, form in phrases(lower, belonging)
    ]


def _forms(hits: Iterable[Hit], without: frozenset[str]) -> tuple[FormFound, ...]:
    counts = Counter((hit.found.form, hit.found.level) for hit in hits)
    found = [
        FormFound(form, level, count, " ".join(words(form)) not in without)
        for (form, level), count in counts.items()
        if level is not None
    ]
    unknown = without.difference(" ".join(words(each.form)) for each in found)
    if unknown:
        known = ", ".join(sorted((each.form for each in found), key=sort_key)) or "none"
        raise NotFoundError(
            f"{min(unknown)!r} is no form that was found, so it can't be left out; found: {known}"
        )
    return tuple(sorted(found, key=lambda each: (each.level, -each.count, sort_key(each.form))))


def _pattern(query: str) -> re.Pattern[str]:
    asked = unicodedata.normalize("NFC", query).split()
    if not asked:
        raise _nothing_asked()
    return re.compile(r"\s+".join(map(re.escape, asked)), re.IGNORECASE)


def _nothing_asked() -> MbcodeError:
    return MbcodeError("there is nothing to search for; give a word")


def _speakers(study: Study, filters: Filters) -> frozenset[str] | None:
    """Return the speakers asked for as the transcripts spell them; None for all."""
    if not filters.speakers:
        return None
    known = study.columns(units=True).speakers
    return frozenset(known[place] for place in places(filters.speakers, known, "speaker"))
