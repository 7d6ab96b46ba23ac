"""Papers: the tree they are, the Word files they become, and what may not be in them."""
