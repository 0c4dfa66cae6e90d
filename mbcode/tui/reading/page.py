"""One transcript with its codings, laid out at one width: what the reader draws its rows from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mbcode.model import Coding, Span, Transcript
from mbcode.tui.reading.ground import Ground
from mbcode.tui.reading.lanes import Lanes, Stripe
from mbcode.tui.reading.layout import Layout
from mbcode.tui.reading.lens import Lens
from mbcode.tui.reading.marks import Mark, Marked, flatten, headings


@dataclass(frozen=True, slots=True)
class Page:
    """A laid out transcript. `codings` are known by id.

    `coder` is the id of whoever looks on, whose own codings come first; None if it has none yet.
    Through a `lens` only a part of the transcript is there, and the codings that lie on it.
    """

    ground: Ground
    layout: Layout
    codings: Mapping[int, Coding]
    lanes: Lanes
    coder: int | None
    lens: Lens | None
    _headings: Sequence[Marked]

    @classmethod
    def of(
        cls,
        transcript: Transcript,
        codings: Iterable[Coding],
        width: int,
        lanes: int,
        coder: int | None = None,
        lens: Lens | None = None,
    ) -> Page:
        """Lay `transcript` out in rows of at most `width` cells, with `lanes` lanes for stripes."""
        text = transcript.text
        if lens is not None:
            transcript = lens.through(transcript)
        turns = [turn.span for turn in transcript.turns]
        labels = [turn.label for turn in transcript.turns if turn.label is not None]
        layout = _seen_rows(Layout.of(text, width), lens)
        seen = _seen(codings, lens)
        return cls(
            ground=Ground.of(text, [s.span for s in transcript.sentences], turns),
            layout=layout,
            codings=seen,
            lanes=Lanes.of(_stripes(layout, seen.values(), coder), lanes),
            coder=coder,
            lens=lens,
            _headings=headings(text, labels),
        )

    def at_width(self, width: int, lanes: int) -> Page:
        """Return the same page wrapped to another width, with another number of lanes."""
        layout = self.layout.at_width(width)
        if layout is self.layout and lanes == self.lanes.width:
            return self
        if layout is not self.layout:
            layout = _seen_rows(layout, self.lens)
        stripes = _stripes(layout, self.codings.values(), self.coder)
        return replace(self, layout=layout, lanes=Lanes.of(stripes, lanes))

    def with_codings(self, codings: Iterable[Coding], coder: int | None = None) -> Page:
        """Return the same page with other codings; sooner where few are other, so that a key that
        tags is quick among thousands.
        """
        seen, known = _seen(codings, self.lens), self.codings
        if coder != self.coder:
            lanes = Lanes.of(_stripes(self.layout, seen.values(), coder), self.lanes.width)
            return replace(self, codings=seen, lanes=lanes, coder=coder)
        others = [coding for coding in seen.values() if known.get(coding.id) is not coding]
        come = [each for each in others if each.id not in known or known[each.id].span != each.span]
        gone = (known.keys() - seen.keys()) | {each.id for each in come if each.id in known}
        lanes = self.lanes.altered(gone, _stripes(self.layout, come, coder))
        return replace(self, codings=seen, lanes=lanes)

    def rows_changed_since(self, before: Page) -> set[int]:
        """Return the rows that show other codings than in `before`, a page of the same layout."""
        pieces, were = self.lanes.pieces, before.lanes.pieces
        keys = before.codings.keys() - self.codings.keys()
        for key, coding in self.codings.items():
            was = before.codings.get(key)
            if was is None or not _alike(coding, was) or pieces[key] != were[key]:
                keys.add(key)
        stripes = [page.lanes.stripes.get(key) for key in keys for page in (self, before)]
        shown = (range(each.first, each.last + 1) for each in stripes if each is not None)
        return {row for rows in shown for row in rows}

    def codings_in(self, span: Span) -> tuple[Coding, ...]:
        """Return the codings that share a character with `span`, in order."""
        first, last = self.layout.rows_of(span)
        # A coding of nothing but the space at a row's end is drawn a row lower than its position.
        near = (self.codings[s.key] for s in self.lanes.between(first - 1, last + 1))
        return tuple(sorted((c for c in near if c.span.shares(span)), key=Coding.order))

    def codings_beginning_on(self, row: int) -> list[Coding]:
        """Return the codings whose first row is `row`: one's own, then the others, in order."""
        here = (self.codings[s.key] for s in self.lanes.on(row) if s.first == row)
        return sorted(here, key=lambda coding: (coding.coder != self.coder, coding.order()))

    def stretches(
        self, row: int, focus_code: int | None, more: Iterable[Marked] = ()
    ) -> Iterable[Marked]:
        """Return row `row` as stretches in order, each with all that is said of it.

        `focus_code` is the code whose passages stand out; `more` is said on top.
        """
        start, end = self.layout.starts[row], self.layout.ends[row]
        marked = [*self._headings_in(start, end), *self._aside(start, end), *more]
        for stripe in self.lanes.on(row):
            coding = self.codings[stripe.key]
            marks = Mark.CODED | Mark.FOCUS if coding.code == focus_code else Mark.CODED
            marked.append(Marked(coding.span.start, coding.span.end, marks))
        return flatten(start, end, marked)

    def _aside(self, start: int, end: int) -> Iterable[Marked]:
        if self.lens is not None:
            for span in self.lens.aside(start, end):
                yield Marked(span.start, span.end, Mark.ASIDE)

    def _headings_in(self, start: int, end: int) -> Iterable[Marked]:
        # A label and its time stamp overlap, so the one before the first found may reach in too.
        index = max(bisect_left(self._headings, (start,)) - 2, 0)
        while index < len(self._headings) and self._headings[index].start < end:
            yield self._headings[index]
            index += 1


def _seen(codings: Iterable[Coding], lens: Lens | None) -> dict[int, Coding]:
    return {each.id: each for each in (codings if lens is None else lens.seen(codings))}


def _seen_rows(layout: Layout, lens: Lens | None) -> Layout:
    return layout if lens is None else layout.only(lens.spans)


def _stripes(layout: Layout, codings: Iterable[Coding], coder: int | None) -> list[Stripe]:
    return [_stripe(layout, coding, coder) for coding in codings]


def _stripe(layout: Layout, coding: Coding, coder: int | None) -> Stripe:
    return Stripe(coding.id, *layout.rows_of(coding.span), own=coding.coder == coder)


def _alike(coding: Coding, other: Coding) -> bool:
    return coding is other or (coding.span, coding.code) == (other.span, other.code)
