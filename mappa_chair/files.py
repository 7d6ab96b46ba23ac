"""The programme's own writes: private, on the disk before they count, and whole or not at all.

Every such write goes through `disk`, so that a test can make the N-th step fail.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from typing import TYPE_CHECKING, Final

from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
UNFINISHED: Final = ".part"

# A virus scanner or a sync tool holds a new file open for a moment (Windows); an editor holds it for good.
SHARING_PATIENCE: Final = 2.5
_SHARING_PAUSE: Final = 0.05
# What systems say that have no files without a name: old ones, some network and user space file systems.
_NO_UNNAMED: Final = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS})
_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION = 5, 32, 33


class NotWrittenError(MappaChairError):
    """A file or folder could not be written; nothing half-written stands under its name."""


class Disk:
    """The steps a write is made of, each of which can fail."""

    def create(self, path: Path) -> int:
        """Open a new private file for writing, and give its descriptor."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, PRIVATE_FILE)

    def create_unnamed(self, folder: Path) -> int | None:
        """Open a private file without a name, where the system has such: a killed process leaves none of it."""
        flag = getattr(os, "O_TMPFILE", None)
        if flag is None:
            return None
        try:
            return os.open(folder, os.O_WRONLY | flag, PRIVATE_FILE)
        except OSError as fault:
            if fault.errno in _NO_UNNAMED:
                return None
            raise

    def name(self, descriptor: int, path: Path) -> bool:
        """Give an unnamed file a name that is free; whether the system can. Raises FileExistsError."""
        try:
            # With any folder given Python follows the link; without one it would make a link to the link.
            os.link(f"/proc/self/fd/{descriptor}", path, src_dir_fd=descriptor)
        except FileNotFoundError:  # no /proc here
            return False
        return True

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write some of the data, and give how many bytes were taken."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on the disk."""
        if sys.platform == "darwin":
            # On macOS fsync leaves the data in the drive's own cache.
            import fcntl  # noqa: PLC0415 - exists on one platform only

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the file."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put a finished file in the place of another, in one step."""
        source.replace(target)

    def rename(self, source: Path, target: Path) -> None:
        """Give a finished folder its name; a folder with that name is left alone."""
        source.rename(target)

    def make_folder(self, path: Path) -> None:
        """Make one private folder."""
        path.mkdir(PRIVATE_FOLDER)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        if sys.platform == "win32":
            return  # a folder cannot be opened there; NTFS journals its names itself
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as fault:
            # Some file systems in user space cannot do it and say so; there is no more to be done.
            if fault.errno not in {errno.EINVAL, errno.ENOTSUP}:
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def remove_tree(self, path: Path) -> None:
        """Remove a folder with all that is in it."""
        shutil.rmtree(path)

    def now(self) -> float:
        """Seconds of a clock that never goes back."""
        return time.monotonic()

    def pause(self, seconds: float) -> None:
        """Wait for another program to let go."""
        time.sleep(seconds)


disk = Disk()


def write(path: Path, data: bytes) -> None:
    """Write a private file: afterwards, also after a crash, its name stands for all of the new data or of the old.

    Raises NotWrittenError. The data goes to a temporary file in the same folder, which then takes the name; a
    killed process leaves at worst such an unfinished file, which `sweep` removes.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a private file piece by piece, as `write` does; what a piece raises ends it, and no file is made."""
    unfinished = path.parent / _unfinished_name()
    with _told(path.name):
        try:
            with _new_name(path.parent):
                _fill(unfinished, pieces)
            _patiently(lambda: disk.replace(unfinished, path))
        except BaseException:  # Ctrl+C too: no unfinished file stays
            with contextlib.suppress(OSError):  # the first fault is the one to tell
                disk.remove(unfinished)
            raise
        disk.sync_folder(path.parent)


def write_readable(path: Path, data: bytes) -> None:
    """Write a file that holds words of a record in the open, as `write` does, into a folder that nobody sweeps.

    Where the system has files without a name (Linux), a killed process leaves no piece of it there. Raises
    NotWrittenError.
    """
    unfinished = path.parent / _unfinished_name()
    with _told(path.name):
        try:
            with _new_name(path.parent):
                named = _fill_unnamed(path, unfinished, data)
            if named == unfinished:
                _patiently(lambda: disk.replace(unfinished, path))
        except BaseException:  # Ctrl+C too: nothing unfinished stays
            with contextlib.suppress(OSError):  # as above
                disk.remove(unfinished)
            raise
        if named is not None:
            disk.sync_folder(path.parent)
    if named is None:
        write(path, data)


def make_folders(path: Path) -> None:
    """Make a private folder and those above it that are missing; folders that exist keep their mode."""
    with _told(path.name):
        missing = [each for each in (path, *path.parents) if not each.exists()]
    there = missing[-1].parent if missing else path
    if not there.is_dir():
        raise NotWrittenError(f"{there.name} is no folder.", "Name a folder to write to.")
    for each in reversed(missing):
        with _told(each.name), contextlib.suppress(FileExistsError):  # made by someone else meanwhile
            with _new_name(each.parent):
                disk.make_folder(each)
            disk.sync_folder(each.parent)


@contextlib.contextmanager
def working_folder(parent: Path) -> Iterator[Path]:
    """Give a private folder for work that is done with at the end; raises NotWrittenError."""
    made = parent / _unfinished_name()
    with _told(parent.name):
        disk.make_folder(made)
    try:
        yield made
    finally:
        with contextlib.suppress(OSError):  # `sweep` removes what stays
            disk.remove_tree(made)


