"""Every screen and state as plain text: what is painted, and which of it is set off without colour."""
