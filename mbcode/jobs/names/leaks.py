"""The guard at the door: what leaves a study that is being pseudonymised is looked through first.

It looks for what was not decided on. Which names were replaced the study does not know, and that is
on purpose: a list of them, were it scrambled, could be guessed name by name. With the key they are
looked for too, as a new transcript may bring them in again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mbcode.errors import MbcodeError
from mbcode.export.table import Table
from mbcode.formats.name_key import read_key
from mbcode.jobs.names.gathering import undecided
from mbcode.jobs.names.listing import NAMES
from mbcode.language.names.patterns import matches
from mbcode.pseudonyms.matching import Matcher
from mbcode.store.study import Study

WITHOUT_WORDS = frozenset(
    {
        "summary",
        "cooccurrence",
        "network",
        "saturation",
        "sequence",
        "course",
        "agree",
        "coders",
        NAMES,
    }
)
"""Tables that quote nobody: codes, coders and figures; and the list of names itself."""
_MOST_SHOWN = 4
_BY_FORM = {
    "cpr": "CPR number",
    "phone": "phone number",
    "mail": "e-mail address",
    "address": "address",
    "postcode": "postcode",
}


class LeakError(MbcodeError):
    """What is about to leave holds names that nobody decided on: `found` says which."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"{found}; decide on them with 'mbcode pseudonymise', or give --leaks-seen to let "
            "them out"
        )
        self.found = found


def refuse_leaks(study: Study, table: Table, key_path: Path | None = None) -> None:
    """Raise LeakError if `table` holds what may name somebody and was not decided on.

    A study in which nothing was ever decided about names is not looked into, nor is a table that
    quotes nobody. With a key, its names count too.
    """
    if table.what not in WITHOUT_WORDS:
        refuse_leaks_in(study, table.what, _texts(table), key_path)


def refuse_leaks_in(
    study: Study, what: str, texts: Iterable[str], key_path: Path | None = None
) -> None:
    """Raise LeakError, like `refuse_leaks`, if one of `texts` holds what it looks for; `what` is
    what they are.
    """
    if not study.names.are_settled():
        return
    cells = tuple(dict.fromkeys(texts))
    found = _undecided(study, cells)
    if key_path is not None:
        found |= _of_key(study, cells, key_path)
    if found:
        raise LeakError(f"{what} holds {_in_words(found)}")


def _texts(table: Table) -> Iterator[str]:
    """Yield every cell that is text, the names of columns too."""
    for frame in table.frames():
        yield from frame.names
        for column in frame.columns:
            if not column.kind.is_number:
                yield from (cell for cell in column.cells if cell)


def _undecided(study: Study, cells: Iterable[str]) -> dict[str, str]:
    """Return what was found, each with its kind, in words."""
    kept = [form for entry in study.names.kept() for form in entry.forms]
    settled = [*kept, *study.names.pseudonyms()]
    forms = {form: name.kind for name in undecided(study) for form in name.forms}
    matcher = Matcher((*forms, *settled))
    found: dict[str, str] = {}
    for cell in cells:
        for match in matches(cell):
            words = match.span.of(cell)
            if words not in kept:
                found[words] = match.kind
        stands = (each.form for each in matcher.find(cell))
        found |= {form: forms[form] for form in stands if form in forms}
    return found


def _of_key(study: Study, cells: Iterable[str], key_path: Path) -> dict[str, str]:
    matcher = Matcher(form for entry in read_key(key_path, study.uid) for form in entry.forms)
    return {each.form: "name" for cell in cells for each in matcher.find(cell)}


def _in_words(found: Mapping[str, str]) -> str:
    kinds = Counter(_BY_FORM.get(kind, "name") for kind in found.values())
    counted = [f"{count} {kind}{_plural(kind, count)}" for kind, count in kinds.items()]
    shown = ", ".join(list(found)[:_MOST_SHOWN])
    more = " …" if len(found) > _MOST_SHOWN else ""
    return f"{' and '.join(counted)} that nobody decided on ({shown}{more})"


def _plural(kind: str, count: int) -> str:
    if count == 1:
        return ""
    return "es" if kind.endswith("s") else "s"
