"""The passages of three states brought into one text, where a text was corrected in between.

Where they lie there is decided in `anchoring` and nowhere else. A coding without a certain place
waits for review, in the plan as in a study.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mbcode.anchoring.comparing import edits_between
from mbcode.anchoring.distinct import Owned, place_apart
from mbcode.anchoring.edits import Edit
from mbcode.anchoring.placing import Placed, where_now
from mbcode.model import Span
from mbcode.store.copies.kinds import PASSAGE, Passage, Row, Rows
from mbcode.store.copies.texts import Texts
from mbcode.store.copies.three_way import Side

_Codings = Mapping[int, Row]
_CODING = "coding"


@dataclass(frozen=True, slots=True)
class Three:
    """Three states that can be compared field by field."""

    past: Rows
    ours: Rows
    theirs: Rows


@dataclass(frozen=True, slots=True)
class _Change:
    """Two texts, and the edits that make the one of the other."""

    old: str
    edits: Sequence[Edit]

    @classmethod
    def between(cls, old: str, new: str) -> _Change:
        return cls(old, edits_between(old, new))


def in_one_text(three: Three, texts: Mapping[int, Texts], chosen: Mapping[int, Side]) -> Three:
    """Return the states with all codings on `texts`, by transcript, where they lie in the text that
    is `chosen` for it.
    """
    past, ours, theirs = ({**each[_CODING]} for each in (three.past, three.ours, three.theirs))
    for transcript, side in chosen.items():
        moved = _moved(
            _on(transcript, past),
            _on(transcript, ours),
            _on(transcript, theirs),
            texts[transcript],
            side,
        )
        for codings, new in zip((past, ours, theirs), moved, strict=True):
            codings.update(new)
    return Three(
        {**three.past, _CODING: past},
        {**three.ours, _CODING: ours},
        {**three.theirs, _CODING: theirs},
    )


def _on(transcript: int, codings: _Codings) -> _Codings:
    return {ident: row for ident, row in codings.items() if row["transcript_id"] == transcript}


def _moved(
    past: _Codings, ours: _Codings, theirs: _Codings, texts: Texts, side: Side
) -> tuple[_Codings, _Codings, _Codings]:
    to = texts.of(side).text
    before = _carried(past, _Change.between(texts.past.text, to))
    moved = []
    for each, codings in ((Side.OURS, ours), (Side.THEIRS, theirs)):
        text = texts.of(each).text
        if text == to:
            moved.append(codings)
            continue
        unmoved = _carried(past, _Change.between(texts.past.text, text))
        moved.append(_followed(codings, unmoved, before, _Change.between(text, to)))
    one, other = moved
    stands, follows = (one, other) if side is Side.OURS else (other, one)
    before, follows = (_looking_alike(codings, stands) for codings in (before, follows))
    return (before, stands, follows) if side is Side.OURS else (before, follows, stands)


def _followed(
    codings: _Codings, unmoved: _Codings, before: _Codings, change: _Change
) -> dict[int, Row]:
    """Return where codings lie after a change.

    Those that nobody moved (they are where they are `unmoved`) are where the past has them: they
    went no way of their own.
    """
    stayed = {
        ident: {**row, PASSAGE: before[ident][PASSAGE]}
        for ident, row in codings.items()
        if ident in unmoved and row[PASSAGE].is_like(unmoved[ident][PASSAGE])
    }
    others = {ident: row for ident, row in codings.items() if ident not in stayed}
    taken = [_owned(row) for row in stayed.values() if not row[PASSAGE].waits]
    return {**stayed, **_carried(others, change, taken)}


def _carried(codings: _Codings, change: _Change, taken: Iterable[Owned] = ()) -> dict[int, Row]:
    if not change.edits:
        return dict(codings)
    waiting = [ident for ident, row in codings.items() if row[PASSAGE].waits]
    placed = sorted(
        (ident for ident, row in codings.items() if not row[PASSAGE].waits),
        key=lambda ident: _in_order(codings[ident][PASSAGE]),
    )
    found: dict[int, Passage] = {}
    results = place_apart(
        change.old, change.edits, [_owned(codings[ident]) for ident in placed], taken=taken
    )
    for ident, result in zip(placed, results, strict=True):
        if isinstance(result, Placed):
            found[ident] = Passage(result.span.start, result.span.end)
        else:
            words = _span(codings[ident]).of(change.old)
            found[ident] = Passage(result.start, result.end, words)
    hints = [(codings[ident][PASSAGE].start, codings[ident][PASSAGE].end) for ident in waiting]
    now = where_now(change.old, change.edits, hints)
    for ident, (start, end) in zip(waiting, now, strict=True):
        found[ident] = replace(codings[ident][PASSAGE], start=start, end=end)
    return {ident: {**row, PASSAGE: found[ident]} for ident, row in codings.items()}


def _looking_alike(codings: _Codings, stands: _Codings) -> dict[int, Row]:
    """Let what waits in two states be looked for in one place."""
    return {
        ident: {**row, PASSAGE: stands[ident][PASSAGE]}
        if ident in stands and row[PASSAGE].is_like(stands[ident][PASSAGE])
        else row
        for ident, row in codings.items()
    }


def _owned(row: Row) -> Owned:
    return (row["code_id"], row["coder_id"]), _span(row)


def _span(row: Row) -> Span:
    return Span(row[PASSAGE].start, row[PASSAGE].end)


def _in_order(passage: Passage) -> tuple[int, int]:
    return passage.start, -passage.end
