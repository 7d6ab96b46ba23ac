"""What takes long: loops that the suite runs a little of, and a command the whole."""
