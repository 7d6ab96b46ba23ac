"""Secrets in every field of the record: none is on the screen or on its way there once it is hidden."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mappa_chair.vault.opening import open_vault
from screens.walk.letters import LETTERS
from tests.screens.conftest import PASSPHRASE
from tests.screens.properties.sown import LEVEL_3, Tape, sow
from tests.screens.snapshots.picture import picture
from tests.screens.snapshots.stage import Album, stage
from tests.screens.walk.sitting import run

if TYPE_CHECKING:
    import pytest

    from tests.screens.conftest import Chair
    from tests.screens.snapshots.stage import Stage

SECRET = "Zqxv"

# Pages and lines of a meeting, each left again by what comes next; papers, settings and the way out are not here.
# How it is hidden and shown again: keys before it, the key, what is painted then, and the way back.
WAYS = ((), "f9", "Meeting in progress", ("enter",)), (("ctrl+g",), "v", "NOW ", ("ctrl+g", "v"))
# A form, a table, rows, long texts, the plan. Each item under the screen-safe view: walk/test_safe_bytes.py.
PLACES = (0, 2, 6, 8, 9)
OPENED = [letter for letter in LETTERS if letter in "akqieg/"]


async def still(on: Stage, tape: Tape) -> None:
    """Return once the picture that came before is whole: nothing more was sent for some turns."""
    sent = -1
    while sent != len(tape.sent):
        sent = len(tape.sent)
        for _ in range(5):
            await on.pilot.pause(0.01)


def painted(tape: Tape, sign: str) -> bool:
    """Whether it was sent to the terminal."""
    return sign in tape.text


def hide_everywhere(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plant a secret in every field and beside the record, and begin in the folder of the vault."""
    count = 0

    def secret(_: object) -> str:
        nonlocal count
        count += 1
        return f"{SECRET}{count} said so"

    assert sow(chair, secret) > 180
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.keep_draft(LEVEL_3, "review.on", f"{SECRET} no date")
        unit.keep_draft(LEVEL_3, "capture.what", f"{SECRET} to do")
        unit.commit()
    monkeypatch.chdir(chair.vault.parent)


def test_no_secret_is_painted_once_it_is_hidden(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """From forms, tables, pages and lines: not behind blank and screen-safe view, nor behind the lock."""
    hide_everywhere(chair, monkeypatch)
    tape = Tape(monkeypatch)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.at_desk()
            await on.press(*"0147")
            await on.press("enter")
            await on.in_meeting()
            for number in PLACES:
                await on.go_to(number)
                await on.until(SECRET)
                for before, hide, sign, back in WAYS:
                    await on.press(*before)
                    await on.until("Go to item" if before else SECRET)
                    await still(on, tape)
                    tape.rewind()
                    await on.press(hide)
                    await on.until(partial(painted, tape, sign))
                    assert SECRET not in picture(on.app) + tape.text, f"item {number} behind {hide}"
                    await on.press(*back)
                    await on.until(SECRET)
            for letter in OPENED:
                await on.press("ctrl+g", letter)
                await still(on, tape)
                tape.rewind()
                await on.press("f9")
                await on.until("Meeting in progress")
                assert SECRET not in picture(on.app) + tape.text, f"blank behind Ctrl+G {letter}"
                await on.press("enter", "escape")
            await on.go_to(7)
            await on.until(SECRET)
            await still(on, tape)
            tape.rewind()
            await on.press("ctrl+l")
            await on.until("Locking")
            assert SECRET not in picture(on.app) + tape.text
            assert "Locking" in tape.text

    run(steps())
