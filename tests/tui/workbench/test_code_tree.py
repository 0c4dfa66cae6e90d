"""The list of codes: its cursor stays with its code, and only rows that became others are drawn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import pytest
from textual.geometry import Offset
from textual.strip import Strip

from mbcode.drafts import CodeDraft, ImportBatch
from mbcode.model import CodeText
from mbcode.store.study import Study
from mbcode.tui.screens.codebook import CodebookScreen
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.key_line import KeyLine
from tests.tui.workbench.conftest import Bench, Open, words


@pytest.fixture
def many(study: Study) -> Study:
    """Return the study with a theme of sixty codes more."""
    drafts = (
        CodeDraft(CodeText("Mange")),
        *(CodeDraft(CodeText(f"m-{n:02}"), "Mange") for n in range(60)),
    )
    study.imports.run(ImportBatch(codes=drafts))
    return study


def tree_of(bench: Bench) -> CodeTree:
    return bench.app.screen.query_one(CodeTree)


def under_cursor(bench: Bench) -> str:
    tree = tree_of(bench)
    return next(code.name for code in bench.study.codebook.codes() if code.id == tree.current)


def in_sight(bench: Bench) -> list[str]:
    """Return the names of the codes in sight."""
    return [row.strip("▾▸▌ ").split("  ")[0] for row in words(tree_of(bench)).splitlines()]


async def go_to_tree(bench: Bench) -> None:
    await bench.press("tab")
    assert tree_of(bench).has_focus


@contextmanager
def drawn(tree: CodeTree, monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Note what is drawn of a tree."""
    noted: set[str] = set()
    render_line = tree.render_line

    def note(y: int) -> Strip:
        strip = render_line(y)
        noted.add(strip.text.strip("▾▸▌ ").split("  ")[0])
        return strip

    with monkeypatch.context() as patched:
        patched.setattr(tree, "render_line", note)
        yield noted


@pytest.mark.usefixtures("many")
async def test_keys_lead_through_all_codes_and_to_the_ends(open_bench: Open) -> None:
    async with open_bench(size=(120, 30)) as bench:
        await go_to_tree(bench)
        await bench.press("end")
        assert under_cursor(bench) == in_sight(bench)[-1] == "m-59"
        await bench.press("up", "k")
        assert under_cursor(bench) == "m-57"
        await bench.press("home", "up")
        assert under_cursor(bench) == in_sight(bench)[0] == "Rammer"
        page = in_sight(bench)
        await bench.press("pagedown")
        assert under_cursor(bench) == page[-1]
        await bench.press("j", "pageup", "k")
        assert under_cursor(bench) == "Rammer"


