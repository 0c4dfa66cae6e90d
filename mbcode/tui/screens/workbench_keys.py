"""The workbench's own keys. Each has an id, by which a user's keymap can give it another key.

The reader's keys stand in `widgets/reader_keys.py`; letters and digits that neither has are free
for the codes' own keys.
"""

from __future__ import annotations

from functools import partial

from mbcode.tui.keymap import named_key

_key = partial(named_key, "workbench")

WORKBENCH_KEYS = [
    _key("enter", "pick_code", "code", "Code", "Pick a code for the passage", show=True),
    _key(
        "full_stop", "repeat_code", "repeat", "Again", "Give the passage the last code", show=True
    ),
    _key("H", "hold_code", "hold", "Hold", "Hold the last code: enter gives it"),
    _key("enter", "give_held", "give_held", "Give", "Give the code on hold, go on", show=True),
    _key("escape", "release_code", "release", "Let go", "Let go of the code on hold", show=True),
    _key("I", "code_in_vivo", "in_vivo", "In vivo", "Give a code called by the words themselves"),
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
    _key("S", "split_sentence", "split", "Split", "Split the sentence where the selection ends"),
    _key("plus", "join_sentences", "join", "Join", "Join the sentences, or this and the next"),
    _key("E", "edit_text", "edit", "Edit", "Correct the text in your editor; codings stay"),
    _key("V", "show_reviews", "reviews", "Reviews", "Codings that a correction left without place"),
    _key("enter", "place_review", "place", "Place", "Place the coding on this passage", show=True),
    _key("escape", "leave_review", "leave", "Not now", "Leave the review waiting", show=True),
    _key("y", "copy_quotation", "copy", "Copy", "Copy the passage, with where it stands"),
    _key("f", "focus_code", "focus", "Focus", "Give the code's passages a background"),
    _key("O", "only_mine", "only_mine", "Only mine", "Hide or show the other coders' codings"),
    _key("i", "expand_code", "info", "Info", "All the codebook says, or one line"),
    _key("M,f5", "count('matrix')", "matrix", "Matrix", "Count which codes go together", show=True),
    _key(
        "X", "count('crosstab')", "crosstab", "Crosstab", "Count codes by transcript, case, role …"
    ),
    _key("A", "count('agreement')", "agreement", "Agree", "Where coders agree; settle where not"),
    _key("D", "mark_done", "done", "Done", "Mark the transcript as done, or not done"),
    _key("P", "progress", "progress", "Progress", "Who has coded what, and is done"),
    _key("C", "codebook", "codebook", "Codebook", "Put the codebook in order, beside quotations"),
    _key("N", "names", "names", "Names", "Put pseudonyms in the place of names"),
    _key("T", "overview", "overview", "Overview", "Where which theme sits; bars by case and tenth"),
    _key("L", "memos", "memos", "Memos", "All memos: look for words, write on study or code"),
    _key("h", "history", "history", "History", "Who did what, when; undo from there"),
    _key("ctrl+f", "search", "search", "Search", "Find words in all their forms", show=True),
    _key("s", "suggest", "suggest", "Suggest", "Suggest codes for the sentence, with reasons"),
    _key(
        "R",
        "review_suggestions",
        "suggestions",
        "Review",
        "Go through the most certain suggestions",
    ),
    _key("escape", "go_back", "back", "Back", "Back to where the passage was chosen", show=True),
    _key("slash", "find", "find", "Find", "Find words in the transcript"),
    _key("F", "choose_lens", "lens", "Only", "Show only uncoded text, one code or one speaker"),
    _key("colon", "ask_percentage", "percentage", "Go to", "Go to a percentage of the transcript"),
    _key("tab", "next_pane(1)", "next_pane", "Pane", "Next pane"),
    _key("shift+tab", "next_pane(-1)", "previous_pane", "Pane", "Previous pane"),
    _key("ctrl+o", "go_to_list", "open", "Open", "Choose another transcript"),
    _key(
        "t,f2",
        "toggle_list",
        "list",
        "Transcripts",
        "Go to the transcripts, or hide them",
        show=True,
    ),
    _key("f3", "toggle_tree", "tree", "Tree", "Show or hide the codebook"),
    _key("q", "app.quit", "quit", "Quit", "Leave; all is on the disk already"),
]

WORKBENCH_ACTIONS = frozenset(key.action.partition("(")[0] for key in WORKBENCH_KEYS) | {
    "give_code"
}

FIRST_AT_THE_FOOT = (
    "let_go",
    "accept_edges",
    "drop_edges",
    "place_review",
    "leave_review",
    "give_held",
    "release_code",
    "pick_code",
    "choose",
    "move_character",
    "move_word",
    "move_row",
    "swap_ends",
    "untag",
    "undo",
    "write_memo",
    "toggle_list",
    "count",
    "go_back",
    "recode",
    "move_edges",
    "repeat_code",
    "search",
)
"""The actions whose keys have a place at the foot of the screen before others, in their order.

Those that hold only for a while stand before all, and the eight most needed fit into 80 columns.
"""

IN_EXACT_MODE = frozenset(
    {
        "pick_code",
        "repeat_code",
        "give_code",
        "give_held",
        "code_in_vivo",
        "copy_quotation",
        "split_sentence",
        "place_review",
    }
)
"""What the workbench still does while exact characters are selected."""
