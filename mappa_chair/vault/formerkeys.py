"""The keys of before a change of the data key: the chain they made goes on under the new one, and is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from mappa_chair.vault.tables import FormerKeyRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session


def audit_keys(session: Session, present: bytes) -> Callable[[int], bytes]:
    """The key of each link of the chain by its number; `present` is that of the links since the last change."""
    rows = session.exec(select(FormerKeyRow).order_by(col(FormerKeyRow.last_seq))).all()
    former = [(row.last_seq, bytes.fromhex(row.audit_mac)) for row in rows]

    def of(seq: int) -> bytes:
        return next((key for last, key in former if seq <= last), present)

    return of


def head_keys(session: Session) -> list[bytes]:
    """The keys an older head may be authenticated with, the newest first: its change may have been cut short."""
    rows = session.exec(select(FormerKeyRow).order_by(col(FormerKeyRow.last_seq).desc())).all()
    return [bytes.fromhex(row.head_mac) for row in rows]
