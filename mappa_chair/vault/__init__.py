"""The encrypted vault: key file, database, revisions with their audit chain."""
