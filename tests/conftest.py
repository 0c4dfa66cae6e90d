"""Fixtures that all rooms share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mbcode.store.study import Study
from tests.clusters import Cluster, running_cluster, why_not
from tests.server_studies import ServerStudies
from tests.studies import small_study

# How fast something is the benchmarks say; a busy machine must not fail what is true.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


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
def started_cluster() -> Iterator[Cluster]:
    """A PostgreSQL of the tests' own, started once."""
    if reason := why_not():
        pytest.skip(reason)
    with running_cluster() as started:
        yield started


@pytest.fixture(scope="session")
def made_server_studies(started_cluster: Cluster) -> ServerStudies:
    """The little studies on it."""
    return ServerStudies(started_cluster)


@pytest.fixture
def cluster(started_cluster: Cluster) -> Iterator[Cluster]:
    """A PostgreSQL to make databases in, which last as long as the test."""
    yield started_cluster
    started_cluster.drop_new_databases()


@pytest.fixture
def server_studies(made_server_studies: ServerStudies) -> Iterator[ServerStudies]:
    """Where to take a little study on a server from, for as long as the test lasts."""
    yield made_server_studies
    made_server_studies.give_back()
