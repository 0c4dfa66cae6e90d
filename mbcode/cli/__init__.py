"""The command line: one of the two doors to a study. `mbcode --help` pays for argparse only."""

from mbcode.cli.entry import main

__all__ = ["main"]
