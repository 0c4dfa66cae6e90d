"""The command line: one of the three doors to a study. `mbcode --help` pays for argparse only."""

from mbcode.cli.entry import main

__all__ = ["main"]
