"""What is recognised by its form: CPR and phone numbers, e-mail addresses, postal addresses.

A CPR number needs a date that exists and nothing more: modulus 11 was given up in 2007. Numbers
that merely look like one of these (years, prices, accounts) are told apart by what is around them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mbcode.model import Span

_CPR = re.compile(r"(?<![\d.,/-])(\d{2})(\d{2})(\d{2})\s?[-–]?\s?\d{4}(?![\d%]|[-/.,]\d)")

_PHONE = re.compile(
    r"""
    (?<![\w.,/§+-])
    (?P<abroad> \(?(?:\+|00)45\)?[ -]? )?
    (?: [2-9]\d{7} | [2-9]\d{3}[ .-]\d{4} | [2-9]\d(?:(?P<gap>[ .-])\d{2})(?:(?P=gap)\d{2}){2} )
    (?! \w | [-/.,]\d | \ ?(?:kr|kroner|mio|pct|%) )
    """,
    re.VERBOSE,
)
_TWO_YEARS = re.compile(r"(?:19|20)\d\d[ .-](?:19|20)\d\d")
_NO_PHONE = re.compile(
    r"(?:cvr|cvr-nr\.?|se-nr\.?|konto|kontonr\.?|kontoen er|reg|sag|sagsnr\.?|nr\.)[ :]{0,2}$",
    re.IGNORECASE,
)
"""What stands before eight digits that are no phone number: *CVR 12 34 56 78*."""
_LOOK_BACK = 12

_MAIL = re.compile(
    r"""
    (?<![\w.+-]) [\w.+-]+ (?: @ | \ ?\(at\)\ ? | \ snabel-?a\ )
    [\w-]+ (?: (?:\.|\ punktum\ ) [\w-]+ )* (?:\.|\ punktum\ ) [^\W\d_]{2,} (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_UPPER = "A-ZÀ-ÖØ-Þ"
_STREET_END = (
    "vejen|vej|gaden|gade|alléen|allé|alleen|alle|stræde|pladsen|plads|torvet|torv|boulevarden|"
    "boulevard|bakken|bakke|vænget|vænge|parken|toften|toft|haven|have|engen|lunden|lund|"
    "gården|gård|høj|højen|stien|sti|kajen|kaj|brinken|marken|skrænten|krogen|ageren|ager|"
    "dalen|vangen|vang|kvarteret|passagen|gangen|bro|broen|stein|ås|åsen|leddet|led"
)
_HOUSE = r"\d{1,3}\s?[A-Za-z]?(?![\w%§]|[.,:]\d)"
_FLOOR = (
    r"(?:,?\s?(?:\d{1,2}\.|st\.?|kl\.)\s?(?:sal\b)?,?\s?(?:t\.?[hv]\b\.?|m\.?f\b\.?|\d{1,3}\b)?)?"
)
_ADDRESS = re.compile(
    rf"""
    (?<![\w-])
    (?: (?:[{_UPPER}][\w.'’-]*\ ){{0,3}} [{_UPPER}][\w'’-]*?(?:{_STREET_END})
      | (?:[{_UPPER}][\w.'’-]*\ ){{1,3}} (?i:{_STREET_END}) )
    \ {_HOUSE} {_FLOOR}
    """,
    re.VERBOSE,
)
_TOWN = re.compile(
    rf"""
    (?<![\w.,/§-]) (?:DK-)? (?P<postcode>[1-9]\d{{3}}) \ +
    [{_UPPER}][a-zæøåé]+ (?: \ (?: [NSVØCK]{{1,2}} | [{_UPPER}][a-zæøåé]+ ) )? (?!\w)
    """,
    re.VERBOSE,
)
_YEAR_BEFORE = re.compile(r"\b(?:i|fra|siden|til|år|om|sommeren|foråret|efteråret|vinteren|og)\s$")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that is recognised by its form, and what it is."""

    span: Span
    kind: str


def matches(text: str) -> list[Match]:
    """Return what is recognised in `text`, in order and disjoint; the surer kind goes first."""
    found: list[Match] = []
    for kind, (sign, find) in _FINDERS.items():
        for span in find(text) if sign.search(text) else ():
            if not any(span.start < each.span.end and each.span.start < span.end for each in found):
                found.append(Match(span, kind))
    return sorted(found, key=lambda each: each.span.start)


def _cpr_numbers(text: str) -> Iterator[Span]:
    for match in _CPR.finditer(text):
        if _is_date(*(int(part) for part in match.groups())):
            yield Span(*match.span())


def _is_date(day: int, month: int, year: int) -> bool:
    """Tell whether it is a day of some century: 29 February needs a year that 4 divides."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]


def _phone_numbers(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        doubtful = _TWO_YEARS.fullmatch(match[0]) or _NO_PHONE.search(before)
        if match["abroad"] or not doubtful:
            yield Span(*match.span())


def _mails(text: str) -> Iterator[Span]:
    yield from (Span(*match.span()) for match in _MAIL.finditer(text))


def _addresses(text: str) -> Iterator[Span]:
    yield from (Span(*match.span()) for match in _ADDRESS.finditer(text))


def _towns(text: str) -> Iterator[Span]:
    """Yield postcodes with their towns; *i 2019 Aarhus* is a year."""
    for match in _TOWN.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if int(match["postcode"]) not in _YEARS or not _YEAR_BEFORE.search(before):
            yield Span(*match.span())


_FINDERS: dict[str, tuple[re.Pattern[str], Callable[[str], Iterator[Span]]]] = {
    "mail": (re.compile(r"@|\(at\)|snabel-?a", re.IGNORECASE), _mails),
    "cpr": (re.compile(r"\d{6}"), _cpr_numbers),
    "phone": (re.compile(r"[2-9]\d[ .-]?\d\d"), _phone_numbers),
    "address": (re.compile(r" \d"), _addresses),
    "postcode": (re.compile(r"[1-9]\d{3} "), _towns),
}
"""What finds each kind, and a sign without which there is none: most lines hold no such sign."""
