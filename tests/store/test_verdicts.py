"""The log of what coders said to suggestions, on every database."""

from __future__ import annotations

import pytest

from mbcode.errors import ConflictError
from mbcode.model import Span
from mbcode.store.study import Study


def test_verdicts_are_noted_in_order_and_each_coders_refusals_are_their_own(study: Study) -> None:
    text, code = study.transcripts.entries()[0].id, study.codebook.find("Tillid").id
    study.verdicts.refuse(text, Span(0, 5), code, "keywords", 0.15)
    change = study.verdicts.accept(text, Span(13, 29), code, "keywords codings", 0.4)
    assert [coding.span for coding in change.added] == [Span(13, 29)]
    assert [(v.span, v.by, v.score, v.accepted) for v in study.verdicts.all()] == [
        (Span(0, 5), "keywords", 0.15, False),
        (Span(13, 29), "keywords codings", 0.4, True),
    ]
    assert study.verdicts.refused("åse") == {(text, Span(0, 5), code)}
    assert study.verdicts.refused("Bo") == frozenset()
    assert study.check() == ()


def test_a_refused_coding_leaves_no_verdict(study: Study) -> None:
    text, code = study.transcripts.entries()[0].id, study.codebook.find("Tillid").id
    study.codings.tag(text, Span(13, 29), code)
    with pytest.raises(ConflictError):
        study.verdicts.accept(text, Span(13, 29), code, "keywords", 0.15)
    assert study.verdicts.all() == ()
