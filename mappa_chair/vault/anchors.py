"""Holds a vault against its anchors at opening, and moves the anchors on with every change.

The head is written after the commit that it tells of, never before: a crash leaves it behind the chain, and it is
brought up where the chain goes on from it. A head that is ahead of the chain therefore means that the database was
put back, by hand or by a disk that lost what it had acknowledged.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from mappa_chair import files, locations
from mappa_chair.vault import audit, head
from mappa_chair.vault.encoding import framed
from mappa_chair.vault.faults import NewerVaultError, VaultOutdatedError, VaultReadOnlyError, VaultUnreadableError
from mappa_chair.vault.head import Absent, Anchor, Place
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.tables import LinkRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from sqlmodel import Session

    from mappa_chair.vault.keyring import KeyRing

    KeyOf: TypeAlias = Callable[[int], bytes]

_WHAT_NOW: Final = (
    "It is open for reading only. Look for the newer copy, or restore the newest backup. To go on with this one"
    " run mappa-chair accept, which keeps your reason."
)
_UNPROVEN: Final = (
    "It is open for reading only. Put head.json back if you have it; to go on without it run mappa-chair accept,"
    " which keeps your reason."
)
NOT_REMEMBERED: Final = (
    "This computer could not note what it saw of the vault: an older copy of the whole would not be noticed here."
)


class Standing(Enum):
    """How the chain of a vault stands to what was seen of it before."""

    THERE = "the chain ends where it was seen to end"
    FURTHER = "the chain goes on from there"
    SHORT = "the chain ends before"
    ELSEWHERE = "the chain has another link there"


@dataclass(frozen=True, slots=True)
class Judged:
    """What opening found: why the vault may only be read (None where nothing is wrong), and what is to be noted.

    Each note is an incident and its sentence, for whoever opens the vault as well.
    """

    doubt: VaultReadOnlyError | None = None
    notes: tuple[tuple[IncidentKind, str], ...] = ()


class Anchors:
    """The two anchors of an open vault: in its folder, and in the data folder of whoever opened it.

    A vault that need not be `remembered`, such as a demonstration's, has the first only.
    """

    def __init__(
        self, folder: Path, ring: KeyRing, line: str, *, remembered: bool, former: Iterable[bytes] = ()
    ) -> None:
        self._folder = folder
        self._key = ring.keys.head_mac
        self._vault = ring.file.vault.hex()
        self.remembered = remembered
        self.line = line
        self.fault: files.NotWrittenError | None = None
        self._head = head.read(folder / head.NAME, self._key, self._vault, Place.VAULT)
        for key in former:
            # A change of the data key that was cut short before it came to the head.
            if self._head is Absent.DAMAGED:
                self._head = head.read(folder / head.NAME, key, self._vault, Place.VAULT)
        self._seen = self._read_seen()
        self._known = max([each.generation for each in self._anchors()], default=ring.file.generation)

    @property
    def generation(self) -> int:
        """The latest generation of the key file that was ever seen; a new one must be later."""
        return self._known

    def judge(self, session: Session, key_of: KeyOf, generation: int, *, is_new: bool) -> Judged:
        """Hold the chain and the key file against the anchors; `is_new` where the vault never had a head yet.

        `key_of` gives the key of a link by its number.
        """
        name = self._folder.name
        for anchor, where in self._placed():
            standing = _standing(anchor, session, key_of)
            if standing in {Standing.SHORT, Standing.ELSEWHERE}:
                return Judged(VaultOutdatedError(name, _doubt(name, where, standing, anchor, session), _WHAT_NOW))
        notes: list[tuple[IncidentKind, str]] = []
        if generation < self._known:
            notes.append((IncidentKind.KEYS_OLDER, _older_keys(generation, self._known)))
        if isinstance(self._head, Absent):
            if not is_new and not isinstance(self._seen, Anchor):
                return Judged(VaultOutdatedError(name, _unproven(name, self._head), _UNPROVEN))
            notes.append((IncidentKind.HEAD_RENEWED, _made_anew(self._head, is_new=is_new)))
        elif self._head.seq < audit.head(session).seq:
            notes.append((IncidentKind.HEAD_RENEWED, _brought_up(self._head, session)))
        return Judged(notes=tuple(notes))

    def begin(self, session: Session, generation: int) -> None:
        """Write the first head of a vault of before there were heads; raises NotWrittenError.

        It stands before the vault is brought up: killed in between, one that must have a head would have none.
        """
        end = session.exec(select(LinkRow).order_by(col(LinkRow.seq).desc()).limit(1)).first()
        if end is not None and isinstance(self._head, Absent):
            self.moved(audit.Head(end.seq, end.mac), end.at, generation)
            if self.fault is not None:
                raise self.fault

    def faults(self, session: Session, key_of: KeyOf) -> Iterator[str]:
        """What the full check says of the anchors, one sentence each."""
        if isinstance(self._head, Absent):
            yield _unproven(self._folder.name, self._head)
        for anchor, where in self._placed():
            standing = _standing(anchor, session, key_of)
            if standing in {Standing.SHORT, Standing.ELSEWHERE}:
                yield _doubt(self._folder.name, where, standing, anchor, session)

    def moved(self, end: audit.Head, at: str, generation: int) -> None:
        """Write the head after a commit; a disk that fails it is told at closing: the change itself is kept."""
        self._known = max(self._known, generation)
        anchor = Anchor(self._vault, self.line, end.seq, end.mac, self._known, at)
        try:
            files.write(self._folder / head.NAME, anchor.as_bytes(self._key, Place.VAULT))
        except files.NotWrittenError as fault:
            self.fault = fault
        else:
            self._head, self.fault = anchor, None

    def remember(self) -> files.NotWrittenError | None:
        """Keep on this computer what was seen; the fault where that cannot be done."""
        if not self.remembered or isinstance(self._head, Absent) or self._seen == self._head:
            return None
        path = self._seen_path()
        try:
            files.make_folders(path.parent)
            files.write(path, self._head.as_bytes(self._key, Place.COMPUTER))
        except files.NotWrittenError as fault:
            return fault
        self._seen = self._head
        return None

    def retire(self, end: audit.Head, at: str, generation: int) -> None:
        """Keep on this computer where the chain goes on under another data key; this one is older now."""
        self._head = Anchor(self._vault, self.line, end.seq, end.mac, generation, at)
        self.remember()

    def begin_line(self, line: str) -> None:
        """Go on in another line of the vault's life, which began with the newest link."""
        if isinstance(self._seen, Absent) or self._seen.seq < self._newest().seq:
            # The line that is left ends here: a copy from before the fork is older than this.
            self.remember()
        self.line = line
        self._seen = self._read_seen()
        anchor = self._newest()
        self.moved(audit.Head(anchor.seq, anchor.link), anchor.at, anchor.generation)

    def _newest(self) -> Anchor:
        if isinstance(self._head, Absent):
            raise TypeError("a line begins with a link that the head knows")
        return self._head

    def _anchors(self) -> list[Anchor]:
        return [anchor for anchor, _ in self._placed()]

    def _placed(self) -> list[tuple[Anchor, Place]]:
        found = ((self._head, Place.VAULT), (self._seen, Place.COMPUTER))
        return [(each, where) for each, where in found if isinstance(each, Anchor)]

    def _read_seen(self) -> Anchor | Absent:
        if not self.remembered:
            return Absent.MISSING
        try:
            return head.read(self._seen_path(), self._key, self._vault, Place.COMPUTER)
        except VaultUnreadableError:
            return Absent.MISSING  # `remember` tells that this computer cannot
        except NewerVaultError:
            # A newer version keeps it here; it is not ours to write over, nor to keep the vault shut for.
            self.remembered = False
            return Absent.MISSING

    def _seen_path(self) -> Path:
        # A name that tells nobody without the key which vault it is of.
        name = hmac.digest(self._key, framed("mappa-chair seen 1", self._vault, self.line), "sha256").hex()[:32]
        return locations.data_folder() / "seen" / f"{name}.json"


