"""Unlocking in the terminal: wrong passphrases are told, the recovery key sets a new one, names reach history."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault import attempts, keychange
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import ENTER, F2, ctrl
from tests.pty.terminal import Terminal, python

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

ANITA = "heron-lantern-quarry-velvet-thistle"
JO = "an umbrella, four keys and a map"
NEW = "seven grey horses cross the weir"


class Named:
    """A vault of Anita Rowe's, and the application on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "named.mappa"
        self.recovery_key = create(self.folder, ANITA, name="Anita Rowe", cost=FLOOR)

    def started(self) -> Terminal:
        """The application, asking for the passphrase."""
        return Terminal(python("mappa_chair", "open", str(self.folder)), size=(100, 30))

    def opens(self, secret: str) -> bool:
        """Whether a secret opens the vault."""
        try:
            open_vault(self.folder, secret).close()
        except WrongPassphraseError:
            return False
        return True


@pytest.fixture
def named(tmp_path: Path) -> Named:
    """The vault."""
    return Named(tmp_path)


def test_the_recovery_key_leads_to_a_new_passphrase_and_nowhere_else(named: Named) -> None:
    """Two that differ and one too short are refused; then the desk is there, and the old passphrase is dead."""
    with named.started() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write(named.recovery_key, ENTER)
        terminal.wait_for("Set a new passphrase now")
        terminal.write(NEW, ENTER, "something else", ENTER)
        terminal.wait_for("not the same")
        terminal.write("too short", ENTER, "too short", ENTER)
        terminal.wait_for("only 9 characters")
        terminal.write(NEW, ENTER, NEW, ENTER)
        terminal.wait_for("No meeting yet")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        assert NEW.encode() not in terminal.log
    assert (named.opens(ANITA), named.opens(NEW)) == (False, True)


def test_left_before_a_new_passphrase_nothing_is_changed(named: Named) -> None:
    """Ctrl+Q closes the vault as it was, with the use in the chain. Whose it was is asked of several people."""
    with open_vault(named.folder, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
    with named.started() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write(named.recovery_key, ENTER)
        terminal.wait_for("Whose passphrase was forgotten? ")
        terminal.write("Nobody", ENTER)
        terminal.wait_for("Nobody of that name")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with named.started() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write(named.recovery_key, ENTER)
        terminal.wait_for("Anita Rowe, Jo Green")
        terminal.write("jo green", ENTER, NEW, ENTER, NEW, ENTER)
        terminal.wait_for("No meeting yet")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    assert [named.opens(each) for each in (ANITA, JO, NEW)] == [True, False, True]
    with open_vault(named.folder, ANITA) as vault, vault.unit("reader") as unit:
        assert [each.kind for each in unit.incidents()].count("recovery key used") == 2


def test_what_is_done_on_the_screen_bears_the_name_of_who_came_in(named: Named) -> None:
    """The history names the holder of the passphrase."""
    with named.started() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write(ANITA, ENTER)
        terminal.wait_for("No meeting yet")
        lines = ("EX/0900", "Invented", "Person", "EX/0900/1", "fri", "2")
        terminal.write(F2, "".join(line + ENTER for line in lines))
        terminal.wait_for("EX/0900/1")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
    with open_vault(named.folder, ANITA) as vault, vault.unit("reader") as unit:
        assert {each.author for each in unit.history("EX/0900/1", "case")} == {"Anita Rowe"}


def test_wrong_passphrases_make_the_next_try_wait_and_are_told(named: Named) -> None:
    """The seconds are counted down on the screen; who opens the vault reads how many there were, and goes on."""
    now = datetime.now(UTC).isoformat()
    counted = {"format": attempts.FORMAT, "version": 1, "count": 6, "first": now, "last": now}
    (named.folder / attempts.NAME).write_text(json.dumps(counted))
    with named.started() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write(ANITA, ENTER)
        terminal.wait_for("After 6 wrong passphrases the next try waits")
        terminal.wait_for("6 wrong passphrases were tried since")
        assert "No meeting yet" not in terminal.text
        terminal.write(ENTER)
        terminal.wait_for("No meeting yet")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
