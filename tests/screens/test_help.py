"""Help, preferences and the palette: each screen says what it is for and which keys it has, those that hold."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.command import CommandList

from mappa_chair.opening import Opening
from mappa_chair.preferences import Preferences, read_preferences
from screens.application import MappaChairApp
from screens.base.commands import ScreenActions
from screens.base.idle import IdleTimes
from screens.base.keymap import commands_of, key_shown, keys_told
from screens.base.plain import Words
from screens.choosing import OwnCommands
from screens.desk import DeskScreen
from screens.first_run import FirstRunScreen
from screens.help import key_lines
from screens.settings.page import PreferencesScreen
from screens.unlock import UnlockScreen
from screens.walk.bars import Bar
from screens.walk.going import Going, named, places
from screens.walk.letters import LETTERS
from screens.walk.panels import HelpPage
from screens.walk.walk import WalkScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen

    Act = Callable[[MappaChairApp, Pilot[None]], Awaitable[None]]


def at_the_meeting(act: Act, chosen: Preferences | None = None) -> None:
    """Do something in the demonstration's meeting."""

    async def run() -> None:
        app = MappaChairApp(Opening(vault=Path("unused.mappa"), demo=True, passphrase_file=None), chosen)
        async with app.run_test(size=(120, 40)) as pilot:
            while not (isinstance(app.screen, WalkScreen) and app.screen.opened.is_set()):
                await pilot.pause(0.02)
            await act(app, pilot)
            await app.before_leaving()

    asyncio.run(run())


def shown(app: MappaChairApp) -> str:
    """Which screen is up."""
    return type(app.screen).__name__


def priority_keys(screen: Screen[object]) -> set[str]:
    """Every key that works from every field of a screen now, in words."""
    return {
        key_shown(key)
        for key, active in screen.active_bindings.items()
        if active.binding.priority and active.enabled and active.node in {screen, screen.app}
    }


@pytest.mark.parametrize(
    "screen", [DeskScreen, UnlockScreen, FirstRunScreen, PreferencesScreen], ids=lambda each: each.__name__
)
def test_every_screen_says_what_it_is_for(screen: type[Screen[object]]) -> None:
    """A screen without a page of its own for help has words for it, and F1 shows them."""
    assert screen.HELP is not None
    assert len(screen.HELP.split()) > 30
    declared = [each for owner in screen.__mro__ for each in owner.__dict__.get("BINDINGS", ())]
    assert "help" in [getattr(each, "action", "") for each in declared]


def test_help_lists_exactly_the_keys_that_work() -> None:
    """In the meeting, no key that works from every field is left out and none is listed that does not."""

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        listed = {key for keys, _ in keys_told(screen) for key in keys.split()}
        assert listed == priority_keys(screen)
        await pilot.press("f1")
        await pilot.pause()
        assert key_lines(screen) in str(screen.query_one(HelpPage).query_one("#help-keys", Words).content)
        for key, letter in LETTERS.items():
            shown = "\n".join(str(each.content) for each in screen.query_one(HelpPage).query(Words))
            assert f"Ctrl+G {key} " in shown
            assert letter.does in shown

    at_the_meeting(act)


def test_a_key_that_was_chosen_works_and_is_shown_everywhere() -> None:
    """Footer, help, palette and the line of what is missing name the new key; the old one does nothing."""
    chosen = Preferences(keys={"next_item": "f5", "next_missing": "f12", "blank": "alt+x"})

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, WalkScreen)
        assert "F5 Next" in str(screen.query_one("#keys", Bar).content)
        assert str(screen.query_one("#missing", Bar).content).startswith("F12: ")
        assert "F5" in key_lines(screen)
        assert "F8" not in key_lines(screen)
        offered = [words for words, _ in ScreenActions(screen, None)._actions()]
        assert "Item after (F5)" in offered
        before = screen._current
        await pilot.press("f8")
        assert screen._current == before
        await pilot.press("f5")
        assert screen._current != before
        assert "keys.blank stays F9" in next(iter(app._notifications)).message

    at_the_meeting(act, chosen)


