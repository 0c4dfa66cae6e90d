"""Made-up studies on the disk, of the sizes the benchmarks speak of; the same every time.

    python -m benchmarks._studies PATH SIZE

| size | transcripts × words | codes | coders | codings | |
|---|---|---|---|---|---|
| S | 12 × 6,000 | 30 | 2 | 1,500 | an ordinary study |
| M | 200 × 6,000 | 100 | 4 | 40,000 | a big project |
| D | 400 × 6,000 | 200 | 10 | 400,000 | dense: made in ten seconds, counted in half of one |
| L | 2,000 × 6,000 | 200 | 10 | 1,000,000 | more than anyone has |
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mbcode.danish import fold
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.store.word_list import list_anew

WORDS = 6_000
WORDS_A_SENTENCE, SENTENCES_A_TURN = 10, 6
SPEAKERS = ("Interviewer", "Informant")
CODERS = ("Åse", "Bjørn", "Cecilie", "Dorte", "Erik", "Freja", "Gry", "Høgni", "Ida", "Jørgen")
WHEN = "2024-05-01 12:00:00.000000"

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Size:
    """How big a study is."""

    transcripts: int
    codes: int
    coders: int
    codings: int


SIZES = {
    "S": Size(12, 30, 2, 1_500),
    "M": Size(200, 100, 4, 40_000),
    "D": Size(400, 200, 10, 400_000),
    "L": Size(2_000, 200, 10, 1_000_000),
}


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A transcript as it lies: its text, where its words are, its sentences and turns as rows."""

    text: str
    starts: Ints
    ends: Ints
    sentences: list[tuple[int, int, int, int]]
    turns: list[tuple[int, int, int, str]]


def make_study(path: Path, name: str) -> None:
    """Write the study of size `name` to `path`, past the door for changes: it has one change."""
    size, chance = SIZES[name], np.random.default_rng(7)
    Study.create(path, coder=CODERS[0], name=f"size {name}").close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    _people_and_codes(connection, size)
    laid = [lay_out(chance) for _ in range(size.transcripts)]
    for number, transcript in enumerate(laid, start=1):
        _transcript(connection, number, transcript)
    connection.executemany(
        "INSERT INTO coding (id, transcript_id, start, end, code_id, coder_id, created_at, origin,"
        f" change_id) VALUES (?, ?, ?, ?, ?, ?, '{WHEN}', 'hand', 1)",
        ((place, *row) for place, row in enumerate(_codings(chance, size, laid), start=1)),
    )
    connection.execute("COMMIT")
    connection.close()
    list_words(path)


def list_words(path: Path) -> None:
    """Make the list of words of a study whose texts were written past the door for changes."""
    database = Database(path)
    with database.writing() as connection:
        list_anew(connection)
    database.close()


def lay_out(chance: np.random.Generator) -> Laid:
    """Make one interview of some 36,000 characters."""
    lengths = chance.integers(2, 9, WORDS)
    parts: list[str] = []
    starts, ends = np.empty(WORDS, np.int64), np.empty(WORDS, np.int64)
    sentences: list[tuple[int, int, int, int]] = []
    turns: list[tuple[int, int, int, str]] = []
    at = 0
    for first in range(0, WORDS, WORDS_A_SENTENCE):
        number = first // WORDS_A_SENTENCE
        if number % SENTENCES_A_TURN == 0:
            speaker = SPEAKERS[len(turns) % 2]
            parts.append(("\n\n" if turns else "") + f"{speaker}: ")
            at += len(parts[-1])
            turns.append((len(turns) + 1, at, at, speaker))
        else:
            parts.append(" ")
            at += 1
        sizes = lengths[first : first + WORDS_A_SENTENCE]
        words = ["ordentligt"[:size] for size in sizes.tolist()]
        reach = at + np.cumsum(sizes) + np.arange(len(sizes))
        starts[first : first + len(sizes)], ends[first : first + len(sizes)] = reach - sizes, reach
        sentence = f"{' '.join(words)}."
        sentences.append((number + 1, len(turns), at, at + len(sentence)))
        parts.append(sentence)
        at += len(sentence)
        turns[-1] = (*turns[-1][:2], at, turns[-1][3])
    return Laid("".join(parts), starts, ends, sentences, turns)


def _people_and_codes(connection: sqlite3.Connection, size: Size) -> None:
    people = list(enumerate(CODERS[: size.coders], start=1))
    connection.executemany(
        "INSERT INTO coder (id, name, folded) VALUES (?, ?, ?)",
        [(number, name, fold(name)) for number, name in people],
    )
    connection.execute(
        'INSERT INTO "change" (id, at, coder_id, kind, summary, edits, undone)'
        f" VALUES (1, '{WHEN}', 1, 'import', 'made up', '[]', 0)"
    )
    themes = max(2, round(size.codes**0.5))
    connection.executemany(
        "INSERT INTO code (id, parent_id, position, name, folded, definition, include, exclude,"
        " example, label_en, colour, key, keywords, codable, change_id)"
        " VALUES (?, ?, ?, ?, ?, '', '', '', '', '', '', '', '[]', 1, 1)",
        [
            (number, None if number <= themes else number % themes + 1, number, name, fold(name))
            for number in range(1, size.codes + 1)
            for name in [f"Kode {number:03d}"]
        ],
    )


def _transcript(connection: sqlite3.Connection, number: int, laid: Laid) -> None:
    name = f"interview-{number:04d}"
    connection.execute(
        "INSERT INTO transcript (id, name, folded, text, sha256, characters, words, attributes,"
        " change_id) VALUES (?, ?, ?, ?, ?, ?, ?, '{}', 1)",
        (
            number,
            name,
            fold(name),
            laid.text,
            hashlib.sha256(laid.text.encode()).hexdigest(),
            len(laid.text),
            len(laid.text.split()),
        ),
    )
    connection.executemany(
        "INSERT INTO sentence (transcript_id, number, turn, start, end) VALUES (?, ?, ?, ?, ?)",
        [(number, *row) for row in laid.sentences],
    )
    connection.executemany(
        "INSERT INTO turn (transcript_id, number, start, end, speaker) VALUES (?, ?, ?, ?, ?)",
        [(number, *row) for row in laid.turns],
    )


def _codings(
    chance: np.random.Generator, size: Size, laid: list[Laid]
) -> Iterator[tuple[int, ...]]:
    """Yield transcript, start, end, code, coder of passages of some 5 to 60 whole words.

    Six of ten gather at a few places, as people tend to code the same words.
    """
    tries = size.codings + size.codings // 10
    transcript = chance.integers(0, size.transcripts, tries)
    crowded = chance.integers(0, 100, tries) * (WORDS // 100) + chance.integers(0, 12, tries)
    first = np.where(chance.random(tries) < 0.6, crowded, chance.integers(0, WORDS, tries))
    long = np.clip(chance.lognormal(np.log(17), 0.75, tries), 1, 400).astype(np.int64)
    code = (size.codes * chance.random(tries) ** 2).astype(np.int64)
    coder = chance.integers(0, size.coders, tries)
    last = np.minimum(first + long - 1, WORDS - 1)
    rows = np.unique(np.stack((transcript, first, last, code, coder), axis=1), axis=0)
    for place in chance.permutation(len(rows))[: size.codings].tolist():
        at, first_word, last_word, code_at, coder_at = rows[place].tolist()
        one = laid[at]
        start, end = int(one.starts[first_word]), int(one.ends[last_word])
        yield at + 1, start, end, code_at + 1, coder_at + 1


if __name__ == "__main__":
    make_study(Path(sys.argv[1]), sys.argv[2])
