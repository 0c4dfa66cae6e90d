"""The workbench that one browser window talks to: a process of its own, started by the server.

The study and the coder stand in the environment, as an address may hold a password.
"""

from __future__ import annotations

import sys

from mbcode.jobs.settings import coder_name, is_blind, keys_file, study_target
from mbcode.tui.app import run
from mbcode.tui.key_file import read_keymap

if __name__ == "__main__":
    blind = is_blind(given=False)
    keymap = read_keymap(keys_file())
    sys.exit(run(study_target(None), coder_name(None), keymap, is_blind=blind))
