"""The texts that two copies hold otherwise, and what a merge makes of them and their sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from mbcode.amounts import many, numbered
from mbcode.anchoring.comparing import edits_between
from mbcode.anchoring.sentences import carried_over
from mbcode.anchoring.stretches import Correction
from mbcode.model import Sentence, Span, Turn
from mbcode.quoted import quoted_ends
from mbcode.store.copies.kinds import SENTENCES, TEXT, Row, Rows
from mbcode.store.copies.three_way import Conflict, Side

_TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class Divided:
    """A text, and how it divides."""

    text: str
    turns: Sequence[Turn]
    sentences: Sequence[Sentence]

    @property
    def cut(self) -> str:
        """What tells one division from another, in a few words."""
        digest = sha256(repr((self.turns, self.sentences)).encode()).hexdigest()
        return f"{many(len(self.sentences), 'sentence')} (hash {digest[:16]})"

    def sentences_at(self, start: int, end: int) -> str:
        """Return which sentences share a character with a passage: `sentences 3–5`; nothing, if
        none does.
        """
        span = Span(start, max(end, start + 1))
        numbers = [each.number for each in self.sentences if each.span.shares(span)]
        return numbered("sentence", numbers[0], numbers[-1]) if numbers else ""


@dataclass(frozen=True, slots=True)
class Texts:
    """What one transcript was, and is on two sides. Made on both apart, its past is ours."""

    past: Divided
    ours: Divided
    theirs: Divided

    @property
    def differ(self) -> bool:
        """Whether the two sides have different words."""
        return self.ours.text != self.theirs.text

    @property
    def disputed(self) -> bool:
        """Whether both sides corrected the words, and differently."""
        return self.differ and self.past.text not in (self.ours.text, self.theirs.text)

    @property
    def corrected_by(self) -> Side:
        """Who corrected the words, if one side did; ours, if both alike."""
        return Side.THEIRS if self.ours.text == self.past.text else Side.OURS

    def of(self, side: Side) -> Divided:
        """Return what a side holds."""
        return self.ours if side is Side.OURS else self.theirs

    def corrections(self, side: Side) -> str:
        """Return in a few words what a side corrected, and the first that it did by itself."""
        edits, others = self._edits(side), self._edits(_OTHER[side])
        if not edits:
            return "no edits"
        start, end, now = next((edit for edit in edits if edit not in others), edits[0])
        said = many(len(edits), "edit") + (", one" if len(edits) > 1 else "")
        where = self.past.sentences_at(start, end)
        if where:
            said = f"{said} in {where}"
        return f"{said}: {_altered(self.past.text[start:end], now)}"

    def _edits(self, side: Side) -> list[tuple[int, int, str]]:
        """Return what a side put in the place of which stretch of the past."""
        old, new = self.past.text, self.of(side).text
        stretches = Correction(old, new, edits_between(old, new)).stretches
        return [(each.start, each.end, new[each.new_start : each.new_end]) for each in stretches]

    def new_sentences(self, side: Side) -> str:
        """Return in a few words which sentences a side has that were not there; the texts of all
        three are one.
        """
        known = {each.span for each in self.past.sentences}
        new = [each for each in self.of(side).sentences if each.span not in known]
        if not new:
            return many(len(self.of(side).sentences), "sentence")
        others = f", and {len(new) - 1} more" if len(new) > 1 else ""
        return f"sentence {new[0].number}: {quoted_ends(new[0].span.of(self.past.text))}{others}"


def sides_chosen(texts: Mapping[int, Texts], settled: Mapping[Conflict, Side]) -> dict[int, Side]:
    """Return, for each transcript that was corrected, whose text it is to have: that of who
    corrected it, and if both did, as the conflict was settled; ours, until it is.
    """
    answers = {each.ident: side for each, side in settled.items() if _is_of_text(each)}
    return {
        ident: answers.get(ident, Side.OURS) if each.disputed else each.corrected_by
        for ident, each in texts.items()
        if not each.past.text == each.ours.text == each.theirs.text
    }


def with_cuts(rows: Rows, cuts: Mapping[int, str]) -> Rows:
    """Return rows in which transcripts, by ident, say how they divide."""
    transcripts = rows.get(_TRANSCRIPT, {})
    said = {
        ident: {**row, SENTENCES: cuts[ident]} if ident in cuts else row
        for ident, row in transcripts.items()
    }
    return {**rows, _TRANSCRIPT: said}


def _is_of_text(conflict: Conflict) -> bool:
    return conflict.table == _TRANSCRIPT and conflict.field == TEXT


def divided_anew(
    texts: Mapping[int, Texts], chosen: Mapping[int, Side], united: Mapping[int, Row]
) -> dict[int, Divided]:
    """Return what transcripts are to be that are otherwise here, by ident."""
    found = {}
    for ident, each in texts.items():
        if ident not in united:
            continue
        if each.differ:
            new = _cut_by_both(each, chosen[ident])
        else:
            new = each.theirs if united[ident][SENTENCES] == each.theirs.cut else each.ours
        if new != each.ours:
            found[ident] = new
    return found


def _cut_by_both(texts: Texts, side: Side) -> Divided:
    """Return the text of a side; sentences that the other cut by hand in the old text are cut in it
    too, wherever their place is certain.
    """
    to, other, past = texts.of(side), texts.of(_OTHER[side]), texts.past
    if other.text != past.text or other.cut == past.cut:
        return to
    correction = Correction(past.text, to.text, edits_between(past.text, to.text))
    sentences = carried_over(correction, other.sentences, past.sentences, to.sentences, to.turns)
    return replace(to, sentences=sentences)


def _altered(was: str, now: str) -> str:
    """Return in a few words what was put in the place of what."""
    if not (was.strip() or now.strip()):
        return "the space between words"
    if not was.strip():
        return f"{quoted_ends(now)} was put in"
    return (
        f"{quoted_ends(was)} became {quoted_ends(now)}"
        if now.strip()
        else f"{quoted_ends(was)} went"
    )


_OTHER = {Side.OURS: Side.THEIRS, Side.THEIRS: Side.OURS}
