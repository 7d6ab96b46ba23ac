"""The audit chain: each change leaves a link in its transaction, authenticated and tied to the link before."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlmodel import col, select

from mappa_chair.vault.encoding import framed
from mappa_chair.vault.tables import LinkRow

if TYPE_CHECKING:
    from sqlmodel import Session

# What the first link follows.
START: Final = "00" * 32


class LinkKind(StrEnum):
    """What a link of the chain says happened."""

    VAULT_CREATED = "vault created"
    PART_ADDED = "part added"
    PART_SAVED = "part saved"
    MARKS_SET = "marks set"
    SETTING_CHANGED = "setting changed"
    DECISION_NOTED = "decision noted"
    SIGNING_KEY_MADE = "signing key made"
    MINUTES_APPROVED = "minutes approved"
    INCIDENT_NOTED = "incident noted"
    CHECKPOINT_SIGNED = "checkpoint signed"
    TEMPLATE_CHANGED = "template changed"
    KEYS_SET = "keys set"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to which part of which meeting; `digest` is the SHA-256 of the body it left behind.

    Of a change of a setting, `part` is its name and `revision` the number of the change; of a decision about a
    paper, `revision` is its number; of an approval, `revision` is the version; of an incident, a checkpoint
    and a change of the template, `revision` is its number, and of an incident `part` is its kind.
    """

    kind: LinkKind
    meeting_id: str = ""
    part: str = ""
    revision: int = 0
    digest: str = ""


class Head(NamedTuple):
    """The end of the chain."""

    seq: int
    mac: str


def stamp(moment: datetime) -> str:
    """A moment as rows and links hold it: UTC, to the microsecond."""
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def head(session: Session) -> Head:
    """The newest link."""
    row = session.exec(select(LinkRow.seq, LinkRow.mac).order_by(col(LinkRow.seq).desc()).limit(1)).first()
    return Head(*row) if row else Head(0, START)


def append(session: Session, key: bytes, author: str, at: str, event: Event) -> Head:
    """Add a link to the open transaction, and give the end of the chain with it."""
    last = head(session)
    link = LinkRow(
        seq=last.seq + 1,
        at=at,
        author=author,
        kind=event.kind.value,
        meeting_id=event.meeting_id,
        part=event.part,
        revision=event.revision,
        digest=event.digest,
        previous=last.mac,
        mac="",
    )
    link.mac = code_of(link, key)
    session.add(link)
    session.flush()
    return Head(link.seq, link.mac)


def code_of(link: LinkRow, key: bytes) -> str:
    """The HMAC-SHA256 a link must have, as hexadecimal digits."""
    said = framed(
        "mappa-chair audit 1",
        link.seq,
        link.at,
        link.author,
        link.kind,
        link.meeting_id,
        link.part,
        link.revision,
        link.digest,
        link.previous,
    )
    return hmac.digest(key, said, "sha256").hex()
