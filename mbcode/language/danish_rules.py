"""When a full stop, question mark or ellipsis ends a Danish sentence.

Danish gives a capital to names and to the first word of a sentence but not to nouns; so a capital
after a mark means a new sentence or a name, and the word before the mark tells which. Each rule
looks at one `Break` and answers True (a sentence ends), False (it goes on) or None (not mine to
say); the first answer counts, and where no rule has one the sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mbcode.language import abbreviations as abbreviation
from mbcode.language import function_words as words
from mbcode.language.breaks import Break, breaks
from mbcode.language.headlines import end_of_headline

Rule = Callable[[Break], bool | None]

_NUMBER = re.compile(r"[§(]?\d+(?:[.,:/-]\d+)*")
_INITIALS = re.compile(r"[A-ZÆØÅ](?:[.-]+[A-ZÆØÅ])*")
_DOTTED = re.compile(r"[^\W\d_]{1,6}(?:\.-?[^\W\d_]{1,6})+")
_VOWEL = re.compile(r"[aeiouyæøåéáóüöä]", re.IGNORECASE)
_SMALL = 2
"""Digits of the largest number taken for an ordinal; larger ones are years and amounts."""


def sentence_starts(line: str) -> Iterator[int]:
    """Yield the positions in `line` where a sentence begins, after its first, in order."""
    for start in (0, *(b.position for b in breaks(line) if ends_sentence(b))):
        if start:
            yield start
        below = end_of_headline(line, start)
        if below is not None:
            yield below


def ends_sentence(b: Break) -> bool:
    """Tell whether the mark ends its sentence."""
    for rule in _RULES:
        verdict = rule(b)
        if verdict is not None:
            return verdict
    return True


def _goes_on_after_punctuation(b: Break) -> bool | None:
    """A comma, colon or further mark cannot begin a sentence: *"Går det?", spurgte hun*."""
    return False if b.after and b.after in ",;:.?!…)]}%/" else None


def _omission_in_brackets(b: Break) -> bool | None:
    """*[...]* and *(!)* stand inside a sentence."""
    return False if b.closing[:1] in (")", "]") and not b.word and not b.loose else None


def _glued(b: Break) -> bool | None:
    """Without a space only a typing slip ends one: *sagde.Det*, not *1.000*, *f.eks.*, *...så*."""
    if not b.glued:
        return None
    slip = b.next[:1].isupper() and (b.next[1:2].islower() or _opens(b))
    if b.closing or "." not in b.mark:
        return slip
    spoken = not b.word or (b.word.isalpha() and b.word[-2:].islower())
    return slip and spoken and not _is_abbreviation(b)


def _quotation_goes_on(b: Break) -> bool | None:
    """A closed quotation or bracket before a small letter: *"Går det?" spurgte hun*."""
    return False if b.closing and _small(b) else None


def _bracket_within_sentence(b: Break) -> bool | None:
    """After a bracket that asks or exclaims a name goes on: *ham (Jens?) Hansen*."""
    bracket = b.closing[:1] in (")", "]") and "." not in b.mark
    return _opens(b) if bracket and b.next else None


def _question_or_exclamation(b: Break) -> bool | None:
    """They end a sentence, but not before a verb of saying: *Hvad nu? spurgte hun*."""
    if "?" in b.mark or "!" in b.mark:
        return not (_small(b) and b.next in words.SAYING)
    return None


def _ellipsis(b: Break) -> bool | None:
    """*Lidt... altså*, *68... 67* and *sammen med... Peter* pause; *hørte ham... Men* ends."""
    if "…" not in b.mark and ".." not in b.mark:
        return None
    if _small(b) or b.next[:1].isdigit():
        return False
    searching = b.word.lower() in words.UNFINISHED or b.word == b.next
    return _opens(b) or not searching


def _list_number(b: Break) -> bool | None:
    """One digit first in a line or sentence counts a list: *1. Vi skal spare*."""
    first = not b.previous or (b.previous[-1] in ".?!…:" and not _leads_to_a_number(b.previous))
    return False if first and len(b.word) == 1 and b.word.isdigit() else None


def _ordinal(b: Break) -> bool | None:
    """*den 15. maj*, *2. sal*, *Frederik 9. Danmark* go on; *i 2019. Lærerne*, *kl. 8. men* end."""
    if not _NUMBER.fullmatch(b.word):
        return None
    previous = b.previous.lower().rstrip(".")
    small = b.word.isdigit() and len(b.word) <= _SMALL and previous not in ("kl", "klokken")
    if b.next.lower() in words.AFTER_AN_ORDINAL:
        return False
    if _small(b) or b.next[:1].isdigit():
        return not small
    named = previous in words.RULERS or previous in ("den", "d")
    return _opens(b) if small and named else True


def _initial(b: Break) -> bool | None:
    """*P. Jensen*, *B.T. har*; an opener ends the sentence all the same: *vitamin C. Det*."""
    if not _INITIALS.fullmatch(b.word):
        return None
    return _opens(b) and not (_small(b) and "." in b.word)


def _abbreviation_beside_a_number(b: Break) -> bool | None:
    """*s. 14* goes on, *20 min. Det* ends, *den er min.* is no abbreviation."""
    if b.next[:1].isdigit() and b.word.lower() in abbreviation.BEFORE_A_NUMBER:
        return False
    if _NUMBER.fullmatch(b.previous.rstrip(".")) and b.word.lower() in abbreviation.AFTER_A_NUMBER:
        return not _small(b) and not b.next[:1].isdigit()
    return None


def _abbreviation(b: Break) -> bool | None:
    """*hr. Olsen* goes on, *osv. Lærerne* ends, *dir. Hansen* goes on but *evt. Så* ends."""
    if not _is_abbreviation(b):
        return None
    word = b.word.lower()
    if _small(b) or b.next[:1].isdigit() or word in abbreviation.BEFORE_WHAT_IT_BELONGS_TO:
        return False
    return _opens(b) or word in abbreviation.OFTEN_LAST


def _small_letter(b: Break) -> bool | None:
    """Typed carelessly, *det gik fint. og så*; without capitals everything that is a word ends."""
    if not _small(b):
        return None
    return b.uncapitalised or b.word.lower() in words.OPENERS or len(b.word) > _SMALL or not b.word


_RULES: tuple[Rule, ...] = (
    _goes_on_after_punctuation,
    _omission_in_brackets,
    _glued,
    _quotation_goes_on,
    _bracket_within_sentence,
    _question_or_exclamation,
    _ellipsis,
    _list_number,
    _ordinal,
    _initial,
    _abbreviation_beside_a_number,
    _abbreviation,
    _small_letter,
)


def _small(b: Break) -> bool:
    return b.next[:1].islower()


def _opens(b: Break) -> bool:
    """Tell whether the next word is a small one that only a new sentence gives a capital."""
    word = b.next.lower()
    return word in words.OPENERS and not (word in words.ARTICLES and b.second.isupper())


def _is_abbreviation(b: Break) -> bool:
    """Tell whether the mark may be an abbreviation's; acronyms (*HR*, *KL*) take none."""
    acronym = b.word.isalpha() and b.word.isupper()
    return not acronym and (is_shortened(b.word.lower()) or _looks_shortened(b.word))


def _leads_to_a_number(previous: str) -> bool:
    word = previous.removesuffix(".").lower()
    return previous.endswith(".") and (word in abbreviation.BEFORE_A_NUMBER or is_shortened(word))


def is_shortened(word: str) -> bool:
    """Tell whether a word in small letters, without its last dot, is a known abbreviation."""
    return (
        word in abbreviation.BEFORE_WHAT_IT_BELONGS_TO
        or word in abbreviation.OFTEN_LAST
        or word in abbreviation.BEFORE_A_NAME
    )


def _looks_shortened(word: str) -> bool:
    """Tell whether a word that no list holds is built as abbreviations are: *cand.oecon*, *sdv*."""
    if _DOTTED.fullmatch(word):
        return word.lower().rpartition(".")[2] not in abbreviation.WEB_ENDINGS
    consonants = word.isalpha() and not _VOWEL.search(word)
    return consonants and len(word) <= 4 and word.lower() not in words.VOWELLESS
