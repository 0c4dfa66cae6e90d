"""How long the reader takes, beside Textual's TextArea with the same text and highlights.

    python -m benchmarks.reader

Two transcripts with 5,000 codings: 100,000 words in turns of 80, and 100,000 words with one turn of
20,000. Each figure is the median of the processor's milliseconds from the wish to the end of
drawing it (`App._display`), in process, on a screen of 120 by 40, so that a busy machine does not
count; resizing goes to 100 columns and back. Fails where a figure is three times its target or
more, or TextArea is as fast.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from bisect import bisect_right
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate

from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from mbcode.model import Code, CodeText, Coding, Sentence, Span, Transcript, Turn
from mbcode.tui.widgets.reader import Reader

WORDS = [
    "så",
    "hjem",
    "til",
    "det",
    "huset",
    "blive",
    "jo",
    "og",
    "nogen",
    "af",
    "en",
    "frivillige",
    "mødes",
    "på",
    "tværs",
    "med",
    "kommunen",
    "boligforeningen",
    "medarbejderne",
    "ikke",
    "altså",
    "fordi",
    "vi",
    "samarbejdede",
    "dengang",
    "ulykken",
    "år",
]
CODES = {n: Code(n, CodeText(f"Kode {n}"), None, "Tema", 1, True) for n in range(1, 41)}
TARGETS = {"first paint": 150, "page": 20, "key": 0, "tag": 20, "drag": 10, "resize": 150}
MOST_TIMES = 3.0
NOISE = 2.0
"""How many times another a time may be that is meant to be no longer, on a busy machine."""


def transcript(words: int, turn_words: list[int]) -> Transcript:
    """Make a transcript of `words` words in turns of `turn_words` words and then of 80."""
    chance = random.Random(7)
    pieces: list[str] = []
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    at = 0
    lengths = [*turn_words, *([80] * ((words - sum(turn_words)) // 80))]
    for number, length in enumerate(lengths, 1):
        label = "INTERVIEWER: " if number % 2 else "INFORMANT: "
        pieces.append(label)
        begin = at = at + len(label)
        for first in range(0, length, 10):
            said = " ".join(chance.choices(WORDS, k=min(10, length - first))) + "."
            sentences.append(Sentence(len(sentences) + 1, number, Span(at, at + len(said))))
            pieces.append(said + " ")
            at += len(said) + 1
        label_span = Span(begin - len(label), begin - 1)
        turns.append(Turn(number, Span(begin, at - 1), label.strip(": "), label_span))
        pieces.append("\n\n")
        at += 2
    return Transcript(1, "bench", "".join(pieces), turns=tuple(turns), sentences=tuple(sentences))


def codings(of: Transcript, count: int) -> list[Coding]:
    """Code `count` stretches of one to six sentences, now and then a long one."""
    chance = random.Random(11)
    made: list[Coding] = []
    for number in range(1, count + 1):
        first = chance.randrange(len(of.sentences))
        last = min(first + chance.choice([0, 0, 1, 2, 5]), len(of.sentences) - 1)
        span = Span(of.sentences[first].span.start, of.sentences[last].span.end)
        code = chance.randint(1, len(CODES))
        made.append(Coding(number, 1, span, code, 1, datetime(2024, 1, 1, tzinfo=UTC)))
    return made


class Clocked(App[None]):
    """An app that knows how much it had worked when it last drew."""

    worked = 0.0
    """The processor's seconds when it last drew."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.worked = time.process_time()


async def timed(app: Clocked, pilot: Pilot[None], wish: Callable[[], Awaitable[object]]) -> float:
    """Return the processor's milliseconds from a wish to the last drawing it caused."""
    await pilot.pause()
    before = time.process_time()
    await wish()
    await pilot.pause()
    return max(app.worked - before, 0.0) * 1000


def resized(app: Clocked, width: int) -> None:
    size = Size(width, 40)
    app.post_message(events.Resize(size, size))


def pointer_at(widget: Widget, x: int, y: int) -> events.MouseMove:
    return events.MouseMove(widget, x, y, 0, 0, 1, False, False, False, x, y)


