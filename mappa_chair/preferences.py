"""What a person chose for themselves: look, keys, idle times. A small TOML file, read before the first picture.

A wrong entry is named with what would be right, and all the others hold: no file keeps the application from
starting. Nothing of any record is in it.
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE: Final = "MAPPA_CHAIR_PREFERENCES"
MAX_BYTES: Final = 65_536
_KEYS: Final = "keys"

THEMES: Final = ("terminal", "mappa-dark", "mappa-light", "high-contrast", "monochrome")
GLYPHS: Final = ("auto", "unicode", "ascii")


class Choice(NamedTuple):
    """One thing a person may choose: what it is, what it takes, and what holds without a choice."""

    name: str
    label: str
    about: str
    default: str | int | bool
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    @property
    def takes(self) -> str:
        """What may be written, in words."""
        if self.words:
            return f"one of {', '.join(self.words)}"
        return "true or false" if isinstance(self.default, bool) else f"{self.least} to {self.most} minutes"

    def read(self, value: object) -> str | int | bool | None:
        """The value as it holds, None where it does not fit."""
        if isinstance(self.default, bool):
            return value if isinstance(value, bool) else None
        if isinstance(self.default, int):
            fits = isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most
            return value if fits and isinstance(value, int) else None
        return value if isinstance(value, str) and value in self.words else None


CHOICES: Final = (
    Choice("theme", "Theme", "terminal takes your terminal's colours", "terminal", THEMES),
    Choice("glyphs", "Signs", "auto: ascii where the terminal lacks others", "auto", GLYPHS),
    Choice("blank_after", "Blank after", "without a key until the screen goes blank", 5, least=1, most=30),
    Choice("lock_after", "Lock after", "without a key until the vault is locked", 10, least=1, most=60),
    Choice("animations", "Animations", "movement when scrolling; slow over ssh", default=False),
    Choice("mouse", "Mouse", "no leaves it to the terminal, to mark text", default=True),
    Choice("bell", "Bell", "a sound when a key does nothing", default=False),
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose; `keys` maps the name of a command to its keys, not judged yet."""

    theme: str = "terminal"
    glyphs: str = "auto"
    blank_after: int = 5
    lock_after: int = 10
    animations: bool = False
    mouse: bool = True
    bell: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def preferences_path() -> Path:
    """The file in the platform's folder for settings, or the one that the environment names."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    return platformdirs.user_config_path("mappa-chair", appauthor=False) / "preferences.toml"


def read_preferences(path: Path | None = None) -> Preferences:
    """What was chosen, and a sentence for each entry that could not be used; never an exception."""
    path = path or preferences_path()
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Preferences()
    except OSError as fault:
        return Preferences(problems=(f"{path.name} could not be read ({fault.strerror}); defaults hold.",))
    if len(text) > MAX_BYTES:
        return Preferences(problems=(f"{path.name} is over {MAX_BYTES:,} bytes; defaults hold. Shorten it.",))
    try:
        return _chosen(_parsed(text))
    except ValueError as fault:
        return Preferences(problems=(f"{path.name} is no TOML; defaults hold. Put it right: {_line(fault)}.",))


def _parsed(text: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - 4 ms, and most people have no such file

    try:
        return tomllib.loads(text.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _line(fault: ValueError) -> str:
    """Where the fault is; what stands there may be anything and is not repeated."""
    if isinstance(fault, UnicodeDecodeError):
        return "it must be text in UTF-8"
    found = re.search(r"line \d+", str(fault))
    return f"look at {found[0]}" if found else "look at its end"


def _chosen(said: Mapping[str, Any]) -> Preferences:
    given: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in said.items():
        if name == _KEYS:
            keys, wrong = _keys(value)
            given[_KEYS] = keys
            problems += wrong
            continue
        choice = next((each for each in CHOICES if each.name == name), None)
        if choice is None:
            problems.append(f"There is no preference {_shown(name)}.{_meant(name)}")
        elif (read := choice.read(value)) is None:
            problems.append(f"{name} takes {choice.takes}; {_written(choice.default)} is used.")
        else:
            given[name] = read
    chosen = Preferences(**given)
    if chosen.lock_after < chosen.blank_after and "lock_after" in given:
        problems.append(
            f"lock_after is shorter than blank_after: the screen goes blank after {chosen.lock_after} minutes too."
        )
        chosen = replace(chosen, blank_after=chosen.lock_after)
    elif chosen.lock_after < chosen.blank_after:
        chosen = replace(chosen, lock_after=chosen.blank_after)
    return replace(chosen, problems=tuple(problems))


def _keys(value: object) -> tuple[dict[str, str], list[str]]:
    if not isinstance(value, dict):
        return {}, ['keys takes a table: a line [keys], and below it lines such as next_item = "f8".']
    keys = {name: key for name, key in value.items() if isinstance(key, str)}
    return keys, [f"keys.{_shown(name)} takes keys in quotation marks." for name in value if name not in keys]


def _shown(name: str) -> str:
    return name if re.fullmatch(r"[\w.-]{1,40}", name) else "of that name"


def _meant(name: str) -> str:
    names = [*(each.name for each in CHOICES), _KEYS]
    close = difflib.get_close_matches(name, names, n=1)
    return f" Did you mean {close[0]}?" if close else f" There are {', '.join(names)}."


def _written(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


def with_choice(text: str, name: str, value: str | int | bool) -> str:
    """The text of a file with one entry changed or added; every other line stays as somebody wrote it."""
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    entry = f"{name} = {_written(value)}"
    for n in range(end):
        if re.match(rf"\s*{re.escape(name)}\s*=", lines[n]):
            lines[n] = entry
            break
    else:
        lines[end:end] = [entry, ""] if end < len(lines) else [entry]
    return "\n".join(lines) + "\n"


def keep_choice(name: str, value: str | int | bool, path: Path | None = None) -> Preferences:
    """Write one choice into the file and give what holds then.

    Raises NotWrittenError where the file cannot be written, and ValueError for what the choice does not take.
    """
    from mappa_chair import files  # noqa: PLC0415 - only where something is written

    choice = next(each for each in CHOICES if each.name == name)
    if choice.read(value) is None:
        raise ValueError(f"{name} takes {choice.takes}")
    path = path or preferences_path()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        text = "# What you chose in mappa-chair; see docs/preferences.md.\n"
    files.make_folders(path.parent)
    files.write(path, with_choice(text, name, value).encode())
    return read_preferences(path)
