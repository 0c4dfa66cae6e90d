"""Every command of mbcode, by name: where it is built, and what it does.

The place is a module of `mbcode.cli.commands` and the function in it that adds the command's
arguments; both are looked up only for the command that is asked for.
"""

COMMANDS = {
    "demo": ("demo:configure_demo", "make an example study from the bundled interviews"),
    "new": ("new:configure_new", "make an empty study"),
    "import": ("importing:configure_import", "bring in transcripts, codebooks, codings, cases"),
    "list": (
        "listing:configure_list",
        "list transcripts, codes, coders, cases, memos, backups, progress or reviews",
    ),
    "read": ("read:configure_read", "read and code line by line, without drawing"),
    "serve": ("serve:configure_serve", "show the workbench in a browser on this machine"),
    "edit": ("edit:configure_edit", "correct a transcript's text, keeping every coding"),
    "sentence": ("sentence:configure_sentence", "join and split sentences"),
    "tag": ("codings:configure_tag", "give a code to a passage"),
    "untag": ("codings:configure_untag", "take codings away"),
    "recode": ("codings:configure_recode", "give a coding's passage another code instead"),
    "edges": ("codings:configure_edges", "let a coding cover another passage"),
    "code": ("code:configure_code", "alter the codebook, keeping every coding and memo"),
    "memo": ("memo:configure_memo", "write a memo on a coding, a code, a transcript or the study"),
    "review": ("review:configure_review", "settle codings that a correction left without a place"),
    "done": ("done:configure_done", "mark a transcript as done, or not done"),
    "search": ("search:configure_search", "find words in their context"),
    "suggest": ("suggest:configure_suggest", "suggest codes for sentences, with reasons"),
    "export": ("export:configure_export", "write codings, counts and all other tables"),
    "agree": ("agree:configure_agree", "tell how far coders agree, and where they do not"),
    "settle": ("settle:configure_settle", "settle what coders read differently"),
    "pseudonymise": (
        "pseudonymise:configure_pseudonymise",
        "put pseudonyms in the place of names, and keep the key apart",
    ),
    "merge": ("merge:configure_merge", "take in what was done in another copy of the study"),
    "undo": ("history:configure_undo", "take back your last changes"),
    "redo": ("history:configure_redo", "do again what you took back"),
    "history": ("history:configure_history", "list every change ever made, and by whom"),
    "check": ("upkeep:configure_check", "prove the study sound"),
    "doctor": ("doctor:configure_doctor", "say what terminal, settings and versions mbcode sees"),
    "keys": ("keys:configure_keys", "give the workbench your own keys"),
    "backup": ("upkeep:configure_backup", "copy the study while others write"),
    "restore": ("upkeep:configure_restore", "go back to a backup, keeping what it replaces"),
    "copy": ("copying:configure_copy", "copy the study between a file and a server"),
}
