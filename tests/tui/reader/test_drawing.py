from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region
from textual.theme import Theme

from mbcode.model import Code, CodeText, Span, Transcript
from mbcode.tui.themes import DARK, LIGHT
from mbcode.tui.widgets.code_colour import code_colour, contrast, legible
from mbcode.tui.widgets.reader import Reader
from mbcode.tui.widgets.reader_styles import read_styles
from tests.tui.reader.interviews import CODES, CODINGS, INTERVIEW, Open, Opened, coding, passage

NARROW = """\
      [00:00:02] Interviewer: Hvad betyder huset for jer?

  ┏┏▶ [00:00:09] Birgit: Det betyder alt. Vi mødes der på
  ┗┗  tværs. [griner] Hver tirsdag, altså.

      [00:01:30] Interviewer: Og kommunen?

  ┏┏  [00:01:34] Birgit: De kommer sjældent. Men de har
  ┗┗  nøglen. Det er svært."""

WIDE = """\
          [00:00:02] Interviewer: Hvad betyder huset for jer?

      ╺╺▶ [00:00:09] Birgit: Det betyder alt. Vi mødes der på tværs.   ▌Fysisk ramme +1
          [griner] Hver tirsdag, altså.

          [00:01:30] Interviewer: Og kommunen?

      ╺╺  [00:01:34] Birgit: De kommer sjældent. Men de har nøglen.    ▌Nøgler og adgang +1
          Det er svært."""


def segments(opened: Opened, words: str) -> Iterator[Segment]:
    """Yield the segments in which `words`, or a part of them, are drawn."""
    for y in range(opened.reader.size.height):
        for segment in opened.reader.render_line(y):
            if segment.text.strip() and (segment.text in words or words in segment.text):
                yield segment


def style_of(opened: Opened, words: str) -> Style:
    found = next(segments(opened, words))
    assert found.style is not None
    return found.style


@pytest.mark.parametrize(("size", "drawn"), [((60, 9), NARROW), ((100, 9), WIDE)])
async def test_a_golden_page(open_reader: Open, size: tuple[int, int], drawn: str) -> None:
    async with open_reader(size=size) as opened:
        await opened.pilot.press("j")
        assert "\n".join(opened.rows()).rstrip() == drawn


async def test_what_is_shown_before_there_is_a_screen_is_shown_when_there_is() -> None:
    class Early(App[None]):
        def compose(self) -> ComposeResult:
            reader = Reader()
            reader.show(INTERVIEW, CODINGS, CODES, at=passage("Men de").start)
            yield reader

    app = Early()
    async with app.run_test(size=(60, 9)):
        assert app.query_one(Reader).selection == passage("Men de har nøglen.")


async def test_every_row_fills_the_width(open_reader: Open) -> None:
    async with open_reader(size=(100, 9)) as opened:
        assert {opened.reader.render_line(y).cell_length for y in range(9)} == {99}


async def test_without_a_margin_the_text_takes_its_place(open_reader: Open) -> None:
    async with open_reader(size=(100, 9)) as opened:
        opened.reader.show_margin = False
        await opened.pilot.pause()
        assert not any("▌" in row for row in opened.rows())
        assert any("Det er svært." in row for row in opened.rows())


async def test_the_chosen_coding_is_named_and_its_stripe_reversed(open_reader: Open) -> None:
    async with open_reader(size=(100, 9)) as opened:
        await opened.pilot.press("j", "j")
        assert "▌Mødes på tværs +1" in opened.rows()[2]
        assert style_of(opened, "Mødes på tværs").reverse
        stripes = [s for s in opened.reader.render_line(2) if "╺" in s.text]
        assert [bool(s.style and s.style.reverse) for s in stripes] == [True, False]
        await opened.pilot.press("c")
        assert "▌Fysisk ramme +1" in opened.rows()[2]


async def test_labels_are_bold_and_coded_text_is_underlined(open_reader: Open) -> None:
    async with open_reader() as opened:
        assert style_of(opened, "Interviewer:").bold
        assert not style_of(opened, "De kommer sjældent. ").underline
        assert style_of(opened, "Men de har").underline
        assert style_of(opened, "[00:00:09]").color != style_of(opened, "De kommer").color


