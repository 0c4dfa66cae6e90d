"""What a person decided on each name, checked and drawn together: who is one, and what stands for
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.pseudonyms.matching import Matcher


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on one name. `same_as` names the one whose pseudonym this name shares.

    `place` is where the decision stands, for messages: `decisions.csv, row 7`.
    """

    name: str
    kind: str
    replace: bool
    pseudonym: str = ""
    forms: tuple[str, ...] = ()
    same_as: str = ""
    place: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and its other forms, each once."""
        return tuple(dict.fromkeys((self.name, *self.forms)))


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """What stands for a name, and the spellings that it stands for; a row of the key."""

    pseudonym: str
    kind: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be replaced, and what was looked at and stays."""

    replaced: tuple[Pseudonym, ...] = ()
    kept: tuple[Pseudonym, ...] = ()
    """Names that stay: each is its own pseudonym."""
    standing: tuple[Pseudonym, ...] = ()
    """Names that were decided to stay before, and still do."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """What stands for each spelling that is replaced."""


def plan_of(
    decisions: Sequence[Decision],
    known: Iterable[Pseudonym] = (),
    taken: Iterable[str] = (),
    kept_before: Iterable[Pseudonym] = (),
) -> Plan:
    """Return what the decisions come to.

    `known` is what the key holds already: a name may share its pseudonym with one of these, by
    `same_as` or because it is the same name. `taken` are all pseudonyms that the study has,
    `kept_before` the names that stay until now. Raises MbcodeError, beginning with the row's
    place, for a decision that cannot be carried out.
    """
    key = {fold(entry.name): entry for entry in known}
    replaced = _drawn_together([each for each in decisions if each.replace], key)
    kept = tuple(
        Pseudonym(each.name, each.kind, each.name, each.spellings)
        for each in decisions
        if not each.replace
    )
    _refuse_shared_pseudonyms(replaced, key.values(), taken)
    forms = _forms(replaced, kept)
    _refuse_names_in_pseudonyms(replaced, forms)
    entries = tuple(entry for entry, _ in replaced.values())
    decided = {fold(each.name) for each in decisions}
    standing = tuple(entry for entry in kept_before if fold(entry.name) not in decided)
    return Plan(entries, kept, standing, forms)


_Drawn = dict[str, tuple[Pseudonym, str]]
"""Entries of the key by folded pseudonym, each with the place of its first decision."""


def _drawn_together(decisions: Sequence[Decision], key: Mapping[str, Pseudonym]) -> _Drawn:
    by_name: dict[str, Decision] = {}
    for each in decisions:
        first = by_name.setdefault(fold(each.name), each)
        if first is not each and each.name == first.name:
            raise MbcodeError(
                f"{each.place}: '{each.name}' stands in {first.place} already; keep one row"
            )
    drawn: _Drawn = {}
    for each in decisions:
        leader = _leader(each, by_name, key)
        entry, place = drawn.get(fold(leader.pseudonym), (leader, each.place))
        if fold(entry.name) != fold(leader.name):
            raise MbcodeError(
                f"{each.place}: '{leader.pseudonym}' stands for '{entry.name}' already ({place}); "
                f"choose another, or write {entry.name} as same_as"
            )
        forms = tuple(dict.fromkeys((*entry.forms, *each.spellings)))
        drawn[fold(leader.pseudonym)] = (replace(entry, forms=forms), place)
    return drawn


def _leader(
    decision: Decision, by_name: Mapping[str, Decision], key: Mapping[str, Pseudonym]
) -> Pseudonym:
    """Return the entry that a decision goes along with: its own, or the one at the end of
    `same_as`.
    """
    seen = [decision]
    at = decision
    while at.same_as:
        following = by_name.get(fold(at.same_as))
        if following is None and fold(at.same_as) in key:
            return key[fold(at.same_as)]
        if following is None:
            raise MbcodeError(
                f"{decision.place}: same_as '{at.same_as}' is no name that is replaced; "
                "give it a row with decision replace"
            )
        if following in seen:
            raise MbcodeError(f"{decision.place}: same_as leads round in a circle; break it")
        seen.append(following)
        at = following
    stands = key.get(fold(at.name))
    if stands is not None and at.pseudonym in ("", stands.pseudonym):
        return stands
    if not at.pseudonym.strip():
        raise MbcodeError(f"{at.place}: '{at.name}' has no pseudonym; write one, or keep the name")
    return Pseudonym(" ".join(at.pseudonym.split()), at.kind, at.name, at.spellings)


def _refuse_shared_pseudonyms(
    replaced: _Drawn, known: Iterable[Pseudonym], taken: Iterable[str]
) -> None:
    in_key = {fold(entry.pseudonym): entry.name for entry in known}
    in_study = {fold(pseudonym) for pseudonym in taken}
    for folded, (entry, place) in replaced.items():
        who = in_key.get(folded)
        if who is not None and fold(who) != fold(entry.name):
            raise MbcodeError(
                f"{place}: '{entry.pseudonym}' stands for '{who}' in the key; choose another, or "
                f"write {who} as same_as"
            )
        if who is None and folded in in_study:
            raise MbcodeError(
                f"{place}: '{entry.pseudonym}' stands for somebody in this study already, who is "
                "not in this key; choose another, or give the key that names them"
            )


def _forms(replaced: _Drawn, kept: Iterable[Pseudonym]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for entry, place in replaced.values():
        for form in entry.forms:
            other = forms.setdefault(form, entry.pseudonym)
            if other != entry.pseudonym:
                raise MbcodeError(
                    f"{place}: the form '{form}' belongs to '{other}' too; keep it in one row"
                )
            if not re.search(r"[^\W_]", form):
                raise MbcodeError(f"{place}: the form '{form}' holds no letter or figure")
    for entry in kept:
        both = [form for form in entry.forms if form in forms]
        if both:
            raise MbcodeError(f"'{both[0]}' is kept in one row and replaced in another; choose one")
    return forms


def _refuse_names_in_pseudonyms(replaced: _Drawn, forms: Mapping[str, str]) -> None:
    matcher = Matcher(forms)
    for entry, place in replaced.values():
        found = next(matcher.find(entry.pseudonym), None)
        if found is not None:
            raise MbcodeError(
                f"{place}: the pseudonym '{entry.pseudonym}' holds '{found.form}', which is "
                "replaced itself; choose another"
            )
