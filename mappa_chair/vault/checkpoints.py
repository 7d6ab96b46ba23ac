"""Checkpoints: the end of the audit chain signed at approval, hand-over and lock, for who has the public key."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlmodel import col, select

from mappa_chair.vault import approvals, audit
from mappa_chair.vault.approval_check import stored_key
from mappa_chair.vault.encoding import canonical, digest, framed
from mappa_chair.vault.signing import SigningKey, is_signed
from mappa_chair.vault.tables import CheckpointRow, LinkRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session


class Occasion(StrEnum):
    """When the end of the chain is signed."""

    APPROVAL = "approval"
    HAND_OVER = "hand-over"
    LOCK = "lock"


def statement(owner: str, seq: int, link: str, occasion: str, at: str) -> bytes:
    """The bytes that are signed; `owner` is the vault's id, `link` the code of the link `seq`."""
    return framed("mappa-chair checkpoint 1", bytes.fromhex(owner), seq, bytes.fromhex(link), occasion, at)


def signed(session: Session, key: SigningKey, occasion: Occasion, at: str) -> audit.Event:
    """Sign the end of the chain, and give the event that ties the checkpoint into it."""
    end, owner = audit.head(session), approvals.vault_id(session)
    last = newest(session)
    row = CheckpointRow(
        number=last.number + 1 if last else 1,
        seq=end.seq,
        link=end.mac,
        occasion=occasion.value,
        at=at,
        signature=key.sign(statement(owner, end.seq, end.mac, occasion.value, at)).hex(),
    )
    session.add(row)
    return audit.Event(audit.LinkKind.CHECKPOINT_SIGNED, revision=row.number, digest=digest_of(row))


def newest(session: Session) -> CheckpointRow | None:
    """The checkpoint signed last."""
    return session.exec(select(CheckpointRow).order_by(col(CheckpointRow.number).desc()).limit(1)).first()


def digest_of(row: CheckpointRow) -> str:
    """What the audit chain keeps of a checkpoint."""
    return digest(canonical(dict(sorted(row.model_dump().items()))))


def against(session: Session, links: dict[int, LinkRow]) -> Iterator[str]:
    """Every fault of what is stored, held against the chain: `links` are those of checkpoints, by their number."""
    untold, before = dict(links), 0
    public, owner = stored_key(session), approvals.vault_id(session)
    for row in session.exec(select(CheckpointRow).order_by(col(CheckpointRow.number))).all():
        name = f"Checkpoint {row.number}"
        link = untold.pop(row.number, None)
        if link is None:
            yield f"{name} is in no audit link."
        elif (row.at, row.seq, digest_of(row)) != (link.at, link.seq - 1, link.digest):
            yield f"{name} is not what audit link {link.seq} says."
        if not _holds(row, public, owner):
            yield f"{name} does not bear the signature of the vault."
        signed_link = session.get(LinkRow, row.seq)
        if signed_link is None:
            yield f"Audit link {row.seq} is missing, which checkpoint {row.number} signed on {row.at[:10]}."
        elif signed_link.mac != row.link:
            yield f"Audit link {row.seq} is not the one that checkpoint {row.number} signed on {row.at[:10]}."
        if row.number != before + 1:
            yield f"{name} follows checkpoint {before}."
        before = row.number
    for number, link in untold.items():
        yield f"Checkpoint {number} is missing (audit link {link.seq})."


def _holds(row: CheckpointRow, public: bytes | None, owner: str) -> bool:
    if public is None:
        return False
    try:
        return is_signed(public, row.signature, statement(owner, row.seq, row.link, row.occasion, row.at))
    except ValueError:  # digits that are none
        return False
