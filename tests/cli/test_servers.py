"""A study on a server: made, copied, and refused in one line that tells no password."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.cli.conftest import Mbcode
from tests.clusters import GUEST, PASSWORD, Cluster
from tests.server_studies import ServerStudies


@pytest.fixture
def empty(cluster: Cluster) -> str:
    """The address of an empty database."""
    return cluster.address(cluster.new_database())


@pytest.fixture
def silent() -> Iterator[int]:
    """A port on which somebody listens and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_study_is_made_on_a_server_and_worked_on(
    mbcode: Mbcode, empty: str, folder: Path
) -> None:
    codes = folder / "codes.csv"
    codes.write_text("name,parent\nRammer,\nÅbning,Rammer\n", encoding="utf-8")
    (folder / "01.txt").write_text("Åse: Det går fint.\n", encoding="utf-8")
    assert mbcode("--study", empty, "new", "--dry-run").err == f"would make {empty}\n"
    made = mbcode("--study", empty, "new", "--name", "Fælles", "--codebook", codes)
    assert made.err.splitlines()[0] == f"made {empty}"
    assert mbcode("--study", empty, "import", "01.txt").status == 0
    assert mbcode("--study", empty, "tag", "01", 5, 9, "åbning").status == 0
    assert mbcode("--study", empty, "undo").status == 0
    assert mbcode("--study", empty, "check").err == f"{empty}: sound\n"
    again = mbcode("--study", empty, "new")
    assert (again.status, again.err) == (
        1,
        f"mbcode: error: {empty}: there is a study already; nothing was overwritten\n",
    )


def test_a_codebook_that_cannot_be_read_leaves_the_server_empty(
    mbcode: Mbcode, empty: str, folder: Path
) -> None:
    (folder / "codes.csv").write_text("name,parent\nRum,Ukendt\n", encoding="utf-8")
    assert mbcode("--study", empty, "new", "--codebook", folder / "codes.csv").status == 1
    assert "no study here; make one with" in mbcode("--study", empty, "check").err


def test_a_study_goes_to_a_server_and_comes_back(
    mbcode: Mbcode, study_file: Path, empty: str, folder: Path
) -> None:
    would = mbcode("copy", study_file, empty, "--dry-run")
    assert (would.status, would.out) == (0, "")
    assert would.err.startswith("would copy 2 transcripts, 8 codes, ")
    assert mbcode("copy", study_file, empty).err == would.err.replace("would copy", "copied")
    assert mbcode("copy", empty, "back.mbcode").status == 0
    exported = [
        mbcode("--study", place, "export", "units", "--unit", "sentence").out
        for place in (study_file, empty, folder / "back.mbcode")
    ]
    assert exported[0]
    assert len(set(exported)) == 1
    assert "exists already" in mbcode("copy", empty, "back.mbcode").err
    assert mbcode("copy", empty, folder / "none" / "back.mbcode").status == 1
    assert sorted(path.name for path in folder.iterdir() if path.name[0] == ".") == []


def test_what_an_address_lacks_is_said_in_one_line_without_the_password(
    mbcode: Mbcode, cluster: Cluster
) -> None:
    port, secret = cluster.port, quote(PASSWORD, safe="")
    said = {
        f"postgresql+psycopg://{GUEST}:{secret}@127.0.0.1:{port}/nowhere": "no such database",
        f"postgresql+psycopg://{GUEST}:{secret}x@127.0.0.1:{port}/postgres": "refuses this name",
        f"postgresql+psycopg://{GUEST}@127.0.0.1:{port}/postgres": "refuses this name or password",
        f"postgresql+psycopg://nobody:{secret}@127.0.0.1:{port}/postgres": "lets nobody in",
        f"postgresql+psycopg://{GUEST}:{secret}@127.0.0.1:1/postgres": "can't be reached",
        f"postgresql+psycopg://{GUEST}:{secret}@no.invalid/postgres": "no server of this name",
        f"postgresql+psycopg://{GUEST}:{secret}@127.0.0.1:port/postgres": "not an address",
        f"postgresql+psycopg://{GUEST}:{secret}@127.0.0.1:{port}": "is a file, or a database",
        f"postgresql+psycopg://{GUEST}:{PASSWORD}@127.0.0.1:{port}/postgres": "can't be reached",
        f"postgresql+psycopg://127.0.0.1:{port}/postgres?user={GUEST}&password={secret}x": (
            "refuses this name or password"
        ),
        f"postgresql+psycopg2://{GUEST}:{secret}@127.0.0.1:{port}/postgres": "is a file, or a",
        f"mysql://{GUEST}:{secret}@127.0.0.1/postgres": "is a file, or a database",
    }
    for address, reason in said.items():
        for command in (["check"], ["tag", "01", 0, 5, "Rum"], ["new"]):
            ran = mbcode("--study", address, *command)
            assert (ran.status, ran.out) == (1, "")
            assert reason in ran.err, address
            assert PASSWORD not in ran.err
            assert secret not in ran.err


def test_a_server_that_says_nothing_is_given_up(mbcode: Mbcode, silent: int) -> None:
    address = f"postgresql+psycopg://{GUEST}@127.0.0.1:{silent}/postgres?connect_timeout=2"
    begun = time.monotonic()
    assert "can't be reached" in mbcode("--study", address, "check").err
    assert time.monotonic() - begun < 10


def test_what_guests_may_not_do_is_said(mbcode: Mbcode, cluster: Cluster) -> None:
    name = cluster.new_database()
    address = (
        f"postgresql+psycopg://{GUEST}:{quote(PASSWORD, safe='')}@127.0.0.1:{cluster.port}/{name}"
    )
    ran = mbcode("--study", address, "new")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.endswith("the server does not let you do this; ask who runs it\n")
    assert PASSWORD not in ran.err


def test_a_database_that_cannot_hold_every_letter_is_no_place_for_a_study(
    mbcode: Mbcode, cluster: Cluster
) -> None:
    place = cluster.address(cluster.new_database(more="ENCODING 'LATIN1'"))
    ran = mbcode("--study", place, "new")
    assert ran.status == 1
    assert "encoded as LATIN1; make one that can hold every letter" in ran.err


def test_a_missing_driver_is_named(
    mbcode: Mbcode, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "psycopg", None)
        ran = mbcode("--study", empty, "check")
    assert ran.status == 1
    assert "needs the package psycopg: pip install 'mbcode[team]'" in ran.err


def test_a_note_on_a_table_tells_no_password(
    mbcode: Mbcode, cluster: Cluster, server_studies: ServerStudies, folder: Path
) -> None:
    secret = quote(PASSWORD, safe="")
    name = server_studies.take().rpartition("/")[2]
    cluster.sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {GUEST}", name)
    address = f"postgresql+psycopg://{GUEST}:{secret}@127.0.0.1:{cluster.port}/{name}"
    assert mbcode("--study", address, "export", "summary", "-o", "s.csv").status == 0
    note = (folder / "s.csv.meta.json").read_text(encoding="utf-8")
    assert secret not in note
    assert "guest:***@127.0.0.1" in note
    refused = mbcode("--study", address, "undo")
    assert refused.status == 1
    assert refused.err.endswith("the server does not let you do this; ask who runs it\n")
