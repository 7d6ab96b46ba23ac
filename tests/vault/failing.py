"""Makes the N-th step of the disk fail: our own writes and, through its own VFS, every one that SQLite makes.

The library calls the system through a table of functions (`sqlite3_vfs`, and one for each open file). It exports
that table, so that `ctypes` can put others in the place of its writes, truncations, syncs and removals.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import _sqlite3

from mappa_chair import files
from tests.vault.killing import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OK: Final = 0
_IO: Final = 10
# What the library's own functions give back when the system refuses them.
REFUSED: Final = {
    "write": _IO | 3 << 8,
    "sync": _IO | 4 << 8,
    "truncate": _IO | 6 << 8,
    "delete": _IO | 10 << 8,
    "open": 14,
}

_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)


class _Methods(Structure):
    """`sqlite3_io_methods`, version 3: what is not replaced is carried as a bare pointer."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", _Write),
        ("truncate", _Truncate),
        ("sync", _Sync),
        ("others", c_void_p * 13),
    )


class _File(Structure):
    """The beginning of `sqlite3_file`."""

    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    """`sqlite3_vfs` as far as is needed."""

    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("path_bytes", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _Open),
        ("delete", _Delete),
    )


@dataclass
class Faults:
    """Counts the steps of the disk while it is armed, and fails the N-th, or every one from there on."""

    at: int
    for_ever: bool
    is_armed: bool = False
    steps: int = 0
    names: list[str] = field(default_factory=list)

    def fails(self, name: str) -> bool:
        """Count one more step; whether it is to fail."""
        if not self.is_armed:
            return False
        self.steps += 1
        self.names.append(name)
        return self.steps == self.at or (self.for_ever and self.steps > self.at)

    @property
    def failed(self) -> bool:
        """Whether the step was reached."""
        return self.steps >= self.at


class FailingDisk(files.Disk):
    """Our own writes, each step of which can fail; a write that fails has written half."""

    def __init__(self, faults: Faults) -> None:
        for name in (*STEPS, "close"):
            setattr(self, name, self._step(faults, name, getattr(super(), name)))

    @staticmethod
    def _step(faults: Faults, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def step(*given: Any) -> object:
            fails = faults.fails(f"our {name}")
            if fails and name == "write":
                real(given[0], given[1][: len(given[1]) // 2])
            if name == "close":
                real(*given)  # a close that fails has closed all the same
            if fails:
                raise OSError(errno.EIO, "no answer")
            return None if name == "close" else real(*given)

        return step


class FailingVfs:
    """The library's default VFS, whose writes fail when it is time; they too have written half by then."""

    def __init__(self, faults: Faults) -> None:
        find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
        find.restype, find.argtypes = POINTER(_Vfs), (c_char_p,)
        self._faults = faults
        self._vfs = find(None).contents
        # Functions and tables must outlive every file that was opened with them.
        self._kept: list[object] = []
        self._copies: dict[int, _Methods] = {}

    def put_in(self) -> Callable[[], None]:
        """Take the place of the real functions; give what puts those back, for files that are opened then."""
        vfs, faults = self._vfs, self._faults
        really_open, really_delete = _Open(_address(vfs.open)), _Delete(_address(vfs.delete))

        def opened(this: int, name: int, file: int, flags: int, out: int) -> int:
            if faults.fails("open"):
                # Whoever asks looks whether there is anything to close.
                _File.from_address(file).methods = POINTER(_Methods)()
                return REFUSED["open"]
            code: int = really_open(this, name, file, flags, out)
            if code == OK:
                self._watch(file)
            return code

        def deleted(this: int, name: int, sync: int) -> int:
            return REFUSED["delete"] if faults.fails("delete") else really_delete(this, name, sync)

        vfs.open, vfs.delete = _Open(opened), _Delete(deleted)
        self._kept += [vfs.open, vfs.delete]

        def take_out() -> None:
            vfs.open, vfs.delete = really_open, really_delete

        return take_out

    def _watch(self, file: int) -> None:
        methods = _File.from_address(file).methods
        address = ctypes.addressof(methods.contents)
        if address not in self._copies:
            self._copies[address] = self._failing(methods.contents)
        _File.from_address(file).methods = ctypes.pointer(self._copies[address])

    def _failing(self, real: _Methods) -> _Methods:
        made, fails = _Methods(), self._faults.fails
        ctypes.memmove(ctypes.byref(made), ctypes.byref(real), ctypes.sizeof(_Methods))
        write, truncate, sync = (
            _Write(_address(real.write)),
            _Truncate(_address(real.truncate)),
            _Sync(_address(real.sync)),
        )

        def wrote(file: int, data: int, amount: int, place: int) -> int:
            if fails("write"):
                write(file, data, amount // 2, place)
                return REFUSED["write"]
            return int(write(file, data, amount, place))

        made.write = _Write(wrote)
        made.truncate = _Truncate(
            lambda file, size: REFUSED["truncate"] if fails("truncate") else truncate(file, size)
        )
        made.sync = _Sync(lambda file, flags: REFUSED["sync"] if fails("sync") else sync(file, flags))
        self._kept += [write, truncate, sync, made.write, made.truncate, made.sync]
        return made


_ALIVE: Final[list[FailingVfs]] = []


@contextlib.contextmanager
def failing(at: int, *, for_ever: bool) -> Iterator[Faults]:
    """A disk of this process whose N-th step from the arming on fails; afterwards it is the real one again."""
    faults, before = Faults(at, for_ever), files.disk
    vfs = FailingVfs(faults)
    _ALIVE.append(vfs)
    files.disk = FailingDisk(faults)
    take_out = vfs.put_in()
    try:
        yield faults
    finally:
        faults.is_armed = False
        take_out()
        files.disk = before


def _address(function: Any) -> int:
    found = ctypes.cast(function, c_void_p).value
    if found is None:
        raise TypeError("the library has no such function")
    return found
