"""done-marks: who is done with which transcript."""

import sqlalchemy as sa
from alembic import op

from mbcode.store.tables import UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "done_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=False),
        sa.Column("coder_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_done_mark_change_id")),
        sa.ForeignKeyConstraint(["coder_id"], ["coder.id"], name=op.f("fk_done_mark_coder_id")),
        sa.ForeignKeyConstraint(
            ["transcript_id"], ["transcript.id"], name=op.f("fk_done_mark_transcript_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_done_mark")),
        sa.UniqueConstraint(
            "transcript_id", "coder_id", name=op.f("uq_done_mark_transcript_id_coder_id")
        ),
        sqlite_autoincrement=True,
    )
