"""Lines for people on the terminal, and JSON for programs: neither can act on the terminal."""

from __future__ import annotations

import os
import re
import sys

from agenda.textgate import clean

# C1 codes, direction overrides and lone surrogates (of file names): JSON would let them through as they are.
_ESCAPED = re.compile("[\x7f-\x9f\u202d\u202e\ud800-\udfff]")

_BOLD_RED, _PLAIN = "\x1b[1;31m", "\x1b[0m"


def say(text: str = "", *, marked: bool = False) -> None:
    """Print a line, or several, to standard output; a marked one in bold red on a terminal that shows colours."""
    gated = _gated(text)
    # What the colour means stands in the words of the line as well.
    print(f"{_BOLD_RED}{gated}{_PLAIN}" if marked and _coloured() else gated)  # noqa: T201 - this is the printer


def warn(text: str) -> None:
    """Print a line, or several, to standard error."""
    print(_gated(text), file=sys.stderr)  # noqa: T201 - this is the printer


def say_json(value: object) -> None:
    """Print a value as JSON to standard output."""
    import json  # noqa: PLC0415 - a millisecond that the application need not wait for

    text = json.dumps(value, ensure_ascii=False, indent=1)
    print(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: T201 - this is the printer


def counted(count: int, what: str) -> str:
    """A number of things: 1 character, 2 characters."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _coloured() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody asked for none (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # The old console of Windows prints the codes; the terminal that took its place says its name.
    known = sys.platform != "win32" or "WT_SESSION" in os.environ
    return known and sys.stdout is not None and sys.stdout.isatty()


def _gated(text: str) -> str:
    # A file name, or a record that an older version let in, may hold what moves the cursor.
    return clean(text).text
