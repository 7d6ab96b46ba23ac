"""Put into the vault what somebody typed: parts, texts that are no answers yet, marks, place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mappa_chair.drafting import Unsaved
    from mappa_chair.vault.opening import Vault


def save(vault: Vault, reference: str, unsaved: Unsaved, *, author: str, place: str | None = None) -> None:
    """Save it all in one transaction, or nothing of it."""
    with vault.unit(author) as unit:
        for part, body in unsaved.parts.items():
            unit.save(reference, part, body)
        for path, text in unsaved.unusable.items():
            if text is None:
                unit.drop_draft(reference, path)
            else:
                unit.keep_draft(reference, path, text)
        if unsaved.marks is not None:
            unit.set_marks(reference, unsaved.marks)
        if place is not None:
            unit.set_place(reference, place)
        unit.commit()
