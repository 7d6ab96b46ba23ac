"""Wrong passphrases make the next try wait, never over a minute, and are told to whoever opens the vault."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair import files
from mappa_chair.vault import attempts, kdf
from mappa_chair.vault.faults import LowMemoryError, RecoveryKeyMistypedError, WrongPassphraseError
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import FILES, PASSPHRASE, WRONG, Clock, Made

if TYPE_CHECKING:
    from pathlib import Path

STARTED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def time_told(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time attempts are dated by; a derivation that costs nothing, for it is not what is tried here."""
    clock = Clock()
    monkeypatch.setattr(attempts, "now", clock)
    return clock


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch, time_told: Clock) -> list[float]:
    """Every wait, which takes no time here but turns the clock."""
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        time_told.turn(seconds=seconds)

    monkeypatch.setattr(time, "sleep", pause)
    return waited


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A derivation that gives no slot's key and takes no time."""
    monkeypatch.setattr(kdf, "derive", lambda _secret, _salt, _cost: bytes(32))


def wrong(folder: Path) -> None:
    """Try a passphrase that does not open the vault."""
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, WRONG)


@pytest.mark.usefixtures("cheap")
def test_the_next_try_waits_twice_as_long_each_time_up_to_a_minute(folder: Path, waits: list[float]) -> None:
    """Four slips cost nothing; then 1, 2, 4 … seconds, and never more than sixty."""
    for _ in range(15):
        wrong(folder)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


@pytest.mark.usefixtures("cheap")
def test_time_that_has_passed_is_not_waited_again(folder: Path, waits: list[float], time_told: Clock) -> None:
    """The wait runs from the last try, also while the programme is not there."""
    for _ in range(6):
        wrong(folder)
    waits.clear()
    time_told.turn(seconds=1.5)
    assert attempts.seconds_left(folder) == pytest.approx(0.5, abs=0.01)
    time_told.turn(seconds=1)
    wrong(folder)
    assert waits == []


def test_whoever_opens_is_told_and_the_count_begins_anew(folder: Path, time_told: Clock) -> None:
    """How many and since when; told once, and the file is gone."""
    for _ in range(3):
        wrong(folder)
        time_told.turn(minutes=1)
    with open_vault(folder, PASSPHRASE) as vault:
        (notice,) = vault.notices
    since = STARTED.astimezone()
    assert notice == f"3 wrong passphrases were tried since Tue 24 Nov 2026, {since:%H:%M}."
    assert sorted(each.name for each in folder.iterdir()) == FILES
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.notices == ()


def test_one_is_told_as_one(folder: Path) -> None:
    """The sentence fits the number."""
    wrong(folder)
    with open_vault(folder, PASSPHRASE) as vault:
        assert vault.notices[0].startswith("1 wrong passphrase was tried since ")


def test_what_is_no_guess_is_not_counted(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing typed, a mistyped recovery key and a derivation without memory are no wrong passphrases."""
    with pytest.raises(WrongPassphraseError):
        open_vault(made.folder, "")
    with pytest.raises(RecoveryKeyMistypedError):
        open_vault(made.folder, "0" * 35)

    def no_memory(_secret: bytes, _salt: bytes, cost: kdf.Cost) -> bytes:
        raise LowMemoryError(cost.memory)

    monkeypatch.setattr(kdf, "derive", no_memory)
    with pytest.raises(LowMemoryError):
        open_vault(made.folder, PASSPHRASE)
    assert attempts.read(made.folder) is None


@pytest.mark.usefixtures("cheap")
def test_a_folder_that_takes_no_writing_is_remembered_by_the_process(
    folder: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trying on a write-protected vault is slowed down as well."""

    def refuse(path: Path, _data: bytes) -> None:
        raise files.NotWrittenError(f"{path.name} may not be written here.", "Ask for the right to write.")

    monkeypatch.setattr(files, "write", refuse)
    for _ in range(7):
        wrong(folder)
    assert waits == [1, 2]
    assert not (folder / attempts.NAME).exists()
    assert str(attempts.forget(folder)).startswith("7 wrong passphrases were")
    assert attempts.read(folder) is None


def forged(**change: Any) -> bytes:
    """A count somebody wrote on purpose."""
    body = {
        "format": attempts.FORMAT,
        "version": 1,
        "count": 7,
        "first": "2026-11-24T09:00:00+00:00",
        "last": "2026-11-24T09:59:59+00:00",
    }
    return json.dumps(body | change).encode()


@pytest.mark.parametrize(
    ("data", "longest"),
    [
        (forged(count=10**30), 60),
        (forged(count=10**30, last="2999-12-31T23:59:59+00:00"), 60),
        (forged(last="2026-11-24T10:00:01+00:00"), 4),
        (forged(last="9999-12-31T23:59:59-12:00"), 0),
        (forged(last="0001-01-01T00:00:00+12:00"), 0),
        (forged(last="2026-11-24T10:00:00"), 0),
        (forged(count=-5), 0),
        (forged(count=True), 0),
        (forged(count="9"), 0),
        (forged(count=7.5), 0),
        (forged(version=2), 0),
        (forged(first=None), 0),
        (forged(more="x" * 600), 0),
        (b"[" * 500, 0),
        (b'{"count": 1' + b"0" * 480 + b"}", 0),
        (b"\xff\x00", 0),
        (b"null", 0),
        (b"", 0),
    ],
)
def test_no_file_keeps_anybody_out(folder: Path, waits: list[float], data: bytes, longest: float) -> None:
    """Whatever somebody writes there costs at most one minute, and the right passphrase opens the vault."""
    (folder / attempts.NAME).write_bytes(data)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(attempts, "now", Clock())
        open_vault(folder, PASSPHRASE).close()
    assert sum(waits) <= longest
    assert (sum(waits) > 0) is (longest > 0)
    assert not (folder / attempts.NAME).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="makes pipes and links as POSIX does")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_something_else_under_its_name_keeps_nobody_out(folder: Path, kind: str) -> None:
    """A pipe that never answers, a link to something endless, a folder: the vault opens."""
    path = folder / attempts.NAME
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    wrong(folder)
    open_vault(folder, PASSPHRASE).close()
    attempts.forget(folder)
    assert attempts.read(folder) is None


def test_a_wait_is_said_in_whole_seconds() -> None:
    """What somebody reads who has to wait."""
    assert attempts.waiting(5, 0.2) == "After 5 wrong passphrases the next try waits 1 second."
    assert attempts.waiting(12, 59.6) == "After 12 wrong passphrases the next try waits 60 seconds."


def test_the_count_holds_no_secret(folder: Path) -> None:
    """Two times and a number: nothing of what was typed."""
    wrong(folder)
    body = json.loads((folder / attempts.NAME).read_bytes())
    assert sorted(body) == ["count", "first", "format", "last", "version"]
    assert datetime.fromisoformat(body["last"]) - datetime.now(UTC) < timedelta(minutes=1)
