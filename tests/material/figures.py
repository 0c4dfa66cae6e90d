"""How the interviews differ as texts: `python -m tests.material.figures`; for reading, not for
passing.
"""

from __future__ import annotations

from collections import Counter

from tests.material.ships import answers, said, transcripts, words

WINDOW = 500
"""Words a type-token ratio is taken over, as it falls with a text's length."""
OPENING = 2


def type_token_ratio(text: str) -> float:
    """Return the mean share of different words over windows of `WINDOW` words, 0–1."""
    found = words(text)
    windows = [found[at : at + WINDOW] for at in range(0, len(found) - WINDOW + 1, WINDOW)]
    return sum(len(set(window)) / WINDOW for window in windows) / len(windows)


def openings(name: str) -> Counter[str]:
    """Return how often each first words of an answer open one."""
    return Counter(" ".join(words(answer)[:OPENING]) for answer in answers(name))


def main() -> None:
    everywhere: Counter[str] = Counter()
    for name in transcripts():
        own = openings(name)
        everywhere += own
        commonest = ", ".join(f"{words_} {count}" for words_, count in own.most_common(4))
        text = said(name)
        ratio = type_token_ratio(text)
        print(f"{name:26} {len(words(text)):5} words  {ratio:.3f}  {commonest}")
    print("\nopenings of answers in all:")
    print(", ".join(f"{words_} {count}" for words_, count in everywhere.most_common(20)))


if __name__ == "__main__":
    main()
