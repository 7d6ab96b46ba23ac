"""Notes, parked points and questions to the chair: put down from anywhere, listed, gone to, dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import TextArea

from agenda.paths import part_of
from agenda.record import label_at
from mappa_chair.alike import alike, pattern_of
from mappa_chair.noting import Noted, Sort, all_noted, bring_back, done, meant, put_down
from screens.base.said_keys import key_of
from screens.forms.boxes import FieldBox
from screens.walk.capture import CapturePanel
from screens.walk.find_page import mark_in
from screens.walk.note_line import Asked, NoteLine
from screens.walk.notes_page import NoteList, NotesPage
from screens.walk.reading import Reading

if TYPE_CHECKING:
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault


class Noting(Reading):
    """What is put down beside the record."""

    def __init__(self, vault: Vault, draft: Draft, *, author: str, place: str | None = None) -> None:
        super().__init__(vault, draft, author=author, place=place)
        self._dealt_with: list[Noted] = []

    def action_note(self) -> None:
        """Show the line for a note of this item, or of another, or for a point to be parked."""
        self.query_one(CapturePanel).put_away()
        self.query_one(NoteLine).show(self._current)

    def action_query(self) -> None:
        """Mark the field, or the words marked in it, as to be checked with the chair."""
        box, focused = self._box(), self.focused
        if box is None:
            self._say("Go to a field first: what is to be checked with the chair is kept with it.")
            return
        path = box.path if isinstance(box, FieldBox) else box.looked_at
        words = focused.selected_text if isinstance(focused, TextArea) else ""
        self.query_one(CapturePanel).put_away()
        self.query_one(NoteLine).show(self._current, Asked(path, label_at(path), words))

    @on(NoteLine.Kept)
    def keep_line(self, message: NoteLine.Kept) -> None:
        """Keep what was put down."""
        message.stop()
        if message.about is not None:
            put_down(self._draft, Sort.QUERY, message.about.path, message.text, message.about.words)
            self._say(f"To check with the chair: {message.about.called}. {key_of('go')} i lists what is put down.")
        else:
            found = meant(message.text, self._current)
            put_down(self._draft, found.sort, found.path, found.text)
            self._say(f"Kept: {found.told}. {key_of('go')} i lists what is put down.")
        self._changed()

    @on(NoteLine.Typed)
    def keep_words_of_note(self, message: NoteLine.Typed) -> None:
        """The words of a line that is not kept yet are to be saved too."""
        message.stop()
        self.keeper.touched()

    async def action_notes(self) -> None:
        """Show everything that is put down; a second time goes back."""
        if await self._is_back_from("page-notes"):
            return
        await self._open_panel("page-notes")
        page = self.query_one(NotesPage)
        page.show(all_noted(self._draft))
        page.focus_first()

    @on(NotesPage.GoTo)
    async def go_to_noted(self, message: NotesPage.GoTo) -> None:
        """Go to the field of a question with its words marked, or to the item of a note."""
        message.stop()
        noted = message.noted
        if not noted.path:
            self._say("This point is parked: it belongs to no item.")
            return
        key = part_of(noted.path)
        await self.open_place(key, "" if noted.path == key else noted.path)
        pattern = pattern_of(noted.words)
        if pattern is not None and isinstance(self.focused, TextArea):
            folded = alike(self.focused.text)
            hit = pattern.search(folded.text)
            if hit is not None:
                mark_in(self.focused, *folded.span(*hit.span()))
        self._say(f"{noted.sort.heading}: {noted.text}")

    @on(NotesPage.Done)
    def deal_with(self, message: NotesPage.Done) -> None:
        """It is dealt with, and can be brought back."""
        message.stop()
        self._dealt_with.append(message.noted)
        done(self._draft, message.noted)
        self._after_noting("Dealt with. Ctrl+Z brings it back.")

    @on(NoteList.Undo)
    def bring_last_back(self, message: NoteList.Undo) -> None:
        """Bring back what was dealt with last."""
        message.stop()
        if self._dealt_with:
            bring_back(self._draft, self._dealt_with.pop())
            self._after_noting("It is there again.")

    @on(NotesPage.MakeAction)
    def make_action(self, message: NotesPage.MakeAction) -> None:
        """Begin an action with the words; they stay put down until somebody says that they are dealt with."""
        message.stop()
        self.query_one(CapturePanel).show(message.noted.text)

    def _after_noting(self, told: str) -> None:
        self.query_one(NotesPage).show(all_noted(self._draft))
        self._changed()
        self._say(told)

    async def open_place(self, key: str, path: str = "") -> None:
        """Show a place; the line for notes is put away with its words."""
        self.query_one(NoteLine).put_away()
        await super().open_place(key, path)
