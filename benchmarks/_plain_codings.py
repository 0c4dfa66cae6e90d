"""The least that a process can do to get a study's codings, with their words, into a CSV file.

    python benchmarks/_plain_codings.py STUDY OUT

Python's own sqlite3 and csv. It does less than mbcode: it finds no theme, no speaker and no
sentence, guards no formula, checks nothing, and writes no note beside the table.
"""

from __future__ import annotations

import csv
import sqlite3
import sys

COLUMNS = ("transcript", "start", "end", "code", "coder", "memo", "created_at", "text", "id")
CODINGS = """
    SELECT transcript.id, transcript.name, coding.start, coding.end, code.name, coder.name,
        memo.text, coding.created_at, coding.id
    FROM coding
        JOIN transcript ON transcript.id = coding.transcript_id
        JOIN code ON code.id = coding.code_id
        JOIN coder ON coder.id = coding.coder_id
        LEFT JOIN memo ON memo.coding_id = coding.id AND memo.coder_id = coding.coder_id
    ORDER BY transcript.id, coding.start, coding.end, coding.id
"""


def main() -> None:
    """Go from the study named first to the CSV file named second."""
    study, out = sys.argv[1:3]
    connection = sqlite3.connect(f"file:{study}?mode=ro", uri=True)
    held, text = 0, ""
    with open(out, "w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for transcript, name, start, end, *given, at, id_ in connection.execute(CODINGS):
            if transcript != held:
                query = "SELECT text FROM transcript WHERE id = ?"
                held, (text,) = transcript, connection.execute(query, (transcript,)).fetchone()
            writer.writerow((name, start, end, *given, at, text[start:end], id_))


if __name__ == "__main__":
    main()
