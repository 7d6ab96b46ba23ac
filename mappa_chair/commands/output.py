"""Lines for people on the terminal, and JSON for programs: neither can act on the terminal."""

from __future__ import annotations

import json
import re
import sys

from agenda.textgate import clean

# C1 codes, direction overrides and lone surrogates (of file names): JSON would let them through as they are.
_ESCAPED = re.compile("[\x7f-\x9f\u202d\u202e\ud800-\udfff]")


def say(text: str = "") -> None:
    """Print a line, or several, to standard output."""
    print(_gated(text))  # noqa: T201 - this is the printer


def warn(text: str) -> None:
    """Print a line, or several, to standard error."""
    print(_gated(text), file=sys.stderr)  # noqa: T201 - this is the printer


def say_json(value: object) -> None:
    """Print a value as JSON to standard output."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    print(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: T201 - this is the printer


def counted(count: int, what: str) -> str:
    """A number of things: 1 character, 2 characters."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _gated(text: str) -> str:
    # A file name, or a record that an older version let in, may hold what moves the cursor.
    return clean(text).text
