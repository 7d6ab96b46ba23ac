"""Own writes: whole or not at all at whichever step they fail, private, patient with Windows, tidy."""

from __future__ import annotations

import errno
import functools
import os
import stat
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mappa_chair import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = b"what was there"
NEW = b"what is to be there instead"

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes of files are POSIX")


STEPS = (
    "create",
    "create_unnamed",
    "name",
    "write",
    "sync",
    "close",
    "replace",
    "rename",
    "make_folder",
    "sync_folder",
)


class Failing(files.Disk):
    """A disk whose N-th step fails, once or from then on, and which writes half of what it is given."""

    def __init__(self, fails_at: int, fault: OSError, *, for_ever: bool) -> None:
        self.steps = 0
        self.fails_at = fails_at
        self.fault = fault
        self.for_ever = for_ever
        for name in STEPS:
            setattr(self, name, functools.partial(self._step, name, getattr(self, name)))

    @property
    def failed(self) -> bool:
        """Whether the step was reached."""
        return self.steps >= self.fails_at

    def _step(self, name: str, real: Callable[..., object], *given: Any) -> object:
        if name == "close":
            real(*given)  # a close that fails has closed all the same
        self.steps += 1
        if self.steps == self.fails_at or (self.for_ever and self.steps > self.fails_at):
            raise self.fault
        if name == "write":
            given = (given[0], given[1][: max(1, len(given[1]) // 2)])
        return None if name == "close" else real(*given)


def until_it_completes(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], check: Callable[[bool], None], *, for_ever: bool
) -> int:
    """Let each step fail in turn until the work goes through; give the number of steps."""
    for n in range(1, 200):
        disk = Failing(n, OSError(errno.EIO, "no answer"), for_ever=for_ever)
        monkeypatch.setattr(files, "disk", disk)
        try:
            work()
        except files.NotWrittenError:
            check(False)
        else:
            check(True)
        if not disk.failed:
            return n - 1
    raise AssertionError("the work never completed")


@pytest.mark.parametrize("for_ever", [False, True])
def test_a_write_that_fails_at_any_step_leaves_one_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, for_ever: bool
) -> None:
    """Whichever step fails, the name stands for all of the old data or all of the new."""
    path = tmp_path / "keys.json"
    path.write_bytes(OLD)

    def check(done: bool) -> None:
        assert path.read_bytes() in ({NEW} if done else {OLD, NEW})
        path.write_bytes(OLD)

    steps = until_it_completes(monkeypatch, lambda: files.write(path, NEW), check, for_ever=for_ever)
    assert steps > 6


def test_a_failed_write_leaves_no_unfinished_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is removed when a step fails, so that no content stays behind."""
    path = tmp_path / "keys.json"

    def check(_done: bool) -> None:
        assert [each.name for each in tmp_path.iterdir()] in ([], ["keys.json"])
        path.unlink(missing_ok=True)

    until_it_completes(monkeypatch, lambda: files.write(path, NEW), check, for_ever=False)


@pytest.mark.parametrize("there", [False, True], ids=["new", "in the place of another"])
@pytest.mark.parametrize("for_ever", [False, True])
def test_a_paper_that_fails_at_any_step_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, for_ever: bool
) -> None:
    """Whichever step fails: what was there, or all of the new; while the disk goes on, no other file is left."""
    path = tmp_path / "minutes.docx"

    def check(done: bool) -> None:
        found = path.read_bytes() if path.exists() else None
        assert found in ({NEW} if done else {NEW, OLD if there else None})
        if not for_ever:
            assert {each.name for each in tmp_path.iterdir()} <= {"minutes.docx"}
        for each in tmp_path.iterdir():
            each.unlink()
        if there:
            path.write_bytes(OLD)

    if there:
        path.write_bytes(OLD)
    steps = until_it_completes(monkeypatch, lambda: files.write_readable(path, NEW), check, for_ever=for_ever)
    assert steps > 5


@pytest.mark.parametrize("system", ["no unnamed files", "no /proc"])
def test_a_paper_is_written_where_files_must_have_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    """Where the system has no files without a name, or cannot name them afterwards, a temporary one is used."""

    class Plain(files.Disk):
        def create_unnamed(self, folder: Path) -> int | None:
            return None if system == "no unnamed files" else super().create_unnamed(folder)

        def name(self, *_of: object) -> bool:
            return False

    monkeypatch.setattr(files, "disk", Plain())
    files.write_readable(tmp_path / "minutes.docx", NEW)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [NEW]


@posix_only
def test_a_written_file_is_private(tmp_path: Path) -> None:
    """A new file, and one that takes the place of an open one, can be read by its owner only."""
    path = tmp_path / "keys.json"
    path.write_bytes(OLD)
    path.chmod(0o644)
    files.write(path, NEW)
    files.write_readable(tmp_path / "minutes.docx", NEW)
    assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o600}


def test_a_name_of_full_length_can_be_written(tmp_path: Path) -> None:
    """The temporary file's name is shorter than the longest a disk takes."""
    path = tmp_path / ("x" * 255)
    files.write(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "may not be written"),
        (errno.ENOENT, "may not be written"),
        (errno.ENODEV, "is not there"),
        (errno.ENAMETOOLONG, "as a name"),
        (errno.EIO, "was not saved"),
    ],
)
def test_a_fault_of_the_disk_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    """A full, closed or missing disk each has its own sentence, which names the file and not its folder."""
    monkeypatch.setattr(files, "disk", Failing(1, OSError(number, "x"), for_ever=False))
    with pytest.raises(files.NotWrittenError) as caught:
        files.write(tmp_path / "minutes.docx", NEW)
    assert said in caught.value.problem
    assert "minutes.docx" in caught.value.problem
    assert str(tmp_path) not in str(caught.value)


