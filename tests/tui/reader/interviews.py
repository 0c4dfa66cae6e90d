"""A little interview with codings, and an app that shows nothing but a reader."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot

from mbcode.model import Code, CodeText, Coding, Sentence, Span, Transcript, Turn
from mbcode.tui.widgets.reader import Reader

SAID = (
    ("[00:00:02] Interviewer", "Hvad betyder huset for jer?"),
    ("[00:00:09] Birgit", "Det betyder alt. Vi mødes der på tværs. [griner] Hver tirsdag, altså."),
    ("[00:01:30] Interviewer", "Og kommunen?"),
    ("[00:01:34] Birgit", "De kommer sjældent. Men de har nøglen. Det er svært."),
)


def _transcript() -> Transcript:
    text = ""
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    for number, (who, what) in enumerate(SAID, 1):
        label = Span(len(text), len(text) + len(who) + 1)
        text += f"{who}: "
        begin = len(text)
        for sentence in what.replace(". ", ".|").replace("? ", "?|").split("|"):
            span = Span(len(text), len(text) + len(sentence))
            sentences.append(Sentence(len(sentences) + 1, number, span))
            text += f"{sentence} "
        text = text.rstrip()
        turns.append(Turn(number, Span(begin, len(text)), who.split()[-1], label))
        text += "\n\n"
    return Transcript(
        1, "birgit", text.rstrip() + "\n", turns=tuple(turns), sentences=tuple(sentences)
    )


M = TypeVar("M", bound=Message)
INTERVIEW = _transcript()
COLOURS = ("#56b4e9", "#d55e00", "#009e73", "")
NAMES = ("Fysisk ramme", "Mødes på tværs", "Nøgler og adgang", "Et navn så langt at det må klippes")
CODES = {
    number: Code(number, CodeText(name, colour=colour), None, "Tema", 1, True)
    for number, (name, colour) in enumerate(zip(NAMES, COLOURS, strict=True), 1)
}


def passage(first: str, last: str = "") -> Span:
    """Return the span in the interview from the words `first` to the end of the words `last`."""
    start = INTERVIEW.text.index(first)
    end = INTERVIEW.text.index(last or first, start) + len(last or first)
    return Span(start, end)


def coding(number: int, code: int, span: Span) -> Coding:
    return Coding(number, 1, span, code, 1, datetime(2024, 1, 1, tzinfo=UTC))


CODINGS = (
    coding(1, 1, passage("Det betyder alt.", "på tværs.")),
    coding(2, 2, passage("Vi mødes der på tværs.")),
    coding(3, 3, passage("Men de har nøglen.")),
    coding(4, 4, passage("Men de har nøglen.")),
)


class ReaderApp(App[None]):
    """A reader, and a screen that has a key of its own for enter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "answer", "Answer")]

    def __init__(self) -> None:
        super().__init__()
        self.answered: list[Span | None] = []

    def compose(self) -> ComposeResult:
        yield Reader()

    def action_answer(self) -> None:
        self.answered.append(self.query_one(Reader).selection)


@dataclass
class Opened:
    """A running app, its reader and the messages that the reader sent up."""

    app: ReaderApp
    pilot: Pilot[None]
    reader: Reader
    messages: list[Message] = field(default_factory=list)

    def rows(self) -> list[str]:
        """Return what is on the screen, without the spaces at the ends of rows."""
        height = self.reader.size.height
        return [self.reader.render_line(y).text.rstrip() for y in range(height)]

    def held(self) -> str:
        """Return the words that are selected."""
        span = self.reader.selection
        return "" if span is None else span.of(INTERVIEW.text)

    def sent(self, kind: type[M]) -> list[M]:
        """Return the messages of one kind; the hook hears each once a widget it bubbles through."""
        heard = {id(message): message for message in self.messages}
        return [message for message in heard.values() if isinstance(message, kind)]


Open = Callable[..., AbstractAsyncContextManager[Opened]]
