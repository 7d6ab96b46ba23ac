"""A crash of our own right behind the last key: what was typed is in the vault, and the crash is told as ever."""

from __future__ import annotations

import re
import sys
from typing import Final

import pytest

from mappa_chair.vault.opening import open_vault
from screens.base.app import CRASHED
from tests.pty.keys import DOWN, ENTER, ESC, F2, F4, F6, TAB, ctrl
from tests.pty.terminal import Terminal
from tests.screens.conftest import PASSPHRASE, Chair

pytestmark = pytest.mark.pty

LEVEL_3: Final = "EX/0147/3"
GO: Final = ctrl("g")
ALL_SAVED: Final = "What was typed before it is saved."
NOT_SAVED: Final = "what was typed in the last second could not be saved."

# The application with a method that falls over, at once or from F4 on. It saves only at last, unless it is the
# saving that falls over.
FALLING: Final = """
import sys, threading
from screens.base.environment import prepare
prepare()
from mappa_chair.cli import main
from textual.command import CommandPalette
from screens import application, desk
from screens.base import app
from screens.walk import bars, keeper, walk
def fall(*_, **__):
    secret = "SENTINEL in a local"
    raise RuntimeError("SENTINEL in a message: " + secret)
def from_f4_on(owner, name, do=fall):
    def armed(self):
        setattr(owner, name, do)
        self.query("*").refresh()
        self._changed()
    walk.WalkScreen.action_check = armed
def once(owner, name):
    as_it_was = getattr(owner, name)
    def fall_once(*_, **__):
        setattr(owner, name, as_it_was)
        fall()
    from_f4_on(owner, name, fall_once)
    keeper.Keeper._begin = begin
def in_a_worker(self):
    self.run_worker(fall, thread=True)
def in_a_bare_thread(self):
    threading.Thread(target=fall).start()
begin, keeper.Keeper._begin = keeper.Keeper._begin, lambda self: None
{change}
sys.exit(main(sys.argv[1:]))
"""


def falling(chair: Chair, change: str) -> Terminal:
    """The application with a change that makes it fall."""
    words = ("open", str(chair.vault), "--passphrase-file", str(chair.passphrase))
    return Terminal([sys.executable, "-c", FALLING.format(change=change), *words])


def type_and_fall(terminal: Terminal, keys: str) -> None:
    """In one write: a date that is none, a note half typed, a text, and what it falls over."""
    terminal.wait_for("level 3")
    terminal.write(DOWN, ENTER)
    terminal.wait_for("F8 Next")
    begun = f"{GO}17{ENTER}{ctrl('u')}when Helen is back{GO}kRing about the{ESC}"
    terminal.write(f"{begun}{GO}5{ENTER} Typed last.", keys)


def told_of_crash(terminal: Terminal, place: str = " fall ") -> str:
    """What is told, once it has ended as a crash does: plain terminal, code, first fault, no word of a record."""
    assert terminal.exit_status() == CRASHED
    assert terminal.is_plain
    told = bytes(terminal.log).rpartition(b"\x1b[?1049l")[2].decode()
    assert not re.search("SENTINEL|Helen|Ring about|Typed last", told)
    assert b"SENTINEL" not in terminal.log
    assert re.search(r"code MC-[0-9A-F]{8}", told)
    assert "RuntimeError" in told
    assert place in f"{' '.join(told.split())} "
    return " ".join(told.split())


def reason_and_drafts(chair: Chair) -> tuple[str, dict[str, str]]:
    """The text that was typed into, and what is kept beside the record."""
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        background = unit.json(LEVEL_3)["background"]
        assert isinstance(background, dict)
        return str(background["referral_reason"]), dict(unit.drafts(LEVEL_3))


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param("walk.WalkScreen.action_check = fall", F4, id="in a key's action"),
        pytest.param("walk.WalkScreen.action_check = in_a_worker", F4, id="in a worker's thread"),
        pytest.param("walk.WalkScreen.action_check = in_a_bare_thread", F4, id="in a bare thread"),
        pytest.param("from_f4_on(bars.Bar, 'render')", F4, id="while painting"),
        pytest.param("from_f4_on(app.ChairApp, 'on_event')", F4 + "x", id="in the application's own loop"),
        pytest.param("once(keeper, 'keep')", F4, id="where it saves"),
        pytest.param("CommandPalette._action_cursor_down = fall", ctrl("p") + DOWN, id="in the palette"),
    ],
)
def test_what_was_typed_right_before_a_crash_is_in_the_vault(chair: Chair, change: str, keys: str) -> None:
    """Wherever it falls over, to the last letter; and that it was saved is told."""
    with falling(chair, change) as terminal:
        type_and_fall(terminal, keys)
        assert ALL_SAVED in told_of_crash(terminal)
    reason, drafts = reason_and_drafts(chair)
    assert reason.endswith(" Typed last.")
    assert drafts == {"review.on": "when Helen is back", "?typed_note": "Ring about the"}


def test_a_last_save_that_falls_over_too_hides_nothing_of_the_crash(chair: Chair) -> None:
    """The first fault is told with its code, and that the last second was not saved."""
    change = (
        "def both(self):\n"
        "    keeper.keep = lambda *_, **__: {}['SENTINEL']\n"
        "    fall()\n"
        "walk.WalkScreen.action_check = both\n"
    )
    with falling(chair, change) as terminal:
        type_and_fall(terminal, F4)
        told = told_of_crash(terminal)
    assert f"{NOT_SAVED} Start it again." in told
    assert "KeyError" not in told
    assert reason_and_drafts(chair)[0].endswith("within eight weeks of release.")


def test_on_a_full_disk_the_last_save_takes_the_room_kept_back(chair: Chair) -> None:
    """It fails first, gives up what was kept back beside the database, and goes through."""
    change = (
        "from mappa_chair.vault.faults import NotSavedError\n"
        "keep = keeper.keep\n"
        "def without_room(vault, *given, **named):\n"
        "    if (vault.folder / 'reserve').exists():\n"
        "        raise NotSavedError('The disk is full.', 'Free some space.')\n"
        "    keep(vault, *given, **named)\n"
        "keeper.keep = without_room\n"
        "walk.WalkScreen.action_check = fall\n"
    )
    with falling(chair, change) as terminal:
        type_and_fall(terminal, F4)
        assert ALL_SAVED in told_of_crash(terminal)
    assert not (chair.vault / "reserve").exists()
    assert reason_and_drafts(chair)[0].endswith(" Typed last.")


def test_before_a_vault_is_open_a_crash_promises_nothing(chair: Chair) -> None:
    """At the passphrase nothing can have been typed into a record, and nothing is told of any."""
    with falling(chair, "application.MappaChairApp._opened = fall") as terminal:
        told = told_of_crash(terminal)
    assert "What was saved is still there. Start it again." in told
    assert "typed" not in told


def test_what_was_begun_at_the_desk_right_before_a_crash_is_there_again(chair: Chair) -> None:
    """The lines of a meeting that is not begun yet, to the last letter."""
    with falling(chair, "desk.DeskScreen.action_due = fall") as terminal:
        terminal.wait_for("level 3")
        terminal.write(F2, "EX/0900", ENTER, "Newname", F6)
        assert ALL_SAVED in told_of_crash(terminal)
    with chair.opened() as terminal:
        terminal.wait_for("Newname")
        terminal.write(TAB)
        assert "EX/0900" in terminal.text
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
