"""An open vault: the one connection, the keys in use, and units of work one after the other."""

from __future__ import annotations

import contextlib
import threading
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlmodel import Session

from mappa_chair.errors import MappaChairError
from mappa_chair.vault import database, head, reserve
from mappa_chair.vault.anchors import NOT_REMEMBERED
from mappa_chair.vault.checkpoints import Occasion
from mappa_chair.vault.faults import VaultClosedError, VaultReadOnlyError
from mappa_chair.vault.holders import RECOVERY, UNNAMED
from mappa_chair.vault.slots import SlotKind
from mappa_chair.vault.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from mappa_chair.vault.anchors import Anchors
    from mappa_chair.vault.audit import Head
    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.keyring import KeyRing


def local_now() -> datetime:
    """The clock of this computer, with its time zone."""
    return datetime.now().astimezone()


# Who the chain names for what nobody asked for.
PROGRAMME: Final = "mappa-chair"


class Vault:
    """A vault that was opened, for one process alone, until it is closed.

    `notices` are sentences for whoever opened it, such as a repaired key file; `opened_with` says which kind of
    secret did, `holder` whose it is (None where nobody said). `doubt` says why it may only be read; None where it
    may be written. `tell` is given the sentences of `close` where a `with` block closes it. Any thread may ask for
    a unit of work; units wait for each other.
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
        anchors: Anchors | None = None,
        doubt: VaultReadOnlyError | None = None,
    ) -> None:
        self.folder = folder
        self.notices = notices
        self.doubt = doubt
        self.holder: str | None = None
        self.tell: Callable[[str], None] = lambda _sentence: None
        self._ring = ring
        self._clock = clock
        self._connection = connection
        self._let_go = let_go
        self._anchors = anchors
        self._identity = _identity(folder / database.NAME)
        self._moved = False
        self._end: tuple[Head, str] | None = None
        self._to_back_up = False
        self._engine = database.engine_on(connection, read_only=doubt is not None)
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sentence in self.close():
            self.tell(sentence)

    @contextlib.contextmanager
    def unit(self, author: str) -> Iterator[Unit]:
        """Begin a unit of work by `author`; it is rolled back unless its `commit` was called.

        Raises VaultClosedError, NotSavedError or another VaultError when the disk fails it, and VaultReadOnlyError
        at the first change where the vault may only be read.
        """
        if not author.strip():
            raise ValueError("a unit of work has an author")
        with self.session() as session:
            unit = Unit(session, self._ring.keys, author, self._clock, self)
            try:
                yield unit
            finally:
                unit.end()

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """Take a turn on the database without writing an audit link: for the vault's own modules."""
        try:
            with (
                self._taking_turns(),
                database.telling(self.folder / database.NAME),
                Session(self._engine, expire_on_commit=False) as session,
            ):
                yield session
        except VaultReadOnlyError:
            # The library only says that it may not write; why is known here.
            if self.doubt is not None:
                raise self.doubt from None
            self._check_place()
            raise

    def before_commit(self) -> None:
        """Raise a VaultError where nothing may be kept: the vault may only be read, or is gone from its place."""
        if self.doubt is not None:
            raise self.doubt
        self._check_place()

    def _check_place(self) -> None:
        # A file that was moved or replaced still takes every write, and nobody would find them again.
        if _identity(self.folder / database.NAME) != self._identity:
            raise database.moved(self.folder.name)

    def after_commit(self, end: Head, at: str) -> None:
        """Move the anchor outside the database on to the end of the chain."""
        self._moved = True
        self._end = end, at
        if self._anchors is not None:
            self._anchors.moved(end, at, self._ring.file.generation)

    def take_ring(self, ring: KeyRing) -> None:
        """Go on with other keys, once their file is written; the anchor knows its generation from now on."""
        self._ring = ring
        if self._anchors is not None and self._end is not None:
            self._anchors.moved(*self._end, ring.file.generation)

    def keep_reserve(self) -> None:
        """Keep some room of the disk back for a last save, where there is plenty: for who works in it for long."""
        if self.doubt is None:
            reserve.keep(self.folder)

    def give_up_reserve(self) -> bool:
        """Free that room because a last save failed; whether there was any, and the save is worth another try."""
        return self.doubt is None and reserve.give_up(self.folder)

    @property
    def opened_with(self) -> SlotKind:
        """Which kind of secret opened it."""
        return self._ring.slot.kind

    @property
    def needs_passphrase(self) -> bool:
        """Whether a new passphrase comes first: the recovery key opened it, and it can be written."""
        return self.opened_with is SlotKind.RECOVERY and self.doubt is None

    @property
    def worker(self) -> str:
        """Who the chain names for a change of the keys themselves."""
        return RECOVERY if self.opened_with is SlotKind.RECOVERY else self.holder or UNNAMED

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

    @property
    def anchors(self) -> Anchors | None:
        """What was seen of the vault outside its database, for `verify`."""
        return self._anchors

    @property
    def generation(self) -> int:
        """The latest generation of the key file that was ever seen of this vault; a new one must be later."""
        return max(self._ring.file.generation, self._anchors.generation if self._anchors else 0)

    def close(self) -> tuple[str, ...]:
        """Sign the end of the chain if it moved, close the database and give the vault free.

        Gives a sentence for each thing that could not be done; the vault is closed all the same. A second time
        does nothing.
        """
        with self._turn:
            if self._closed:
                return ()
        try:
            return tuple(self._wind_up())
        finally:
            self._shut()

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """Take a turn on the bare connection, in no transaction: for a change of the data key."""
        with self._taking_turns(), database.telling(self.folder / database.NAME):
            yield self._connection

    def wind_up(self) -> None:
        """Sign the end of the chain if it moved, while it is still the vault's."""
        tuple(self._wind_up())

    def give_up(self) -> None:
        """Close without another word to the chain: another database has taken the place, or nothing was done."""
        self._shut()

    def retire(self, end: Head, at: str, generation: int) -> None:
        """Let this computer know how the chain went on under another data key: this one is older now."""
        if self._anchors is not None:
            self._anchors.retire(end, at, generation)

    def _shut(self) -> None:
        with self._turn:
            if self._closed:
                return
            self._closed = True
            try:
                self._engine.dispose()
                self._connection.close()
            finally:
                self._let_go()

    def _wind_up(self) -> Iterator[str]:
        if self.doubt is not None or self._anchors is None:
            return
        if self._moved:
            self._to_back_up = True
            try:
                with self.unit(PROGRAMME) as unit:
                    unit.checkpoint(Occasion.LOCK)
                    unit.commit()
            except MappaChairError as fault:
                yield f"The end of the audit chain could not be signed. {fault}"
            else:
                self._moved = False
        if self._anchors.fault is not None:
            yield f"All is saved, but {head.NAME} is behind it and will be brought up. {self._anchors.fault}"
        unseen = self._anchors.remember()
        if unseen is not None:
            yield f"{NOT_REMEMBERED} {unseen}"
        if self._to_back_up and self._anchors.remembered:
            from mappa_chair.vault import backups  # noqa: PLC0415 - opens vaults itself

            yield from backups.at_closing(self)

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


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
