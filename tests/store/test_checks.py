"""`check` names what is wrong with a study and where; opening refuses what would mislead."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mbcode.drafts import ImportBatch
from mbcode.errors import MbcodeError, StudyError
from mbcode.model import Span
from mbcode.store.checks import faults_of
from mbcode.store.study import Study
from tests.studies import draft

pytestmark = pytest.mark.on_a_file

ANCHORS = {
    'UPDATE sentence SET "end" = 60 WHERE id = 2': "sentence 3: begins at 49 in transcript 01-nord",
    "UPDATE turn SET start = 20 WHERE id = 2": "turn 2: begins at 20 in transcript 01-nord",
    "UPDATE sentence SET turn = 4 WHERE id = 1": "sentence 1: lies outside turn 4 of transcript",
    'UPDATE coding SET "end" = 137': "coding 1: 0-137 lies outside transcript 01-nord (0-136)",
    "UPDATE transcript SET characters = 9 WHERE id = 2": "transcript 02-syd: holds 136 characters",
    "UPDATE change SET undone = 1 WHERE id = 2": "change 2: is marked as undone, but no change",
    """UPDATE change SET edits = '[{"table": "x"}]'""": "change 1: notes edits of what is no table",
    "UPDATE coding SET code_id = 99": "coding 1: refers to a row of code that isn't there; 'mbcode",
    "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'coding'": "coding 1: has an id that could be",
    "INSERT INTO word VALUES ('nøgle', x'00000080')": "transcript (not there): the words that",
    "DELETE FROM word WHERE word = 'nøglen'": "transcript 02-syd: the words that searches",
    'UPDATE coding SET start = -3, "end" = 2': "coding 1: -3-2 lies outside",
}
VALUES = {
    "UPDATE transcript SET attributes = '[1, [2]]'": "transcript 1: attributes is nothing that",
    "UPDATE transcript SET attributes = '{\"role\": {}}'": "transcript 1: attributes is nothing",
    "UPDATE \"case\" SET attributes = 'none'": "case 1: attributes is nothing that mbcode writes",
    "UPDATE code SET keywords = '{}' WHERE id = 2": "code 2: keywords is nothing that",
    "UPDATE code SET colour = '[bold]' WHERE id = 2": "code 2: colour is nothing that",
    "UPDATE code SET name = x'00ff' WHERE id = 2": "code 2: name is nothing that",
    "UPDATE code SET position = 'top' WHERE id = 2": "code 2: position is nothing that",
    "UPDATE code SET parent_id = id WHERE id = 2": "code 2: is below itself",
    "UPDATE transcript SET characters = 1.5 WHERE id = 1": "transcript 1: characters is nothing",
    "UPDATE study SET created_at = 'yesterday'": "study 1: created_at is nothing that",
    "UPDATE transcript SET id = 1 << 60 WHERE id = 2": "transcript 1152921504606846976: id is",
    "UPDATE memo SET changed_at = 12": "memo 1: changed_at is nothing that",
}
OF_ONE_TRANSCRIPT = {
    "UPDATE coding SET start = 'a', \"end\" = 'b'": "coding 1: start is nothing that",
    "UPDATE coding SET created_at = 'now'": "coding 1: created_at is nothing that",
    "UPDATE turn SET speaker = NULL WHERE id = 1": "turn 1: speaker is nothing that",
    "UPDATE sentence SET number = 2.5 WHERE id = 1": "sentence 1: number is nothing that",
}
OF_THE_LIST_OF_WORDS = {
    "UPDATE word SET holders = 'none' WHERE word = 'bo'": "word bo: holders is nothing that",
    "UPDATE word SET holders = 7 WHERE word = 'nøglen'": "word nøglen: holders is nothing that",
}


@pytest.fixture
def path(study: Study) -> Path:
    """The little study's file, with a coding that has a memo, closed."""
    study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id, memo="hm")
    assert study.check() == ()
    study.close()
    assert study.path
    return study.path


def harm(path: Path, how: str) -> None:
    """Alter the file as no program of ours would."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
    raw.commit()
    raw.close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute(how)
    raw.commit()
    raw.close()


def found(path: Path) -> tuple[str, ...]:
    return faults_of(path)


@pytest.mark.parametrize("how", ANCHORS | VALUES | OF_ONE_TRANSCRIPT | OF_THE_LIST_OF_WORDS)
def test_check_names_what_is_wrong_and_where(path: Path, how: str) -> None:
    harm(path, how)
    faults = found(path)
    said = (ANCHORS | VALUES | OF_ONE_TRANSCRIPT | OF_THE_LIST_OF_WORDS)[how]
    assert any(fault.startswith(said) for fault in faults), faults


@pytest.mark.parametrize("how", VALUES)
def test_a_study_with_values_that_mislead_is_not_opened(path: Path, how: str) -> None:
    harm(path, how)
    with pytest.raises(StudyError, match=r"damaged, or not made by mbcode: .*'mbcode check' lists"):
        Study.open(path, coder="Åse")


@pytest.mark.parametrize(
    "how", [*OF_ONE_TRANSCRIPT, *(how for how in ANCHORS if how.startswith("UPDATE coding"))]
)
def test_a_transcript_with_values_that_mislead_is_not_read(path: Path, how: str) -> None:
    harm(path, how)
    with Study.open(path, coder="Åse") as study:
        with pytest.raises(StudyError, match=r"'mbcode check' lists"):
            study.transcripts.read(1)
        assert study.transcripts.read(2).name == "02-syd"


@pytest.mark.parametrize("how", OF_THE_LIST_OF_WORDS)
def test_a_list_of_words_that_misleads_is_neither_read_nor_written(path: Path, how: str) -> None:
    harm(path, how)
    with Study.open(path, coder="Åse") as study:
        with pytest.raises(StudyError, match=r"the list of words is damaged; 'mbcode check'"):
            study.transcripts.word_holders()
        with pytest.raises(StudyError, match=r"the list of words is damaged; 'mbcode check'"):
            study.imports.run(ImportBatch((draft("03"),)))
        assert study.history.newest() == 2


@pytest.mark.parametrize(
    "how",
    [
        "UPDATE coding SET code_id = 99",
        "UPDATE coding SET transcript_id = -1",
        "UPDATE coding SET \"end\" = 'x'",
        'UPDATE coding SET "end" = 4000',
        "UPDATE sentence SET start = 9223372036854775807",
        "UPDATE turn SET transcript_id = NULL",
    ],
)
def test_what_cannot_be_counted_is_refused(path: Path, how: str) -> None:
    harm(path, how)
    with (
        Study.open(path, coder="Åse") as study,
        pytest.raises(MbcodeError, match=r"'mbcode check' lists"),
    ):
        study.columns(units=True)


def test_a_file_with_flipped_pages_is_told_in_one_line_by_check(path: Path) -> None:
    content = bytearray(path.read_bytes())
    page = content.index(b"Det har jeg") // 4096 * 4096
    content[page : page + 8] = b"\xff" * 8
    path.write_bytes(content)
    assert found(path)[0].startswith("database: ")
