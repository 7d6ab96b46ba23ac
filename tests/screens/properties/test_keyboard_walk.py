"""By keys alone: no screen holds the focus in a trap, and no field swallows a key of the screen it is on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from screens.base.choice import Choice
from screens.base.field import Field
from screens.base.keymap import commands_of
from screens.base.line_field import LineField
from screens.base.rows import Rows
from screens.forms.table import TableList
from screens.papers.page import PapersPage
from screens.papers.view import View
from screens.walk.jump import JumpLine
from screens.walk.walk import WalkScreen
from tests.screens.conftest import PASSPHRASE
from tests.screens.papers.desk import changed, leaking
from tests.screens.properties.by_keys import (
    classes_that_take_focus,
    keys_of,
    keys_that_hold,
    round_by,
    swallowed,
    takes_focus,
    tap,
)
from tests.screens.properties.states import ITEMS, PAGES, PAPERS, item
from tests.screens.snapshots.frozen import RECOVERY_KEY, WORDS, frozen
from tests.screens.snapshots.stage import VAULT, Album, stage
from tests.screens.walk.sitting import run

if TYPE_CHECKING:
    import pytest
    from textual.widget import Widget

    from tests.screens.conftest import Chair
    from tests.screens.snapshots.stage import Stage


# Of the pages, those that are looked at beside both panels too.
_WIDE: Final = ("approval", "gists", "statement", "changes", "short form", "list of items", "screen-safe view")


async def _reach(on: Stage, keys: tuple[str, ...], shown: str) -> None:
    await tap(on, *keys)
    if shown:
        await on.until(shown)


async def _both_ways(on: Stage, name: str) -> None:
    forward = await round_by(on, "tab")
    assert forward == await round_by(on, "shift+tab"), name
    assert forward == takes_focus(on), name


def _kind(on: Stage, widget: Widget) -> tuple[object, ...]:
    """Its class, of a choice also whether an answer stands, and the keys that hold there."""
    on.app.screen.set_focus(widget)
    return type(widget), isinstance(widget, Choice) and widget.value is not None, frozenset(keys_that_hold(on))


def test_in_a_meeting_tab_leads_everywhere_and_no_key_is_swallowed(
    chair: Chair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each item and page Tab and Shift+Tab reach all that takes the focus; at each kind of it all keys hold."""
    monkeypatch.chdir(chair.vault.parent)
    declared = {key for command in commands_of(WalkScreen) for key in command.keys}
    seen: set[tuple[object, ...]] = set()

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.open_level_3()
            for name, (keys, shown) in {**ITEMS, **PAGES}.items():
                await _reach(on, keys, shown)
                if not isinstance(on.app.focused, JumpLine):
                    await _both_ways(on, name)
                for widget in takes_focus(on):
                    if (kind := _kind(on, widget)) in seen:
                        continue
                    seen.add(kind)
                    assert declared <= set(keys_that_hold(on)) or name in ("screen-safe view", "preferences"), name
                    assert await swallowed(on) == [], name
                await tap(on, "escape")

    run(steps())
    # Those that are not met are what others are made of.
    assert classes_that_take_focus("base", "forms", "walk") - {kind[0] for kind in seen} == {
        Field,
        Rows,
        TableList,
    }


def test_each_view_of_the_papers_too(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the choice to the files and approval, as a chair comes through: Tab leads round, all keys hold."""
    monkeypatch.chdir(chair.vault.parent)
    leaking(chair)
    changed(chair, "plan", offender_informed=False, withheld_because="He would abscond.")
    views: set[type[View]] = set()
    seen: set[tuple[object, ...]] = set()

    async def looked_at(on: Stage, name: str) -> None:
        view = on.walk.query_one(PapersPage)._view
        views.add(type(view))
        await _both_ways(on, name)
        on.app.screen.set_focus(view.first)
        assert await swallowed(on, keys_of(on, view)) == [], name
        for widget in takes_focus(on):
            if (kind := (type(view), *_kind(on, widget))) not in seen:
                seen.add(kind)
                assert await swallowed(on) == [], name
        on.app.screen.set_focus(view.first)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.open_level_3()
            on.walk.query_one("#export-folder", LineField).value = str(chair.vault.parent / "papers")
            for name, (keys, shown) in PAPERS.items():
                await _reach(on, keys, shown)
                await looked_at(on, name)

    run(steps())
    assert views == set(View.__subclasses__())
    assert classes_that_take_focus("papers") <= {kind[1] for kind in seen}


def test_a_choice_with_its_list_open_swallows_no_key(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list lies over the form: keys of the screen work, and Tab leaves it."""
    monkeypatch.chdir(chair.vault.parent)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.open_level_3()
            await tap(on, *item(11, "enter"))
            choice = on.app.focused
            assert isinstance(choice, Choice)
            assert choice.children, "the list is not open"
            assert await swallowed(on) == []
            assert choice.children
            await tap(on, "tab")
            assert on.app.focused is not choice
            assert not choice.children

    run(steps())


def test_on_a_wide_screen_tab_leads_to_the_panels_beside_the_form_too(
    chair: Chair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From each page to the list of items and to what is missing, and back."""
    monkeypatch.chdir(chair.vault.parent)

    async def steps() -> None:
        async with stage(Album("none", (120, 40))) as on:
            await on.open_level_3()
            for name, (keys, shown) in {
                "item 2": ITEMS["item 2"],
                **{each: PAGES[each] for each in _WIDE},
            }.items():
                await _reach(on, keys, shown)
                # Before the page is laid out, as where Tab is typed ahead.
                await _both_ways(on, name)
                await tap(on, "escape")

    run(steps())


def test_before_a_meeting_too(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the desk, in each of its panels and ways to list, and where the passphrase is asked for."""
    monkeypatch.chdir(chair.vault.parent)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.at_desk()
            for keys in ((), ("f2",), ("f8",), ("f7",), ("f4",), ("f6",)):
                await tap(on, "escape", *keys)
                await _both_ways(on, f"desk {keys}")
                assert await swallowed(on) == []
        async with stage(Album("none", (80, 24)), unlocked=False) as on:
            await _both_ways(on, "unlocking")
            assert await swallowed(on) == []

    run(steps())


def test_where_a_passphrase_is_made_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each step of the first run, and after a recovery key: the one field keeps the focus and no key."""

    async def looked_at(on: Stage, name: str) -> None:
        await _both_ways(on, name)
        assert await swallowed(on) == []

    async def answered(on: Stage, answer: str) -> None:
        await on.type(answer)
        await on.press("enter")

    async def steps() -> None:
        async with stage(Album("none", (80, 24)), unlocked=False) as on:
            await on.until(WORDS)
            for answer in ("", "Helen Aldous", WORDS):
                await answered(on, answer)
                await looked_at(on, answer)
            await answered(on, WORDS)
            await on.until(RECOVERY_KEY[:5])
            await looked_at(on, "recovery key")
        recovery_key = create(Path("second"), PASSPHRASE, cost=FLOOR)
        shutil.rmtree(VAULT)
        Path("second").rename(VAULT)
        async with stage(Album("none", (80, 24)), unlocked=False) as on:
            await answered(on, recovery_key)
            await on.until("new passphrase")
            await looked_at(on, "new passphrase")

    with frozen(tmp_path, monkeypatch):
        run(steps())
