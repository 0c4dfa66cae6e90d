"""Names that were replaced in one copy do not come back from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.errors import ConflictError
from mbcode.pseudonyms.decisions import Decision, plan_of
from mbcode.store.study import Study
from tests.store.copies.pairs import Copy, correct, parted
from tests.studies import TEXT

PLAN = plan_of([Decision("Bo", "person", True, "Person B")])


def replace_names(study: Study) -> None:
    study.names.decide(PLAN, lambda: None)


def test_copies_merge_only_when_both_have_replaced_the_names(tmp_path: Path) -> None:
    here, there = parted(tmp_path)
    there.tag((36, 48), "Tillid", "Bo")
    here.do(replace_names, "Kit")
    for one, other in ((here, there), (there, here)):
        with pytest.raises(ConflictError, match="replace them there too, with the same decisions"):
            one.merge(other)
    there.do(replace_names, "Kit")
    here.merge(there)
    assert _spans(here) == _spans(there) == [(36, 48)]
    assert here.do(lambda study: study.check()) == ()


def _spans(copy: Copy) -> list[tuple[int, int]]:
    codings = copy.do(lambda study: study.codings.of(1))
    return [(coding.span.start, coding.span.end) for coding in codings]


def test_a_merge_is_undone_after_names_were_replaced(tmp_path: Path) -> None:
    here, there = parted(tmp_path)
    here.tag((TEXT.index("Altid?"), TEXT.index("Altid?") + 6), "Tillid")
    here.tag((36, 48), "Rum")

    def corrected(text: str) -> str:
        more = text.replace("Altid?", "Hver gang, også når det regner hos Bo?")
        return more.replace("Det har jeg", "Bo og Bo har den")

    there.do(lambda study: correct(study, 1, corrected))
    before = _spans(here)
    here.do(lambda study: study.copies.merge(there.path))
    assert here.do(lambda study: len(study.reviews.all())) > 0
    here.do(replace_names, "Kit")
    here.do(lambda study: study.history.undo())
    assert here.do(lambda study: study.check()) == ()
    assert here.do(lambda study: study.reviews.all()) == ()
    shift = len("Person B") - len("Bo")
    altid = TEXT.index("Altid?")
    assert before == [(36, 48), (altid, altid + 6)]
    assert _spans(here) == [(36, 48), (altid + shift, altid + 6 + shift)]
