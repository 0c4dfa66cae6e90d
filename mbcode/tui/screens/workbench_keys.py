"""The workbench's own keys. Each has an id, by which a user's keymap can give it another key.

The reader's keys stand in `widgets/reader_keys.py`; letters and digits that neither has are free
for the codes' own keys.
"""

from __future__ import annotations

from textual.binding import Binding


def _key(
    keys: str, action: str, name: str, word: str, sentence: str, *, show: bool = False
) -> Binding:
    return Binding(keys, action, word, id=f"workbench.{name}", tooltip=sentence, show=show)


WORKBENCH_KEYS = [
    _key("enter", "pick_code", "code", "Code", "Pick a code for the passage", show=True),
    _key(
        "full_stop", "repeat_code", "repeat", "Again", "Give the passage the last code", show=True
    ),
    _key("x,delete", "untag", "untag", "Untag", "Take the chosen coding away", show=True),
    _key("r", "recode", "recode", "Recode", "Give the chosen coding another code", show=True),
    _key("e", "move_edges", "edges", "Edges", "Move the edges of the chosen coding", show=True),
    _key(
        "m",
        "write_memo",
        "memo",
        "Memo",
        "Memo on the coding, else the transcript",
        show=True,
    ),
    _key("u,ctrl+z", "undo", "undo", "Undo", "Undo your last change", show=True),
    _key("U,ctrl+r", "redo", "redo", "Redo", "Redo what you undid last"),
    _key("f", "focus_code", "focus", "Focus", "Give the code's passages a background"),
    _key("i", "expand_code", "info", "Info", "All the codebook says, or one line"),
    _key("M,f5", "count('matrix')", "matrix", "Matrix", "Count which codes go together", show=True),
    _key(
        "X", "count('crosstab')", "crosstab", "Crosstab", "Count codes by transcript, case, role …"
    ),
    _key("A", "count('agreement')", "agreement", "Agree", "Where coders agree; settle where not"),
    _key("colon", "ask_percentage", "percentage", "Go to", "Go to a percentage of the transcript"),
    _key("tab", "app.focus_next", "next_pane", "Pane", "Next pane"),
    _key("shift+tab", "app.focus_previous", "previous_pane", "Pane", "Previous pane"),
    _key("ctrl+o", "go_to_list", "open", "Open", "Choose another transcript"),
    _key("t,f2", "toggle_list", "list", "List", "Show or hide the transcripts"),
    _key("f3", "toggle_tree", "tree", "Tree", "Show or hide the codebook"),
    _key("q", "app.quit", "quit", "Quit", "Leave; all is on the disk already"),
]
