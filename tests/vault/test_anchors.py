"""What was put back is noticed: the database, the head, the key file, the whole vault, each told as what it is."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mappa_chair import files, locations
from mappa_chair.vault import head
from mappa_chair.vault.faults import NewerVaultError, VaultMissingError, VaultOutdatedError, VaultReadOnlyError
from mappa_chair.vault.opening import Accepted, open_vault
from mappa_chair.vault.subkeys import subkeys_of
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE, Clock
from tests.vault.harm import contents, flip, refused
from tests.vault.test_verification import remove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.vault import Vault

REVIEW = "EX/0147/3"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rights of files as POSIX has them")


class Lived(NamedTuple):
    """A vault of today, and beside it what it was yesterday."""

    folder: Path
    yesterday: Path


def note(vault: Vault, text: str) -> None:
    """Save something."""
    with vault.unit("chair") as unit:
        unit.save(REVIEW, "media", {"plan": text})
        unit.commit()


def noted(vault: Vault) -> str | None:
    """What was saved."""
    with vault.unit("reader") as unit:
        return unit.record(REVIEW).media.plan


def last(vault: Vault) -> int:
    """The number of the last link."""
    with vault.session() as session:
        return int(session.connection().exec_driver_sql("SELECT max(seq) FROM audit").scalar_one())


@pytest.fixture
def clock() -> Clock:
    """A clock well before that of the computer."""
    clock = Clock()
    clock.turn(days=-365)
    return clock


@pytest.fixture
def lived(folder: Path, review: Record, clock: Clock) -> Lived:
    """A vault that was worked on yesterday and today."""
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        with vault.unit("import") as unit:
            unit.add(review)
            unit.commit()
        note(vault, "yesterday")
    yesterday = folder.parent / "yesterday"
    shutil.copytree(folder, yesterday)
    clock.turn(days=1)
    with open_vault(folder, PASSPHRASE, clock=clock) as vault:
        note(vault, "today")
    clock.turn(hours=1)
    return Lived(folder, yesterday)


def put_back(lived: Lived, *names: str) -> None:
    """Put files of yesterday in the place of today's."""
    for name in names:
        shutil.copy(lived.yesterday / name, lived.folder / name)


def forget(lived: Lived) -> None:
    """Be another computer, which never saw the vault."""
    assert lived.folder.is_dir()
    shutil.rmtree(locations.data_folder() / "seen")


def test_a_vault_that_nobody_touched_opens_without_a_word(lived: Lived) -> None:
    """On this computer and on another one that gets all of it."""
    for _ in range(2):
        with open_vault(lived.folder, PASSPHRASE) as vault:
            assert vault.doubt is None
            assert vault.notices == ()
            assert verify(vault) == []
            assert noted(vault) == "today"
        forget(lived)


def test_a_database_put_back_is_seen_by_its_head(lived: Lived, clock: Clock) -> None:
    """On a computer that never saw it: the missing range and its times are told, and it may only be read."""
    put_back(lived, "vault.db")
    forget(lived)
    before = contents(lived.folder)
    with open_vault(lived.folder, PASSPHRASE, clock=clock) as vault:
        assert isinstance(vault.doubt, VaultOutdatedError)
        end = last(vault)
        assert vault.doubt.problem == (
            f"team.mappa is older than its head.json says: changes {end + 1} to {end + 2} are missing, made from"
            " 2025-11-24 10:00 to 2025-11-25 10:00 (UTC)."
        )
        assert vault.notices[0] == str(vault.doubt)
        assert noted(vault) == "yesterday"
        with pytest.raises(VaultOutdatedError):
            note(vault, "on top of it")
        assert noted(vault) == "yesterday"
        assert verify(vault) != []
    assert contents(lived.folder) == before


