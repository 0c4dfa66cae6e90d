"""meetings: which copies of the study were merged, and how far."""

import sqlalchemy as sa
from alembic import op

from mbcode.store.tables import UtcTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("other_change", sa.Integer(), nullable=False),
        sa.Column("other_at", UtcTime(), nullable=False),
        sa.Column("kin", sa.JSON(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_meeting_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_autoincrement=True,
    )
