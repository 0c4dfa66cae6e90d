"""The store's tests run on both databases, but for those that are about a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.server_studies import ServerStudies

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
        numbers, made_once = count(), request.getfixturevalue("made_once")
        paths = (tmp_path / f"study{number or ''}.mbcode" for number in numbers)
        return lambda: Study.open(shutil.copy(made_once, next(paths)), coder="Åse")
    server_studies: ServerStudies = request.getfixturevalue("server_studies")
    return lambda: Study.open(server_studies.take(), coder="Åse")


@pytest.fixture
def study(make_study: MakeStudy) -> Iterator[Study]:
    """A little study, open in the hands of Åse, on either kind of database."""
    with make_study() as opened:
        yield opened