def test_a_whole_vault_put_back_is_seen_by_this_computer(lived: Lived, clock: Clock) -> None:
    """Its own head agrees with it; what this computer saw last does not."""
    put_back(lived, *(each.name for each in lived.yesterday.iterdir()))
    with open_vault(lived.folder, PASSPHRASE, clock=clock) as vault:
        assert isinstance(vault.doubt, VaultOutdatedError)
        assert "is older than this computer last saw it: changes " in vault.doubt.problem


def test_links_cut_off_the_end_are_seen(lived: Lived) -> None:
    """With the key and a database tool: the chain that is left is whole, and shorter than the head says."""
    with open_vault(lived.folder, PASSPHRASE) as vault:
        end = last(vault)
        remove(vault, "audit", f"seq > {end - 3}")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.doubt is not None
        assert f"changes {end - 2} to {end} are missing" in vault.doubt.problem
        assert any(f"head.json says: changes {end - 2} to {end}" in each for each in verify(vault))


def test_a_chain_that_goes_on_otherwise_is_seen(lived: Lived) -> None:
    """Yesterday's database worked on elsewhere until it is longer than today's: the head knows another link."""
    with open_vault(lived.yesterday, PASSPHRASE, accepted=Accepted("somebody", "none")) as vault:
        for n in range(6):
            note(vault, f"another {n}")
    shutil.copy(lived.yesterday / "vault.db", lived.folder / "vault.db")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert isinstance(vault.doubt, VaultOutdatedError)
        assert "from change " in vault.doubt.problem


def test_an_older_head_is_brought_up_where_the_chain_goes_on_from_it(lived: Lived) -> None:
    """As after a crash between a commit and its head: told, kept in the chain, and then forgotten."""
    put_back(lived, "head.json")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.doubt is None
        (said,) = vault.notices
        assert said.startswith("head.json was behind, as after a power cut, and was brought up")
        with vault.unit("reader") as unit:
            assert [each.detail for each in unit.incidents()] == [said]
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.notices == ()
        assert verify(vault) == []


def cut(path: Path) -> None:
    """Cut the end off."""
    path.write_bytes(path.read_bytes()[:-10])


def make_folder(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


def renumber(path: Path) -> None:
    """Change what it says and leave its code."""
    path.write_text(_edited(path, "seq", 2), "ascii")


HARMS: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "a flipped bit": lambda path: flip(path, 200, 1),
    "empty": lambda path: path.write_bytes(b""),
    "cut": cut,
    "nonsense": lambda path: path.write_bytes(b"[" * 4_000),
    "too long": lambda path: path.write_bytes(path.read_bytes() + b" " * 5_000),
    "another sequence": renumber,
    "a folder": make_folder,
}


def _edited(path: Path, key: str, value: object) -> str:
    return json.dumps({**json.loads(path.read_bytes()), key: value}, indent=1) + "\n"


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_head_that_is_gone_is_made_again_only_where_it_is_proven(
    lived: Lived, harm: Callable[[Path], object]
) -> None:
    """Where nobody saw the vault it may only be read, and no head is made; where it was seen, that is told."""
    seen = locations.data_folder() / "seen"
    kept = seen.with_name("kept")
    seen.rename(kept)
    harm(lived.folder / "head.json")
    before = contents(lived.folder)
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert isinstance(vault.doubt, VaultOutdatedError)
        assert "so nothing shows whether its newest changes are all there" in vault.doubt.problem
        with pytest.raises(VaultOutdatedError):
            note(vault, "more")
    assert contents(lived.folder) == before
    shutil.rmtree(seen, ignore_errors=True)
    kept.rename(seen)
    if (lived.folder / "head.json").is_dir():
        (lived.folder / "head.json").rmdir()
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.doubt is None
        assert "the chain goes on from what this computer saw" in vault.notices[0]
        assert verify(vault) == []


def test_the_head_of_another_vault_or_place_is_none(lived: Lived) -> None:
    """What this computer keeps is no head, though the same key made it."""
    (seen,) = (locations.data_folder() / "seen").iterdir()
    shutil.copy(seen, lived.folder / "head.json")
    forget(lived)
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.doubt is not None
        assert "head.json of team.mappa is damaged" in vault.doubt.problem


