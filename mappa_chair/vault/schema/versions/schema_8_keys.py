"""Schema 8: Whose the key slots are, the key file as it must be, and the keys of before a rotation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "8"
down_revision = "7"


def upgrade() -> None:
    """Make what a vault of schema 7 does not have."""
    op.create_table(
        "holder",
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slot"),
    )
    op.create_table(
        "key_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "former_key",
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("audit_mac", sa.String(), nullable=False),
        sa.Column("head_mac", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("generation"),
    )
