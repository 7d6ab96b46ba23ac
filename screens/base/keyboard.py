"""The keyboard's characters, sorted before Textual parses them: which ESC is the Esc key, what a paste may hold.

Stock Textual takes ESC and what follows within the escape delay for one key. `Esc b` typed fast, or arriving in
one packet, becomes Ctrl+Left, `Esc 1` becomes `¡`, `Esc -` loses its Esc, and `Esc x` with a second Esc behind it
types `^x`. An ESC inside a bracketed paste turns the rest of the line into key presses. No Alt key is bound here,
so ESC before an ordinary character is always the Esc key, and inside a paste it is never a key.
"""

from __future__ import annotations

from typing import Final

ESCAPE: Final = "\x1b"

# An ESC inside a paste is handed on as this: a control character too, so the text gate removes and counts it.
SUBSTITUTE: Final = "\x1a"

_PASTE_START: Final = "\x1b[200~"
_PASTE_END: Final = "\x1b[201~"

# Last characters of `ESC O x`: arrows, Home, End, F1 to F4 and Enter of the number pad.
_SS3_FINALS: Final = frozenset("ABCDEFHMPQRS")


class Keyboard:
    """Cuts the characters that arrive into pieces: `ESCAPE` alone is the Esc key, all else is for the parser."""

    def __init__(self, delay: float) -> None:
        self._delay = delay  # seconds an unfinished ESC waits for the rest of its sequence
        self._held = ""
        self._held_since = 0.0
        self._pasting = False

    def feed(self, text: str, now: float) -> list[str]:
        """The pieces that are certain with this text; an unfinished ESC is held back.

        `now` is any clock that runs forward, in seconds.
        """
        text, self._held = self._held + text, ""
        pieces: list[str] = []
        while text:
            text = self._cut_paste(text, pieces) if self._pasting else self._cut_keys(text, pieces)
        self._held_since = now
        return pieces

    def wait(self, now: float) -> float | None:
        """Seconds until what is held back is overdue, or None where nothing waits for its end."""
        if not self._held or self._pasting:
            return None
        return max(0.0, self._held_since + self._delay - now)

    def overdue(self, now: float) -> list[str]:
        """The held characters, once nothing came in time to finish them: Esc, then what was typed after it."""
        if self.wait(now) != 0.0:
            return []
        held, self._held = self._held, ""
        return [ESCAPE, held[1:]] if len(held) == 2 else [held]

    def _cut_keys(self, text: str, pieces: list[str]) -> str:
        """Take keys off the front of the text and return what is left of it."""
        before, escape, after = text.partition(ESCAPE)
        if before:
            pieces.append(before)
        if not escape:
            return ""
        if (ESCAPE + after).startswith(_PASTE_START):
            pieces.append(_PASTE_START)
            self._pasting = True
            return after[len(_PASTE_START) - 1 :]
        if _PASTE_START.startswith(ESCAPE + after) or after == "O":
            self._held = ESCAPE + after
            return ""
        if after[0] == "[" or after[0] == "\x7f" or (after[0] == "O" and after[1] in _SS3_FINALS):
            # A sequence, or Alt+Backspace. The parser finds its end.
            pieces.append(ESCAPE + after[0])
            return after[1:]
        pieces.append(ESCAPE)
        return after

    def _cut_paste(self, text: str, pieces: list[str]) -> str:
        """Take pasted text off the front and return what is left of it."""
        pasted, end, after = text.partition(_PASTE_END)
        if not end:
            kept = _tail_that_may_be_the_end(pasted)
            self._held = pasted[len(pasted) - kept :]
            pasted, after = pasted[: len(pasted) - kept], ""
        if pasted:
            pieces.append(pasted.replace(ESCAPE, SUBSTITUTE))
        if end:
            pieces.append(_PASTE_END)
            self._pasting = False
        return after


def _tail_that_may_be_the_end(text: str) -> int:
    """How many characters at the end of the text may be the start of the end-of-paste mark."""
    return next((n for n in range(len(_PASTE_END) - 1, 0, -1) if text.endswith(_PASTE_END[:n])), 0)
