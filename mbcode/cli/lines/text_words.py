"""The words that correct the text, cut its sentences, and settle what a correction left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mbcode.changes import Change
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.passage import place_of_words, split_passage, unquoted
from mbcode.cli.lines.spoken import review_line
from mbcode.cli.lines.word import Lines, Word, whole
from mbcode.errors import MbcodeError
from mbcode.model import Review
from mbcode.tui.revision import Revision
from mbcode.tui.session import Session

Edit = Callable[[str, str], str]
"""Lets a person alter a text, by a name, and returns what it is then."""


class TextWords:
    """Alters texts and sentences; every coding stays, or waits for review."""

    def __init__(self, session: Session, place: LinePlace, edit: Edit) -> None:
        self._session = session
        self._place = place
        self._edit = edit
        self._revision = Revision(session)

    def words(self) -> Iterator[Word]:
        """Yield the words."""
        yield Word('correct "WORDS" WORDS', "put other words where these stand next", self._correct)
        yield Word("edit", "correct the text in your editor", self._edit_text)
        yield Word('split "WORDS"', "let a sentence begin with these words", self._split)
        yield Word("join [PASSAGE]", "join the sentences, or this and the next", self._join)
        yield Word("reviews", "say the codings that wait since a text was corrected", self._reviews)
        yield Word(
            "place ID [PASSAGE]", "put one that waits on its likely place, or a passage", self._put
        )
        yield Word("drop ID", "let one that waits go", self._drop)

    def _correct(self, rest: str) -> Lines:
        typed, new = split_passage(rest)
        old = unquoted(typed)
        if not old or not new:
            raise MbcodeError('correct what? Write "these words" and then those instead')
        transcript, text = self._revision.begin()
        span = place_of_words(transcript, old, self._place.sentence.span.start)
        return self._corrected(text[: span.start] + new + text[span.end :])

    def _edit_text(self, _rest: str) -> Lines:
        transcript, text = self._revision.begin()
        new = self._edit(text, transcript.name)
        return ["nothing was changed"] if new == transcript.text else self._corrected(new)

    def _corrected(self, text: str) -> Lines:
        transcript, _ = self._revision.begin()
        yield self._session.taken_in(self._revision.correct(transcript, text))
        self._place.resume()
        waiting = len(self._revision.waiting(transcript.id))
        if waiting:
            yield f"{waiting} waiting for review here; reviews says them"

    def _split(self, rest: str) -> Lines:
        words = unquoted(split_passage(rest)[0]) or rest
        if not words:
            raise MbcodeError('split where? Write "the words" a sentence is to begin with')
        begin = self._place.sentence.span.start
        return self._cut(
            self._revision.split(place_of_words(self._place.transcript, words, begin).start)
        )

    def _join(self, rest: str) -> Lines:
        return self._cut(self._revision.join(self._place.passage(rest)[0]))

    def _cut(self, change: Change) -> Lines:
        done = self._session.taken_in(change)
        self._place.lens = None
        self._place.resume()
        return [done]

    def _reviews(self, _rest: str) -> Lines:
        waiting = self._revision.waiting()
        if not waiting:
            return ["no coding waits for review"]
        return (review_line(self._session, review) for review in waiting)

    def _put(self, rest: str) -> Lines:
        id_, _, typed = rest.partition(" ")
        review = self._waiting(id_)
        here = self._place.transcript
        if typed.strip() and review.transcript != here.id:
            raise MbcodeError(f"review {review.id} is of another transcript; open that first")
        span = self._place.passage(typed)[0] if typed.strip() else review.likely
        if span is None:
            raise MbcodeError("nothing of it is left; write the passage after its number")
        return [self._session.taken_in(self._revision.place(review, span))]

    def _drop(self, rest: str) -> Lines:
        return [self._session.taken_in(self._revision.drop(self._waiting(rest)))]

    def _waiting(self, typed: str) -> Review:
        id_ = whole(typed.strip("[] "), "the number of a coding that waits")
        for review in self._revision.waiting():
            if review.id == id_:
                return review
        raise MbcodeError(f"no coding {id_} waits for review; reviews says those that do")
