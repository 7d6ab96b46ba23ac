"""The second door: the same meeting, question by question in plain lines, for whoever hears the screen read out.

Nothing here moves the cursor, colours or repaints, so that a screen reader or a braille line says each line once.
"""
