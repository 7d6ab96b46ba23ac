"""The steps from each schema of the database to the next, which Alembic runs (`mappa_chair.vault.migrations`)."""
