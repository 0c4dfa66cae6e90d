"""A study as it once stood: every table is then what it was, to the byte."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbcode.drafts import CaseDraft, CodeDraft, CodingDraft, ImportBatch
from mbcode.errors import MbcodeError
from mbcode.export.table import Table
from mbcode.export.write import stream_table
from mbcode.jobs.tables.agreement import agreement_table
from mbcode.jobs.tables.counts import cooccurrence_table, crosstab_table, summary_table
from mbcode.jobs.tables.history import history_table
from mbcode.jobs.tables.lists import cases_table, coders_table, transcripts_table
from mbcode.jobs.tables.quotes import codings_table, memos_table, units_table
from mbcode.jobs.tables.records import codebook_table, codes_table
from mbcode.model import CodeText, Coding, MemoTarget, Span
from mbcode.store.study import Study
from tests.studies import draft

TABLES: dict[str, Callable[[Study], Table]] = {
    "codings": codings_table,
    "summary": summary_table,
    "crosstab": lambda study: crosstab_table(study, "coder"),
    "cooccurrence": cooccurrence_table,
    "agree": lambda study: agreement_table(study, resamples=2),
    "codebook": codebook_table,
    "codes": codes_table,
    "units": lambda study: units_table(study, "sentence"),
    "memos": memos_table,
    "history": history_table,
    "transcripts": transcripts_table,
    "coders": coders_table,
    "cases": cases_table,
}
CODERS = ("Åse", "Bo")

Act = Callable[[Study, int, int], object]


def tables(study: Study) -> dict[str, str]:
    """Return every table of a study as it would be written, or why there is none."""
    return {name: written(make, study) for name, make in TABLES.items()}


def written(make: Callable[[Study], Table], study: Study) -> str:
    stream = io.BytesIO()
    try:
        stream_table(make(study), stream)
    except MbcodeError as error:
        return str(error)
    return stream.getvalue().decode()


def one(study: Study, number: int) -> Coding:
    """Return one of the codings there are."""
    there = [coding for each in (1, 2) for coding in study.codings.of(each)]
    if not there:
        raise MbcodeError("nothing is coded yet")
    return there[number % len(there)]


def name(study: Study, number: int) -> str:
    codes = study.codebook.codes()
    if not codes:
        raise MbcodeError("there are no codes any more")
    return codes[number % len(codes)].name


def code(study: Study, number: int) -> int:
    return study.codebook.find(name(study, number)).id


def batch(a: int, b: int) -> ImportBatch:
    """Return an import of everything, some of which may be there already."""
    return ImportBatch(
        transcripts=(draft(f"03-øst-{a % 2}", case="Øst"),),
        cases=(CaseDraft("Nord", {"by": f"by {b % 3}"}), CaseDraft("Vest")),
        codes=(CodeDraft(CodeText("Håb", definition=f"tro {a % 3}"), "Rammer"),),
        codings=(CodingDraft("01-nord", "Håb", ("Bo", "Ida")[b % 2], sentences=(1, 2), memo="hm"),),
    )


ACTS: tuple[Act, ...] = (
    lambda s, a, b: s.codings.tag(1 + a % 2, Span(a % 100, a % 100 + 1 + b % 30), code(s, b)),
    lambda s, a, b: s.codings.tag(1, Span(b % 90, b % 90 + 9), code(s, a), memo=f"memo {b}"),
    lambda s, a, b: s.codings.tag_with_new_code(2, Span(a, a + 9), CodeText(f"ny {a}"), code(s, b)),
    lambda s, a, b: s.codings.untag([one(s, a).id]),  # noqa: ARG005
    lambda s, a, b: s.codings.recode(one(s, a).id, code(s, b)),
    lambda s, a, b: s.codings.move_edges(one(s, a).id, Span(b % 90, b % 90 + 5)),
    lambda s, a, b: s.memos.write(MemoTarget(coding=one(s, a).id), f"memo {b}" if b % 3 else ""),
    lambda s, a, b: s.memos.write(MemoTarget(code=code(s, a)), f"memo {b}" if b % 3 else ""),
    lambda s, a, b: s.settlements.settle("enige", [one(s, a).id], [one(s, a).id] if b % 2 else []),
    lambda s, a, b: s.codebook.edit(name(s, a), definition=f"def {b}", keywords=(f"ord {a}",)),
    lambda s, a, b: s.codebook.rename(name(s, a), f"navn {b}"),
    lambda s, a, b: s.codebook.move(name(s, a), name(s, b) if b % 3 else None),
    lambda s, a, b: s.codebook.merge(name(s, a), name(s, b)),
    lambda s, a, b: s.codebook.split(one(s, a).code, f"del {b}", [one(s, a).id]),
    lambda s, a, b: s.codebook.delete(name(s, a)),  # noqa: ARG005
    lambda s, a, b: s.done_marks.put(1 + a % 2, done=bool(b % 2)),
    lambda s, a, b: s.imports.run(batch(a, b)),
    lambda s, a, b: s.history.undo(1 + a % 2),  # noqa: ARG005
    lambda s, a, b: s.history.undo(),  # noqa: ARG005
    lambda s, a, b: s.history.redo(),  # noqa: ARG005
)
steps = st.tuples(
    st.sampled_from(CODERS), st.sampled_from(ACTS), st.integers(0, 120), st.integers(0, 120)
)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=st.lists(steps, min_size=8, max_size=10))
def test_every_table_is_what_it_was(
    made_once: Path, history: list[tuple[str, Act, int, int]]
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as opened:
        path = shutil.copy(made_once, Path(folder, "study.mbcode"))
        hands = {who: opened.enter_context(Study.open(path, coder=who)) for who in CODERS}
        study = hands["Åse"]
        exported = {1: tables(study)}
        for who, act, a, b in history:
            with suppress(MbcodeError):
                act(hands[who], a, b)
            exported[study.history.entries(limit=1)[0].id] = tables(study)
        for change, then in exported.items():
            with study.as_it_stood(change) as past:
                assert tables(past) == then
                assert past.check() == ()
