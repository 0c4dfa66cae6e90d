"""The store's tests run on both databases, but for those that are about a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.clusters import Cluster
from tests.studies import small_study

DATABASES = ("sqlite", "postgresql")
MakeStudy = Callable[[], Study]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let each test that takes a study take one of either kind; `on_a_file` are about SQLite."""
    if "make_study" in metafunc.fixturenames:
        about_a_file = metafunc.definition.get_closest_marker("on_a_file") is not None
        databases = DATABASES[:1] if about_a_file else DATABASES
        metafunc.parametrize("make_study", databases, indirect=True)


@pytest.fixture
def make_study(request: pytest.FixtureRequest, tmp_path: Path) -> MakeStudy:
    """What makes little studies, open in the hands of Åse, on either kind of database."""
    if request.param == "sqlite":
        numbers = count()
        return lambda: small_study(tmp_path / f"study{next(numbers) or ''}.mbcode")
    cluster: Cluster = request.getfixturevalue("cluster")
    template: str = request.getfixturevalue("small_database")
    return lambda: Study.open(cluster.address(cluster.new_database(template)), coder="Åse")


@pytest.fixture
def study(make_study: MakeStudy) -> Iterator[Study]:
    """A little study, open in the hands of Åse, on either kind of database."""
    with make_study() as opened:
        yield opened
