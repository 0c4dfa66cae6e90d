"""Asks a person about one name after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mbcode.amounts import many
from mbcode.danish import fold
from mbcode.pseudonyms.candidates import Candidate
from mbcode.pseudonyms.decisions import Decision

Ask = Callable[[str], str]
Tell = Callable[[str], None]

HOW = (
    "For each name: k keep · r replace · = NAME the same as an earlier one · l later · q no more. "
    "Nothing is changed before you have seen it all."
)


def ask_decisions(candidates: Sequence[Candidate], ask: Ask, tell: Tell) -> tuple[Decision, ...]:
    """Return what was decided, in the order of the questions; what was put off is left out.

    `ask` puts a question and returns the answer, `tell` says a line.
    """
    tell(HOW)
    made: dict[str, Decision] = {}
    for number, candidate in enumerate(candidates, 1):
        tell("")
        tell(f"{number}/{len(candidates)}  {candidate.name}  ({_about(candidate)})")
        for context in candidate.contexts:
            tell(f"    {context.where}: {context}")
        answer = _answer(made, ask, tell)
        if answer == "q":
            break
        if answer != "l":
            decision = _decision(candidate, answer, ask)
            made[fold(candidate.name)] = decision
    return tuple(made.values())


def _about(candidate: Candidate) -> str:
    places = many(candidate.count, "place")
    also = ", ".join(candidate.forms[1:])
    return f"{candidate.kind}, {places}" + (f"; also {also}" if also else "")


def _answer(made: dict[str, Decision], ask: Ask, tell: Tell) -> str:
    """Return k, r, l, q, or `=` with an earlier name; ask until it is one of these."""
    while True:
        answer = ask("k, r, = NAME, l or q? ").strip()
        if not answer:
            continue
        earlier = made.get(fold(answer[1:])) if answer.startswith("=") else None
        if earlier is not None and earlier.replace:
            return f"={earlier.name}"
        if answer.casefold() in ("k", "r", "l", "q"):
            return answer.casefold()
        tell(f"'{answer}' is none of these; after = comes a name that was replaced before")


def _decision(candidate: Candidate, answer: str, ask: Ask) -> Decision:
    place = f"'{candidate.name}'"
    if answer == "k":
        return Decision(candidate.name, candidate.kind, False, "", candidate.forms, "", place)
    same_as = answer.removeprefix("=") if answer.startswith("=") else ""
    pseudonym = "" if same_as else ask(f"pseudonym [{candidate.suggestion}]: ").strip()
    if not same_as:
        pseudonym = pseudonym or candidate.suggestion
    return Decision(
        candidate.name, candidate.kind, True, pseudonym, candidate.forms, same_as, place
    )
