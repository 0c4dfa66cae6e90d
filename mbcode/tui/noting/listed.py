"""Memos in a list: in which order, what each is on, and how its text reads with its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from mbcode.amounts import many
from mbcode.danish import sort_key
from mbcode.jobs.memos import NotedMemo
from mbcode.jobs.quotations import Quotation
from mbcode.memo_links import in_words as linked_in_words
from mbcode.memo_links import links
from mbcode.model import MemoTarget
from mbcode.tui.places import Place, beginning_of
from mbcode.tui.reading.visible import one_line, visible
from mbcode.tui.rows import Piece, Row, Tone, column_width

_WORDS_AT_MOST = 160
_QUOTATION = "“…”"
_KINDS = ("study", "transcript", "code", "coding")


class Order(Enum):
    """In which order memos stand; the value is what the screen calls it."""

    NEWEST = "newest first"
    SUBJECT = "by what they are on"

    @property
    def other(self) -> Order:
        return Order.SUBJECT if self is Order.NEWEST else Order.NEWEST


def ordered(memos: Iterable[NotedMemo], order: Order) -> list[NotedMemo]:
    """Return memos in this order.

    What they are on goes from the study over its transcripts and codes to the codings, these by
    transcript and place.
    """
    newest = sorted(memos, key=lambda each: (each.memo.changed_at, each.memo.id), reverse=True)
    return newest if order is Order.NEWEST else sorted(newest, key=_subject)


def _subject(noted: NotedMemo) -> tuple[int, tuple[str, str], int, tuple[str, str]]:
    transcript = noted.transcript.name if noted.transcript else ""
    code = noted.code.name if noted.code else ""
    start = noted.span.start if noted.span else 0
    return _KINDS.index(noted.memo.target.kind), sort_key(transcript), start, sort_key(code)


def cursor_in(
    memos: Sequence[NotedMemo],
    before: NotedMemo | None,
    written: MemoTarget | None,
    coder: int | None,
) -> int:
    """Return where in a list the cursor goes: to the memo that `coder` has just written, on
    `written`; else to the one it was on `before`; else to the first.
    """
    places = {each.memo.id: place for place, each in enumerate(memos)}
    wanted = [
        each.memo.id for each in memos if each.memo.target == written and each.memo.coder == coder
    ]
    if before is not None:
        wanted.append(before.memo.id)
    return next((places[id_] for id_ in wanted if id_ in places), 0)


def on_what(noted: NotedMemo) -> str:
    """Return what a memo is on, in words."""
    code = noted.code.name if noted.code else ""
    transcript = noted.transcript.name if noted.transcript else ""
    return {
        "study": "the study",
        "transcript": f"the transcript {transcript}",
        "code": f"the code {code}",
        "coding": f"{code} in {transcript}" if code else "another's coding",
    }[noted.memo.target.kind]


def place_of(noted: NotedMemo) -> Place | None:
    """Return where the reader goes from a memo; nowhere from one on a code or the study."""
    if noted.transcript is None:
        return None
    if noted.span is None:
        return beginning_of(noted.transcript.id)
    return Place(noted.transcript.id, noted.span)


def row_of(noted: NotedMemo, width: int) -> Row:
    """Return a memo as a row of `width` cells: when, whose, on what, and how it begins.

    Its quotations are read where it stands in full.
    """
    day = f"{noted.memo.changed_at.astimezone():%Y-%m-%d}  "
    begins = linked_in_words(noted.memo.text, lambda _: _QUOTATION)
    return (
        Piece(day, Tone.QUIET),
        Piece(one_line(noted.coder), Tone.QUIET, width=10),
        Piece(one_line(on_what(noted)), Tone.STRONG, width=column_width(28, width)),
        Piece(one_line(" ".join(begins.split()))),
    )


def in_words(shown: int, all_of_them: int, order: Order) -> str:
    """Return how many memos are listed, and how."""
    if not all_of_them:
        return "There are no memos yet: m in the reader writes one; tab and s, on the study."
    count = many(all_of_them, "memo")
    if not shown:
        return f"none of {count} holds these words"
    of = count if shown == all_of_them else f"{shown:,} of {count}"
    return f"{of} · {order.value}"


def linked_codings(text: str) -> tuple[int, ...]:
    """Return the codings that a memo links to, each once, in the order of their numbers."""
    return tuple(dict.fromkeys(link.coding for link in links(text)))


def gone(coding: int, *, is_blind: bool) -> str:
    """Return what to say of a link to a coding that can't be shown."""
    why = "gone, or another's" if is_blind else "gone"
    return f"coding {coding} is {why}"


def with_quotations(
    text: str, found: Mapping[int, Quotation], *, is_blind: bool = False
) -> Iterator[Piece]:
    """Yield a memo piece by piece, the words of its quotations in the place of links.

    Each link has the number by which one goes there. One to a coding that is not in `found` says
    that it is gone.
    """
    number = {coding: place for place, coding in enumerate(linked_codings(text), start=1)}
    at = 0
    for link in links(text):
        yield Piece(visible(text[at : link.span.start]))
        quotation = found.get(link.coding)
        if quotation is None:
            yield Piece(f"({gone(link.coding, is_blind=is_blind)})", Tone.QUIET)
        else:
            yield from _quoted(quotation, number[link.coding])
        at = link.span.end
    yield Piece(visible(text[at:]))


def _quoted(quotation: Quotation, number: int) -> Iterator[Piece]:
    words = shortened(quotation.words)
    yield Piece(f"{number}▸", Tone.STRONG)
    yield Piece(f"“{words}”", Tone.STRONG)
    yield Piece(f" ({one_line(quotation.code)}, {one_line(quotation.transcript)})", Tone.QUIET)


def shortened(words: str) -> str:
    """Return a quotation as one line, cut where it would fill the screen."""
    line = one_line(" ".join(words.split()))
    return line if len(line) <= _WORDS_AT_MOST else f"{line[: _WORDS_AT_MOST - 1]}…"
