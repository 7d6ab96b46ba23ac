"""`keys`: who opens the vault, told and changed; passphrases come from files or the terminal alone."""

from __future__ import annotations

import getpass
import io
import sys
from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.faults import WrongPassphraseError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.keyfaults import RecoveryKeyUsedError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.recovery import as_text
from tests.mappa_chair.test_passphrases import Terminal
from tests.vault.quick import ANITA, JO, NEW, quick, quick_vault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mappa_chair.conftest import CommandLine

__all__ = ["quick"]

pytestmark = pytest.mark.usefixtures("quick")


class Keys:
    """A vault of Anita Rowe's, and the command line on it with passphrases in files."""

    def __init__(self, command: CommandLine, folder: Path) -> None:
        self.command = command
        self.vault = folder / "keys.mappa"
        self.recovery_key = quick_vault(self.vault)

    def file(self, secret: str) -> str:
        """A file that holds a secret."""
        path = self.vault.parent / f"{abs(hash(secret))}.secret"
        path.write_text(f"{secret}\n", encoding="utf-8")
        return str(path)

    def __call__(self, *words: str, secret: str = ANITA, new: str = "") -> int:
        """Run `keys` with words, a passphrase and a new one."""
        also = ("--new-passphrase-file", self.file(new)) if new else ()
        return self.command(
            "keys", *words, *also, "--vault", str(self.vault), "--passphrase-file", self.file(secret)
        )

    def opens(self, secret: str) -> str | None:
        """Who opens the vault with a secret."""
        try:
            with open_vault(self.vault, secret) as vault:
                return vault.worker
        except WrongPassphraseError:
            return None


@pytest.fixture
def keys(bare_command: CommandLine, tmp_path: Path) -> Keys:
    """The vault and its command line."""
    return Keys(bare_command, tmp_path)


def typing(monkeypatch: pytest.MonkeyPatch, *secrets: str, lines: str = "") -> None:
    """Somebody at the terminal who types these secrets unseen, and these lines."""
    typed = iter(secrets)
    terminal = Terminal(lines)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))


def test_who_opens_the_vault_is_listed(keys: Keys) -> None:
    """Name, since when, who added them, and who has it open; JSON for programs."""
    assert keys("add", "--name", "Jo Green", new=JO) == 0
    assert "Jo Green opens the vault" in keys.command.out
    assert keys("list", secret=JO) == 0
    lines = keys.command.out.splitlines()
    assert [line[:15] for line in lines] == ["1  Anita Rowe  ", "2  recovery key", "3  Jo Green    "]
    assert lines[2].endswith(", by Anita Rowe  (opened the vault now)")
    assert keys("list", "--json") == 0
    assert [(each["name"], each["kind"], each["opened"]) for each in keys.command.json] == [
        ("Anita Rowe", "passphrase", True),
        ("recovery key", "recovery", False),
        ("Jo Green", "passphrase", False),
    ]


def test_what_is_done_bears_the_name_of_who_opened_the_vault(keys: Keys, partial: Path) -> None:
    """The history names the holder of the passphrase, not the user of the computer."""
    keys("add", "--name", "Jo Green", new=JO)
    words = ("import", str(partial), "--vault", str(keys.vault), "--passphrase-file", keys.file(JO))
    assert keys.command(*words) == 0
    with open_vault(keys.vault, ANITA) as vault, vault.unit("Test") as unit:
        assert [each.author for each in unit.history("EX/0300/1", "case")] == ["Jo Green"]


