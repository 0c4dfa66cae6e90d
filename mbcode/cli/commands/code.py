"""`mbcode code …`: the codebook, altered so that every coding and memo is kept."""

from __future__ import annotations

from argparse import Namespace

from mbcode.cli.options import add_dry_run, add_output
from mbcode.cli.output import write
from mbcode.cli.parser import Parser, UsageError, add_actions
from mbcode.cli.studies import change_study, study_to_read
from mbcode.cli.values import row_id
from mbcode.jobs.tables.definitions import versions_table
from mbcode.model import CodeText

_TEXTS = {
    "definition": "what the code means",
    "include": "what belongs to it",
    "exclude": "what doesn't, and where that belongs",
    "example": "a passage that has it",
    "label_en": "its name in English",
    "colour": "as #rrggbb",
    "key": "the letter or digit that gives it in the workbench",
}
_CODABLE = {"yes": True, "no": False, "auto": None}


def configure_code(parser: Parser) -> None:
    """Add the actions of `mbcode code`."""
    actions = {
        "add": (_configure_add, "add a code, last among its sisters"),
        "rename": (_configure_rename, "give a code another name"),
        "move": (_configure_move, "put a code, with all below it, elsewhere in the codebook"),
        "merge": (_configure_merge, "let one code take over all that another has"),
        "split": (_configure_split, "make a new code of some of a code's codings"),
        "delete": (_configure_delete, "remove a code that nothing hangs on"),
        "edit": (_configure_edit, "alter what the codebook says of a code"),
        "history": (_configure_history, "list what a code was called and meant, and since when"),
    }
    add_actions(parser, "action", actions)


def _configure_add(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--parent", metavar="CODE", help="the code it stands below")
    _add_texts(parser)
    add_dry_run(parser)
    parser.set_defaults(run=_add)


def _configure_rename(parser: Parser) -> None:
    _add_code(parser)
    parser.add_argument("name", metavar="NAME", help="the new name")
    add_dry_run(parser)
    parser.set_defaults(run=_rename)


def _configure_move(parser: Parser) -> None:
    _add_code(parser)
    parser.add_argument(
        "parent",
        metavar="PARENT",
        nargs="?",
        help="the code it comes below (default: where SISTER is, or the top)",
    )
    parser.add_argument("--before", metavar="SISTER", help="the code it comes before")
    add_dry_run(parser)
    parser.set_defaults(run=_move)


def _configure_merge(parser: Parser) -> None:
    _add_code(parser)
    parser.add_argument("into", metavar="INTO", help="the code that stays")
    add_dry_run(parser)
    parser.set_defaults(run=_merge)


def _configure_split(parser: Parser) -> None:
    _add_code(parser)
    parser.add_argument("name", metavar="NAME", help="the new code")
    parser.add_argument(
        "ids", nargs="+", type=row_id, metavar="ID", help="codings that the new code takes"
    )
    add_dry_run(parser)
    parser.set_defaults(run=_split)


def _configure_delete(parser: Parser) -> None:
    _add_code(parser)
    add_dry_run(parser)
    parser.set_defaults(run=_delete)


def _configure_edit(parser: Parser) -> None:
    _add_code(parser)
    _add_texts(parser)
    add_dry_run(parser)
    parser.set_defaults(run=_edit)


def _configure_history(parser: Parser) -> None:
    _add_code(parser)
    add_output(parser)
    parser.set_defaults(run=_history)


def _add_code(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE", help="its name")


def _add_texts(parser: Parser) -> None:
    for field, help_ in _TEXTS.items():
        parser.add_argument(f"--{field.replace('_', '-')}", dest=field, metavar="TEXT", help=help_)
    parser.add_argument("--keywords", metavar="WORDS", help="words that hint at it: a;b;c")
    parser.add_argument(
        "--codable",
        choices=tuple(_CODABLE),
        help="whether a passage can get it (auto: if it has no codes below it)",
    )


def _texts(arguments: Namespace) -> dict[str, object]:
    """Return the fields of `CodeText` that were given."""
    fields: dict[str, object] = {
        field: given.strip() for field in _TEXTS if (given := getattr(arguments, field)) is not None
    }
    if arguments.keywords is not None:
        words = (word.strip() for word in arguments.keywords.split(";"))
        fields["keywords"] = tuple(word for word in words if word)
    if arguments.codable is not None:
        fields["codable"] = _CODABLE[arguments.codable]
    return fields


def _add(arguments: Namespace) -> int:
    text = CodeText(arguments.name, **_texts(arguments))  # type: ignore[arg-type]
    change_study(arguments, lambda study: study.codebook.add(text, arguments.parent))
    return 0


def _rename(arguments: Namespace) -> int:
    change_study(arguments, lambda study: study.codebook.rename(arguments.code, arguments.name))
    return 0


def _move(arguments: Namespace) -> int:
    code, parent, before = arguments.code, arguments.parent, arguments.before
    change_study(arguments, lambda study: study.codebook.move(code, parent, before))
    return 0


def _merge(arguments: Namespace) -> int:
    change_study(arguments, lambda study: study.codebook.merge(arguments.code, arguments.into))
    return 0


def _split(arguments: Namespace) -> int:
    code, name, ids = arguments.code, arguments.name, arguments.ids
    change_study(arguments, lambda study: study.codebook.split(code, name, ids))
    return 0


def _delete(arguments: Namespace) -> int:
    change_study(arguments, lambda study: study.codebook.delete(arguments.code))
    return 0


def _edit(arguments: Namespace) -> int:
    fields = _texts(arguments)
    if not fields:
        raise UsageError("say what to alter, such as --definition; see 'mbcode code edit --help'")
    change_study(arguments, lambda study: study.codebook.edit(arguments.code, **fields))
    return 0


def _history(arguments: Namespace) -> int:
    with study_to_read(arguments) as study:
        write(study, versions_table(study, arguments.code), arguments)
    return 0
