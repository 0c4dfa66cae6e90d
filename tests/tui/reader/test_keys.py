import pytest
from textual.pilot import Pilot

from mbcode.tui.widgets.reader import Reader
from mbcode.tui.widgets.reader_keys import READER_KEYS, Mode
from tests.tui.reader.interviews import CODINGS, INTERVIEW, Open, passage

FIRST, LAST = "Hvad betyder huset for jer?", "Det er svært."


@pytest.mark.parametrize(
    ("keys", "held"),
    [
        ([], FIRST),
        (["down"], "Det betyder alt."),
        (["j", "j", "k"], "Det betyder alt."),
        (["up"], FIRST),
        (["ctrl+down", "}"], "Og kommunen?"),
        (["G", "ctrl+up"], "De kommer sjældent."),
        (["G", "{", "{"], "Og kommunen?"),
        (["n", "]"], "Vi mødes der på tværs."),
        (["n", "n", "n"], "Men de har nøglen."),
        (["end", "p", "["], "Vi mødes der på tværs."),
        (["G"], LAST),
        (["end", "home"], FIRST),
        (["j", "J", "J"], "Det betyder alt. Vi mødes der på tværs. [griner] Hver tirsdag, altså."),
        (["j", "J", "J", "K"], "Det betyder alt. Vi mødes der på tværs."),
        (["j", "shift+down", "escape"], "Vi mødes der på tværs."),
        (["j", "w"], "Det betyder alt. Vi"),
        (["j", "b"], "Det betyder alt"),
        (["j", "w", "j"], "[griner] Hver tirsdag, altså."),
        (["j", "v"], "Det"),
        (["j", "v", "left"], "De"),
        (["j", "v", "l", "l", "l"], "Det be"),
        (["j", "v", "w", "w"], "Det betyder alt"),
        (["j", "v", "w", "w", "o", "shift+right"], "betyder alt"),
        (["j", "v", "o", "right"], "et"),
        (["j", "v", "J", "J"], "Det betyder alt. Vi mødes der på tværs."),
        (["j", "J", "v", "left"], "Det betyder alt. Vi mødes der på tværs"),
        (["j", "w", "v", "b"], "Det betyder alt"),
        (["j", "v", "w", "escape"], "Det betyder alt."),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
async def test_keys_select(open_reader: Open, keys: list[str], held: str) -> None:
    async with open_reader() as opened:
        await opened.pilot.press(*keys)
        assert opened.held() == held


@pytest.mark.parametrize(
    ("keys", "held"),
    [
        (["down"], "Det betyder alt. Vi mødes der på tværs. [griner] Hver t"),
        (["down", "up"], "Det"),
        (["end"], "Det betyder alt. Vi mødes der på"),
        (["down", "end"], "Det betyder alt. Vi mødes der på tværs. [griner] Hver tirsdag, altså."),
        (["down", "end", "end", "home"], "Det betyder alt. Vi mødes der på "),
        (["o", "home"], "[00:00:09] Birgit: Det"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
async def test_in_exact_mode_the_end_moves_by_rows_and_to_their_edges(
    open_reader: Open, keys: list[str], held: str
) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("j", "v", *keys)
        assert opened.held() == held


async def test_what_was_selected_exactly_stays_so_when_the_mode_is_left(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("j", "v", "w")
        assert opened.reader.mode is Mode.EXACT
        opened.reader.leave_mode()
        assert opened.reader.mode is Mode.SENTENCES
        assert opened.held() == "Det betyder"


async def test_every_change_of_the_caret_is_told(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("j")
        told = opened.reader.here
        assert told.span == passage("Det betyder alt.")
        assert told.position == told.span.start
        assert told.codings == (CODINGS[0],)
        assert told.chosen == CODINGS[0]


async def test_of_several_codings_the_shortest_is_meant_until_another_is_chosen(
    open_reader: Open,
) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("j", "j")
        assert opened.reader.coding_here == CODINGS[:2]
        assert opened.reader.chosen == CODINGS[1]
        await opened.pilot.press("c")
        assert opened.reader.chosen == CODINGS[0]
        assert opened.reader.here.chosen == CODINGS[0]
        await opened.pilot.press("c")
        assert opened.reader.chosen == CODINGS[1]


async def test_a_choice_ends_where_the_coding_does(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("j", "j", "c", "j", "k")
        assert opened.reader.chosen == CODINGS[1]


async def test_the_next_coding_is_the_one_meant_when_n_finds_it(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("n", "n", "n")
        assert opened.reader.chosen == CODINGS[2]


async def test_enter_is_the_screens_but_for_edges(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("j", "enter", "v", "left", "enter")
        answered = [span.of(INTERVIEW.text) for span in opened.app.answered if span is not None]
        assert answered == ["Det betyder alt.", "De"]


async def test_edges_move_and_enter_keeps_them(open_reader: Open) -> None:
    async with open_reader() as opened:
        opened.reader.begin_edges(CODINGS[0])
        assert opened.reader.selection == CODINGS[0].span
        assert opened.reader.mode is Mode.EDGES
        await opened.pilot.press("shift+left", "o", "shift+right", "enter")
        (told,) = opened.sent(Reader.EdgesChosen)
        assert told.coding == CODINGS[0]
        assert told.span.of(INTERVIEW.text) == "betyder alt. Vi mødes der på tværs"
        assert opened.app.answered == []
        assert not opened.reader.check_action("accept_edges", ())


@pytest.mark.parametrize("key", ["n", "p", "c", "g", "G", "percent_sign", "v", "}"])
async def test_while_edges_are_moved_no_other_key_does_anything(
    open_reader: Open, key: str
) -> None:
    async with open_reader() as opened:
        opened.reader.begin_edges(CODINGS[0])
        await opened.pilot.press("left")
        before = opened.held()
        await opened.pilot.press(key)
        assert opened.held() == before
        assert opened.reader.mode is Mode.EDGES
        assert opened.sent(Reader.PercentageAsked) == []


@pytest.mark.parametrize("key", ["escape", "click"])
async def test_edges_that_are_left_stay_as_they_were(open_reader: Open, key: str) -> None:
    async with open_reader() as opened:
        opened.reader.begin_edges(CODINGS[0])
        await opened.pilot.press("left")
        await leave(opened.pilot, key)
        await opened.pilot.press("v", "enter")
        assert opened.sent(Reader.EdgesChosen) == []


async def leave(pilot: Pilot[None], key: str) -> None:
    await (pilot.click(Reader, offset=(20, 0)) if key == "click" else pilot.press(key))


async def test_percent_asks_the_screen_which(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.press("%")
        assert len(opened.sent(Reader.PercentageAsked)) == 1
        opened.reader.go_to_percentage(100)
        assert opened.held() == LAST


async def test_escape_with_nothing_to_drop_is_the_screens(open_reader: Open) -> None:
    async with open_reader() as opened:
        assert not opened.reader.check_action("let_go", ())
        await opened.pilot.press("J")
        assert opened.reader.check_action("let_go", ())


async def test_pages_take_the_cursor_along_to_both_ends(open_reader: Open) -> None:
    async with open_reader(size=(40, 5)) as opened:
        seen = [opened.reader.position]
        while opened.held() != LAST:
            await opened.pilot.press("space")
            seen.append(opened.reader.position)
            assert seen[-1] >= seen[-2]
        while opened.held() != FIRST:
            await opened.pilot.press("pageup")
            assert opened.reader.position <= seen[-1]
            seen.append(opened.reader.position)


async def test_the_cursor_is_always_in_sight_when_it_moves(open_reader: Open) -> None:
    async with open_reader(size=(30, 6)) as opened:
        for key in ["j"] * 8 + ["k"] * 8 + ["G", "g", "n", "n", "n", "p", "}"]:
            await opened.pilot.press(key)
            assert any("▶" in row for row in opened.rows())


async def test_all_of_a_sentence_longer_than_the_screen_can_be_read(open_reader: Open) -> None:
    async with open_reader(size=(16, 3)) as opened:
        opened.reader.go_to(passage("[griner]").start)
        held, seen = opened.held(), ""
        while opened.held() == held:
            seen += " ".join(opened.rows())
            await opened.pilot.press("j")
        assert all(word in seen for word in ["[griner]", "Hver", "tirsdag,", "altså."])


async def test_the_position_is_where_the_next_session_begins(open_reader: Open) -> None:
    async with open_reader(at=passage("har nøglen").start) as opened:
        assert opened.held() == "Men de har nøglen."
        assert opened.reader.position == passage("Men de").start


def test_every_key_has_a_name_and_says_what_it_does() -> None:
    assert all(key.id and key.id.startswith("reader.") and key.description for key in READER_KEYS)
    assert len({key.id for key in READER_KEYS}) == len(READER_KEYS)


def test_the_workbenchs_keys_are_left_to_it() -> None:
    taken = {key for binding in READER_KEYS for key in binding.key.split(",")}
    assert not taken & {"x", "delete", "r", "e", "m", "u", "U", "ctrl+r", ".", "/", "?", "q", "M"}
    assert not taken & {"f", *"0123456789"}


async def test_keys_in_an_empty_reader_do_nothing(open_reader: Open) -> None:
    async with open_reader(transcript=None, codings=()) as opened:
        for binding in READER_KEYS:
            await opened.pilot.press(*binding.key.split(",")[:1])
        assert opened.reader.selection is None
        assert opened.reader.coding_here == ()
        assert set(opened.rows()) == {""}
