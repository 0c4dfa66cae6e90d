"""word: which transcripts hold it."""

import sqlalchemy as sa
from alembic import op

from mbcode.store.word_list import list_anew

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the list of the texts that stand."""
    op.create_table(
        "word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("holders", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_word")),
        sqlite_with_rowid=False,
    )
    list_anew(op.get_bind())