async def test_only_the_focus_code_has_a_background(open_reader: Open) -> None:
    async with open_reader() as opened:
        plain = style_of(opened, "De kommer sjældent. ")
        assert style_of(opened, "Men de har").bgcolor == plain.bgcolor
        opened.reader.focus_code = 3
        focused = style_of(opened, "Men de har")
        assert focused.bgcolor != plain.bgcolor
        assert focused.bold


async def test_without_colour_everything_can_still_be_told_apart(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader(size=(100, 9)) as opened:
        opened.reader.focus_code = 3
        await opened.pilot.press("j", "J")
        await opened.pilot.pause()
        held = style_of(opened, "Det betyder alt. Vi mødes der på tværs.")
        assert held.reverse
        assert style_of(opened, "Men de har nøglen.").bold
        assert style_of(opened, "Men de har nøglen.").underline
        assert "▶" in opened.rows()[2]
        assert "Nøgler og adgang" in opened.rows()[7]


@pytest.mark.parametrize(
    "terminal",
    [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}],
    ids=["no colour", "16 colours"],
)
async def test_where_shades_are_the_same_the_cursor_is_reversed(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch, terminal: dict[str, str]
) -> None:
    for name, value in terminal.items():
        monkeypatch.setenv(name, value)
    async with open_reader() as opened:
        assert style_of(opened, "Hvad betyder huset for jer?").reverse
        assert not style_of(opened, "Men de har").reverse


async def test_in_colour_the_cursor_is_not_reversed(open_reader: Open) -> None:
    async with open_reader() as opened:
        cursor = style_of(opened, "Hvad betyder huset for jer?")
        assert not cursor.reverse
        assert cursor.bgcolor != style_of(opened, "De kommer sjældent. ").bgcolor


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "ansi-dark", "nord"])
async def test_a_change_of_theme_is_seen(open_reader: Open, theme: str) -> None:
    async with open_reader() as opened:
        before = style_of(opened, "De kommer sjældent. ").bgcolor
        opened.app.theme = theme
        await opened.pilot.pause()
        after = style_of(opened, "De kommer sjældent. ").bgcolor
        assert (before == after) == (theme == "textual-dark")
        assert style_of(opened, "Men de har").underline


def colours_of(style: Style) -> tuple[Color, Color]:
    assert style.color is not None
    assert style.bgcolor is not None
    return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
async def test_text_can_be_read_however_it_is_marked(open_reader: Open, theme: Theme) -> None:
    async with open_reader() as opened:
        opened.app.register_theme(theme)
        opened.app.theme = theme.name
        await opened.pilot.pause()
        styles = read_styles(opened.reader)
        worst = min(
            contrast(*colours_of(sum((styles.marks[each] for each in marks), styles.base)))
            for count in range(len(styles.marks) + 1)
            for marks in combinations(styles.marks, count)
        )
        assert worst >= 4.5


async def test_the_marker_is_dim_without_the_focus(open_reader: Open) -> None:
    async with open_reader() as opened:
        focused = style_of(opened, "▶")
        opened.app.set_focus(None)
        await opened.pilot.pause()
        assert style_of(opened, "▶") != focused


