"""What must hold of every screen: nothing let out, nothing acted on, no key swallowed, every place reached."""
