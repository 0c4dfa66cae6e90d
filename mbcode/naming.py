"""What to say where a name is not found: which names are near it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from mbcode.danish import fold
from mbcode.errors import NotFoundError

MOST_NEAR = 3
MOST_SHOWN = 8


def not_found(name: str, known: Iterable[str], what: str) -> NotFoundError:
    """Return the error for a `what` (a noun) called `name` that is not among `known`.

    Its one line names the few that contain the name or are spelt much like it; where there are
    none, the first of all.
    """
    by_fold = {fold(other): other for other in known if other}
    if not by_fold:
        return NotFoundError(f'no {what} is called "{name}": there is none here')
    near = _near(fold(name), by_fold)
    if near:
        listed = ", ".join(by_fold[key] for key in near)
        return NotFoundError(f'no {what} is called "{name}"; near it: {listed}')
    shown = ", ".join(list(by_fold.values())[:MOST_SHOWN])
    more = " …" if len(by_fold) > MOST_SHOWN else ""
    return NotFoundError(f'no {what} is called "{name}"; there is: {shown}{more}')


def _near(folded: str, known: Iterable[str]) -> list[str]:
    names = list(known)
    holding = [name for name in names if folded and folded in name]
    alike = get_close_matches(folded, names, n=MOST_NEAR, cutoff=0.6)
    return list(dict.fromkeys((*holding, *alike)))[:MOST_NEAR]
