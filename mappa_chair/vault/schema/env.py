"""How Alembic runs the steps: on the vault's own connection, within the transaction that was begun there.

Alembic loads this file itself; there is no configuration file, and nothing about logging is touched.
"""

from __future__ import annotations

from typing import Any

from alembic import context


def _number(ctx: Any, step: Any, *_of: object, **_named: object) -> None:
    """Write the number of the schema that a step has led to, in the transaction of the step."""
    ctx.connection.exec_driver_sql(f"PRAGMA user_version = {int(step.up_revision_id)}")


context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    on_version_apply=_number,
)
context.run_migrations()
