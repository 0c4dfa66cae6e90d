"""`mbcode export …`: every table, and the text of a transcript."""

from __future__ import annotations

from mbcode.cli.parser import Parser, add_actions, at

THINGS = {
    "codings": ("quotes:configure_codings", "write the codings; importing them changes nothing"),
    "summary": ("counts:configure_summary", "write how much there is of each code"),
    "crosstab": ("counts:configure_crosstab", "write codes by groups of text or coders"),
    "cooccurrence": ("counts:configure_cooccurrence", "write which codes go together"),
    "network": ("network:configure_network", "write which codes go together, as GraphML for Gephi"),
    "saturation": (
        "patterns:configure_saturation",
        "write how many codes each further transcript adds",
    ),
    "sequence": ("patterns:configure_sequence", "write which code starts soon after which"),
    "course": ("patterns:configure_course", "write in which part of interviews codes come up"),
    "codebook": ("records:configure_codebook", "write the codebook; importing it changes nothing"),
    "transcript": ("quotes:configure_transcript", "write exactly the text that is stored"),
    "units": ("quotes:configure_units", "write the sentences, turns or windows"),
    "memos": ("quotes:configure_memos", "write the memos and what they are on"),
    "history": ("records:configure_history", "write every change ever made"),
}
"""What can be exported: where it is built, as in `registry.COMMANDS`, and what it does."""


def configure_export(parser: Parser) -> None:
    """Add the things that can be exported."""
    things = {name: (at(place), does) for name, (place, does) in THINGS.items()}
    add_actions(parser, "what", things)
