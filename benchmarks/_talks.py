"""Made-up interviews with as many different words as people use; the same every time.

The words are rare and frequent as words are (Zipf). A few are planted, to be searched for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks._studies import CODERS, SPEAKERS, WHEN, list_words
from mbcode.danish import fold
from mbcode.store.study import Study

COMMON = "kommune"
"""A word that is in every interview, some hundred times."""
RARE = "færgelejer"
"""A word that is in three interviews, near the end of the list, in three forms."""
ABSENT = "zebrastriber"
EVERYWHERE = "ko"
"""Letters that are inside many words."""
APART = ("havnemole", "fyrtårn")
"""Two words of which either is in every other interview, and never beside the other."""
RARE_FORMS = (RARE, "færgelejet", "færgeleje")
_SYLLABLES = "be bo bør de di dø el en er fa for ga ge gå hav hed hus in ing ke kom la le lig lys "
_SYLLABLES += "ma me mod ne no op på ra re sam se sk so sta te til tu ud ve vi vær øst år å"
_DRAWN, _SENTENCES = 300_000, 120_000
_SENTENCES_A_TALK, _WORDS_A_SENTENCE, _SENTENCES_A_TURN = 600, 10, 6


def make_talks(path: Path, number: int) -> None:
    """Write a study of so many interviews of 6,000 words to `path`, without codings."""
    chance = np.random.default_rng(7)
    sentences = _sentences(chance)
    write_talks(path, (_said(chance, sentences, talk, number) for talk in range(1, number + 1)))


def write_talks(path: Path, talks: Iterable[Sequence[str]]) -> None:
    """Write a study of interviews to `path`, each of these sentences."""
    Study.create(path, coder=CODERS[0], name="talks").close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    turns: list[tuple[int, int, int, int, str]] = []
    for talk, said in enumerate(talks, start=1):
        _write(connection, talk, said, turns)
    connection.executemany(
        "INSERT INTO turn (transcript_id, number, start, end, speaker) VALUES (?, ?, ?, ?, ?)",
        turns,
    )
    connection.execute(
        f"INSERT INTO coder (id, name, folded) VALUES (1, '{CODERS[0]}', '{fold(CODERS[0])}')"
    )
    connection.execute(
        'INSERT INTO "change" (id, at, coder_id, kind, summary, edits, undone)'
        f" VALUES (1, '{WHEN}', 1, 'import', 'made up', '[]', 0)"
    )
    connection.execute("COMMIT")
    connection.close()
    list_words(path)


def _said(
    chance: np.random.Generator, sentences: Sequence[str], talk: int, number: int
) -> list[str]:
    said = [sentences[at] for at in chance.integers(0, _SENTENCES, _SENTENCES_A_TALK).tolist()]
    said[::150] = [f"Og {COMMON} sagde {each}" for each in said[::150]]
    said[77] = f"Ved {APART[talk % 2]} var det. {said[77]}"
    if talk > number - 3:
        said[-1] = f"Det var ved {RARE_FORMS[talk % 3]}. Det {RARE_FORMS[talk % 3]} så jeg."
    return said


def _sentences(chance: np.random.Generator) -> list[str]:
    syllables = np.array(_SYLLABLES.split())
    lengths = np.minimum(1 + chance.geometric(0.45, _DRAWN), 6).tolist()
    drawn_words = ("".join(chance.choice(syllables, length)) for length in lengths)
    words = sorted(dict.fromkeys(drawn_words), key=len)
    often = np.cumsum(1 / np.arange(1, len(words) + 1))
    drawn = np.searchsorted(often, chance.random(_SENTENCES * _WORDS_A_SENTENCE) * often[-1])
    said = [words[at] for at in drawn.tolist()]
    return [
        f"{' '.join(said[at : at + _WORDS_A_SENTENCE]).capitalize()}."
        for at in range(0, len(said), _WORDS_A_SENTENCE)
    ]


def _write(
    connection: sqlite3.Connection,
    talk: int,
    said: Sequence[str],
    turns: list[tuple[int, int, int, int, str]],
) -> None:
    parts, at = [], 0
    for number, first in enumerate(range(0, len(said), _SENTENCES_A_TURN), start=1):
        speaker = SPEAKERS[number % 2]
        words = " ".join(said[first : first + _SENTENCES_A_TURN])
        begin = at + len(speaker) + 2
        turns.append((talk, number, begin, begin + len(words), speaker))
        parts.append(f"{speaker}: {words}")
        at = begin + len(words) + 2
    text, name = "\n\n".join(parts), f"talk-{talk:04d}"
    connection.execute(
        "INSERT INTO transcript (id, name, folded, text, sha256, characters, words, attributes,"
        " change_id) VALUES (?, ?, ?, ?, ?, ?, ?, '{}', 1)",
        (talk, name, name, text, f"{talk:064x}", len(text), len(text.split())),
    )