def _standing(anchor: Anchor, session: Session, key_of: KeyOf) -> Standing:
    end = audit.head(session)
    if anchor.seq > end.seq:
        return Standing.SHORT
    links = session.exec(select(LinkRow).where(LinkRow.seq >= anchor.seq).order_by(col(LinkRow.seq))).all()
    if not links or links[0].mac != anchor.link:
        return Standing.ELSEWHERE
    extends = all(
        link.seq == before.seq + 1
        and link.previous == before.mac
        and link.mac == audit.code_of(link, key_of(link.seq))
        for before, link in pairwise(links)
    )
    if not extends:
        return Standing.ELSEWHERE
    return Standing.THERE if anchor.seq == end.seq else Standing.FURTHER


def _doubt(name: str, where: Place, standing: Standing, anchor: Anchor, session: Session) -> str:
    seen = "this computer last saw it" if where is Place.COMPUTER else "its head.json says"
    if standing is Standing.ELSEWHERE:
        return f"{name} is not as {seen}: from change {anchor.seq} on its audit chain is another."
    end = session.exec(select(LinkRow).order_by(col(LinkRow.seq).desc()).limit(1)).first()
    first, since = (end.seq + 1, end.at) if end else (1, anchor.at)
    missing = f"change {anchor.seq} is" if first == anchor.seq else f"changes {first} to {anchor.seq} are"
    return f"{name} is older than {seen}: {missing} missing, made from {_day(since)} to {_day(anchor.at)} (UTC)."


def _unproven(name: str, absent: Absent) -> str:
    return f"{head.NAME} of {name} is {absent.value}, so nothing shows whether its newest changes are all there."


def _made_anew(absent: Absent, *, is_new: bool) -> str:
    if is_new:
        return f"An older version kept no {head.NAME}: it was made."
    return f"{head.NAME} was {absent.value} and was made again: the chain goes on from what this computer saw."


def _brought_up(anchor: Anchor, session: Session) -> str:
    end = audit.head(session).seq
    return (
        f"{head.NAME} was behind, as after a power cut, and was brought up: it knew of change {anchor.seq} of"
        f" {end}, and the chain goes on from there."
    )


def _older_keys(generation: int, known: int) -> str:
    return (
        f"The key file is an older one (generation {generation}, and there was {known}): a passphrase that was"
        " taken out since may open the vault again. Look at mappa-chair keys."
    )


def _day(at: str) -> str:
    return at[:16].replace("T", " ")
