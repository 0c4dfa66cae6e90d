"""`main`: parse, run, and say in one line what went wrong."""

from __future__ import annotations

import gc
import os
import sys

from mbcode.cli.parser import UsageError, build_parser
from mbcode.cli.streams import abandon_output, flush, is_terminal, say_error
from mbcode.errors import MbcodeError

TYPE_CHECKING = False  # Importing `typing` would cost `--help` a tenth of its time.
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

DONE, REFUSED, WRONG_USAGE, INTERRUPTED, NOBODY_READS = 0, 1, 2, 130, 141
TRACEBACK_VARIABLE = "MBCODE_TRACEBACK"
BETWEEN_COLLECTIONS = 1_000_000
"""Objects made before Python looks for rubbish. A command makes much and throws little away until
it ends: looking for it at every 700 objects, as Python does, is a tenth of its time.
"""
_USUAL_THRESHOLDS = gc.get_threshold()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit status.

    0 done, 1 refused and the study is as it was, 2 wrong usage; 130 after Ctrl+C, 141 if whoever
    read stdout has left. Never raises, unless $MBCODE_TRACEBACK asks to see a bug.
    """
    gc.set_threshold(BETWEEN_COLLECTIONS)
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        flush()
        return status
    except UsageError as error:
        return _failed(WRONG_USAGE, str(error))
    except MbcodeError as error:
        return _failed(REFUSED, str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return NOBODY_READS
    except OSError as error:
        abandon_output()
        return _failed(REFUSED, _plainly(error))
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _failed(
            REFUSED,
            f"a bug in mbcode ({type(error).__name__}: {error}); please report it, "
            f"with what {TRACEBACK_VARIABLE}=1 shows",
        )
    finally:
        gc.set_threshold(*_USUAL_THRESHOLDS)
        if argv is None:
            # The process is at its end, and to look through all it holds once more takes a fifth of
            # a small table's time.
            gc.freeze()


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit:  # --help and --version have printed what was asked for.
        return DONE
    _refuse_undecodable(arguments)
    arguments.argv = argv
    _settle_round(arguments)
    if arguments.command is None:
        return _open_workbench(arguments)
    status: int = arguments.run(arguments)
    return status


def _open_workbench(arguments: Namespace) -> int:
    if not is_terminal():
        build_parser().print_help()
        raise UsageError("the workbench needs a terminal; give a command instead")
    from mbcode.jobs.settings import coder_name, is_blind, is_first_time, keys_file, study_target
    from mbcode.tui.app import run
    from mbcode.tui.key_file import read_keymap

    gc.set_threshold(*_USUAL_THRESHOLDS)
    target, coder = study_target(arguments.study), coder_name(arguments.coder)
    if is_first_time(arguments.study):
        from mbcode.tui.welcome import welcome

        made = welcome(target, coder)
        if made is None:
            return DONE
        target = str(made)
    blind = is_blind(given=arguments.blind)
    status: int = run(target, coder, read_keymap(keys_file()), is_blind=blind)
    return status


def _settle_round(arguments: Namespace) -> None:
    """Let who codes another round be a coder apart."""
    if arguments.round is None:
        return
    if arguments.round < 1:
        raise UsageError(f"--round {arguments.round}: rounds are counted from 1")
    from mbcode.jobs.settings import coder_in_round

    arguments.coder = coder_in_round(arguments.coder, arguments.round)


def _refuse_undecodable(arguments: Namespace) -> None:
    """Raise UsageError for bytes that are no text; only a file's name may hold such."""
    for value in vars(arguments).values():
        texts = value if isinstance(value, list) else [value]
        for text in texts:
            if isinstance(text, str) and any("\ud800" <= char <= "\udfff" for char in text):
                raise UsageError(f"{text!r} is not text in this terminal's encoding")


def _failed(status: int, message: str) -> int:
    say_error(message)
    return status


def _plainly(error: OSError) -> str:
    from mbcode.obstacles import why

    reason = why(error)
    return f"{error.filename}: {reason}" if error.filename is not None else reason
