"""Every screen and state is painted as its golden says; each golden has a state, and each state a golden.

The suite tells some of the stories. `python -m tests.screens.snapshots.renew` tells all of them in both sizes and
shows what differs; with `--write` it keeps that.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.screens.snapshots.frozen import frozen
from tests.screens.snapshots.picture import picture
from tests.screens.snapshots.renew import made_then
from tests.screens.snapshots.stage import GOLDENS, SIZES, Album
from tests.screens.snapshots.stories import IN_THE_SUITE, STORIES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vault that the stories begin with."""
    return made_then(tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize(("story", "size"), IN_THE_SUITE, ids=str)
def test_each_state_is_painted_as_its_golden(
    story: str, size: tuple[int, int], made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word for word and mark for mark; every state of the story has a golden, and no golden is left over."""
    album = Album(story, size)
    with frozen(tmp_path, monkeypatch):
        asyncio.run(STORIES[story](album, made))
    assert not album.differing, "\n".join(album.differing.values())
    assert album.goldens() == set(album.taken)


def test_every_golden_belongs_to_a_story() -> None:
    """A story that is told no more leaves no pictures behind, nor does a size."""
    assert {folder.name for folder in GOLDENS.iterdir()} == set(STORIES)
    endings = {f"{width}x{height}.txt" for width, height in SIZES}
    assert {path.name.partition(".")[2] for path in GOLDENS.glob("*/*")} == endings
    for story in set(STORIES) - {"small-window"}:
        small, large = (Album(story, size).goldens() for size in SIZES)
        assert small == large, story


def test_a_picture_tells_what_is_set_off_without_colour() -> None:
    """Words and their marks; blank marks below each other, as a scrollbar has them, are one."""
    from textual.app import App, ComposeResult  # noqa: PLC0415 - for this one picture
    from textual.widgets import Static  # noqa: PLC0415 - as above

    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            """Two lines, each ending with a reversed blank."""
            yield Static("plain [b]bold[/b] [r]chosen[/r]\n[r] [/r]\n[r] [/r]")

    async def taken() -> str:
        app: App[None] = Shown()
        async with app.run_test(size=(24, 4)) as pilot:
            await pilot.pause()
            return picture(app)

    assert asyncio.run(taken()) == (
        " 1│plain bold chosen\n 2│\n 3│\n 4│\n──┴── set off without colour\n"
        " 1      7-10  bold            bold\n"
        " 1     12-17  reverse         chosen\n"
        " 2-3    1-1   reverse\n"
    )
