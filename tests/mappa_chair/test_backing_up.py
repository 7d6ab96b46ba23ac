"""`backup` and `restore`: what they print and refuse, and the drill of the documentation, run as it is."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mappa_chair
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import PASSPHRASE, CommandLine

if TYPE_CHECKING:
    from collections.abc import Iterator

REVIEW = "EX/0147/3"
PAGE = Path(mappa_chair.__file__).parents[1] / "docs" / "backups.md"


@pytest.fixture(autouse=True)
def no_backup_at_closing() -> None:
    """Here a vault backs itself up when it is closed."""


def drill() -> Iterator[list[str]]:
    """The commands of the page's drill, as somebody would type them."""
    text = PAGE.read_text(encoding="utf-8").partition("## Restore drill")[2]
    for line in re.findall(r"^    (.+)$", text, re.MULTILINE):
        program, *words = shlex.split(line)
        assert program == "mappa-chair"
        yield words


def test_the_drill_of_the_page_works_as_it_stands(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command ends well; the restored vault has the meetings, and the vault itself is as it was."""
    monkeypatch.chdir(folder.parent)
    folder.rename("Eastmere.mappa")
    with open_vault(Path("Eastmere.mappa"), PASSPHRASE) as vault, vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": "none"})
        unit.commit()
    before = Path("Eastmere.mappa/vault.db").read_bytes()
    monkeypatch.setenv("MAPPA_CHAIR_PASSPHRASE_FILE", "passphrase")
    command = CommandLine(capsys)
    said = []
    for words in drill():
        assert command(*words) == 0, command.err
        said.append(command.out + command.err)
    made, listed, compared, restored, verified, meetings = said
    assert "Checked as a whole" in made
    assert "closing" in listed
    assert "The present vault has nothing that is not in it." in compared
    assert "Restored to Drill.mappa: 2 meetings." in restored
    assert "The vault is whole" in verified
    assert REVIEW in meetings
    assert Path("Eastmere.mappa/vault.db").read_bytes() == before


def test_what_a_backup_does_not_have_is_listed(command: CommandLine, folder: Path, tmp_path: Path) -> None:
    """The numbers and times of the changes, and each meeting with its last save, on standard error."""
    path = tmp_path / "old.mappa-backup"
    assert command("backup", str(path)) == 0
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": "after"})
        unit.commit()
    assert command("restore", str(path), "--compare") == 0
    assert re.search(r"The present vault has more: changes \d+ to \d+, up to ", command.err)
    assert f"  {REVIEW}: saved since, last saved " in command.err
    assert not list(tmp_path.glob("*restored*"))
    assert command("restore", str(path)) == 0
    assert f"  {REVIEW}: saved since" in command.err
    (made,) = tmp_path.glob("team-restored-*.mappa")
    assert str(made) in command.out


def test_a_backup_goes_into_a_folder_under_the_vaults_name(command: CommandLine, tmp_path: Path) -> None:
    """As onto a stick; a file that is there is written over with --force only."""
    (tmp_path / "stick").mkdir()
    assert command("backup", str(tmp_path / "stick")) == 0
    (made,) = (tmp_path / "stick").iterdir()
    assert re.fullmatch(r"team-\d{4}-\d\d-\d\d\.mappa-backup", made.name)
    before = made.read_bytes()
    assert command("backup", str(tmp_path / "stick")) == 2
    assert "is there already" in command.err
    assert made.read_bytes() == before
    assert command("backup", str(tmp_path / "stick"), "--force") == 0


def test_a_damaged_backup_is_listed_as_that(command: CommandLine, folder: Path) -> None:
    """With exit status 1; the sound ones are listed as well, and as JSON."""
    shutil.rmtree(folder / "backups", ignore_errors=True)
    assert command("backup", "--list") == 0
    assert "no backups" in command.out
    assert command("backup") == 0
    (sound,) = (folder / "backups").iterdir()
    bad = sound.with_name("bad.mappa-backup")
    shutil.copy(sound, bad)
    bad.write_bytes(bad.read_bytes()[:-1])
    assert command("backup", "--list") == 1
    assert sound.name in command.out
    assert "The backup bad.mappa-backup is damaged" in command.err
    assert command("backup", "--list", "--json") == 1
    assert [each["fault"] is None for each in command.json] == [True, False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backup", "--list", "x"), "--list takes no file."),
        (("backup", "--json"), "--json goes with --list."),
        (("restore",), "required"),
        (("restore", "none.mappa-backup"), "cannot be read"),
        (("restore", "x", "--compare", "--to", "y"), "--compare writes nothing."),
    ],
)
def test_what_cannot_be_followed_is_told(command: CommandLine, words: tuple[str, ...], said: str) -> None:
    """In one sentence, with status 2."""
    assert command(*words) == 2
    assert said in command.err


def test_a_backup_comes_to_a_new_computer(
    command: CommandLine, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no vault yet it is restored to the place of the vault itself."""
    path = tmp_path / "team.mappa-backup"
    assert command("backup", str(path)) == 0
    new = CommandLine(capsys, "--vault", str(tmp_path / "new" / "vault.mappa"), *command._always[2:])
    assert new("restore", str(path)) == 0
    assert "There is no present vault to compare it with." in new.err
    assert new("list") == 0
    assert REVIEW in new.out
    assert folder.is_dir()
