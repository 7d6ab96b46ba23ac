"""Longer idle times for one meeting: the chair sets them, and the audit chain says who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault

# What such a decision is called in the vault, and the one thing that it is about.
KIND: Final = "idle times"
_SUBJECT: Final = "blank and lock"


def note_idle_times(vault: Vault, reference: str, minutes: tuple[int, int] | None, *, author: str) -> None:
    """Keep that the screen goes blank and the vault locks after other minutes while this meeting is open.

    None says that they are the chair's own again. The text and a link of the chain are stored in one transaction.
    """
    if minutes is None:
        said = "Idle times are the chair's own again."
    else:
        said = f"While this meeting is open: blank after {minutes[0]} minutes, lock after {minutes[1]}."
    with vault.unit(author) as unit:
        unit.note_decision(reference, KIND, _SUBJECT, reason=said)
        unit.commit()
