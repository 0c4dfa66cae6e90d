"""Many coders at once in one study: none lost, none doubled; a server may go and come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier, Event

import pytest
from sqlalchemy import func, insert, select

from mbcode.errors import ConflictError, StudyError
from mbcode.model import CodeText, Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.study import Study
from tests.clusters import Cluster
from tests.server_studies import ServerStudies

CODERS = tuple(f"koder-{letter}" for letter in "abcdefghij")
EACH = 20
"""Codings a coder; benchmarks/team.py gives ten times as many, each coder in a process."""


def at_once(study: Study, work: Callable[[Study], object]) -> list[object]:
    """Let every coder work on the study at the same time, each with connections of their own."""
    together = Barrier(len(CODERS))

    def as_coder(name: str) -> object:
        with Study.open(study.place, coder=name, patience=60) as own:
            together.wait()
            return work(own)

    with ThreadPoolExecutor(len(CODERS)) as coders:
        return list(coders.map(as_coder, CODERS))


def test_ten_coders_at_once_lose_nothing_and_double_nothing(study: Study) -> None:
    tillid = study.codebook.find("Tillid").id

    def tag(own: Study) -> list[int]:
        tagged = [
            own.codings.tag(1, Span(start, start + 5), tillid).added[0].id for start in range(EACH)
        ]
        own.history.undo()
        own.history.redo()
        return tagged

    shown = at_once(study, tag)
    codings = study.codings.of(1)
    assert len(codings) == len(CODERS) * EACH
    names = {coder.id: coder.name for coder in study.coders()}
    for name, ids in zip(CODERS, shown, strict=True):
        assert sorted(ids) == sorted(c.id for c in codings if names[c.coder] == name)
    history = study.history.entries()
    assert len(history) == 1 + len(CODERS) * (EACH + 2)
    assert len({change.id for change in history}) == len(history)
    assert all(older.at <= newer.at for newer, older in pairwise(history))
    assert study.check() == ()


def test_one_name_that_all_give_at_once_is_given_once(study: Study) -> None:
    def add(own: Study) -> str:
        try:
            return own.codebook.add(CodeText("Fælles"), "Rammer").summary
        except ConflictError as error:
            return str(error)

    said = at_once(study, add)
    assert said.count("add code Fælles") == 1
    assert said.count("there is a code 'Fælles' already") == len(CODERS) - 1
    assert [code.name for code in study.codebook.codes()].count("Fælles") == 1


def test_who_has_seen_a_change_has_seen_all_before_it(study: Study) -> None:
    done = Event()
    seen: list[tuple[int, int]] = []

    def look() -> None:
        query = select(func.max(t.Change.id), func.count())
        while not done.is_set():
            with database.reading() as connection:
                newest, count = connection.execute(query).one()
            seen.append((newest, count))

    def tag(own: Study) -> None:
        for start in range(EACH // 4):
            own.codings.tag(1, Span(start, start + 5), tillid)

    tillid = study.codebook.find("Tillid").id
    database = Database(study.place)
    with ThreadPoolExecutor(1) as watcher:
        looking = watcher.submit(look)
        at_once(study, tag)
        done.set()
        looking.result()
    ids = [change.id for change in study.history.entries()]
    assert len(set(seen)) > 3
    for newest, count in set(seen):
        assert count == sum(id_ <= newest for id_ in ids)
    database.close()


def test_who_waits_too_long_for_another_is_told_and_changes_nothing(study: Study) -> None:
    before = study.fingerprint()
    with (
        Database(study.place).writing() as held,
        Study.open(study.place, coder="Bo", patience=0.1) as bo,
    ):
        held.execute(select(1))
        with pytest.raises(StudyError, match=r"for 0\.1 s; try again"):
            bo.codings.tag(1, Span(0, 5), 3)
        assert bo.fingerprint() == before
    assert study.fingerprint() == before


@pytest.fixture
def on_server(server_studies: ServerStudies) -> Iterator[Study]:
    """The little study on a server."""
    with Study.open(server_studies.take(), coder="Åse") as opened:
        yield opened


def test_a_study_outlives_its_server(on_server: Study, cluster: Cluster) -> None:
    shown = on_server.codings.tag(1, Span(0, 5), 3).added[0].id
    cluster.stop()
    try:
        for deed in (lambda: on_server.codings.of(1), lambda: on_server.codings.untag([shown])):
            with pytest.raises(StudyError, match="the server can't be reached") as refused:
                deed()
            assert "\n" not in str(refused.value)
    finally:
        cluster.start()
    assert [coding.id for coding in on_server.codings.of(1)] == [shown]
    on_server.history.undo()
    assert on_server.codings.of(1) == ()
    assert on_server.check() == ()


CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mbcode'"


def test_a_connection_that_is_cut_between_two_changes_is_made_anew(
    on_server: Study, cluster: Cluster
) -> None:
    on_server.codings.tag(1, Span(0, 5), 3)
    cluster.sql(CUT)
    on_server.codings.tag(1, Span(0, 6), 3)
    assert len(on_server.codings.of(1)) == 2


def test_a_connection_that_is_cut_within_a_change_keeps_nothing_of_it(
    on_server: Study, cluster: Cluster
) -> None:
    def change_while_cut() -> None:
        with Database(on_server.place).writing() as connection:
            connection.execute(insert(t.Coder).values(name="x", folded="x"))
            cluster.sql(CUT)
            connection.execute(insert(t.Coder).values(name="y", folded="y"))

    before = on_server.fingerprint()
    with pytest.raises(StudyError, match="the connection to the server was lost"):
        change_while_cut()
    assert on_server.fingerprint() == before
    assert [coder.name for coder in on_server.coders()] == ["Åse"]


def test_a_read_of_many_numbers_that_is_cut_is_told_as_such(
    on_server: Study, cluster: Cluster
) -> None:
    def read_while_cut() -> None:
        with on_server.steady():
            assert on_server.codings.of(1) == ()
            cluster.sql(CUT)
            on_server.columns(units=True)

    with pytest.raises(StudyError, match="the connection to the server was lost"):
        read_while_cut()
    assert len(on_server.columns(units=True).codings.id) == 0
