"""What differs where a person sits in front: signs for control characters, a bar for long work."""

from __future__ import annotations

from pathlib import Path

from mbcode.cli.visible import harmless, one_line
from tests.cli.conftest import Mbcode
from tests.cli.terminals import shown_on_a_terminal


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """Run mbcode with stdout and stderr on a terminal; return what it showed."""
    return shown_on_a_terminal(folder, "-m", "mbcode", *arguments)


def test_tables_show_control_characters_as_signs(mbcode: Mbcode, study_file: Path) -> None:
    memo = "\x1b]0;titel\x07 \u202eomvendt\nny linje"
    assert mbcode("memo", "study", memo).status == 0
    assert memo in mbcode("list", "memos").out
    shown = on_a_terminal(study_file.parent, "list", "memos")
    assert "␛]0;titel␇ <U+202E>omvendt\r\nny linje" in shown
    assert "\x1b" not in shown


def test_an_import_shows_a_bar_with_names_as_they_are(mbcode: Mbcode, folder: Path) -> None:
    (folder / "[red]a[").with_suffix(".txt").write_text("Bo: Nå.", encoding="utf-8")
    assert mbcode("new").status == 0
    shown = on_a_terminal(folder, "import", "[red]a[.txt")
    assert "[red]a[" in shown
    assert "1 transcript added" in shown


def test_looking_for_names_and_replacing_them_show_a_bar_and_none_where_they_are_piped(
    mbcode: Mbcode, study_file: Path
) -> None:
    folder = study_file.parent
    (folder / "safe").mkdir()
    decisions = folder / "safe" / "names.csv"
    decisions.write_text("name,decision,pseudonym\nBo,replace,Person A\n", "utf-8")
    assert mbcode("pseudonymise", "--list").err == ""
    assert "looking for names" in on_a_terminal(folder, "pseudonymise", "--list")
    replacing = ("pseudonymise", "--decisions", str(decisions), "--key", "safe/key.csv")
    assert mbcode(*replacing, "--dry-run").err == "would pseudonymise 1 name\n"
    shown = on_a_terminal(folder, *replacing, "--remove-backups")
    assert "clearing the disk" in shown
    assert "pseudonymise 1 name" in shown


def test_signs_stand_for_every_control_character() -> None:
    for number in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x202E, 0x2066):
        assert one_line(f"a{chr(number)}b").isprintable()
    assert harmless("a\tb\r\nc\x1b") == "a\tb\r\nc␛"
    assert one_line("æ ø å … »«") == "æ ø å … »«"