async def test_the_foot_says_by_which_key_a_code_is_given(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        assert "Give" not in words(bench.screen.query_one(KeyLine))
        await go_to_tree(bench)
        assert words(bench.screen.query_one(KeyLine)).strip().startswith("⏎ Give")


async def test_to_close_a_heading_takes_the_cursor_up_from_what_it_hides(open_bench: Open) -> None:
    async with open_bench() as bench:
        await go_to_tree(bench)
        await bench.press("down", "down")
        assert under_cursor(bench) == "Åbningstid"
        await bench.pilot.click(CodeTree, offset=Offset(1, 0))
        assert under_cursor(bench) == "Rammer"
        assert bench.code_line == "▌Rammer"
        assert in_sight(bench) == ["Rammer", "Samarbejde", "Tillid", "Møder", "Ærlighed"]
        await bench.press("space", "down", "space")
        assert under_cursor(bench) == "Nøgler"
        assert len(in_sight(bench)) == 8


async def test_a_second_click_on_a_code_gives_it_no_more_than_the_first(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.pilot.click(CodeTree, offset=Offset(6, 1), times=2)
        await bench.pilot.pause()
        assert under_cursor(bench) == "Nøgler"
        assert bench.codings == ()


async def test_the_cursor_stays_with_its_code_where_others_alter_the_codebook(
    open_bench: Open, study: Study
) -> None:
    async with open_bench() as bench:
        await go_to_tree(bench)
        await bench.press("down", "down", "down")
        assert under_cursor(bench) == "Rum"

        async def look_again() -> None:
            bench.screen.do(bench.screen.session.look_again)
            await bench.pilot.pause()

        rammer, rum = study.codebook.find("Rammer").id, study.codebook.find("Rum").id
        study.codebook.add(CodeText("Udeliv"), rammer)
        study.codebook.move(rum, None, None)
        await look_again()
        assert in_sight(bench)[-1] == under_cursor(bench) == "Rum"
        study.codebook.delete(rum)
        await look_again()
        assert in_sight(bench)[-1] == under_cursor(bench) == "Ærlighed"


async def test_a_code_that_is_put_below_a_closed_heading_opens_it(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("C", "space", "j")
        assert in_sight(bench)[:2] == ["Rammer", "Samarbejde"]
        assert bench.shows(CodebookScreen)
        await bench.press("L")
        assert in_sight(bench)[:5] == ["Rammer", "Nøgler", "Åbningstid", "Rum", "Samarbejde"]
        assert under_cursor(bench) == "Samarbejde"


async def test_a_code_that_is_deleted_after_a_closed_heading_leaves_it_closed(
    open_bench: Open, study: Study
) -> None:
    study.codebook.add(CodeText("Sidst"))
    async with open_bench() as bench:
        await bench.press("C", "G", "k", "k", "k", "k", "space", "j")
        assert in_sight(bench)[-2:] == ["Samarbejde", "Sidst"]
        await bench.press("x")
        assert in_sight(bench)[-1] == under_cursor(bench) == "Samarbejde"


ALTERATIONS = {
    "a code is renamed": (lambda bench: rename(bench, "m-03", "ny"), {"ny"}),
    "a code gets its first coding": (lambda bench: bench.press("5"), {"5 m-05", "Mange"}),
    "a code out of sight is renamed": (lambda bench: rename(bench, "m-59", "ny"), set()),
}


async def rename(bench: Bench, code: str, name: str) -> None:
    """Rename a code as another screen does."""
    book = bench.screen.session.study.codebook
    bench.screen.do(lambda: bench.screen.session.take_in(book.edit(book.find(code).id, name=name)))
    await bench.pilot.pause()


@pytest.mark.parametrize(("alter", "rows"), ALTERATIONS.values(), ids=ALTERATIONS.keys())
async def test_of_a_change_only_the_rows_are_drawn_that_became_others(
    open_bench: Open,
    many: Study,
    monkeypatch: pytest.MonkeyPatch,
    alter: Callable[[Bench], Awaitable[None]],
    rows: set[str],
) -> None:
    many.codebook.edit("m-05", key="5")
    async with open_bench(size=(120, 30)) as bench:
        with drawn(tree_of(bench), monkeypatch) as noted:
            await alter(bench)
        assert noted == rows


async def test_the_pointer_makes_a_heading_stand_out_with_all_below_it(open_bench: Open) -> None:
    async with open_bench() as bench:
        tree = tree_of(bench)

        def grounds() -> list[object]:
            firsts = (next(iter(tree.render_line(y))).style for y in range(8))
            return [None if style is None else style.bgcolor for style in firsts]

        before = grounds()
        await bench.pilot.hover(tree, offset=Offset(3, 4))
        other = [was != now for was, now in zip(before, grounds(), strict=True)]
        assert other == [False] * 4 + [True] * 4
        await bench.pilot.hover(bench.screen.reader)
        assert grounds() == before


async def test_without_colours_the_cursor_is_told_also_on_the_terminals_own_ground(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_bench() as bench:
        bench.app.theme = "ansi-dark"
        await bench.pilot.pause()
        tree = tree_of(bench)
        turned = [
            any(part.style is not None and part.style.reverse for part in tree.render_line(y))
            for y in range(3)
        ]
        assert turned == [True, False, False]