def test_a_head_of_a_newer_version_is_left_to_it(lived: Lived) -> None:
    """By name, before it is judged, and untouched."""
    path = lived.folder / "head.json"
    path.write_text(_edited(path, "version", 2), "ascii")
    refused(lived.folder, PASSPHRASE, NewerVaultError)


def test_going_on_with_an_older_vault_takes_a_reason_that_is_kept(lived: Lived, clock: Clock) -> None:
    """From then on it is the vault; the copy of before that is older, and so is the newer one."""
    newer = lived.folder.with_name("newer.mappa")
    shutil.copytree(lived.folder, newer)
    put_back(lived, *(each.name for each in lived.yesterday.iterdir()))
    with open_vault(
        lived.folder, PASSPHRASE, clock=clock, accepted=Accepted("Anita Rowe", "The disk of today is lost.")
    ) as vault:
        assert vault.doubt is None
        with vault.unit("Anita Rowe") as unit:
            (kept,) = unit.incidents()
        assert (kept.kind, kept.author, kept.reason) == (
            "head accepted",
            "Anita Rowe",
            "The disk of today is lost.",
        )
        assert "is older than this computer last saw it" in kept.detail
        note(vault, "on top of yesterday")
    with open_vault(lived.folder, PASSPHRASE, clock=clock) as vault:
        assert vault.doubt is None
        assert vault.notices == ()
        assert verify(vault) == []
        assert noted(vault) == "on top of yesterday"
    with open_vault(lived.yesterday, PASSPHRASE, clock=clock) as vault:
        assert vault.doubt is not None
    with open_vault(newer, PASSPHRASE, clock=clock) as vault:
        assert vault.doubt is None
        assert noted(vault) == "today"


def test_a_vault_accepted_without_its_head_leaves_no_older_copy_unseen(lived: Lived) -> None:
    """The line it left ends with the acceptance: what was copied just before is older than that."""
    forget(lived)
    (lived.folder / "head.json").unlink()
    with open_vault(lived.folder, PASSPHRASE, accepted=Accepted("Anita Rowe", "Moved by hand.")) as vault:
        assert vault.doubt is None
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.notices == ()
    shutil.copy(lived.yesterday / "head.json", lived.folder / "head.json")
    shutil.copy(lived.yesterday / "vault.db", lived.folder / "vault.db")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.doubt is not None


def test_older_key_files_are_told_and_kept_once(lived: Lived) -> None:
    """A passphrase that was taken out since may open the vault again: everyone who opens it is told."""
    with open_vault(lived.folder, PASSPHRASE) as vault:
        key, data = subkeys_of(vault.ring.data_key, vault.ring.file.vault).head_mac, vault.ring.file.vault.hex()
    anchor = head.read(lived.folder / "head.json", key, data, head.Place.VAULT)
    assert isinstance(anchor, head.Anchor)
    later = anchor.with_generation(5)
    (lived.folder / "head.json").write_bytes(later.as_bytes(key, head.Place.VAULT))
    for _ in range(2):
        with open_vault(lived.folder, PASSPHRASE) as vault:
            (said,) = vault.notices
            assert "The key file is an older one (generation 1, and there was 5)" in said
            assert vault.generation == 5
            with vault.unit("reader") as unit:
                assert [each.kind for each in unit.incidents()] == ["older key file"]
            note(vault, "more")
            assert verify(vault) == []


def test_a_clock_that_was_set_back_is_told_and_loses_nothing(lived: Lived, clock: Clock) -> None:
    """A year back and a year on: what is saved stays in its order, and the newest is what was saved last."""
    clock.turn(days=-366)
    with open_vault(lived.folder, PASSPHRASE, clock=clock) as vault:
        assert "The clock of this computer is behind" in vault.notices[0]
        note(vault, "a year ago")
        clock.turn(days=800)
        note(vault, "in a year")
        assert noted(vault) == "in a year"
        assert verify(vault) == []
        with vault.unit("reader") as unit:
            said = [each.body for each in unit.history(REVIEW, "media")]
    assert said[-3:] == [{"plan": "today"}, {"plan": "a year ago"}, {"plan": "in a year"}]


