"""The plain door."""
