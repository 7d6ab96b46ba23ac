"""The second half of opening: the open database is held against what was last seen of it before it is used."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlmodel import Session, col, select

from mappa_chair import files
from mappa_chair.vault import attempts, database, formerkeys, incidents, keymending, migrations, places
from mappa_chair.vault.anchors import NOT_REMEMBERED, Anchors, Judged
from mappa_chair.vault.faults import VaultDamagedError, VaultError, VaultOutdatedError, VaultReadOnlyError
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.tables import LinkRow
from mappa_chair.vault.vault import PROGRAMME, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mappa_chair.vault.database import Connection
    from mappa_chair.vault.keyring import KeyRing

# The first schemas whose vaults have a head, a table of incidents, and keys of before.
ANCHORED_SINCE: Final = 8
INCIDENTS_SINCE: Final = 6
ROTATES_SINCE: Final = 8
_CLOCK_SLACK: Final = timedelta(minutes=5)
_FOR_READING: Final = "It is open for reading only. Run mappa-chair verify to see what is damaged."
_TAKEN_BACK: Final = "A write that was interrupted was taken back; what had been told as saved is there."


class Accepted(NamedTuple):
    """Who goes on with a vault that is not as it was last seen, and why."""

    author: str
    reason: str


class Found(NamedTuple):
    """A vault whose database is open: its keys, the version of its schema, and why it may not be written."""

    folder: Path
    connection: Connection
    ring: KeyRing
    version: int
    unwritable: VaultReadOnlyError | None
    was_cut_short: bool


def settle(
    found: Found,
    *,
    clock: Callable[[], datetime],
    let_go: Callable[[], None],
    accepted: Accepted | None,
    remembered: bool,
) -> Vault:
    """Judge the vault by its anchors, bring it up to this version, and note what befell it; raises a VaultError.

    Where it is in doubt and nobody accepts that, or may not be written, nothing is: it opens for reading only.
    """
    anchors, judged = _judged(found, remembered=remembered)
    doubt = found.unwritable or judged.doubt
    if accepted and isinstance(doubt, VaultOutdatedError):
        doubt = None
    notices: list[str] = []
    if doubt is not None:
        _set_read_only(found, doubt)
        notices.append(str(doubt))
    else:
        _bring_up(found, anchors, remembered=remembered)
        files.sweep(found.folder)
    notices += filter(None, [attempts.forget(found.folder)])
    notices += _of_the_place(found.folder)
    vault = Vault(
        found.folder,
        found.connection,
        found.ring,
        notices=(),
        clock=clock,
        let_go=let_go,
        anchors=anchors,
        doubt=doubt,
    )
    keymending.name_holder(vault)
    if doubt is None and anchors is not None:
        notices += keymending.mend(vault)
        notices += _note(vault, anchors, _notes(found, judged), judged.doubt, accepted)
        notices += _of_the_clock(vault, clock())
    vault.notices = tuple(notices)
    return vault


def _bring_up(found: Found, anchors: Anchors | None, *, remembered: bool) -> None:
    """Bring an older database up to this version, once it is backed up; raises a VaultError, NotWrittenError."""
    if found.version != database.SCHEMA_VERSION and remembered:
        from mappa_chair.vault import backups  # noqa: PLC0415 - opens vaults itself

        line = anchors.line if anchors else ""
        backups.before_migration(backups.Source(found.folder, found.connection, found.ring, found.version, line))
    if found.version < ANCHORED_SINCE and anchors is not None:
        engine = database.engine_on(found.connection, read_only=True)
        with database.telling(found.folder / database.NAME), Session(engine) as session:
            anchors.begin(session, found.ring.file.generation)
    migrations.bring_up(found.connection, found.folder / database.NAME)


def _judged(found: Found, *, remembered: bool) -> tuple[Anchors | None, Judged]:
    is_new = found.version < ANCHORED_SINCE
    engine = database.engine_on(found.connection, read_only=True)
    try:
        with database.telling(found.folder / database.NAME), Session(engine) as session:
            line = incidents.line(session) if found.version >= INCIDENTS_SINCE else ""
            present = found.ring.keys.audit_mac
            rotates = found.version >= ROTATES_SINCE
            former = formerkeys.head_keys(session) if rotates else []
            key_of = formerkeys.audit_keys(session, present) if rotates else lambda _seq: present
            anchors = Anchors(found.folder, found.ring, line, remembered=remembered, former=former)
            return anchors, anchors.judge(session, key_of, found.ring.file.generation, is_new=is_new)
    except VaultDamagedError as fault:
        # What can still be read can be read, shown and exported, and the full check names every place.
        return None, Judged(VaultReadOnlyError(found.folder.name, fault.problem, f"{_FOR_READING} {fault.remedy}"))


def _set_read_only(found: Found, doubt: VaultReadOnlyError) -> None:
    if found.version != database.SCHEMA_VERSION:
        raise type(doubt)(
            found.folder.name,
            doubt.problem,
            f"An older version of mappa-chair made it, and it must be brought up to be read. {doubt.remedy}",
        )
    # Whatever the programme may do, the library writes nothing from here on.
    found.connection.execute("PRAGMA query_only = ON")


def _notes(found: Found, judged: Judged) -> tuple[tuple[IncidentKind, str], ...]:
    cut = ((IncidentKind.WRITE_TAKEN_BACK, _TAKEN_BACK),) if found.was_cut_short else ()
    return (*cut, *judged.notes)


def _note(
    vault: Vault,
    anchors: Anchors,
    notes: tuple[tuple[IncidentKind, str], ...],
    doubt: VaultReadOnlyError | None,
    accepted: Accepted | None,
) -> Iterator[str]:
    """Keep what befell the vault in its chain; a sentence for each, and for what could not be kept."""
    try:
        with vault.unit(PROGRAMME) as unit:
            before = {each.detail for each in unit.incidents() if each.kind == IncidentKind.KEYS_OLDER}
            new = [(kind, said) for kind, said in notes if said not in before]
            for kind, said in new:
                unit.note_incident(kind, said)
            if new:
                unit.commit()
        if doubt is not None and accepted is not None:
            with vault.unit(accepted.author) as unit:
                unit.note_incident(IncidentKind.HEAD_ACCEPTED, doubt.problem, accepted.reason)
                unit.commit()
            with vault.session() as session:
                anchors.begin_line(incidents.line(session))
    except VaultError as fault:
        # Reading must work on a full disk.
        yield f"What was found at opening could not be kept. {fault}"
    yield from (said for _, said in notes)
    unseen = anchors.remember()
    if unseen is not None:
        yield f"{NOT_REMEMBERED} {unseen}"


def _of_the_place(folder: Path) -> Iterator[str]:
    where = places.shared(folder)
    if where is not None:
        yield f"{folder.name} lies in {where}, as your area allows: open it on one computer at a time."
    names = places.strangers(folder)
    if names:
        yield (
            f"A sync tool seems to have left copies beside the vault, which are never opened: {', '.join(names)}."
            " Find out what they hold before you remove them."
        )


def _of_the_clock(vault: Vault, now: datetime) -> Iterator[str]:
    with vault.session() as session:
        last = session.exec(select(LinkRow.at).order_by(col(LinkRow.seq).desc()).limit(1)).first()
    if last is not None and datetime.fromisoformat(last) > now + _CLOCK_SLACK:
        yield (
            f"The clock of this computer is behind the vault's last change ({last[:16].replace('T', ' ')} UTC)."
            " Look at its date; what is saved meanwhile stays in its order."
        )
