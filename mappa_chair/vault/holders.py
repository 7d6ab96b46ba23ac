"""Whose the key slots are, and the key file as it must be: kept inside the vault, where names are encrypted.

The row of the key file is written before the file itself. A change of keys that was cut short in between is
completed at the next opening, and an older key file that somebody put back gives way to it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from agenda.textgate import clean
from mappa_chair.vault import audit, keyfile
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.keyfaults import HolderNameError
from mappa_chair.vault.slots import SlotKind
from mappa_chair.vault.tables import FormerKeyRow, HolderRow, KeyFileRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from agenda.shape import JSON
    from mappa_chair.vault.keyfile import KeyFile
    from mappa_chair.vault.revisions import Signature

LONGEST_NAME: Final = 80
RECOVERY: Final = "recovery key"
UNNAMED: Final = "chair"


@dataclass(frozen=True, slots=True)
class Holder:
    """A slot of the vault as people see it: its number from 1, whose it is, what opens it, since when, by whom.

    `name` is empty where nobody gave one; `since` is None in a vault of an older version.
    """

    number: int
    name: str
    kind: SlotKind
    since: datetime | None
    by: str
    salt: bytes

    @property
    def called(self) -> str:
        """What to call it in a sentence."""
        return RECOVERY if self.kind is SlotKind.RECOVERY else self.name or UNNAMED


def checked_name(name: str, taken: Sequence[Holder] = ()) -> str:
    """A name as it is kept; raises HolderNameError if it is none, or somebody has it already."""
    text = " ".join(clean(name).text.split())
    if not text or len(text) > LONGEST_NAME:
        raise HolderNameError("This is no name.", f"Give one of at most {LONGEST_NAME} characters.")
    if text.isdigit() or text.casefold() == RECOVERY:
        raise HolderNameError(f"{text} is no name of a person.", "Give the name people know.")
    if text.casefold() in {each.called.casefold() for each in taken}:
        raise HolderNameError(f"{text} has a passphrase already.", "Give another name, or change that passphrase.")
    return text


def holders(session: Session, file: KeyFile) -> list[Holder]:
    """The slots of a key file in its order, with their names."""
    rows = {row.slot: row for row in session.exec(select(HolderRow))}
    found = []
    for number, slot in enumerate(file.slots, start=1):
        row = rows.get(slot.salt.hex())
        since = datetime.fromisoformat(row.at) if row else None
        found.append(
            Holder(number, row.name if row else "", slot.kind, since, row.author if row else "", slot.salt)
        )
    return found


def name_of(session: Session, salt: bytes) -> str | None:
    """Whose a slot is or was; None where nobody said."""
    row = session.get(HolderRow, salt.hex())
    return row.name or None if row else None


def stored(session: Session, file: KeyFile, named: Mapping[bytes, str], by: Signature) -> audit.Event:
    """Store the key file as it is to be and the holders of its new slots, and give the event that ties them in.

    Rows of holders are only ever added: the chain names people whose passphrase was revoked long ago.
    """
    for salt, name in named.items():
        session.add(HolderRow(slot=salt.hex(), name=name, at=by.at, author=by.author))
    row = session.get(KeyFileRow, 1) or KeyFileRow(id=1, generation=0, content="")
    row.generation, row.content = file.generation, file.as_bytes().decode("ascii")
    session.add(row)
    session.flush()
    return audit.Event(audit.LinkKind.KEYS_SET, revision=file.generation, digest=state_digest(session))


def kept(session: Session) -> KeyFile | None:
    """The key file as the vault has it; None in a vault of an older version, and where the row is no key file."""
    row = session.get(KeyFileRow, 1)
    if row is None:
        return None
    try:
        return keyfile.parsed(row.content.encode("ascii"))
    except (keyfile.KeyFileDamagedError, keyfile.KeyFileNewerError, UnicodeEncodeError):
        return None  # `verify` says so: the chain knows another state


def state_digest(session: Session) -> str:
    """What the audit chain keeps of holders and key file; empty where there is neither."""
    row = session.get(KeyFileRow, 1)
    rows = session.exec(select(HolderRow).order_by(col(HolderRow.slot))).all()
    former = session.exec(select(FormerKeyRow).order_by(col(FormerKeyRow.generation))).all()
    if row is None and not rows and not former:
        return ""
    said: dict[str, JSON] = {
        "file": hashlib.sha256(row.content.encode()).hexdigest() if row else "",
        "generation": row.generation if row else 0,
        "former": [[each.generation, each.last_seq, each.audit_mac, each.head_mac] for each in former],
        "holders": [[each.slot, each.name, each.at, each.author] for each in rows],
    }
    return digest(canonical(said))
