"""`mbcode serve`: the workbench in a browser on the same machine."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError, Namespace

from mbcode.cli.parser import Parser
from mbcode.cli.streams import say
from mbcode.errors import MbcodeError
from mbcode.jobs.settings import (
    BLIND_VARIABLE,
    CODER_VARIABLE,
    STUDY_VARIABLE,
    coder_name,
    study_target,
)

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PORT = 8000


def configure_serve(parser: Parser) -> None:
    """Add the arguments of `mbcode serve`."""
    parser.description = (
        "Let a browser on this machine show the workbench. The address it prints works once: "
        "whoever opens it first is let in, and nobody else."
    )
    parser.add_argument(
        "--host", default=LOOPBACK[0], help="another address of this machine, for other machines"
    )
    parser.add_argument("--port", type=_port, default=PORT, help=f"default: {PORT}")
    parser.set_defaults(run=_serve)


def _port(typed: str) -> int:
    if not typed.isdecimal() or not 0 < int(typed) < 2**16:
        raise ArgumentTypeError(f"{typed!r} is no port: a number from 1 to {2**16 - 1}")
    return int(typed)


def _serve(arguments: Namespace) -> int:
    from mbcode.store.study import Study

    target, coder = study_target(arguments.study), coder_name(arguments.coder)
    # What can't be opened is told here, not in a browser.
    Study.open(target, coder=coder).close()
    try:
        from mbcode.browser.server import WorkbenchServer
    except ImportError as error:
        raise MbcodeError(
            f"a browser needs the package {error.name}: pip install 'mbcode[browser]'"
        ) from error
    server = WorkbenchServer(arguments.host, arguments.port, say)
    # By the environment, as others on the machine can read the arguments of a process.
    os.environ[STUDY_VARIABLE] = target
    os.environ[CODER_VARIABLE] = coder
    if arguments.blind:
        os.environ[BLIND_VARIABLE] = "yes"
    if arguments.host not in LOOPBACK:
        say("other machines can reach it now, and what goes over the network is not encrypted")
    server.serve()
    return 0
