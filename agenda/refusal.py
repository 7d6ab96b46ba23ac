"""How a record is refused: one sentence with the path, what was found and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.textgate import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

_ALLOWED = {
    "string_type": "text",
    "bool_type": "true, false or null",
    "model_type": "an object",
    "string_pattern_mismatch": "a time HH:MM",
    "missing": "an entry",
}


class RecordRefusedError(ValueError):
    """A record that cannot be read; nothing of it is stored.

    `path` is empty where the fault is in the file as a whole.
    """

    def __init__(self, path: str, found: str, allowed: str) -> None:
        super().__init__(path, found, allowed)
        self.path = path
        self.found = found
        self.allowed = allowed

    def __str__(self) -> str:
        where = self.path or "the file"
        return f"{where}: found {self.found}, allowed is {self.allowed}."


def shortened(value: object, limit: int = 80) -> str:
    """What was found, safe to print and at most `limit` characters."""
    import json  # noqa: PLC0415 - a millisecond that what only knows the fault need not wait for

    text = clean(json.dumps(value, ensure_ascii=False, default=str)).text
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def path_of(steps: Iterable[str | int]) -> str:
    """A path such as `plan.actions[3].due`."""
    path = ""
    for step in steps:
        path = deeper(path, step)
    return path


def deeper(path: str, step: str | int) -> str:
    """A path one step further; a key from outside is shortened and made safe to print."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    key = clean(step).text[:80]
    return f"{path}.{key}" if path else key


def allowed_of(error: ErrorDetails) -> str:
    """What a field takes, in words, from pydantic's account of a fault."""
    kind = error["type"]
    if kind == "literal_error":
        return f"one of {error['ctx']['expected']}"
    return _ALLOWED.get(kind, error["msg"])
