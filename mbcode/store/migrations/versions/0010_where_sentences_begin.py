"""sentence: found by where it begins."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_sentence_transcript_id_start"), "sentence", ["transcript_id", "start"])
