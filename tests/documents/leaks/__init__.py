"""The leak check: what it finds, what it lets pass, and how often it is wrong."""
