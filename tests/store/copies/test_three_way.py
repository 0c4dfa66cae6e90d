"""The plan of a merge, worked out from three states without any database."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mbcode.store.copies.kinds import KINDS, Row
from mbcode.store.copies.partings import Head, Meeting, Story, parting
from mbcode.store.copies.past import walk_back
from mbcode.store.copies.plan import Plan, States, make_plan
from mbcode.store.copies.three_way import Conflict, Side

MODULES = (
    "describing", "idents", "kinds", "matching", "partings", "passages", "past", "plan", "report",
    "texts", "three_way", "uniqueness", "waiting",
)  # fmt: skip
Codes = dict[int, Row]


def code(name: str, **fields: Any) -> Row:
    return {"name": name, "parent_id": None, "position": 1, "key": "", "definition": "", **fields}


def planned(
    past: Codes, ours: Codes, theirs: Codes, settled: dict[Conflict, Side] | None = None
) -> Plan:
    """Plan over codes alone."""
    rows = [{kind.table: {} for kind in KINDS} | {"code": dict(c)} for c in (past, ours, theirs)]
    return make_plan(States(*rows, standing={}), settled or {})


def after(plan: Plan, ours: Codes) -> dict[str, Row]:
    """Return the codes as the plan leaves them, by name."""
    left = {ident: row for ident, row in ours.items() if ident not in plan.removed["code"]}
    return {
        row["name"]: row for row in {**left, **plan.added["code"], **plan.changed["code"]}.values()
    }


def test_what_one_side_altered_is_as_that_side_has_it() -> None:
    past = {1: code("A"), 2: code("B"), 3: code("C")}
    ours = {1: code("A", definition="x"), 2: code("B"), 3: code("C")}
    theirs = {1: code("A", key="1"), 3: code("C2"), -4: code("D")}
    plan = planned(past, ours, theirs)
    assert plan.conflicts == ()
    assert list(plan.removed["code"]) == [2]
    assert after(plan, ours) == {
        "A": code("A", definition="x", key="1"),
        "C2": code("C2", position=2),
        "D": code("D", position=3),
    }


def test_what_both_altered_alike_is_no_conflict() -> None:
    past, now = {1: code("A")}, {1: code("A", definition="x")}
    assert planned(past, now, now).is_empty


def test_a_side_that_says_nothing_of_what_both_made_contradicts_nobody() -> None:
    plan = planned({}, {5: code("A")}, {-9: code("a", definition="x")})
    assert plan.matches["code"] == {-9: 5}
    assert plan.conflicts == (Conflict("code", 5, "name", None, "A", "a"),)
    assert plan.changed["code"] == {5: code("A", definition="x")}


def test_settling_a_removal_takes_what_stands_below_to_the_top() -> None:
    past = {1: code("A")}
    ours = {1: code("A"), 7: code("B", parent_id=1)}
    plan = planned(past, ours, {})
    (conflict,) = plan.conflicts
    assert (conflict.deleted, conflict.uses) == (Side.THEIRS, 1)
    assert plan.is_empty
    settled = planned(past, ours, {}, {conflict: Side.THEIRS})
    assert list(settled.removed["code"]) == [1]
    assert settled.changed["code"][7]["parent_id"] is None


names = st.sampled_from(["A", "B", "C"])
texts = st.sampled_from(["", "x", "y"])
states = st.dictionaries(
    st.integers(1, 4), st.builds(code, names, definition=texts, position=st.integers(1, 3)),
    max_size=3,
).filter(lambda codes: len({row["name"] for row in codes.values()}) == len(codes))  # fmt: skip


@given(states, states, states)
def test_whose_side_is_ours_matters_only_in_conflicts(
    past: Codes, one: Codes, other: Codes
) -> None:
    """All four codes are known on both sides: none is made apart."""
    here, there = planned(past, one, other), planned(past, other, one)
    if here.conflicts or here.notes or there.notes:
        assert len(here.conflicts) == len(there.conflicts)
        return
    first, second = after(here, one), after(there, other)
    assert {name: row["definition"] for name, row in first.items()} == {
        name: row["definition"] for name, row in second.items()
    }


@given(states, states)
def test_a_copy_that_did_nothing_brings_nothing(past: Codes, ours: Codes) -> None:
    assert planned(past, ours, past).is_empty


def test_where_copies_parted_is_read_from_how_their_histories_begin() -> None:
    def at(minute: int) -> datetime:
        return datetime(2026, 11, 28, 9, minute, tzinfo=UTC)

    begin = {1: Head(at(0), "åse", "import")}
    here = Story({**begin, 2: Head(at(1), "åse", "tag"), 3: Head(at(9), "åse", "merge")}, ())
    there = Story({**begin, 2: Head(at(2), "bo", "tag"), 4: Head(at(3), "bo", "tag")}, ())
    found = parting(here, there)
    assert (found.here, found.there, found.since) == ({2, 3}, {2, 4}, (4, 2))
    assert found.at == at(0)
    met = Story(here.heads, (Meeting(at(9), 2, at(2), {"coding": [[5, 8]]}),))
    assert parting(met, there).since == (4,)
    assert parting(met, there).kin == {"coding": {5: 8}}
    assert parting(there, met).of is Side.OURS
    assert parting(there, met).kin == {"coding": {8: 5}}
    elsewhere = Story(here.heads, (Meeting(at(9), 2, at(7), {"coding": [[5, 8]]}),))
    assert parting(elsewhere, there) == found


def test_rows_walk_back_by_what_the_log_noted() -> None:
    rows = {"code": {1: {"id": 1, "name": "C"}, 9: {"id": 9, "name": "new"}}}
    newest = [{"table": "code", "altered": [{"id": 1, "before": {"name": "B"}, "after": {}}]}]
    oldest = [
        {"table": "code", "removed": [{"id": 5, "name": "gone"}]},
        {"table": "code", "altered": [{"id": 1, "before": {"name": "A", "other": 1}, "after": {}}]},
        {"table": "code", "added": [[9, 9]]},
        {"table": "turn", "added": [[1, 40]]},
    ]
    walk_back(rows, [newest, oldest])
    assert rows == {"code": {1: {"id": 1, "name": "A"}, 5: {"id": 5, "name": "gone"}}}


def test_a_merge_is_planned_without_a_database() -> None:
    imports = "; ".join(f"import mbcode.store.copies.{name}" for name in MODULES)
    script = f"import sys; {imports}; print({{'sqlalchemy', 'pandas'}} & set(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "set()"
