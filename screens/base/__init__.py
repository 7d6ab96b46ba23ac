"""What every screen stands on: the application, its keys in order, its fields, and plain text."""
