"""The process made fit for a record before Textual is imported: no logging, no capture, a short Esc, UTF-8."""

from __future__ import annotations

import io
import os
import sys
from typing import Final

# What a person may set without any text leaving the screen: animations, the keyboard protocol, the colours.
KEPT: Final = frozenset({"TEXTUAL_ANIMATIONS", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_COLOR_SYSTEM"})

# Milliseconds. Over ssh the bytes of one key may arrive apart, so Textual's own 100 stay there.
ESCAPE_DELAY: Final = "25"

# Terminals of eight or sixteen colours and few signs, which paste without brackets too.
_POOR: Final = ("linux", "vt", "dumb", "cons", "wsvt", "ansi")


def prepare() -> None:
    """Make environment and standard error fit; Textual reads both while it is imported, so this comes first.

    Textual's variables can write every key to a log file, save pictures of the screen or attach a developer's
    console. ESCDELAY that a person has set stays. Textual paints through standard error, which would turn every
    letter outside ASCII into an escape under LANG=C.
    """
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name not in KEPT]:
        del os.environ[name]
    if "SSH_CONNECTION" not in os.environ:
        os.environ.setdefault("ESCDELAY", ESCAPE_DELAY)
    keep_nothing_of_a_crash()
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")


def pastes_without_brackets() -> bool:
    """Whether this terminal is one that pastes text as if it were typed, so that a line end arrives as Enter.

    Known of the consoles of Linux and the BSDs, of DEC terminals and of the old Windows console. Any other is
    taken to mark its pastes, as all have done for ten years and more.
    """
    if sys.platform == "win32":
        return "WT_SESSION" not in os.environ
    return os.environ.get("TERM", "dumb").startswith(_POOR)


def _is_seen() -> bool:
    """Whether somebody looks at a terminal; pictures and tests have none, and all it could show."""
    return sys.__stderr__ is not None and sys.__stderr__.isatty()


def is_poor() -> bool:
    """Whether the terminal is one that has neither the colours of a theme nor the signs of a box."""
    return _is_seen() and sys.platform != "win32" and os.environ.get("TERM", "dumb").startswith(_POOR)


def has_no_colours() -> bool:
    """Whether the terminal is one that has no colours at all."""
    return _is_seen() and sys.platform != "win32" and os.environ.get("TERM", "dumb").startswith(("dumb", "vt"))


def has_signs() -> bool:
    """Whether lines and dots outside ASCII may be expected to show: a locale in UTF-8, and no poor terminal."""
    if not _is_seen():
        return True
    if sys.platform == "win32":
        return "WT_SESSION" in os.environ
    locale = next((os.environ[each] for each in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(each)), "")
    return "utf" in locale.lower() and not is_poor()


def keep_nothing_of_a_crash() -> None:
    """Have the system write no picture of the memory should the process crash; nothing where it cannot be told."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
