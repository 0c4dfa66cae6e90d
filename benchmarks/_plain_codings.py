"""The least that a process can do to get a study's codings, with their words, into a CSV file.

    python benchmarks/_plain_codings.py STUDY OUT

Python's own sqlite3, bisect and csv write the same bytes as `mbcode export codings`. It does less
on the way: it takes names to sort as ASCII does and themes to be one level up, guards no formula,
checks nothing, and writes no note beside the table.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

COLUMNS = (
    *("transcript", "start", "end", "code", "coder", "memo", "created_at", "text", "id", "theme"),
    *("case", "role", "speaker", "sentence_from", "sentence_to", "provenance"),
)
TRANSCRIPTS = """
    SELECT transcript.id, transcript.name, "case".name, transcript.attributes, text
    FROM transcript LEFT JOIN "case" ON "case".id = transcript.case_id ORDER BY transcript.name
"""
CODINGS = """
    SELECT start, end, coding.code_id, coding.coder_id, memo.text, coding.created_at, coding.id
    FROM coding
        LEFT JOIN memo ON memo.coding_id = coding.id AND memo.coder_id = coding.coder_id
    WHERE coding.transcript_id = ? ORDER BY start, end, coding.id
"""
CODES = """
    SELECT code.id, code.name, coalesce(above.name, code.name)
    FROM code LEFT JOIN code AS above ON above.id = code.parent_id
"""
SENTENCES = "SELECT number, start, end FROM sentence WHERE transcript_id = ? ORDER BY number"
TURNS = "SELECT speaker, start, end FROM turn WHERE transcript_id = ? ORDER BY number"

Row = tuple[object, ...]


def main() -> None:
    """Go from the study named first to the CSV file named second."""
    study, out = sys.argv[1:3]
    connection = sqlite3.connect(f"file:{study}?mode=ro", uri=True)
    with open(out, "w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for transcript in connection.execute(TRANSCRIPTS):
            writer.writerows(rows_of(connection, *transcript))


def rows_of(
    connection: sqlite3.Connection, id_: int, name: str, case: str, attributes: str, text: str
) -> Iterator[Row]:
    """Yield the rows of one transcript."""
    codes = {key: (name, above) for key, name, above in connection.execute(CODES)}
    coders = dict(connection.execute("SELECT id, name FROM coder"))
    about = json.loads(attributes)
    role, provenance = about.get("role", ""), about.get("provenance", "")
    numbers, begins, ends = columns_of(connection, SENTENCES, id_)
    speakers, turn_begins, turn_ends = columns_of(connection, TURNS, id_)
    for start, end, code_id, coder, memo, made, coding in connection.execute(CODINGS, (id_,)):
        code, theme = codes[code_id]
        first, stop = bisect_right(ends, start), bisect_left(begins, end)
        said = speakers[bisect_right(turn_ends, start) : bisect_left(turn_begins, end)]
        yield (
            *(name, start, end, code, coders[coder], memo, utc(made), text[start:end], coding),
            *(theme, case, role, ", ".join(dict.fromkeys(said))),
            *((numbers[first], numbers[stop - 1]) if first < stop else (None, None)),
            provenance,
        )


def columns_of(connection: sqlite3.Connection, query: str, id_: int) -> list[list]:
    """Return the three columns of a transcript's sentences or turns."""
    return [list(column) for column in zip(*connection.execute(query, (id_,)), strict=True)]


def utc(stored: str) -> str:
    """Return a stored time as tables write it."""
    return f"{stored.replace(' ', 'T').removesuffix('.000000')}Z"


if __name__ == "__main__":
    main()
