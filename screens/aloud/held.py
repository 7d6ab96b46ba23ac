"""The meeting in hand: each change is in the vault before the next question is asked, and can be taken back."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from agenda.refusal import RecordRefusedError
from mappa_chair.drafting import CAPTURE
from mappa_chair.errors import MappaChairError
from mappa_chair.keeping import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from agenda.shape import JSON
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault

_UNFINISHED = f"{CAPTURE}what"


class Held:
    """A draft that is saved with every change; `told` hears when that failed."""

    def __init__(self, vault: Vault, draft: Draft, *, author: str, told: Callable[[str], None]) -> None:
        self.vault = vault
        self.draft = draft
        self.author = author
        self._told = told
        self._back: list[tuple[str, Callable[[], None]]] = []

    def put(self, path: str, value: JSON, what: str) -> None:
        """Take an answer."""
        self._remember(path, what)
        self.draft.put(path, copy.deepcopy(value))
        self.save()

    def put_words(self, path: str, text: str, what: str) -> None:
        """Keep words that are no answer yet beside the record; an answer that stood there is taken away."""
        self._remember(path, what)
        self.draft.keep_unusable(path, text)
        self.save()

    def add_row(self, path: str, what: str, row: dict[str, JSON] | None = None) -> int:
        """Add a row; gives its position."""
        index = self.draft.add_row(path, row)
        self._back.append((what, lambda: self.draft.remove_row(path, index)))
        self.save()
        return index

    def remove_row(self, path: str, index: int, what: str) -> None:
        """Take a row out; raises StillReferredToError."""
        self.draft.remove_row(path, index)
        self._back.append((what, lambda: _whatever(self.draft.restore_row())))
        self.save()

    def confirm(self, path: str) -> None:
        """What was carried over still holds: somebody said so."""
        self.draft.confirm(path)
        self.save()

    def undo(self) -> str | None:
        """Take the last change back, give what it was, None where there is none; raises StillReferredToError."""
        if not self._back:
            return None
        what, back = self._back.pop()
        back()
        self.save()
        return what

    def keep_unfinished(self, label: str, typed: str) -> None:
        """Words of a line that was never ended: they wait where a captured action is typed, on either door."""
        kept = self.draft.unusable(_UNFINISHED)
        self.draft.keep_unusable(_UNFINISHED, "; ".join(filter(None, [kept, f"{label}: {typed}"])))
        self.save()

    def save(self, place: str | None = None) -> bool:
        """Put what is unsaved into the vault, and where the chair is; whether everything is there now."""
        if self.vault.doubt is not None:
            # Open for reading only: where one is is not kept, and every answer is told to be lost.
            place = None
        unsaved = self.draft.take_unsaved()
        if not unsaved and place is None:
            return True
        try:
            keep(self.vault, self.draft.reference, unsaved, author=self.author, place=place)
        except (MappaChairError, RecordRefusedError) as fault:
            self.draft.not_saved(unsaved)
            self._told(f"NOT SAVED. {fault} It is tried again with the next answer.")
            return False
        return True

    def save_at_last(self, place: str) -> bool:
        """The same before an end, with the room that was kept back for it where it takes that."""
        return self.save(place) or (self.vault.give_up_reserve() and self.save(place))

    def _remember(self, path: str, what: str) -> None:
        value, words = copy.deepcopy(self.draft.value(path)), self.draft.unusable(path)

        def back() -> None:
            self.draft.put(path, value)
            if words is not None:
                self.draft.keep_unusable(path, words)

        self._back.append((what, back))


def _whatever(_found: object) -> None:
    """Take no notice of what a call gives."""
