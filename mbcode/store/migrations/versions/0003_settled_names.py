"""settled-names: which names stay, and which pseudonyms are in use."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settled_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_settled_name_change_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled_name")),
        sa.UniqueConstraint("folded", name=op.f("uq_settled_name_folded")),
        sqlite_autoincrement=True,
    )
