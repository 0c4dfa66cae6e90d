"""reviews: codings that no place is certain for since their text was corrected."""

import sqlalchemy as sa
from alembic import op

from mbcode.store.tables import UtcTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.Integer(), nullable=False),
        sa.Column("code_id", sa.Integer(), nullable=False),
        sa.Column("coder_id", sa.Integer(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.CheckConstraint('0 <= start AND start <= "end"', name=op.f("ck_review_place")),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_review_change_id")),
        sa.ForeignKeyConstraint(["code_id"], ["code.id"], name=op.f("fk_review_code_id")),
        sa.ForeignKeyConstraint(["coder_id"], ["coder.id"], name=op.f("fk_review_coder_id")),
        sa.ForeignKeyConstraint(
            ["transcript_id"], ["transcript.id"], name=op.f("fk_review_transcript_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_review_transcript_id"), "review", ["transcript_id"])
    op.create_table(
        "review_memo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("coder_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_review_memo_change_id")
        ),
        sa.ForeignKeyConstraint(["coder_id"], ["coder.id"], name=op.f("fk_review_memo_coder_id")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_memo_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_memo")),
        sa.UniqueConstraint(
            "review_id", "coder_id", name=op.f("uq_review_memo_review_id_coder_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_review_memo_review_id"), "review_memo", ["review_id"])
