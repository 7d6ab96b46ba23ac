"""What befell the vault itself – a restore, an older head, a change of keys –, only ever added, in the chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from agenda.textgate import clean
from mappa_chair.vault import audit
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.tables import IncidentRow, LinkRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from mappa_chair.vault.revisions import Signature

LONGEST_TEXT: Final = 2_000


class IncidentKind(StrEnum):
    """What can befall a vault."""

    HEAD_RENEWED = "head renewed"
    HEAD_ACCEPTED = "head accepted"
    VAULT_RESTORED = "vault restored"
    KEYS_CHANGED = "keys changed"
    KEYS_OLDER = "older key file"
    RECOVERY_USED = "recovery key used"
    WRITE_TAKEN_BACK = "interrupted write taken back"


# After one of these the chain goes on otherwise than another copy of the vault may: it is another line.
FORKS: Final = (IncidentKind.HEAD_ACCEPTED, IncidentKind.VAULT_RESTORED)


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that befell the vault: in a sentence, with the reason somebody gave, by whom and when (UTC)."""

    kind: str
    detail: str
    reason: str
    author: str
    at: datetime


def noted(session: Session, kind: IncidentKind, detail: str, *, reason: str, by: Signature) -> audit.Event:
    """Store an incident, and give the event that ties it into the chain."""
    last = session.exec(select(IncidentRow.number).order_by(col(IncidentRow.number).desc()).limit(1)).first()
    row = IncidentRow(
        number=(last or 0) + 1,
        kind=kind.value,
        detail=_one_line(detail),
        reason=_one_line(reason),
        author=by.author,
        at=by.at,
    )
    session.add(row)
    return audit.Event(audit.LinkKind.INCIDENT_NOTED, part=row.kind, revision=row.number, digest=digest_of(row))


def incidents(session: Session) -> list[Incident]:
    """Every incident, the oldest first."""
    return [
        Incident(row.kind, row.detail, row.reason, row.author, datetime.fromisoformat(row.at))
        for row in _stored(session)
    ]


def line(session: Session) -> str:
    """Which line of the vault's life this database is of: empty from its making on, another from each fork on."""
    found = session.exec(
        select(IncidentRow)
        .where(col(IncidentRow.kind).in_([kind.value for kind in FORKS]))
        .order_by(col(IncidentRow.number).desc())
        .limit(1)
    ).first()
    return digest_of(found) if found else ""


def digest_of(row: IncidentRow) -> str:
    """What the audit chain keeps of an incident."""
    return digest(canonical(dict(sorted(row.model_dump().items()))))


def against(session: Session, links: dict[int, LinkRow]) -> Iterator[str]:
    """Every fault of what is stored, held against the links of the chain by the number of the incident."""
    untold, before = dict(links), 0
    for row in _stored(session):
        link = untold.pop(row.number, None)
        if link is None:
            yield f"Incident {row.number} is in no audit link."
        elif (row.kind, row.at, row.author, digest_of(row)) != (link.part, link.at, link.author, link.digest):
            yield f"Incident {row.number} is not what audit link {link.seq} says."
        if row.number != before + 1:
            yield f"Incident {row.number} follows incident {before}."
        before = row.number
    for number, link in untold.items():
        yield f"Incident {number} is missing (audit link {link.seq})."


def _stored(session: Session) -> Sequence[IncidentRow]:
    return session.exec(select(IncidentRow).order_by(col(IncidentRow.number))).all()


def _one_line(text: str) -> str:
    return " ".join(clean(text).text.split())[:LONGEST_TEXT]
