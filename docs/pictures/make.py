"""Make the pictures of the documentation from the demonstration: run `python docs/pictures/make.py`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from screens.base.environment import prepare

# Nobody's own folders and choices are in a picture.
_NOBODY: Final = tempfile.TemporaryDirectory()
os.environ |= {"HOME": "/home/chair", "XDG_DATA_HOME": _NOBODY.name, "XDG_CONFIG_HOME": _NOBODY.name}
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
os.environ.pop("NO_COLOR", None)

prepare()

from mappa_chair.opening import Opening  # noqa: E402 - Textual reads the environment as it is imported
from mappa_chair.preferences import Preferences  # noqa: E402 - as above
from screens.application import MappaChairApp  # noqa: E402 - as above
from screens.walk.walk import WalkScreen  # noqa: E402 - as above

_FOLDER: Final = Path(__file__).parent

# Name, size of the terminal, and the keys that lead there from the first item of the level 3 meeting.
_PICTURES: Final[tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...]] = (
    ("risk-120x40", (120, 40), ("ctrl+g", "8", "enter")),
    ("plan-80x24", (80, 24), ("ctrl+g", "9", "enter", "tab")),
    ("plan-120x40", (120, 40), ("ctrl+g", "9", "enter")),
    ("attendance-120x40", (120, 40), ("ctrl+g", "2", "enter")),
    ("desk-120x40", (120, 40), ("ctrl+g", "d")),
    ("check-120x40", (120, 40), ("f2", *"Visit the new address", "enter", "f4")),
    ("safe-120x40", (120, 40), ("ctrl+g", "7", "enter", "ctrl+g", "v")),
    ("papers-120x40", (120, 40), ("ctrl+g", "x")),
    (
        "action-120x40",
        (120, 40),
        ("ctrl+g", "6", "enter", "f2", *"Confirm the room at Mill House", "tab", *"martin"),
    ),
)


async def _picture(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    app = MappaChairApp(
        Opening(vault=Path("unused.mappa"), demo=True, passphrase_file=None), Preferences(theme="mappa-dark")
    )
    async with app.run_test(size=size) as pilot:
        while not (isinstance(app.screen, WalkScreen) and app.screen.opened.is_set()):
            await pilot.pause(0.05)
        await pilot.press(*("space" if key == " " else key for key in keys))
        await pilot.pause(0.5)
        drawn = app.export_screenshot(title="mappa-chair demo")
        await app.before_leaving()
    # The fonts that the drawing names would be fetched from the network by whoever looks at it.
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = drawn.replace("Fira Code", "DejaVu Sans Mono")
    # The text names its width already; ids drawn at random would change the file each time.
    drawn = re.sub(r"terminal-\d+-", f"{name}-", drawn)
    (_FOLDER / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    for picture in _PICTURES:
        asyncio.run(_picture(*picture))
