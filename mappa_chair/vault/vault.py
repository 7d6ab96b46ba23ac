"""An open vault: the one connection, the keys in use, and units of work one after the other."""

from __future__ import annotations

import contextlib
import threading
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from mappa_chair.vault import database
from mappa_chair.vault.faults import VaultClosedError
from mappa_chair.vault.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.keyring import KeyRing
    from mappa_chair.vault.slots import SlotKind


def local_now() -> datetime:
    """The clock of this computer, with its time zone."""
    return datetime.now().astimezone()


class Vault:
    """A vault that was opened, for one process alone, until it is closed.

    `notices` are sentences for whoever opened it, such as a repaired key file; `opened_with` says which kind of
    secret did. Any thread may ask for a unit of work; units wait for each other.
    """

    def __init__(  # noqa: PLR0913 - put together in one place only
        self,
        folder: Path,
        connection: Connection,
        ring: KeyRing,
        *,
        notices: tuple[str, ...],
        clock: Callable[[], datetime],
        let_go: Callable[[], None],
    ) -> None:
        self.folder = folder
        self.notices = notices
        self._ring = ring
        self._clock = clock
        self._connection = connection
        self._let_go = let_go
        self._engine = database.engine_on(connection)
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def unit(self, author: str) -> Iterator[Unit]:
        """Begin a unit of work by `author`; it is rolled back unless its `commit` was called.

        Raises VaultClosedError, and NotSavedError or another VaultError when the disk fails it.
        """
        if not author.strip():
            raise ValueError("a unit of work has an author")
        with self.session() as session:
            unit = Unit(session, self._ring.keys, author, self._clock)
            try:
                yield unit
            finally:
                unit.end()

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """Take a turn on the database without writing an audit link: for the vault's own modules."""
        with (
            self._taking_turns(),
            database.telling(self.folder / database.NAME),
            Session(self._engine, expire_on_commit=False) as session,
        ):
            yield session

    @property
    def opened_with(self) -> SlotKind:
        """Which kind of secret opened it."""
        return self._ring.slot.kind

    @property
    def ring(self) -> KeyRing:
        """The keys, for the vault's own modules."""
        return self._ring

    @property
    def audit_key(self) -> bytes:
        """The key of the audit chain, for `verify`."""
        return self._ring.keys.audit_mac

    @property
    def wrapping_key(self) -> bytes:
        """What the private signing key is wrapped under, for `verify`."""
        return self._ring.keys.sign_wrap

    def close(self) -> None:
        """Close the database and give the vault free; a second time does nothing."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            try:
                self._engine.dispose()
                self._connection.close()
            finally:
                self._let_go()

    @contextlib.contextmanager
    def _taking_turns(self) -> Iterator[None]:
        if self._holder == threading.get_ident():
            raise RuntimeError("a unit of work is open in this thread already")
        with self._turn:
            if self._closed:
                raise VaultClosedError
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = None
