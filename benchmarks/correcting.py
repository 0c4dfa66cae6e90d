"""How long it takes to read 200 typos off a text of 100,000 words, and to place 5,000 passages.

    python -m benchmarks.correcting

It is to take well under two seconds; what can fail is how it grows: twice the words may not take
more than `MOST_GROWTH` times as long.
"""

from __future__ import annotations

import random
import sys
import time

from mbcode.anchoring.comparing import edits_between
from mbcode.anchoring.placing import Placed, place
from mbcode.model import Span

WORDS, TYPOS, PASSAGES, ROUNDS = 100_000, 200, 5_000, 3
MOST_GROWTH = 4.0


def texts(words: int) -> tuple[str, str]:
    """Return a text of few different words, in turns, and the same with typos put right."""
    drawn = random.Random(words)
    letters = "abdefgiklmnoprstuvæøå"
    known = ["".join(drawn.choices(letters, k=drawn.randint(2, 9))) for _ in range(400)]
    old = drawn.choices(known, k=words)
    new = list(old)
    for at in drawn.sample(range(words), TYPOS):
        new[at] += "x"
    return _prose(old), _prose(new)


def _prose(words: list[str]) -> str:
    turns = (words[at : at + 80] for at in range(0, len(words), 80))
    return "\n\n".join(f"Bo: {' '.join(turn)}." for turn in turns)


def seconds(words: int) -> float:
    """Return the best time for a text of this length, and check that it is right."""
    old, new = texts(words)
    step = (len(old) - 200) // PASSAGES
    spans = [Span(at * step, at * step + 150) for at in range(PASSAGES)]
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        edits = edits_between(old, new)
        results = place(old, edits, spans)
        best = min(best, time.process_time() - begun)
    placed = sum(isinstance(result, Placed) for result in results)
    print(f"{words:,} words: {best:.2f} s; {len(edits)} edits, {placed:,} of {PASSAGES:,} placed")
    return best


def main() -> int:
    """Measure two lengths; return 1 if the time grows beyond the limit."""
    growth = seconds(WORDS) / seconds(WORDS // 2)
    print(f"twice the words take {growth:.1f} times as long (at most {MOST_GROWTH:.0f})")
    return int(growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
