"""`mbcode new`."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace

from mbcode.cli.options import add_dry_run
from mbcode.cli.parser import Parser
from mbcode.cli.reports import say_import
from mbcode.cli.streams import say
from mbcode.cli.values import file
from mbcode.jobs.creating import NOTHING, Contents, create_study
from mbcode.jobs.settings import coder_name, study_target
from mbcode.store.address import without_password


def configure_new(parser: Parser) -> None:
    """Add the arguments of `mbcode new`."""
    parser.add_argument("--name", default="", metavar="N", help="what the study is called")
    parser.add_argument(
        "--language",
        type=_language,
        default="da",
        metavar="LANGUAGE",
        help="what is spoken in it, as an ISO 639 code (default: da)",
    )
    parser.add_argument(
        "--codebook", type=file, metavar="FILE", help="codes to begin with (.yaml or .csv)"
    )
    add_dry_run(parser)
    parser.set_defaults(run=_new)


def _new(arguments: Namespace) -> int:
    target = study_target(arguments.study)
    report = create_study(
        target,
        coder_name(arguments.coder),
        name=arguments.name,
        language=arguments.language,
        contents=Contents([arguments.codebook], "codebook") if arguments.codebook else NOTHING,
        dry_run=arguments.dry_run,
    )
    place = without_password(target)
    say(f"would make {place}" if arguments.dry_run else f"made {place}")
    if arguments.codebook:
        say_import(report, dry_run=arguments.dry_run)
    return 0


def _language(text: str) -> str:
    code = text.casefold()
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):
        raise ArgumentTypeError(f"{text!r} is no ISO 639 code such as da or en")
    return code
