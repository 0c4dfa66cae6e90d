"""Pictures of the codebook."""

from drawing.shots.shot import Chapter, Shot

CODEBOOK = Chapter(
    "The codebook",
    (
        Shot(
            "codebook",
            "The codebook",
            "CodebookScreen",
            "`C`",
            "The tree, what is said of a code, which codes go with it, and its quotations.",
            "C j j j",
        ),
        Shot(
            "codebook-quotations",
            "A code's quotations",
            "CodebookScreen",
            "`C`, then `Enter`",
            "`Enter` on one reads on there, and `Esc` comes back.",
            "C j j j enter j",
        ),
        Shot(
            "code-form",
            "What the codebook says of a code",
            "CodeForm",
            "`C`, then `e`",
            "Name, definition, what belongs, key, colour; `Esc` keeps what is written.",
            "C j j e",
        ),
        Shot(
            "code-new",
            "A new code",
            "CodeForm",
            "`C`, then `n`",
            "Beside the code under the cursor, or below it (`N`).",
            "C j j n 'Nøgler",
        ),
        Shot(
            "code-refused",
            "A name that is taken",
            "CodeForm",
            "`C`, then `n`",
            "What can't be kept is told beside its field, and nothing is lost.",
            "C j j n 'Tillid escape",
        ),
        Shot(
            "code-merge",
            "Merging two codes",
            "CodePicker",
            "`C`, then `m`",
            "Into which code this one goes, with its codings and memos.",
            "C j j m",
        ),
        Shot(
            "split",
            "Splitting a code",
            "SplitScreen",
            "`C`, then `s`",
            "Its codings one by one: what stays, and what goes to the new code.",
            "C j j s 'Fælles enter s g",
        ),
        Shot(
            "code-delete",
            "A code that can't be deleted",
            "CodebookScreen",
            "`C`, then `x`",
            "Codings and memos stand on it; the line says what to do first.",
            "C j j x",
        ),
    ),
)
