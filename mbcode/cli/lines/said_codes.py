"""Which codes, and which coding, a few words mean."""

from __future__ import annotations

from mbcode.cli.lines.word import whole
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.model import Code, Coding
from mbcode.tui.choices import NewCode, offer
from mbcode.tui.fuzzy import rank_of
from mbcode.tui.session import Session

_MOST_NAMED = 8


def codes_called(session: Session, typed: str) -> tuple[Code, ...]:
    """Return the codes that `typed` names, with commas between; a name may hold commas itself.

    Raises as `code_called` does.
    """
    known = _code_named(session, typed.strip())
    if known is not None:
        return (known,)
    codes = (code_called(session, part) for part in typed.split(","))
    return tuple(dict.fromkeys(codes))


def code_called(session: Session, typed: str) -> Code:
    """Return the code that `typed` is the name or the key of, else the one that it finds best.

    Raises MbcodeError where it finds none, or several equally well.
    """
    name = typed.strip()
    if not name:
        raise MbcodeError("which code? Write its name, its key, or a few letters of it")
    known = _code_named(session, name)
    if known is not None:
        return known
    found = offer(name, tuple(session.codes.values()), session.recent).codes
    if not found:
        raise MbcodeError(f"no code is like {name!r}; codes lists them, new makes one")
    best = [code for code in found if rank_of(name, code) == rank_of(name, found[0])]
    if len(best) > 1:
        listed = ", ".join(code.name for code in best[:_MOST_NAMED])
        more = " …" if len(best) > _MOST_NAMED else ""
        raise MbcodeError(f"{name!r} could be {listed}{more}; write more of it")
    return found[0]


def new_code_called(session: Session, typed: str) -> NewCode:
    """Return the code to be made of `NAME` or `THEME > NAME`; MbcodeError if it is there."""
    new = offer(typed, tuple(session.codes.values()), session.recent).new
    if new is None:
        raise MbcodeError(f"{typed.strip()!r} is no name for a new code")
    return new


def coding_numbered(session: Session, typed: str) -> Coding:
    """Return the coding of the open transcript whose number was typed, in brackets or not.

    Raises MbcodeError if there is none such to be seen.
    """
    id_ = whole(typed.strip("[] "), "the number of a coding")
    for coding in session.shown:
        if coding.id == id_:
            return coding
    raise MbcodeError(f"no coding {id_} in this transcript; here says those of a sentence")


def _code_named(session: Session, name: str) -> Code | None:
    return next(
        (
            code
            for code in session.choices
            if fold(code.name) == fold(name) or (name and code.text.key == name)
        ),
        None,
    )
