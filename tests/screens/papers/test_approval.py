"""The chair approves on the screen: what is open, who approves, why it stays open, and a signed version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.proving import Verdict, known_by_vault, prove
from mappa_chair.vault.opening import open_vault
from tests.screens.conftest import PASSPHRASE
from tests.screens.papers.desk import changed, papers
from tests.screens.walk.sitting import LEVEL_3, run, sitting

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.signing import Approval
    from tests.screens.conftest import Chair


def approved(chair: Chair) -> list[Approval]:
    """Every version of the level 3 meeting that is approved."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("Test") as unit:
        return unit.approvals(LEVEL_3)


def test_a_name_and_a_yes_make_version_1_with_its_fingerprint(chair: Chair) -> None:
    """The name of the chair stands there already; without a Yes nothing is approved; the fingerprint is shown."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go("s")
            sat.sees("APPROVAL: nothing is left to settle", "No version is approved yet", "Helen Aldous")
            sat.sees("Tab to the answers  Ctrl+R approves")
            sat.sees_no("Enter on a duty")
            await sat.press("ctrl+r")
            sat.sees("Say Yes at")
            await sat.press("ctrl+u", "tab", "right", "ctrl+r")
            sat.sees("Minutes are approved by somebody")
            await sat.press("shift+tab")
            await sat.type("Helen Aldous, chair")
            await sat.press("ctrl+r")
            sat.sees("APPROVAL: these minutes are approved", "Version 1, approved by Helen Aldous, chair on")
            sat.sees("Fingerprint", "Nothing was changed since.")
            sat.sees("A change, once approved, makes version 2  Ctrl+G x writes version 1  Esc back")
            sat.sees_no("Ctrl+R approves")
            await sat.press("ctrl+r")
            sat.sees("there is nothing to approve")

    run(steps())
    (made,) = approved(chair)
    assert (made.version, made.approved_by, made.changed, made.why) == (1, "Helen Aldous, chair", "", "")


def test_open_duties_are_listed_and_need_a_reason(chair: Chair) -> None:
    """Each is a jump away; the minutes are approved with them for a reason, which is signed."""
    changed(chair, "media", considered=False)

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go("s")
            sat.sees("APPROVAL: 1 thing must still be settled", "! ", "Enter on a duty goes there  Tab to the")
            await sat.press("enter")
            sat.sees("11  MEDIA HANDLING")
            await sat.go("s")
            await sat.press("ctrl+r")
            sat.sees("1 thing must still be settled: settle it, or say why it stays open.")
            await sat.press("tab", "tab")
            await sat.type("On Monday.")
            await sat.press("tab", "right", "ctrl+r")
            sat.sees("Version 1, approved by Helen Aldous", "Duties were left open, because: On Monday.")

    run(steps())
    (made,) = approved(chair)
    assert made.why == "On Monday."


def test_an_action_that_was_begun_is_open_too(chair: Chair) -> None:
    """Words of an action that was not kept would not be in the minutes: they are told before they are approved."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f2")
            await sat.type("half")
            await sat.press("escape")
            await sat.go("s")
            sat.sees("An action was begun and not kept")

    run(steps())
    assert approved(chair) == []


def test_a_correction_says_what_it_changed_and_makes_the_next_version(chair: Chair) -> None:
    """Nothing changed asks nothing; once something is, what and why must be said, and version 2 says it."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.go("s")
            await sat.press("tab", "right", "ctrl+r")
            sat.sees("Version 1, approved by")
            await sat.go_to(18)
            await sat.press("tab", "enter", "tab")
            await sat.type(" More.")
            await sat.go("s")
            sat.sees("approving makes version 2, the old one stays", "Changed since, and why", "Ctrl+R approves")
            await sat.press("tab", "tab", "right", "ctrl+r")
            sat.sees("Say what was changed since version 1, and why (13b.6).")
            await sat.press("shift+tab")
            await sat.type("A word.")
            await sat.press("ctrl+r")
            sat.sees("Version 2, approved by Helen Aldous", "What it changed, and why: A word.")

    run(steps())
    assert [each.version for each in approved(chair)] == [1, 2]
    assert approved(chair)[1].changed == "A word."


def test_what_is_approved_is_written_as_the_version_it_is(chair: Chair, folder: Path) -> None:
    """From approval Ctrl+G x writes it under its version, and the document proves itself."""

    async def steps() -> None:
        async with papers(chair, folder) as sat:
            await sat.go("s")
            await sat.press("tab", "right", "ctrl+r")
            await sat.go("x")
            await sat.press("ctrl+r")
            await sat.until("written: EX-0147-3 minutes v1")

    run(steps())
    with open_vault(chair.vault, PASSPHRASE) as vault:
        (found,) = prove([str(path) for path in folder.iterdir()], known_by_vault(vault))
    assert found.verdict is Verdict.AS_APPROVED


def test_the_check_page_and_the_palette_lead_there(chair: Chair) -> None:
    """From the page that says what is missing, and by name."""

    async def steps() -> None:
        async with sitting(chair) as sat:
            await sat.press("f4")
            sat.sees("Ctrl+G s")
            await sat.press("ctrl+p")
            await sat.type("approve the min")
            await sat.until("Approve the minutes")
            await sat.press("enter")
            await sat.until("APPROVAL: nothing is left to settle")

    run(steps())