def test_a_folder_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    """Only then is the drive to be looked at."""
    with pytest.raises(files.NotWrittenError) as caught:
        files.write(tmp_path / "gone" / "minutes.docx", NEW)
    assert caught.value.problem == "The folder for minutes.docx is not there."


@pytest.mark.parametrize("below", ["", "papers", "papers/june"])
def test_a_file_is_said_to_be_no_folder(tmp_path: Path, below: str) -> None:
    """A file named as the folder to write to, or above it, is told as what it is, and stays as it was."""
    taken = tmp_path / "minutes.docx"
    taken.write_bytes(OLD)
    with pytest.raises(files.NotWrittenError) as caught:
        files.make_folders(taken / below)
    assert caught.value.problem == "minutes.docx is no folder."
    assert taken.read_bytes() == OLD


def test_a_place_that_takes_no_folder_is_told_from_one_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system calls a new name missing though its folder is there, it is the place that takes none."""
    monkeypatch.setattr(files, "disk", Failing(1, FileNotFoundError(errno.ENOENT, "x"), for_ever=False))
    with pytest.raises(files.NotWrittenError) as caught:
        files.make_folders(tmp_path / "papers" / "june")
    assert caught.value.problem == "papers may not be written here."


class HeldOpen(files.Disk):
    """A disk on which another program holds the target for some seconds, and whose clock the test turns."""

    def __init__(self, seconds: float, code: int = 32) -> None:
        self.seconds = seconds
        self.code = code
        self.clock = 100.0

    def replace(self, source: Path, target: Path) -> None:
        """Refuse as Windows does until the other program lets go."""
        if self.clock < 100.0 + self.seconds:
            fault = PermissionError(errno.EACCES, "held")
            setattr(fault, "winerror", self.code)  # noqa: B010 - only Windows declares it
            raise fault
        super().replace(source, target)

    def now(self) -> float:
        """The time of the test."""
        return self.clock

    def pause(self, seconds: float) -> None:
        """Turn the clock instead of waiting."""
        self.clock += seconds


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_another_program_lets_go_of_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """A sharing violation of two seconds is waited out."""
    monkeypatch.setattr(files, "disk", HeldOpen(2.0, code))
    files.write(tmp_path / "minutes.docx", NEW)
    assert (tmp_path / "minutes.docx").read_bytes() == NEW


def test_a_file_another_program_keeps_is_told_after_two_and_a_half_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Patience ends at 2.5 seconds, the sentence says what to close, and nothing is left over."""
    disk = HeldOpen(60)
    monkeypatch.setattr(files, "disk", disk)
    with pytest.raises(files.NotWrittenError, match="open in another program"):
        files.write(tmp_path / "minutes.docx", NEW)
    assert 102.5 <= disk.clock < 102.6
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_that_is_no_sharing_violation_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a Windows code there is nobody to wait for."""
    disk = HeldOpen(60, code=0)
    monkeypatch.setattr(files, "disk", disk)
    with pytest.raises(files.NotWrittenError, match="may not be written"):
        files.write(tmp_path / "minutes.docx", NEW)
    assert disk.clock == 100.0


@pytest.mark.parametrize("for_ever", [False, True])
def test_a_folder_that_fails_at_any_step_does_not_take_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, for_ever: bool
) -> None:
    """A folder in the making stands under its name with all its files, or not at all."""
    target = tmp_path / "team.mappa"

    def make() -> None:
        with files.folder_in_the_making(target) as unfinished:
            files.write(unfinished / "one", OLD)
            files.write(unfinished / "two", NEW)

    def check(done: bool) -> None:
        left = [each.name for each in tmp_path.iterdir()]
        if done:
            assert left == ["team.mappa"]
            assert (target / "one").read_bytes() == OLD
            assert (target / "two").read_bytes() == NEW
        else:
            assert left == []

    until_it_completes(monkeypatch, make, check, for_ever=for_ever)


@pytest.mark.parametrize("there", ["folder", "file", "dangling link"])
def test_a_folder_never_takes_the_place_of_anything(tmp_path: Path, there: str) -> None:
    """What has the name already stays, even an empty folder, and the unfinished one vanishes."""
    target = tmp_path / "team.mappa"
    put: dict[str, Callable[[], object]] = {
        "folder": target.mkdir,
        "file": lambda: target.write_bytes(OLD),
        "dangling link": lambda: target.symlink_to(tmp_path / "nowhere"),
    }
    with pytest.raises(FileExistsError), files.folder_in_the_making(target):
        put[there]()
    assert [each.name for each in tmp_path.iterdir()] == ["team.mappa"]


def test_a_folder_given_up_inside_vanishes(tmp_path: Path) -> None:
    """An error of whoever fills the folder goes through, and nothing is left."""

    def interrupt(folder: Path) -> None:
        files.write(folder / "one", OLD)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), files.folder_in_the_making(tmp_path / "team.mappa") as unfinished:
        interrupt(unfinished)
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_folders_that_are_missing_are_made_private(tmp_path: Path) -> None:
    """Only what was missing is made, readable by its owner only; what exists keeps its mode."""
    tmp_path.chmod(0o755)
    files.make_folders(tmp_path / "a" / "b")
    files.make_folders(tmp_path / "a" / "b")
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")]
    assert modes == [0o755, 0o700, 0o700]


def test_sweeping_removes_what_is_unfinished_only(tmp_path: Path) -> None:
    """Files and folders that a killed process left go; every finished file, and every folder of a name, stays."""
    (tmp_path / ".0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / "keys.json").write_bytes(OLD)
    (tmp_path / ".fedcba9876543210.part").mkdir()
    (tmp_path / "backups").mkdir()
    files.sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backups", "keys.json"]


@posix_only
def test_a_folder_of_another_kind_of_disk_need_not_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that cannot sync a folder says so, and the write counts; any other fault is told."""
    number = errno.EINVAL
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, "x")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    files.write(tmp_path / "one", NEW)
    assert (tmp_path / "one").read_bytes() == NEW
    number = errno.EIO
    with pytest.raises(files.NotWrittenError):
        files.write(tmp_path / "one", OLD)
