"""What is typed into a meeting: answers, rows, what stands as it was, and what comes back."""

from __future__ import annotations

from textual import on

from agenda.paths import part_of
from agenda.progress import MAY_BE_EMPTY
from screens.base.said_keys import keyed
from screens.forms.boxes import FieldBox
from screens.forms.rows import RowList, RowsEditor
from screens.walk.places import Places
from screens.walk.rail import place_of


class Edits(Places):
    """What follows when something of the record was changed."""

    @on(FieldBox.Edited)
    def note_answer(self, message: FieldBox.Edited) -> None:
        """An answer is in the draft: it is to be saved and judged."""
        message.stop()
        if message.told:
            self._say(message.told)
        self._changed()

    @on(FieldBox.Told)
    def say_of_field(self, message: FieldBox.Told) -> None:
        """Something is to be said of a field."""
        message.stop()
        self._say(message.text)

    @on(RowsEditor.RowAdded)
    def take_row(self, message: RowsEditor.RowAdded) -> None:
        """A row was added to the draft."""
        message.stop()
        self._changed()

    @on(RowsEditor.RowRemoved)
    def note_removal(self, message: RowsEditor.RowRemoved) -> None:
        """A row was taken out: say how it comes back; or say why it stays."""
        message.stop()
        self._say(message.stays or keyed("Removed. {go} u brings it back."))
        self._changed()

    @on(RowList.Typed)
    def say_where_words_go(self, message: RowList.Typed) -> None:
        """A list takes no words: say so, and how to come to a field that does."""
        message.stop()
        self._say(message.told)

    async def action_restore_row(self) -> None:
        """Bring the row back that was removed last; an open row is closed, or its form would become another's."""
        for editor in self.query(RowsEditor):
            await editor.close_row()
        path = self._draft.restore_row()
        if path is None:
            self._say("No row was removed.")
            return
        self._last_focus.pop(self._current, None)
        self._changed()
        await self.open_place(part_of(path), path)

    def action_confirm_field(self) -> None:
        """Leave a field as it was carried over, knowingly; or say that an item has nothing to record."""
        box = self._box()
        item = place_of(self._current)
        if item.key in MAY_BE_EMPTY and self._draft.value(item.key) is None:
            self._draft.look_at(item.key, many=item.many)
            self._say("Looked at: there is nothing to record.")
        elif box is None:
            self._say("Go to a field first.")
            return
        else:
            self._draft.confirm(box.path if isinstance(box, FieldBox) else box.looked_at)
        self._changed()