def test_a_head_that_cannot_be_written_does_not_unsay_what_is_saved(
    lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The save stands, closing tells, and the next opening brings the head up."""

    class NoHead(files.Disk):
        """A disk that takes no new file."""

        def create(self, path: Path) -> int:
            """Fail as a full disk does."""
            raise OSError(28, "full", path.name)

    vault = open_vault(lived.folder, PASSPHRASE)
    with monkeypatch.context() as patched:
        patched.setattr(files, "disk", NoHead())
        note(vault, "kept all the same")
        said = " ".join(vault.close())
    assert "All is saved, but head.json is behind it" in said
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert vault.doubt is None
        assert noted(vault) == "kept all the same"
        assert verify(vault) == []


def test_a_computer_that_cannot_remember_says_so(
    lived: Lived, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It opens the vault all the same."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(locations, "data_folder", lambda: tmp_path / "file" / "data")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert any("could not note what it saw" in each for each in vault.notices)
        assert vault.doubt is None


def as_nobody(work: Callable[[], None]) -> None:
    """Do something in a child process without the rights of the one that runs the tests."""
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(65_534)
                os.setuid(65_534)
            work()
        except BaseException as fault:  # noqa: BLE001 - what failed is told by the exit status, and printed
            print(repr(fault))  # noqa: T201 - as said
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def let_anybody_in(folder: Path) -> None:
    """Open the way to a folder of the tests to everybody, however many folders of ours are above it."""
    for each in (folder, *folder.parents):
        if not each.stat().st_mode & 0o001:
            each.chmod(0o755)


@posix_only
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o666, 0o555), (0o444, 0o555)])
def test_what_may_not_be_written_opens_for_reading(
    lived: Lived, tmp_path: Path, file_mode: int, folder_mode: int
) -> None:
    """A file or a folder without the right to write: it can be read, a write is refused, no byte changes."""
    for each in lived.folder.iterdir():
        each.chmod(file_mode)
    lived.folder.chmod(folder_mode)
    let_anybody_in(tmp_path)
    before = contents(lived.folder)

    def work() -> None:
        with open_vault(lived.folder, PASSPHRASE) as vault:
            assert type(vault.doubt) is VaultReadOnlyError
            assert "may not be changed by you" in vault.doubt.problem
            assert noted(vault) == "today"
            assert verify(vault) == []
            with pytest.raises(VaultReadOnlyError, match="may not be changed by you"):
                note(vault, "more")

    try:
        as_nobody(work)
    finally:
        lived.folder.chmod(0o755)
    assert contents(lived.folder) == before


def test_a_folder_gone_while_it_is_open_takes_no_save(lived: Lived) -> None:
    """Told at once with what to do; put back, the same save goes through, and the vault is whole."""
    away = lived.folder.with_name("elsewhere.mappa")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        lived.folder.rename(away)
        with pytest.raises(VaultMissingError, match="Leave the text on the screen"):
            note(vault, "while it was away")
        away.rename(lived.folder)
        note(vault, "once it was back")
    with open_vault(lived.folder, PASSPHRASE) as vault:
        assert noted(vault) == "once it was back"
        assert verify(vault) == []


def test_a_database_replaced_while_it_is_open_takes_no_save(lived: Lived) -> None:
    """What a sync tool put there is another file; a save into the old one would be lost."""
    with open_vault(lived.folder, PASSPHRASE) as vault:
        note(vault, "before")
        shutil.copy(lived.yesterday / "vault.db", lived.folder / "other")
        (lived.folder / "other").replace(lived.folder / "vault.db")
        with pytest.raises(VaultMissingError, match="no longer where it was opened"):
            note(vault, "lost")
