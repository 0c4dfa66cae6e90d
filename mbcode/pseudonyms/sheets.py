"""How names stand in files: the columns of a decisions file and of a key."""

DECISION_COLUMNS = (
    "name",
    "kind",
    "decision",
    "pseudonym",
    "same_as",
    "forms",
    "count",
    "contexts",
)
"""The last two are for the eye and not read."""
KEEP, REPLACE = "keep", "replace"
"""What a decision says; empty, it is not made yet."""
KEY_COLUMNS = ("study", "pseudonym", "kind", "name", "forms")
"""`study` is the study's own mark, the same in every row."""
BETWEEN_FORMS = " | "
"""Stands between the spellings of a name in one cell."""
