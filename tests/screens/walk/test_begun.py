"""What was begun is kept while its screen stands, and looked for no longer once the screen is being left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mappa_chair.keeping import left_at, take
from screens.begun import Begun
from screens.walk.bars import Bar
from screens.walk.walk import WalkScreen
from tests.screens.walk.sitting import LEVEL_2, LEVEL_3, run, sitting

if TYPE_CHECKING:
    from tests.screens.conftest import Chair


def test_a_meeting_that_is_being_left_is_not_asked_what_was_begun(chair: Chair) -> None:
    """Its widgets go one by one: the look that comes then finds nothing to ask, and no fault."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            begun = Begun()
            await sat.press("ctrl+g", "x", "space")
            assert begun.changed(sat.walk)
            assert await begun.keep(sat.vault) is None
            assert left_at(sat.vault)["meeting"] == LEVEL_3
            await sat.press("space")
            assert begun.changed(sat.walk)
            await sat.walk.remove_children()
            await sat.pilot.app.pop_screen()
            assert not begun.changed(sat.walk)
            assert await begun.keep(sat.vault) is None
            # What the last save and the last clock tell comes to a screen without lines.
            sat.walk.tell_line("told too late")
            sat.walk._judge()
            sat.walk._show_lines()
            sat.walk._tell_saved("told too late as well")
            sat.walk.look_at_clock()
            assert not sat.walk.query("*")

    run(steps())


def test_what_is_told_to_a_meeting_that_comes_up_stops_nothing(chair: Chair) -> None:
    """The desk's own telling can find the meeting on the screen before its lines are there."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            draft, _ = take(sat.vault, LEVEL_2, author="test")
            coming = WalkScreen(sat.vault, draft, author="test")
            coming._tell_saved("told too early")
            sat.pilot.app.push_screen(coming)
            coming.tell_line("told while it comes up")
            await coming.opened.wait()
            await sat.pilot.pause()
            assert "NOT SAVED" in str(coming.query_one("#header", Bar).content)

    run(steps())


def test_behind_a_crash_only_what_somebody_typed_is_kept_again(chair: Chair) -> None:
    """What the vault brought back and nobody touched may be what it fell over: it is let go."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            assert Begun().at_fault(sat.walk) is None
            await sat.press("ctrl+g", "x", "space")
            text = Begun().at_fault(sat.walk)
            assert text is not None
            sat.walk.kept = json.loads(text)
            await sat.walk.return_to_kept()
            assert Begun().at_fault(sat.walk) is None
            await sat.press("space")
            assert Begun().at_fault(sat.walk) is not None

    run(steps())
