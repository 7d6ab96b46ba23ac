"""Keys as a terminal sends them."""

from __future__ import annotations

from typing import Final

ENTER: Final = "\r"
TAB: Final = "\t"
BACK_TAB: Final = "\x1b[Z"
ESC: Final = "\x1b"
BACKSPACE: Final = "\x7f"
DELETE: Final = "\x1b[3~"
UP: Final = "\x1b[A"
DOWN: Final = "\x1b[B"
RIGHT: Final = "\x1b[C"
LEFT: Final = "\x1b[D"
HOME: Final = "\x1b[H"
END: Final = "\x1b[F"
PAGE_UP: Final = "\x1b[5~"
PAGE_DOWN: Final = "\x1b[6~"
FOCUS_IN: Final = "\x1b[I"
FOCUS_OUT: Final = "\x1b[O"
F1: Final = "\x1bOP"
F2: Final = "\x1bOQ"
F3: Final = "\x1bOR"
F4: Final = "\x1bOS"
F5: Final = "\x1b[15~"
F6: Final = "\x1b[17~"
F7: Final = "\x1b[18~"
F8: Final = "\x1b[19~"
F9: Final = "\x1b[20~"
F10: Final = "\x1b[21~"
F11: Final = "\x1b[23~"
F12: Final = "\x1b[24~"


def ctrl(letter: str) -> str:
    """A letter with Ctrl held."""
    return chr(ord(letter.upper()) - 64)


def pasted(text: str) -> str:
    """A paste as a terminal with bracketed paste sends it, line ends as returns."""
    return "\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~"
