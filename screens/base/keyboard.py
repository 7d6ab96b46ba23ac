"""The keyboard's characters, sorted before Textual parses them: which ESC is the Esc key, what a paste may hold.

Stock Textual takes ESC and what follows within the escape delay for one key. `Esc b` typed fast, or arriving in
one packet, becomes Ctrl+Left, `Esc 1` becomes `¡`, `Esc -` loses its Esc, and `Esc x` with a second Esc behind it
types `^x`. An ESC inside a bracketed paste turns the rest of the line into key presses. No Alt key is bound here,
so ESC before an ordinary character is always the Esc key, and inside a paste it is never a key.

A slow line cuts a sequence in two. Begun with `ESC [` or `ESC O`, its rest is waited for longer than an Esc is;
cut behind the ESC itself, the Esc key has been pressed already, and what comes alone right after is still a key.
"""

from __future__ import annotations

import re
from typing import Final

ESCAPE: Final = "\x1b"

# An ESC inside a paste is handed on as this: a control character too, so the text gate removes and counts it.
SUBSTITUTE: Final = "\x1a"

PASTE_START: Final = "\x1b[200~"
PASTE_END: Final = "\x1b[201~"

# Last characters of `ESC O x`: arrows, Home, End, F1 to F4 and Enter of the number pad.
_SS3_FINALS: Final = frozenset("ABCDEFHMPQRS")

# A sequence from its ESC to its last character, and one that may still become one; no terminal sends longer ones.
_WHOLE: Final = re.compile(r"\x1b\[[0-?]{0,40}[ -/]{0,4}[@-~]").match
_BEGUN: Final = re.compile(r"\x1b(?:O|\[[0-?]{0,40}[ -/]{0,4})").fullmatch

# What the rest of a key's sequence looks like when it comes without its ESC. Nobody types this in one breath.
_TAIL: Final = re.compile(r"\[(?:[A-FHIOZ]|1;[2-8][A-FHP-S]|[0-9]{1,2}(?:;[2-8])?~|<[0-9;]+[Mm])").fullmatch

# Seconds. What `ESC [` began is waited for so long: no hand is that quick, and a line that slow is hard to bear.
# An ESC that was taken for the key so short a time ago may have been the first character of a sequence.
_SEQUENCE_DELAY: Final = 0.5
_TAIL_DELAY: Final = 0.3


class Keyboard:
    """Cuts the characters that arrive into pieces: `ESCAPE` alone is the Esc key, all else is for the parser."""

    def __init__(self, delay: float) -> None:
        self._delay = delay  # seconds an unfinished ESC waits for the rest of its sequence
        self._held = ""
        self._held_since = 0.0
        self._pasting = False
        self._pressed_at = -1.0  # when an ESC was last taken for the key because nothing followed in time

    def feed(self, text: str, now: float) -> list[str]:
        """The pieces that are certain with this text; an unfinished ESC is held back.

        `now` is any clock that runs forward, in seconds.
        """
        if not self._held and now - self._pressed_at < _TAIL_DELAY and _TAIL(text):
            return [ESCAPE + text]
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
        delay = self._delay if self._held == ESCAPE else max(self._delay, _SEQUENCE_DELAY)
        return max(0.0, self._held_since + delay - now)

    def overdue(self, now: float) -> list[str]:
        """The held characters, once nothing came in time to finish them: Esc, then what was typed after it."""
        if self.wait(now) != 0.0:
            return []
        held, self._held = self._held, ""
        if held == ESCAPE:
            self._pressed_at = now
            return [ESCAPE]
        return [ESCAPE, held[1:]]

    def _cut_keys(self, text: str, pieces: list[str]) -> str:
        """Take keys off the front of the text and return what is left of it."""
        before, escape, after = text.partition(ESCAPE)
        if before:
            pieces.append(before)
        if not escape:
            return ""
        if (ESCAPE + after).startswith(PASTE_START):
            pieces.append(PASTE_START)
            self._pasting = True
            return after[len(PASTE_START) - 1 :]
        return self._cut_escape(ESCAPE + after, pieces)

    def _cut_escape(self, text: str, pieces: list[str]) -> str:
        """Take what an ESC begins off the front: a sequence, Alt+Backspace or the Esc key."""
        if text == ESCAPE or _BEGUN(text):
            self._held = text
            return ""
        if whole := _WHOLE(text):
            end = whole.end()
        else:
            end = 2 if text[1] == "\x7f" else 3 if text[1] == "O" and text[2] in _SS3_FINALS else 1
        pieces.append(text[:end])
        return text[end:]

    def _cut_paste(self, text: str, pieces: list[str]) -> str:
        """Take pasted text off the front and return what is left of it."""
        pasted, end, after = text.partition(PASTE_END)
        if not end:
            kept = _tail_that_may_be_the_end(pasted)
            self._held = pasted[len(pasted) - kept :]
            pasted, after = pasted[: len(pasted) - kept], ""
        if pasted:
            pieces.append(pasted.replace(ESCAPE, SUBSTITUTE))
        if end:
            pieces.append(PASTE_END)
            self._pasting = False
        return after


def _tail_that_may_be_the_end(text: str) -> int:
    """How many characters at the end of the text may be the start of the end-of-paste mark."""
    return next((n for n in range(len(PASTE_END) - 1, 0, -1) if text.endswith(PASTE_END[:n])), 0)
