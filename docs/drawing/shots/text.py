"""Pictures of correcting and pseudonymising."""

from drawing.shots.shot import Chapter, Shot

TEXT = Chapter(
    "Correcting and pseudonymising",
    (
        Shot(
            "reviews",
            "Codings without a certain place",
            "ReviewsScreen",
            "`V`",
            "What a correction of the text left open, beside where it is likely to belong.",
            "V",
            "corrected",
        ),
        Shot(
            "placing",
            "Placing a coding anew",
            "WorkbenchScreen",
            "`V`, then `m`",
            "The reader marks the passage; `Enter` places the coding there.",
            "V m down",
            "corrected",
        ),
        Shot(
            "reviews-none",
            "Nothing to review",
            "WorkbenchScreen",
            "`V`",
            "Where no coding waits, the key says so.",
            "V",
        ),
        Shot(
            "names",
            "Names and what stands for them",
            "NamesScreen",
            "`N`",
            "What may be a name, where it stands, and the pseudonym that is suggested.",
            "N down",
        ),
        Shot(
            "names-decided",
            "Names that are decided on",
            "NamesScreen",
            "`N`, then `r` or `s`",
            "`r` lets the pseudonym stand for a name, `s` lets the name stay.",
            "N r r s r",
        ),
        Shot(
            "names-other",
            "Another pseudonym",
            "NamePrompt",
            "`N`, then `e`",
            "A pseudonym of one's own.",
            "N e",
        ),
        Shot(
            "names-same",
            "Two spellings of one name",
            "SameNameScreen",
            "`N`, then `=`",
            "Which name this one is a spelling of.",
            "N = 'a",
        ),
        Shot(
            "names-apply",
            "Before names are replaced",
            "ApplyNamesScreen",
            "`N`, then `A`",
            "Where the key goes, and whether it is meant: it can't be undone.",
            "N r r s r A",
        ),
    ),
)
