"""Fixtures that all rooms share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.clusters import Cluster, running_cluster, why_not
from tests.studies import small_study


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little study's file: making the tables costs more than most tests do."""
    path = tmp_path_factory.mktemp("study") / "study.mbcode"
    small_study(path).close()
    return path


@pytest.fixture
def study(tmp_path: Path, made_once: Path) -> Iterator[Study]:
    """A little study on a real file, open in the hands of Åse."""
    path = shutil.copy(made_once, tmp_path / "study.mbcode")
    with Study.open(path, coder="Åse") as opened:
        yield opened


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of the tests' own, started once."""
    if reason := why_not():
        pytest.skip(reason)
    with running_cluster() as started:
        yield started


@pytest.fixture(scope="session")
def small_database(cluster: Cluster) -> str:
    """The name of a database with the little study in it, to be copied and left alone."""
    name = cluster.new_database()
    small_study(cluster.address(name)).close()
    return name