def remove(path: Path) -> None:
    """Remove a file of our own; raises NotWrittenError."""
    with _told(path.name):
        disk.remove(path)


@contextlib.contextmanager
def folder_in_the_making(path: Path) -> Iterator[Path]:
    """Give an unfinished private folder that takes the name `path` once all went well, else vanishes.

    Raises FileExistsError if something has that name, NotWrittenError if it cannot be made.
    """
    unfinished = path.parent / _unfinished_name()
    with _told(path.name):
        disk.make_folder(unfinished)
    try:
        yield unfinished
        with _told(path.name):
            disk.sync_folder(unfinished)
            _refuse_taken(path)
            _patiently(lambda: disk.rename(unfinished, path))
    except BaseException:  # Ctrl+C too: nothing unfinished stays
        with contextlib.suppress(OSError):  # the first fault is the one to tell
            disk.remove_tree(unfinished)
        raise
    try:
        with _told(path.name):
            disk.sync_folder(path.parent)
    except NotWrittenError:
        with contextlib.suppress(OSError):  # the first fault is the one to tell
            disk.remove_tree(path)
        raise


def _refuse_taken(path: Path) -> None:
    # A rename would take the place of an empty folder without asking.
    if path.exists() or path.is_symlink():
        raise FileExistsError(errno.EEXIST, "exists", path.name)


def may_write(path: Path) -> bool:
    """Whether the system would let us write to a file or folder, as far as it can be asked."""
    return os.access(path, os.W_OK)


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder has no room left, or takes no more files; False where it cannot be asked."""
    try:
        if shutil.disk_usage(folder).free == 0:
            return True
        found = os.statvfs(folder) if hasattr(os, "statvfs") else None
    except OSError:
        return False
    # Some file systems have no bound on the number of files, and say that they have none.
    return found is not None and found.f_files > 0 and found.f_favail == 0


def unfinished(folder: Path) -> Path:
    """A name in a folder for something that is not finished: `sweep` removes what is left of it."""
    return folder / _unfinished_name()


def put_in_place(source: Path, target: Path) -> None:
    """Put a finished file of the same disk in the place of another, in one step; raises NotWrittenError."""
    with _told(target.name):
        _patiently(lambda: disk.replace(source, target))
        disk.sync_folder(target.parent)


def sweep(folder: Path) -> None:
    """Remove unfinished files and folders a killed process left in a folder that nobody else writes to."""
    with _told(folder.name):
        for path in folder.glob(f".*{UNFINISHED}"):
            with contextlib.suppress(FileNotFoundError):  # whoever made it was about to remove it
                if path.is_file():
                    disk.remove(path)
                elif path.is_dir() and not path.is_symlink():
                    disk.remove_tree(path)


def _unfinished_name() -> str:
    # Short, so that a name of full length still has room for its temporary file.
    return f".{secrets.token_hex(8)}{UNFINISHED}"


def _fill_unnamed(path: Path, unfinished: Path, data: bytes) -> Path | None:
    """Fill a file without a name and give it its own, or the unfinished one where that is taken.

    None where the system cannot do that; nothing is left then.
    """
    descriptor = disk.create_unnamed(path.parent)
    if descriptor is None:
        return None
    try:
        _pour(descriptor, (data,))
        with contextlib.suppress(FileExistsError):
            return path if disk.name(descriptor, path) else None
        return unfinished if disk.name(descriptor, unfinished) else None
    finally:
        disk.close(descriptor)


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    descriptor = disk.create(path)
    try:
        _pour(descriptor, pieces)
    finally:
        disk.close(descriptor)


def _pour(descriptor: int, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[disk.write(descriptor, rest) :]
    disk.sync(descriptor)


def _patiently(step: Callable[[], None]) -> None:
    """Repeat a step while another program holds the file (Windows only says so)."""
    end = disk.now() + SHARING_PATIENCE
    while True:
        try:
            return step()
        except PermissionError as fault:
            code = getattr(fault, "winerror", None)
            if code not in {_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION} or disk.now() >= end:
                raise
        disk.pause(_SHARING_PAUSE)


@contextlib.contextmanager
def _new_name(folder: Path) -> Iterator[None]:
    """Tell a folder that takes no new names, as /proc does, from one that is not there: the system does not."""
    try:
        yield
    except FileNotFoundError as fault:
        if folder.is_dir():
            raise PermissionError(errno.EACCES, "takes no new names") from fault
        raise


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell a fault of the system as what it means for the file called `name`."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as fault:
        raise NotWrittenError(*_words_for(fault, name)) from fault


def _words_for(fault: OSError, name: str) -> tuple[str, str]:
    if getattr(fault, "winerror", None) in {_SHARING_VIOLATION, _LOCK_VIOLATION}:
        return f"{name} is open in another program.", "Close it there and try again; nothing was changed."
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full: {name} was not saved.", "Free some space and try again."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                f"{name} may not be written here.",
                "Choose a folder of your own, or ask for the right to write.",
            )
        case errno.ENOENT | errno.ENOTDIR | errno.ENODEV | errno.ENXIO:
            return (
                f"The folder for {name} is not there.",
                "Check that the drive is connected and the folder exists.",
            )
        case errno.ENAMETOOLONG | errno.EILSEQ:
            return f"The disk does not take {name} as a name.", "Choose a shorter, plainer name."
    why = os.strerror(fault.errno) if fault.errno else "unknown fault"
    return f"{name} was not saved ({why}).", "Check the disk and try again."
