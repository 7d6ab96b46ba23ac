"""Pictures of a meeting: its nineteen items, and what is done from any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.words import MeetingKind
from mappa_chair.meetings import new_meeting
from mappa_chair.vault.opening import open_vault
from screens.base.idle import Step
from screens.walk.rail import PLACES
from tests.screens.conftest import PASSPHRASE
from tests.screens.snapshots.frozen import NOW
from tests.screens.snapshots.stage import VAULT, Album, copied, stage

if TYPE_CHECKING:
    from pathlib import Path


async def items(album: Album, made: Path) -> None:
    """The papers and the nineteen items of the level 3 meeting, as one comes to them."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        await on.press("ctrl+g", "0", "enter")
        for place in PLACES:
            await on.shoot(f"{place.number:02} {place.key}".replace(" ", "-").replace("_", "-"))
            await on.press("f8")


async def empty_meeting(album: Album, made: Path) -> None:
    """A new meeting of which nothing is recorded."""
    copied(made)
    with open_vault(VAULT, PASSPHRASE) as vault:
        new_meeting(
            vault,
            case_reference="EX/0300",
            family_name="Marsh",
            given_names="Leon",
            meeting_reference="EX/0300/1",
            held_on=NOW.date(),
            level=2,
            kind=MeetingKind.INITIAL,
            author="test",
        )
    async with stage(album) as on:
        await on.at_desk()
        await on.press(*"marsh")
        await on.press("enter")
        await on.in_meeting()
        await on.shoot("confidentiality")
        for number, name in ((2, "attendance"), (4, "actions-review"), (6, "information"), (8, "risk")):
            await on.go_to(number)
            await on.shoot(name)
        for number, name in ((9, "plan"), (10, "disclosure"), (13, "equality"), (19, "distribution")):
            await on.go_to(number)
            await on.shoot(name)
        await on.scene("check", "f4")


async def lines_and_panels(album: Album, made: Path) -> None:
    """What comes up over a form or beside it: Ctrl+G, an action, a note, what is missing, the palette."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        await on.go_to(11)
        await on.scene("go", "ctrl+g")
        await on.scene("go-digit", "1")
        await on.scene("go-nothing", "escape", "ctrl+g", "y")
        await on.scene("action", "f2")
        await on.type("Confirm the room at Mill House")
        await on.press("tab")
        await on.type("mart")
        await on.press("tab")
        await on.type("fri")
        await on.shoot("action-typed")
        await on.scene("action-hidden", "escape")
        await on.scene("action-kept", "f2", "enter")
        on.forget_notices()
        await on.scene("note", "ctrl+g", "k")
        await on.type("#9 ask about the zone")
        await on.shoot("note-typed")
        await on.scene("note-kept", "enter")
        await on.press("tab")
        await on.scene("query", "ctrl+g", "q")
        await on.type("who says so")
        await on.press("enter")
        await on.shoot("query-kept")
        on.forget_notices()
        await on.scene("next-missing", "f3")
        await on.scene("saved", "ctrl+s")
        on.forget_notices()
        await on.scene("panes-rail", "f6")
        await on.press("escape")
        await on.scene("palette", "ctrl+p")
        await on.scene("palette-searched", *"owen")
        await on.press("escape")


async def pages(album: Album, made: Path) -> None:
    """The pages that are no item."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        await on.go_to(8)
        await on.press("ctrl+g", "k", *"ask", "enter", "tab", "ctrl+g", "q", *"sure", "enter")
        on.forget_notices()
        await on.scene("check", "f4")
        await on.press("escape")
        await on.scene("help", "f1")
        await on.scene("help-further", "pagedown")
        await on.press("escape")
        await on.scene("find", "ctrl+f")
        await on.scene("find-found", *"pell")
        await on.scene("find-nowhere", *"zz")
        await on.press("escape")
        await on.scene("notes", "ctrl+g", "i")
        await on.press("escape")
        await on.scene("gist", "ctrl+g", "g")
        await on.press("escape")
        await on.scene("since-last-time-without-it", "ctrl+g", "e")
        await on.press("escape")
        await on.scene("minutes", "ctrl+g", "t")
        await on.press("escape")
        await on.scene("statement", "ctrl+g", "r")
        await on.press("escape")
        await on.scene("approval", "ctrl+g", "s")
        await on.press("escape")
        await on.scene("preferences", "ctrl+g", ",")
        await on.press("escape")
        await on.go_to(5)
        await on.scene("zoom", "ctrl+g", "z")


async def hidden(album: Album, made: Path) -> None:
    """The screen-safe view, blank, the warning before it, the lock."""
    copied(made)
    async with stage(album) as on:
        await on.open_level_3()
        await on.go_to(7)
        await on.scene("safe", "ctrl+g", "v")
        await on.scene("safe-text", "tab")
        await on.scene("safe-note", "tab", *"ask")
        await on.scene("safe-refused", "f4")
        await on.press(*["backspace"] * 3, "ctrl+g", "v")
        on.app._warn(Step.WARN_BLANK, 15)
        await on.shoot("idle-warning")
        on.forget_notices()
        await on.scene("blank", "f9")
        on.app._warn(Step.WARN_LOCK, 15)
        await on.shoot("blank-warning")
        await on.press("enter")
