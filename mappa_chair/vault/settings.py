"""What the area has decided for itself: changes are only ever added, and the newest of each setting holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from agenda.area import AreaSettings, SettingRefusedError, setting_spec
from agenda.textgate import clean, is_blank
from mappa_chair.vault.database import NAME
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.faults import SettingReasonError, VaultDamagedError
from mappa_chair.vault.tables import SettingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from agenda.area_rules import Value
    from mappa_chair.vault.revisions import Signature

LONGEST_REASON: Final = 2_000


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A change of a setting: from what to what (None: the default), by whom, when (UTC) and why."""

    name: str
    number: int
    before: Value | None
    value: Value | None
    author: str
    at: datetime
    reason: str


def settings(session: Session) -> AreaSettings:
    """What holds in the area; raises VaultDamagedError where a stored value is none of its setting."""
    newest = {row.name: _value(row) for row in stored_settings(session)}
    return AreaSettings.of({name: value for name, value in newest.items() if value is not None})


def history(session: Session) -> list[SettingChange]:
    """Every change of every setting, the oldest of each first."""
    made: list[SettingChange] = []
    for row in stored_settings(session):
        follows = made[-1] if made and made[-1].name == row.name else None
        made.append(
            SettingChange(
                name=row.name,
                number=row.number,
                before=follows.value if follows else None,
                value=_value(row),
                author=row.author,
                at=datetime.fromisoformat(row.at),
                reason=row.reason,
            )
        )
    return made


def stored_settings(session: Session) -> Sequence[SettingRow]:
    """The rows, setting by setting, in the order in which they were written."""
    return session.exec(select(SettingRow).order_by(col(SettingRow.name), col(SettingRow.number))).all()


def changed(session: Session, name: str, value: object, *, reason: str, by: Signature) -> SettingRow | None:
    """Store a change; None if the setting says this already. What equals the default is stored as the default.

    Raises SettingRefusedError, SettingReasonError, and KeyError where there is no such setting.
    """
    spec = setting_spec(name)
    wanted = None if value is None else spec.read(value)
    text = canonical(None if wanted == spec.default else wanted)
    why = _reason(reason)
    row = session.exec(
        select(SettingRow).where(SettingRow.name == name).order_by(col(SettingRow.number).desc()).limit(1)
    ).first()
    if text == (row.value if row else "null"):
        return None
    number = row.number + 1 if row else 1
    row = SettingRow(name=name, number=number, value=text, author=by.author, at=by.at, reason=why)
    session.add(row)
    return row


def _value(row: SettingRow) -> Value | None:
    """What a row says, read by the rule of its setting; raises VaultDamagedError."""
    try:
        value = json.loads(row.value)
        return None if value is None else setting_spec(row.name).read(value)
    except (json.JSONDecodeError, SettingRefusedError, KeyError):
        raise VaultDamagedError(
            NAME, f"The setting {row.name} in the vault is not as the programme wrote it."
        ) from None


def digest_of(row: SettingRow) -> str:
    """What the audit chain keeps of a change beside who made it and when."""
    return digest(canonical({"value": row.value, "reason": row.reason}))


def _reason(text: str) -> str:
    why = clean(text).text.strip()
    if is_blank(why):
        raise SettingReasonError(
            "A change of a setting needs a reason.",
            "Say why, and when the Strategic Management Board approved it (13b.1).",
        )
    if len(why) > LONGEST_REASON:
        raise SettingReasonError(
            f"The reason has {len(why):,} characters.", f"Say it in at most {LONGEST_REASON:,}."
        )
    return why
