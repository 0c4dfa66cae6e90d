"""What was decided on each name so far; nothing of it is carried out yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.pseudonyms.candidates import Candidate
from mbcode.pseudonyms.decisions import Decision


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to become of one name: it stays, or gets a pseudonym, or that of another name."""

    replace: bool
    pseudonym: str = ""
    same_as: str = ""


class Deciding:
    """Candidates in their order, and the choices made on them, by name."""

    def __init__(self, candidates: Sequence[Candidate] = ()) -> None:
        self.candidates = tuple(candidates)
        self._choices: dict[str, Choice] = {}

    def take(self, candidates: Sequence[Candidate]) -> None:
        """Go on with the candidates as they are now; choices on names that are gone go too."""
        self.candidates = tuple(candidates)
        names = {fold(each.name) for each in candidates}
        self._choices = {name: made for name, made in self._choices.items() if name in names}

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

    def may_join(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """Return the names that this one could be another spelling of, replaced ones first."""
        others = [
            each
            for each in self.candidates
            if each is not candidate and not self._leads_to(each, candidate)
        ]
        return tuple(sorted(others, key=lambda each: not self._is_replaced(each)))

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
            for each in self.candidates
            if (made := self.choice(each)) is not None
        )

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
        count = len(self.candidates)
        places = ((after + step) % count for step in range(1, count + 1))
        return next((at for at in places if self.choice(self.candidates[at]) is None), None)

    def _is_replaced(self, candidate: Candidate) -> bool:
        made = self.choice(candidate)
        return made is not None and made.replace

    def _leads_to(self, candidate: Candidate, other: Candidate) -> bool:
        made = self.choice(candidate)
        return made is not None and fold(made.same_as) == fold(other.name)
