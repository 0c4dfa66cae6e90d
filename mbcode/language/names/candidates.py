"""Gathers what may name somebody in a whole study, each name once with its spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbcode.language.danish_rules import is_shortened
from mbcode.language.function_words import OPENERS, SAYING, UNFINISHED
from mbcode.language.names.capitals import Word, runs
from mbcode.language.names.patterns import matches
from mbcode.pseudonyms.candidates import Writing

Lemma = Callable[[str], str | None]
"""Returns the base form of a word in exactly this spelling, None where the dictionary has none:
small letters are asked for words, a capital for names.
"""

_ACRONYMS = frozenset(
    "AM AMU BUM CD CEO CPR CV CVR DK DR DVD EAN ECTS EU EUD EUX FN GPS HF HG HHX HR HTX IT KL "
    "KRAM LGBT MR NATO NGO OK PC PDF PM PR PS PTSD RUC SE SFO SMS SOSU SOS SSP STX SU TR TV UU "
    "UFO USA VVS WC WHO".split()
)
"""Acronyms that say nothing about who is meant."""
_SMALL_WORDS = OPENERS | UNFINISHED | SAYING
_NOT_NAMES = frozenset("Gud Herre Herregud Jesus Corona Covid".split())
_LONG = 7
_DEFINITE = ("en", "et", "ne")
_LINKS = ("", "s", "e")
_PLACE_ENDS = ("vej", "gade", "allé", "stræde", "torv", "plads", "parken", "vænget", "kvarteret")
_SMALL_WORD = re.compile(r"(?<![^\W_])[a-zæøåéüöäþ][^\W\d_]+(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its spellings without the genitive's ending, the fullest first."""

    kind: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A run of capitals where it stands, and the small word before it."""

    line: str
    words: tuple[Word, ...]


def find_names(writings: Iterable[Writing], lemma: Lemma) -> tuple[Name, ...]:
    """Return everything in the writings that may be a name, in no particular order.

    Kinds of `patterns` come by their form. Every other is a capitalised word, or a run of such, that
    is not explained as a sentence's first: an explained one is a word that begins no name of
    the dictionary, and is nowhere written with a capital inside a sentence.
    """
    texts = [writing.text for writing in writings]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    by_form: dict[str, str] = {}
    sightings = []
    for line in lines:
        recognised = matches(line)
        by_form |= {match.span.of(line): match.kind for match in recognised}
        taken = [match.span for match in recognised]
        for run in runs(line):
            free = tuple(
                w
                for w in run
                if not any(s.start < w.span.end and w.span.start < s.end for s in taken)
            )
            if free:
                sightings.append(_Sighting(line, free))
    evidence = _Evidence(sightings, lines, lemma)
    named = [name for name in map(evidence.named, sightings) if name]
    capitalised = _grouped(named, evidence, lines, lemma)
    return (*(Name(kind, (words,)) for words, kind in by_form.items()), *capitalised)


class _Evidence:
    """What the whole study says of its capitalised words."""

    def __init__(self, sightings: Sequence[_Sighting], lines: Sequence[str], lemma: Lemma) -> None:
        self._lemma = lemma
        plain = [w for s in sightings for w in s.words if not w.is_initials]
        self.seen = Counter(word.text for word in plain)
        self._small = frozenset(word for line in lines for word in _SMALL_WORD.findall(line))
        self._inside = frozenset(
            word.text for word in plain if not word.first and not word.is_acronym
        )

    def named(self, sighting: _Sighting) -> tuple[str, ...]:
        """Return the words of a sighting that make a name, the last without its genitive."""
        words = sighting.words
        while words and self._is_explained(words[0], len(words) > 1):
            words = words[1:]
        if len(words) == 1 and len(words[0].text.strip(".")) < 2:
            return ()
        if not words:
            return ()
        led_by = sighting.line[words[0].span.start : words[-1].span.start].split()
        return (*led_by, self.base(words[-1].text))

    def _is_explained(self, word: Word, leads: bool) -> bool:
        text, small = word.text, word.text.lower()
        if text in _NOT_NAMES or text in _ACRONYMS or small in _SMALL_WORDS:
            return True
        if not (word.first or word.is_acronym):
            return False
        if text in self._inside or self.base(text) in self._inside:
            return False
        is_name = word.first and self._lemma(text) is not None
        return self._is_word(small) and not (is_name and leads)

    def _is_word(self, small: str) -> bool:
        """Tell whether a word without a capital is none of a name: one of the dictionary, one that
        this study writes small, or a compound of two.
        """
        if self._lemma(small) is not None or is_shortened(small):
            return True
        return len(small) >= _LONG and (small in self._small or self._is_compound(small))

    def _is_compound(self, small: str) -> bool:
        """Tell whether it is a definite noun with a word before it: *torsdagsmaden*."""
        cuts = range(3, len(small) - 3)
        return small.endswith(_DEFINITE) and any(
            self._lemma(small[cut:]) is not None
            and any(self._lemma(small[:cut].removesuffix(link)) is not None for link in _LINKS)
            for cut in cuts
        )

    def base(self, text: str) -> str:
        """Return a name without the ending of its genitive."""
        bare = re.sub(r"['’]s?$", "", text)
        if bare != text or len(text) < 4 or not text.endswith("s"):
            return bare
        known = self._lemma(text)
        if known == text:
            return text
        return text[:-1] if known == text[:-1] or text[:-1] in self.seen else text


def _grouped(
    named: Sequence[tuple[str, ...]], evidence: _Evidence, lines: Sequence[str], lemma: Lemma
) -> Iterator[Name]:
    counts = Counter(named)
    fulls = [words for words in counts if len(words) > 1]
    homes: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for full in fulls:
        for part in dict.fromkeys((full[0], full[-1], _initials(full))):
            homes[part].append(full)
    goes_along: dict[tuple[str, ...], list[str]] = {full: [" ".join(full)] for full in fulls}
    for words in counts:
        if len(words) > 1:
            continue
        at = [full for full in homes.get(words[0], []) if _is_persons(full, lemma)]
        if len(at) == 1:
            goes_along[at[0]].append(words[0])
        else:
            goes_along[words] = [words[0]]
    small = _small_spellings(
        lines, {form for forms in goes_along.values() for form in forms}, lemma
    )
    for words, forms in goes_along.items():
        also = [spelling for form in forms for spelling in small.get(form, ())]
        yield Name(_kind(words, lemma), tuple(dict.fromkeys((*forms, *also))))


def _initials(full: Sequence[str]) -> str:
    return "".join(f"{word[0]}." for word in full)


def _is_persons(full: Sequence[str], lemma: Lemma) -> bool:
    return lemma(full[-1].lower()) is None


def _small_spellings(
    lines: Sequence[str], forms: Iterable[str], lemma: Lemma
) -> dict[str, list[str]]:
    """Return, for names of one word, how they stand in small letters, where that is no word."""
    wanted = {form.lower(): form for form in forms if form.isalpha() and not form.isupper()}
    found: dict[str, list[str]] = defaultdict(list)
    for word in {word for line in lines for word in _SMALL_WORD.findall(line)}:
        if word in wanted and lemma(word) is None:
            found[wanted[word]].append(word)
    return found


def _kind(words: Sequence[str], lemma: Lemma) -> str:
    if words[-1].lower().endswith(_PLACE_ENDS):
        return "place"
    if len(words) > 1 and not _is_persons(words, lemma):
        return "organisation"
    return "person"
