"""Words that have a capital for another reason than being a name."""

from mbcode.language.function_words import OPENERS, SAYING, UNFINISHED


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL_WORDS = OPENERS | UNFINISHED | SAYING
"""Words, in small letters, that are never names, wherever a capital finds them."""

ACRONYMS = _words(
    """
    AM AMU BUM CD CEO CPR CV CVR DK DR DVD EAN ECTS EU EUD EUX FN GPS HF HG HHX HR HTX IT KL KRAM
    LGBT MR NATO NGO OK PC PDF PM PR PS PTSD RUC SE SFO SMS SOSU SOS SSP STX SU TR TV UU UFO USA
    VVS WC WHO
    """
)
"""Acronyms that say nothing about who is meant; others may be a person's initials."""

EXCLAMATIONS = _words("Gud Herre Herregud Jesus Corona Covid")
"""Names of nobody who could be interviewed."""


def names_nobody(text: str) -> bool:
    """Tell whether a word with a capital is never a name, wherever it stands."""
    return text in EXCLAMATIONS or text in ACRONYMS or text.lower() in SMALL_WORDS
