"""Write the list of keys into docs/preferences.md, read off the screens: run `python docs/keys.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from screens.application import MappaChairApp
from screens.base.keymap import commands_of, key_shown
from screens.desk import DeskScreen
from screens.walk.walk import WalkScreen

PAGE: Final = Path(__file__).with_name("preferences.md")
MARK: Final = "<!-- made by docs/keys.py -->\n"
_PLACES: Final = (("Everywhere", MappaChairApp), ("At the desk", DeskScreen), ("In a meeting", WalkScreen))


def table() -> str:
    """Every command that has a key, its name for the file, its keys, and what it does."""
    lines = ["", "| where | command | keys | does |", "|---|---|---|---|"]
    for where, node in _PLACES:
        for command in commands_of(node):
            keys = ", ".join(f"`{key_shown(key)}`" for key in command.keys)
            lines.append(f"| {where} | `{command.name}` | {keys} | {command.told} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """The page with the table as the screens have it now."""
    return PAGE.read_text(encoding="utf-8").partition(MARK)[0] + MARK + table()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
