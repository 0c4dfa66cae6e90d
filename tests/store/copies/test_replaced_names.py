"""Names that were replaced in one copy do not come back from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbcode.errors import ConflictError
from mbcode.pseudonyms.decisions import Decision, plan_of
from mbcode.store.study import Study
from tests.store.copies.pairs import Copy, parted

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