async def test_a_new_coding_draws_only_its_own_rows_again(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as opened:
        drawn: list[int] = []

        def noted(*regions: Region, **_: bool) -> Reader:
            drawn.extend(y for region in regions for y in range(region.y, region.bottom))
            return opened.reader

        monkeypatch.setattr(opened.reader, "refresh", noted)
        opened.reader.update_codings([*CODINGS, coding(9, 3, passage("Og kommunen?"))])
        assert drawn == [5]
        assert opened.rows()[5].startswith("   ╺")


async def test_ones_own_coding_stands_next_to_the_text_and_is_the_one_named_and_meant(
    open_reader: Open,
) -> None:
    async with open_reader(size=(100, 9)) as opened:
        await opened.pilot.press("j")
        own = replace(coding(9, 3, passage("Det betyder alt.", "Hver tirsdag, altså.")), coder=2)
        opened.reader.update_codings([*CODINGS, own], CODES, coder=2)
        await opened.pilot.pause()
        assert [row[4:8] for row in opened.rows()[2:4]] == [" ╺╺┏", "   ┗"]
        assert "▌Nøgler og adgang +2" in opened.rows()[2]
        assert opened.reader.chosen == own


async def test_a_name_too_long_for_the_margin_is_cut(open_reader: Open) -> None:
    async with open_reader(size=(100, 9), codings=CODINGS[3:]) as opened:
        assert opened.rows()[7].endswith("▌Et navn så langt at det må…")


async def test_a_renamed_code_is_named_anew(open_reader: Open) -> None:
    async with open_reader(size=(100, 9)) as opened:
        renamed = {**CODES, 3: replace(CODES[3], text=CodeText("Adgang"))}
        opened.reader.update_codings(CODINGS, renamed)
        assert "▌Adgang +1" in opened.rows()[7]


async def test_a_resize_keeps_what_stands_at_the_top(open_reader: Open) -> None:
    long = INTERVIEW.text.replace("Det betyder alt.", "Det betyder alt. " + "Ja og nej. " * 300)
    transcript = Transcript(1, "lang", long)
    async with open_reader(size=(100, 10), transcript=transcript, codings=()) as opened:
        reader = opened.reader
        reader.scroll_to(y=20, animate=False)
        top = opened.rows()[0].split()
        position = reader._page.layout.starts[20] if reader._page else 0
        for width in (40, 93, 57, 100):
            await opened.pilot.resize_terminal(width, 10)
            await opened.pilot.pause()
            row = reader.scroll_offset.y
            assert reader._page is not None
            assert reader._page.layout.row_of(position) == row
        assert opened.rows()[0].split() == top


async def test_a_caret_in_sight_stays_in_sight_when_the_screen_shrinks(open_reader: Open) -> None:
    async with open_reader(size=(40, 12)) as opened:
        await opened.pilot.press("end")
        for height in (7, 3):
            await opened.pilot.resize_terminal(40, height)
            await opened.pilot.pause()
            assert any("▶" in row for row in opened.rows())


async def test_hostile_text_and_names_are_shown_as_they_are(open_reader: Open) -> None:
    text = "A: [/slut] [b]fed[/b] \x1b[31mrød\x1b]0;x\x07 \u202ehs \u2066x 👩‍🔧 på\u0301\t😀\n"
    codes = {1: Code(1, CodeText("[/x] [b]\x1b[2J\u202ekode", colour="[red]"), None, "T", 1, True)}
    transcript = Transcript(1, "[/t]", text)
    async with open_reader(size=(100, 4), transcript=transcript, codings=()) as opened:
        opened.reader.show(transcript, [coding(1, 1, Span(3, 10))], codes)
        await opened.pilot.press("v", "left", "left", "w", "escape")
        (row, *_) = opened.rows()
        assert "A: [/slut] [b]fed[/b] ␛[31mrød␛]0;x␇ ⇄hs ⇄x 👩‍🔧 på\u0301→😀" in row
        assert "▌[/x] [b]␛[2J⇄kode" in row
        assert opened.reader.render_line(0).cell_length == 99


@pytest.mark.parametrize("background", ["#000000", "#1e1e1e", "#d8d8d8", "#ffffff", "#888888"])
def test_every_colour_of_a_code_can_be_seen_on_every_background(background: str) -> None:
    on = Color.parse(background)
    for number in range(8):
        colour = code_colour(Code(number, CodeText("x"), None, "T", 1, True))
        assert contrast(legible(colour, on), on) >= 4.5


def test_contrast_is_wcags() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


def test_a_code_keeps_the_colour_of_its_codebook() -> None:
    assert code_colour(CODES[1]) == Color.parse("#56b4e9")
    assert code_colour(CODES[4]) != code_colour(replace(CODES[4], id=5))