async def measure(
    widget: Widget, fill: Callable[[], None], tag: Callable[[int], None], times: int
) -> dict[str, float]:
    """Return the median milliseconds of each thing a reader does."""
    figures: dict[str, list[float]] = {name: [] for name in TARGETS}
    app = Clocked(widget)
    async with app.run_test(size=(120, 40)) as pilot:

        async def call(wish: Callable[[], object]) -> None:
            wish()

        widget.focus()
        figures["first paint"].append(await timed(app, pilot, partial(call, fill)))
        for turn in range(times):
            figures["page"].append(await timed(app, pilot, partial(pilot.press, "pagedown")))
            figures["key"].append(await timed(app, pilot, partial(pilot.press, "down")))
            figures["tag"].append(await timed(app, pilot, partial(call, partial(tag, turn))))
        await pilot.mouse_down(widget, offset=(30, 5))
        for turn in range(times):
            # Posted, not hovered: the pilot's own waiting would be most of the time.
            pointer = pointer_at(widget, 30 + turn % 5, 6 + turn % 20)
            drag = partial(call, partial(widget.post_message, pointer))
            figures["drag"].append(await timed(app, pilot, drag))
        await pilot.mouse_up(widget, offset=(30, 5))
        for turn in range(min(times, 4)):
            width = 100 if turn % 2 == 0 else 120
            figures["resize"].append(
                await timed(app, pilot, partial(call, partial(resized, app, width)))
            )
    return {name: statistics.median(values) for name, values in figures.items()}


async def measure_reader(of: Transcript, coded: list[Coding], times: int) -> dict[str, float]:
    reader = Reader()
    now = list(coded)

    def tag(turn: int) -> None:
        held = reader.selection
        assert held is not None
        now.append(Coding(100_000 + turn, 1, held, 1 + turn % 40, 1, coded[0].created_at))
        reader.update_codings(now)

    return await measure(reader, lambda: reader.show(of, coded, CODES), tag, times)


class Highlighted(TextArea):
    """A TextArea that underlines coded text through its highlight map."""

    def put(self, of: Transcript, coded: list[Coding]) -> None:
        self.load_text(of.text)
        self.register_theme(TextAreaTheme("coded", syntax_styles={"coded": Style(underline=True)}))
        self.theme = "coded"
        self._lines = of.text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        for coding in coded:
            self.underline(coding.span)
        self.refresh()

    def underline(self, span: Span) -> None:
        """Underline a span: TextArea wants it a line at a time, in UTF-8 bytes."""
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, span.end - 1) - 1
        for row in range(first, last + 1):
            line, at = self._lines[row], self._starts[row]
            begin = len(line[: max(span.start - at, 0)].encode())
            end = len(line[: span.end - at].encode())
            self._highlights[row].append((begin, end, "coded"))


async def measure_text_area(of: Transcript, coded: list[Coding], times: int) -> dict[str, float]:
    area = Highlighted(read_only=True, soft_wrap=True)

    def tag(turn: int) -> None:
        row, _ = area.cursor_location
        begin = area._starts[row]
        area.underline(Span(begin + turn, begin + turn + 60))
        area._line_cache.clear()
        area.refresh()

    return await measure(area, lambda: area.put(of, coded), tag, times)


def within(reader: dict[str, float], area: dict[str, float]) -> bool:
    """Tell whether the reader is near its targets, and no slower than TextArea in all it does."""
    near = all(reader[name] < MOST_TIMES * most for name, most in TARGETS.items() if most)
    return near and all(reader[name] < NOISE * area[name] for name in TARGETS)


def table(reader: dict[str, float], area: dict[str, float]) -> str:
    lines = [f"{'':12}{'reader ms':>11}{'TextArea ms':>13}{'ratio':>8}{'target ms':>11}"]
    for name, figure in reader.items():
        target = TARGETS[name] or "-"
        ratio = area[name] / figure if figure else float("nan")
        lines.append(f"{name:12}{figure:11.1f}{area[name]:13.1f}{ratio:8.1f}{target:>11}")
    return "\n".join(lines)


async def main(times: int) -> int:
    held = True
    for title, turn_words in (("turns of 80 words", []), ("one turn of 20,000", [20_000])):
        of = transcript(100_000, turn_words)
        coded = codings(of, 5_000)
        print(f"\n{title}: {len(of.text):,} characters, {len(coded):,} codings")
        reader = await measure_reader(of, coded, times)
        area = await measure_text_area(of, coded, min(times, 2))
        print(table(reader, area), flush=True)
        held = held and within(reader, area)
    return int(not held)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the reader beside TextArea.")
    parser.add_argument("--times", type=int, default=20, help="how often each thing is done")
    sys.exit(asyncio.run(main(parser.parse_args().times)))
