"""The area's own layout of the minutes: every change of it is only ever added, and the newest holds (13b.1)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from agenda.textgate import clean, is_blank
from mappa_chair.vault import audit
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.faults import TemplateReasonError
from mappa_chair.vault.tables import TemplateRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlmodel import Session

    from mappa_chair.vault.revisions import Signature
    from mappa_chair.vault.tables import LinkRow

LONGEST_REASON: Final = 2_000
LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """A change of the layout: to a Word file of that name and SHA-256 (empty: the built-in one), by whom, why."""

    number: int
    name: str
    sha256: str
    author: str
    at: datetime
    reason: str

    @property
    def is_built_in(self) -> bool:
        """Whether it takes the built-in layout back."""
        return not self.sha256


def current(session: Session) -> tuple[TemplateChange, bytes] | None:
    """The change that holds, with its Word file; None where it is the built-in layout."""
    row = session.exec(select(TemplateRow).order_by(col(TemplateRow.number).desc()).limit(1)).first()
    return None if row is None or row.content is None else (_change(row), row.content)


def history(session: Session) -> list[TemplateChange]:
    """Every change, the oldest first."""
    return list(map(_change, _stored(session)))


def _change(row: TemplateRow) -> TemplateChange:
    return TemplateChange(row.number, row.name, row.digest, row.author, datetime.fromisoformat(row.at), row.reason)


def changed(
    session: Session, name: str, content: bytes | None, *, reason: str, by: Signature
) -> audit.Event | None:
    """Store a change, None for the built-in layout; None if it says what holds. Raises TemplateReasonError."""
    why = _reason(reason)
    last = session.exec(select(TemplateRow).order_by(col(TemplateRow.number).desc()).limit(1)).first()
    sha = "" if content is None else hashlib.sha256(content).hexdigest()
    if sha == (last.digest if last else ""):
        return None
    row = TemplateRow(
        number=last.number + 1 if last else 1,
        name="" if content is None else " ".join(clean(name).text.split())[:LONGEST_NAME],
        content=content,
        digest=sha,
        author=by.author,
        at=by.at,
        reason=why,
    )
    session.add(row)
    return audit.Event(audit.LinkKind.TEMPLATE_CHANGED, revision=row.number, digest=_digest_of(row))


def against(session: Session, heard: Mapping[int, LinkRow]) -> Iterator[str]:
    """Every fault of what is stored against what the chain last said of each change, one sentence each."""
    untold, before = dict(heard), 0
    for row in _stored(session):
        name = f"Change {row.number} of the template of the minutes"
        if row.digest != ("" if row.content is None else hashlib.sha256(row.content).hexdigest()):
            yield f"{name} was changed: its file is not the one that was stored."
        link = untold.pop(row.number, None)
        if link is None:
            yield f"{name} is in no audit link."
        elif (row.at, row.author, _digest_of(row)) != (link.at, link.author, link.digest):
            yield f"{name} is not what audit link {link.seq} says."
        if row.number != before + 1:
            yield f"{name} follows change {before}."
        before = row.number
    for number, link in untold.items():
        yield f"Change {number} of the template of the minutes is missing (audit link {link.seq})."


def _stored(session: Session) -> Sequence[TemplateRow]:
    return session.exec(select(TemplateRow).order_by(col(TemplateRow.number))).all()


def _digest_of(row: TemplateRow) -> str:
    """What the audit chain keeps of a change beside who made it and when."""
    return digest(canonical({"digest": row.digest, "name": row.name, "reason": row.reason}))


def _reason(text: str) -> str:
    why = clean(text).text.strip()
    if is_blank(why):
        raise TemplateReasonError(
            "A change of the template needs a reason.",
            "Say why, and when the Strategic Management Board approved it (13b.1).",
        )
    if len(why) > LONGEST_REASON:
        raise TemplateReasonError(
            f"The reason has {len(why):,} characters.", f"Say it in at most {LONGEST_REASON:,}."
        )
    return why