def test_a_passphrase_is_asked_for_twice(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five words are offered, on standard error, with whose it is; two that differ change nothing."""
    typing(monkeypatch, NEW, JO)
    assert keys("add", "--name", "Jo Green") == 2
    assert "differ" in keys.command.err
    typing(monkeypatch, NEW, NEW)
    assert keys("add", "--name", "Jo Green") == 0
    assert "Five words drawn at random" in keys.command.err
    assert NEW not in keys.command.out + keys.command.err
    assert keys.opens(NEW) == "Jo Green"


def test_a_changed_passphrase_replaces_the_old_one(keys: Keys) -> None:
    """And says what still opens with the old one."""
    assert keys("change", new=NEW) == 0
    assert "backups from before" in keys.command.out
    assert (keys.opens(ANITA), keys.opens(NEW)) == (None, "Anita Rowe")
    assert keys("change", "--name", "Anita Hill", secret=NEW, new=JO) == 0
    assert keys.opens(JO) == "Anita Hill"


def test_revoking_asks_first_and_says_what_it_does_not_do(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything but a yes changes nothing; without a terminal --yes says it beforehand."""
    keys("add", "--name", "Jo Green", new=JO)
    typing(monkeypatch, lines="no\n")
    assert keys("revoke", "Jo Green") == 1
    assert keys.opens(JO) == "Jo Green"
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert keys("revoke", "Jo Green") == 2
    assert "--yes" in keys.command.err
    typing(monkeypatch, lines="Yes\n")
    assert keys("revoke", "jo green") == 0
    assert "Copies and backups from before still open with it" in keys.command.out
    assert keys.opens(JO) is None
    assert keys("revoke", "1", "--yes") == 2
    assert "only passphrase" in keys.command.err


def test_a_new_recovery_key_is_typed_back_before_it_counts(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed wrong three times, the old one stays; typed right, it is dead."""
    typing(monkeypatch, lines="nonsense\n" * 3)
    assert keys("recovery") == 2
    assert keys.opens(keys.recovery_key) == "recovery key"

    made = as_text(bytes(range(16)))
    monkeypatch.setattr("mappa_chair.vault.keychange.new_recovery_key", lambda: made)
    typing(monkeypatch, lines=f"{made}\n")
    assert keys("recovery") == 0
    assert made in keys.command.out
    assert (keys.opens(keys.recovery_key), keys.opens(made)) == (None, "recovery key")


def test_without_a_terminal_the_recovery_key_is_printed(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that renews it reads it from standard output."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert keys("recovery") == 0
    made = next(line.strip() for line in keys.command.out.splitlines() if line.startswith("    "))
    assert keys.opens(made) == "recovery key"


def test_the_recovery_key_does_nothing_but_set_a_new_passphrase(keys: Keys, partial: Path) -> None:
    """Every other command says what to do first; afterwards the new passphrase works."""
    own = ("--vault", str(keys.vault), "--passphrase-file", keys.file(keys.recovery_key))
    for words in (["list"], ["import", str(partial)], ["verify"], ["settings"], ["due"], ["show", "x"]):
        assert keys.command(*words, *own) == 2
        assert keys.command.err.splitlines()[-1] == str(RecoveryKeyUsedError())
    for words in (["list"], ["add", "--name", "Jo Green"], ["revoke", "1"], ["recovery"]):
        assert keys(*words, secret=keys.recovery_key) == 2
    assert keys("change", secret=keys.recovery_key, new=NEW) == 0
    assert (keys.opens(ANITA), keys.opens(NEW)) == (None, "Anita Rowe")


def test_an_option_without_a_use_is_told(keys: Keys) -> None:
    """Before a passphrase is asked for."""
    for words in (["list", "Jo"], ["add", "--name", "Jo", "--json"], ["change", "--yes"], ["recovery", "Jo"]):
        assert keys(*words) == 2
        assert "has no use for" in keys.command.err
    for words in (["add"], ["revoke"]):
        assert keys(*words) == 2
        assert "Nobody was named" in keys.command.err
    assert keys("borrow") == 2


def test_a_new_vault_may_be_named(bare_command: CommandLine, tmp_path: Path) -> None:
    """`new --name` says whose the first passphrase is."""
    secret = tmp_path / "secret"
    secret.write_text(ANITA, encoding="utf-8")
    made = tmp_path / "named.mappa"
    assert bare_command("new", str(made), "--name", "Anita Rowe", "--passphrase-file", str(secret)) == 0
    assert bare_command("new", str(tmp_path / "b.mappa"), "--name", "7", "--passphrase-file", str(secret)) == 2
    assert not (tmp_path / "b.mappa").exists()
    with open_vault(made, ANITA) as vault:
        assert vault.holder == "Anita Rowe"


def test_rotating_keeps_one_passphrase_and_names_the_others(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks first, shows the new recovery key, and says how to let the others in again."""
    monkeypatch.setattr("mappa_chair.vault.kdf.tuned", lambda: FLOOR)
    keys("add", "--name", "Jo Green", new=JO)
    typing(monkeypatch, lines="no\n")
    assert keys("rotate") == 1
    assert keys.opens(JO) == "Jo Green"
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert keys("rotate", "--yes") == 0
    made = next(line.strip() for line in keys.command.out.splitlines() if line.startswith("    "))
    assert 'To let Jo Green in again: mappa-chair keys add --name "Jo Green"' in keys.command.out
    assert [keys.opens(each) for each in (ANITA, made, JO, keys.recovery_key)] == [
        "Anita Rowe",
        "recovery key",
        None,
        None,
    ]


def test_rotating_asks_for_the_passphrase_again(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the terminal, unseen; another one changes nothing."""
    monkeypatch.setattr("mappa_chair.vault.kdf.tuned", lambda: FLOOR)
    monkeypatch.setattr("mappa_chair.commands.keying.show_recovery_key", lambda _made: None)
    typing(monkeypatch, ANITA, NEW, lines="yes\n")
    assert keys.command("keys", "rotate", "--vault", str(keys.vault)) == 2
    assert "does not open this vault" in keys.command.err
    typing(monkeypatch, ANITA, ANITA, lines="yes\n")
    assert keys.command("keys", "rotate", "--vault", str(keys.vault)) == 0
    assert (keys.opens(ANITA), keys.opens(keys.recovery_key)) == ("Anita Rowe", None)
