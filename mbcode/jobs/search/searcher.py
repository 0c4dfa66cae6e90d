"""Searching a study, as far as anyone waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from mbcode.analysis.names import places
from mbcode.danish import sort_key
from mbcode.errors import NotFoundError
from mbcode.id_sets import bits_of
from mbcode.jobs.choosing import chosen_transcripts
from mbcode.jobs.concordance import CONTEXT, Hits, HitsIn, Places, said_by
from mbcode.jobs.own_pipeline import users_model
from mbcode.jobs.search.texts import Block, StudyTexts
from mbcode.jobs.search.ways import AsWritten, ByForms, ByPattern, Way
from mbcode.language.forms import Level
from mbcode.language.patterns import PatternError
from mbcode.model import Filters, TranscriptEntry
from mbcode.store.study import Study
from mbcode.words import words

NO_FILTERS = Filters()


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
    `forms` by level, the most frequent first, those left out among them. Only a search by forms has
    forms.
    """

    hits: Hits
    forms: tuple[FormFound, ...] = ()


class Searcher:
    """Searches the transcripts that `filters` keep.

    Filters on transcripts, cases, roles and speakers are looked at; with speakers, a place counts
    if it shares a character with a turn of theirs. Upper and lower case are one for all letters.
    Raises NotFoundError for a name the study does not hold.
    """

    def __init__(
        self,
        study: Study,
        filters: Filters = NO_FILTERS,
        context: int = CONTEXT,
        texts: StudyTexts | None = None,
    ) -> None:
        """Search in `texts`, which may be kept to search again, or in the study as it is now."""
        entries = study.transcripts.entries() if texts is None else texts.entries
        chosen = chosen_transcripts(entries, filters)
        self._texts = StudyTexts(study, chosen) if texts is None else texts
        self._chosen = frozenset(entry.id for entry in chosen)
        self._wanted = _speakers(study, filters)
        self._context = context

    def as_written(self, query: str, *, whole: bool = False) -> Search:
        """Find every place that holds `query`, also inside a word, or only as `whole` words.

        Any white space matches any other, line ends included. Raises MbcodeError for a query
        without letters.
        """
        return self._search(AsWritten(query, self._texts, whole=whole))

    def by_forms(
        self, query: str, level: Level = Level.WORD, without: Collection[str] = ()
    ) -> Search:
        """Find every place where the words of `query` follow one another in any of their forms.

        With a `level` above `WORD` compounds count too. `without` names forms to be left out of
        the hits. Raises MbcodeError for a query without letters.
        """
        left_out = frozenset(" ".join(words(form)) for form in without)
        return self._search(ByForms(query, self._texts, level, users_model()), left_out)

    def by_pattern(self, query: str) -> Search:
        """Find every place that matches a regular expression and is not empty.

        Raises PatternError for what is no pattern.
        """
        return self._search(ByPattern(query))

    def _search(self, way: Way, without: frozenset[str] = frozenset()) -> Search:
        return Search(self._texts, way, self._chosen, self._wanted, without, self._context)


class Search:
    """A search that goes on as it is iterated over, once: block by block, in the order of the hits.

    Yields the hits of the transcripts of a block, which may be none. Raises PatternError where a
    pattern takes too long, after the hits until then.
    """

    def __init__(
        self,
        texts: StudyTexts,
        way: Way,
        chosen: frozenset[int],
        wanted: frozenset[str] | None,
        without: frozenset[str],
        context: int,
    ) -> None:
        self._texts = texts
        self._way = way
        self._chosen = chosen
        self._wanted = wanted
        self._without = without
        self._context = context
        self._counts: Counter[tuple[str, Level]] = Counter()

    def __iter__(self) -> Iterator[tuple[HitsIn, ...]]:
        for block in self._texts.blocks:
            chosen = bits_of(entry.id for entry in block if entry.id in self._chosen)
            candidates = self._way.candidates(chosen)
            kept = tuple(entry for entry in block if candidates >> entry.id & 1)
            if kept:
                yield from self._in_block(kept)
            else:
                yield ()

    def _in_block(self, kept: Block) -> Iterator[tuple[HitsIn, ...]]:
        """Yield what is found in a block, which is something too where a pattern is given up."""
        found: list[HitsIn] = []
        try:
            for entry, text in self._texts.read(kept):
                found += filter(None, [self._hits(entry, text)])
        except PatternError:
            yield tuple(found)
            raise
        yield tuple(found)

    def to_the_end(self) -> Result:
        """Return all that is found.

        Raises NotFoundError for a form to be left out that is not found, PatternError where a
        pattern takes too long.
        """
        hits = Hits(part for found in self for part in found)
        self._texts.read_turns(part.transcript.id for part in hits.parts)
        self._check_left_out()
        return Result(hits, self.forms())

    def forms(self) -> tuple[FormFound, ...]:
        """Return the forms that were found so far."""
        found = [
            FormFound(form, level, count, self._is_taken(form))
            for (form, level), count in self._counts.items()
        ]
        return tuple(sorted(found, key=lambda each: (each.level, -each.count, sort_key(each.form))))

    def _hits(self, entry: TranscriptEntry, text: str) -> HitsIn:
        turns = partial(self._texts.turns, entry.id)
        found = self._way.places(entry, text)
        if self._wanted is not None and found:
            found = said_by(found, turns(), self._wanted)
        return HitsIn(entry, text, self._taken(found), self._context, turns)

    def _taken(self, found: Places) -> Places:
        """Count the forms of places; return those that are taken."""
        self._counts.update(zip(found.forms, found.levels, strict=True))
        if not self._without:
            return found
        return found.only([self._is_taken(form) for form in found.forms])

    def _is_taken(self, form: str) -> bool:
        return not self._without or " ".join(words(form)) not in self._without

    def _check_left_out(self) -> None:
        found = {form for form, _ in self._counts}
        unknown = self._without.difference(" ".join(words(form)) for form in found)
        if unknown:
            known = ", ".join(sorted(found, key=sort_key)) or "none"
            raise NotFoundError(
                f"{min(unknown)!r} is no form that was found, so it can't be left out; "
                f"found: {known}"
            )


def _speakers(study: Study, filters: Filters) -> frozenset[str] | None:
    """Return the speakers asked for as the transcripts spell them; None for all."""
    if not filters.speakers:
        return None
    known = study.columns(units=True).speakers
    return frozenset(known[place] for place in places(filters.speakers, known, "speaker"))
