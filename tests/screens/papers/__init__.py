"""The papers of a meeting on the screen."""
