"""A meeting taken out of the vault to be worked on, and everything that was typed put back into it."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from mappa_chair.drafting import Draft
from mappa_chair.judging import meeting_before
from mappa_chair.vault.faults import VaultReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mappa_chair.drafting import Unsaved
    from mappa_chair.vault.vault import Vault


def take(vault: Vault, reference: str, *, author: str) -> tuple[Draft, str | None]:
    """A meeting as it was left, with what was typed and is no answer yet; and the place where the chair was."""
    with vault.unit(author) as unit:
        record = unit.record(reference)
        marks = unit.marks(reference)
        unusable = unit.drafts(reference)
        place = unit.place(reference)
        area = unit.settings()
    draft = Draft(record, before=meeting_before(vault, record), area=area, marks=marks, unusable=unusable)
    return draft, place


def left_at(vault: Vault) -> Mapping[str, object]:
    """What the application kept of itself when it locked, once; empty where it kept nothing that can be used."""
    with vault.unit("lock") as unit:
        text = unit.take_resume()
        if text is not None:
            with contextlib.suppress(VaultReadOnlyError):  # it comes back once more at the next opening
                unit.commit()
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def keep(vault: Vault, reference: str, unsaved: Unsaved, *, author: str, place: str | None = None) -> None:
    """Save parts, texts that are no answers yet, marks and place in one transaction, or nothing of it."""
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