def test_the_palette_has_every_command_item_person_and_agency() -> None:
    """Whatever has a key, every item, and who is named in the record; no names in the screen-safe view."""

    async def act(app: MappaChairApp, _: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, WalkScreen)
        offered = " ".join(words for words, _ in ScreenActions(screen, None)._actions())
        for command in [*commands_of(WalkScreen), *commands_of(MappaChairApp)]:
            assert command.told in offered, command
        assert len(list(places())) == 21
        found = [hit.text async for hit in Going(screen, None).search("ellie")]
        assert "At risk: Ellie Pell" in found
        assert not [words for words, _ in named(screen.record) if "_" in words]
        going = Going(screen, None)
        path = next(path for words, path in named(screen.record) if words == "At risk: Ellie Pell")
        await going._go(path)
        assert screen._current == "people_at_risk"
        screen._safe = True
        assert not [hit async for hit in Going(screen, None).search("ellie") if "Ellie" in str(hit.text)]
        screen._safe = False

    at_the_meeting(act)


def test_the_palette_opens_in_the_order_of_the_help() -> None:
    """The keys of the meeting, of the application, the letters of Ctrl+G, the items; wherever the cursor is."""

    async def listed(app: MappaChairApp, pilot: Pilot[None]) -> list[str]:
        await pilot.press("ctrl+p")
        found = app.screen.query_one(CommandList)
        while not found.option_count:
            await pilot.pause()
        told = [str(option.prompt).splitlines()[0] for option in found.options]
        await pilot.press("escape")
        return told

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        keys = [f"{words} ({told.split()[0]})" for told, words in keys_told(app.screen) if told != "Ctrl+P"]
        letters = [f"{letter.does} (Ctrl+G {key})" for key, letter in LETTERS.items()]
        items = [words for words, _ in places()]
        for number in ("1", "2", "5"):
            await pilot.press("ctrl+g", number, "enter")
            told = [each for each in await listed(app, pilot) if each != "Back (Esc)"]
            assert told[: len(keys)] == keys
            assert told[-len(items) :] == items
            between = told[len(keys) : -len(items)]
            assert between == [each for each in letters if each in between]
            assert "Write the papers (Ctrl+G x)" in between

    at_the_meeting(act)


def test_a_choice_holds_at_once_and_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right takes the next theme, the file has it, and the screen has its colours; help comes by F1."""
    monkeypatch.setenv("MAPPA_CHAIR_PREFERENCES", str(tmp_path / "mine.toml"))

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+g", "comma")
        await pilot.pause()
        assert shown(app) == "PreferencesScreen"
        await pilot.press("right")
        while read_preferences().theme != "mappa-dark":
            await pilot.pause(0.02)
        await pilot.pause()
        assert app.theme == "mappa-dark"
        await pilot.press("f1")
        assert shown(app) == "HelpScreen"
        await pilot.press("escape", "escape")
        assert shown(app) == "WalkScreen"

    at_the_meeting(act)


def test_longer_idle_times_for_a_meeting_are_kept_with_who_and_when() -> None:
    """They hold at once, the vault keeps who set them in its audit chain, and they end with the meeting."""

    async def act(app: MappaChairApp, pilot: Pilot[None]) -> None:
        app.action_preferences()
        await pilot.pause()
        page = app.screen
        assert isinstance(page, PreferencesScreen)
        await page._change_meeting(1)
        assert app.idle_times == IdleTimes(10, 20)
        vault = app._vault
        assert vault is not None
        with vault.unit("test") as unit:
            kept = unit.decisions("EX/0147/3")[-1]
        assert (kept.kind, kept.reason) == (
            "idle times",
            "While this meeting is open: blank after 10 minutes, lock after 20.",
        )
        assert kept.author
        await pilot.press("escape")
        await pilot.press("ctrl+g", "d")
        while not isinstance(app.screen, DeskScreen):
            await pilot.pause(0.02)
        assert app.idle_times == IdleTimes(5, 10)
        assert [hit async for hit in OwnCommands(app.screen, None).search("pref")]

    at_the_meeting(act)


def test_no_command_is_left_without_words() -> None:
    """What the palette shows is a sentence for a person, not the name of a method."""
    assert issubclass(MappaChairApp, App)
    for screen in (DeskScreen, WalkScreen, MappaChairApp):
        assert all(" " in each.told or each.told.istitle() for each in commands_of(screen))
