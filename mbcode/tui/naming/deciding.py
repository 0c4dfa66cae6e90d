"""What was decided on each name so far; nothing of it is carried out yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.pseudonyms.candidates import Candidate
from mbcode.pseudonyms.decisions import Decision
from mbcode.tui.naming.listed import Listed


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to become of one name: it stays, or gets a pseudonym, or that of another name."""

    replace: bool
    pseudonym: str = ""
    same_as: str = ""


class Deciding:
    """Candidates in their order, and the choices made on them, by folded name."""

    def __init__(self) -> None:
        self._listed = Listed()
        self._choices: dict[str, Choice] = {}

    def take(self, listed: Listed) -> None:
        """Go on with the candidates as they are now; choices on names that are gone go too."""
        self._listed = listed
        if self._choices:
            names = set(listed.folded)
            self._choices = {name: made for name, made in self._choices.items() if name in names}

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The names to decide on, in their order."""
        return self._listed.candidates

    def choice(self, candidate: Candidate) -> Choice | None:
        """Return what was chosen for a name; None where nothing is yet."""
        return self._choices.get(fold(candidate.name))

    def keep(self, candidate: Candidate) -> None:
        """Let a name stay."""
        self._choices[fold(candidate.name)] = Choice(replace=False)

    def replace(self, candidate: Candidate, pseudonym: str = "") -> None:
        """Let a pseudonym stand for a name: this one, or the one that is suggested."""
        self._choices[fold(candidate.name)] = Choice(True, pseudonym or candidate.suggestion)

    def join(self, candidate: Candidate, other: Candidate) -> None:
        """Let a name be another spelling of `other`, which is replaced too if it isn't yet."""
        standing = self.choice(other)
        if standing is None or not standing.replace:
            self.replace(other)
        self._choices[fold(candidate.name)] = Choice(True, same_as=other.name)

    def leave_open(self, candidate: Candidate) -> None:
        """Take the choice back; names that shared its pseudonym are open again too."""
        self._choices.pop(fold(candidate.name), None)
        name = fold(candidate.name)
        self._choices = {
            each: made for each, made in self._choices.items() if fold(made.same_as) != name
        }

    def may_join(self, candidate: Candidate, letters: str) -> Iterator[Candidate]:
        """Yield the names that this one could be another spelling of, those that hold these letters
        in any case; replaced ones first.
        """
        name, wanted = fold(candidate.name), fold(letters)
        led_here = {each for each, made in self._choices.items() if fold(made.same_as) == name}
        replaced = {each for each, made in self._choices.items() if made.replace}
        others = [
            (other, folded)
            for other, folded in self._listed
            if wanted in folded and folded not in led_here and other is not candidate
        ]
        for is_replaced in (True, False):
            yield from (other for other, folded in others if (folded in replaced) is is_replaced)

    def pseudonym(self, candidate: Candidate) -> str:
        """Return what will stand for a name; empty where it stays or is open."""
        made = self.choice(candidate)
        seen = {fold(candidate.name)}
        while made is not None and made.same_as and fold(made.same_as) not in seen:
            seen.add(fold(made.same_as))
            made = self._choices.get(fold(made.same_as))
        return "" if made is None else made.pseudonym

    def decisions(self) -> tuple[Decision, ...]:
        """Return the choices as decisions, in the order of the candidates."""
        return tuple(
            Decision(
                each.name,
                each.kind,
                made.replace,
                made.pseudonym,
                each.forms,
                made.same_as,
                f"'{each.name}'",
            )
            for each, name in self._listed
            if (made := self._choices.get(name)) is not None
        )

    @property
    def is_decided(self) -> bool:
        """Whether anything was chosen."""
        return bool(self._choices)

    @property
    def replaced(self) -> int:
        """How many names are to be replaced."""
        return sum(made.replace for made in self._choices.values())

    @property
    def kept(self) -> int:
        """How many names are to stay."""
        return len(self._choices) - self.replaced

    @property
    def open(self) -> int:
        """How many names are not decided on."""
        return len(self.candidates) - len(self._choices)

    def next_open(self, after: int) -> int | None:
        """Return the place of the first open name behind `after`, else of the first of all."""
        names = self._listed.folded
        places = ((after + step) % len(names) for step in range(1, len(names) + 1))
        return next((at for at in places if names[at] not in self._choices), None)
