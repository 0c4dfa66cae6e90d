"""`mbcode merge`: another copy of the study, taken in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from mbcode.cli.options import add_dry_run, add_leaks
from mbcode.cli.parser import Parser, UsageError
from mbcode.cli.streams import is_terminal, say, write_data
from mbcode.cli.studies import study_to_change
from mbcode.cli.values import count, file
from mbcode.cli.visible import one_line
from mbcode.errors import ConflictError
from mbcode.store.copies.describing import Described
from mbcode.store.copies.door import Comparison
from mbcode.store.copies.report import Merged
from mbcode.store.copies.three_way import Conflict, Side
from mbcode.store.study import Study
from mbcode.times import utc

_ANSWERS = {"o": Side.OURS, "ours": Side.OURS, "t": Side.THEIRS, "theirs": Side.THEIRS}
_LEAVE = ("q", "quit")


def configure_merge(parser: Parser) -> None:
    """Add the arguments of `mbcode merge`."""
    parser.description = (
        "Take in what was done in another copy of this study since the two parted, as one step. "
        "What both altered differently is listed, and nothing is merged until it is settled."
    )
    parser.add_argument("other", type=file, metavar="OTHER", help="the copy's file; it stays as is")
    for side, does in ((Side.OURS, "as it is here"), (Side.THEIRS, "as the copy has it")):
        parser.add_argument(
            f"--{side.value}",
            action="append",
            default=[],
            type=count,
            metavar="N",
            help=f"settle conflict N {does} (repeatable)",
        )
    add_dry_run(parser)
    add_leaks(parser)
    parser.set_defaults(run=_merge)


def _merge(arguments: Namespace) -> int:
    other: Path = arguments.other
    with study_to_change(arguments) as study:
        found = study.copies.compare(other).conflicts
        settled = _settled(arguments, found)
        left = [
            (number, *found[number - 1])
            for number in range(1, len(found) + 1)
            if found[number - 1][0] not in settled
        ]
        if left and is_terminal() and not arguments.dry_run:
            settled = {**settled, **_ask(left)}
        elif left:
            _refuse_leaks(study, arguments, [words for _, _, words in left])
            write_data("".join(_listed(number, words) for number, _, words in left))
        change, done = study.copies.merge(other, settled)
    if change.id:
        _say(other, done, would="would be " if arguments.dry_run else "")
    else:
        say(f"nothing to merge: all that {other} holds is here already")
    return 0


def _refuse_leaks(study: Study, arguments: Namespace, left: Sequence[Described]) -> None:
    """Raise LeakError if what is listed holds names that nobody decided on."""
    if arguments.leaks_seen or not study.names.are_settled():
        return
    # Only a study whose names are being decided on pays for looking for them.
    from mbcode.jobs.names.leaks import refuse_leaks_in

    texts = [text for words in left for text in astuple(words)]
    refuse_leaks_in(study, "the list of conflicts", texts, arguments.key_file)


def _settled(
    arguments: Namespace, found: Sequence[tuple[Conflict, Described]]
) -> dict[Conflict, Side]:
    """Return what `--ours` and `--theirs` settle."""
    settled: dict[Conflict, Side] = {}
    for side in Side:
        for number in getattr(arguments, side.value):
            if number > len(found):
                raise UsageError(f"there is no conflict {number}: there are {len(found)}")
            if settled.setdefault(found[number - 1][0], side) is not side:
                raise UsageError(f"conflict {number} is settled twice; choose --ours or --theirs")
    return settled


def _listed(number: int, words: Described) -> str:
    sides = (("past", words.past), ("ours", words.ours), ("theirs", words.theirs))
    lines = [f"{number}  {one_line(words.what)}"]
    lines += [f"   {name:<8}{one_line(said)}".rstrip() for name, said in sides]
    return "".join(f"{line}\n" for line in lines)


def _ask(left: Sequence[tuple[int, Conflict, Described]]) -> Mapping[Conflict, Side]:
    """Ask for each conflict whose word holds; ConflictError if whoever is asked leaves."""
    return {conflict: _answer(number, words) for number, conflict, words in left}


def _answer(number: int, words: Described) -> Side:
    write_data(_listed(number, words))
    while True:
        try:
            said = input("   keep ours (o) or take theirs (t)? q leaves all as it is: ")
        except EOFError:
            said = _LEAVE[0]
        if said.strip().lower() in _LEAVE:
            raise ConflictError("left with conflicts to be settled; nothing was merged")
        side = _ANSWERS.get(said.strip().lower())
        if side is not None:
            return side


def _say(other: Path, done: Comparison, would: str) -> None:
    """Say what was merged, by kind and coder."""
    since = f", from which it parted after {utc(done.parted_at)}" if done.parted_at else ""
    say(f"{would}merged: {other}{since}")
    for each in done.merged:
        say(f"  {_thing(each)}: {', '.join(_counts(each))}")
    if done.conflicts:
        say(f"  conflicts settled: {len(done.conflicts)}")
    if done.waiting:
        say(f"  codings to review: {done.waiting}; see 'mbcode list reviews'")
    for note in done.notes:
        say(f"note: {note}")


def _thing(each: Merged) -> str:
    return f"{each.noun}s by {each.coder}" if each.coder else f"{each.noun}s"


def _counts(each: Merged) -> Iterator[str]:
    counts = (("added", each.added), ("changed", each.changed), ("removed", each.removed))
    return (f"{number} {word}" for word, number in counts if number)
