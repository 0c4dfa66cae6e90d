"""`mbcode keys`: the keys of the workbench, as a file to alter."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.parser import Parser
from mbcode.cli.streams import say, write_data
from mbcode.jobs.settings import KEYS_VARIABLE, keys_file, settings_folder


def configure_keys(parser: Parser) -> None:
    """Add the arguments of `mbcode keys`."""
    parser.description = (
        "Check your own file of keys. With --print, print all keys of the workbench as such a "
        "file: mbcode keys --print > keys.toml."
    )
    parser.add_argument("--print", action="store_true", help="print the keys as they are now")
    parser.set_defaults(run=_keys)


def _keys(arguments: Namespace) -> int:
    from mbcode.tui.key_file import as_toml, read_keymap

    path = keys_file()
    keymap = read_keymap(path)
    if arguments.print:
        write_data(as_toml(keymap))
    elif path:
        say(f"{path}: the workbench takes its keys from here")
    else:
        say(
            f"no file of keys; 'mbcode keys --print' makes one, to lie at "
            f"{settings_folder() / 'keys.toml'} or where ${KEYS_VARIABLE} says"
        )
    return 0
