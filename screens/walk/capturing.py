"""Capture from anywhere: the short form opened and hidden, what it keeps, and what is brought back into it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType

from mappa_chair.drafting import ACTIONS
from mappa_chair.noting import Noted, done, put_down
from screens.base.said_keys import key_of, keyed
from screens.walk.capture import CapturePanel
from screens.walk.jump import JumpLine
from screens.walk.noting import Noting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from agenda.shape import JSON
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault


class _Row(NamedTuple):
    """An action as it was put into the plan."""

    at: int
    row: JSON


class _Kept(NamedTuple):
    """What was kept last, how it was typed, and where the cursor was then."""

    what: _Row | Noted
    said: Mapping[str, str]
    focused: Widget | None


class Capturing(Noting):
    """What is said in the room, put where it belongs while the meeting goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Without words it is no command of its own: it only goes before the undo of the field behind the form.
        Binding("ctrl+z", "bring_back_capture", "", show=False, priority=True),
    ]

    def __init__(self, vault: Vault, draft: Draft, *, author: str, place: str | None = None) -> None:
        super().__init__(vault, draft, author=author, place=place)
        self._kept_last: _Kept | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Ctrl+Z to the field unless something was captured just now."""
        if action == "bring_back_capture" and (
            self._kept_last is None or self._kept_last.focused is not self.focused
        ):
            return False
        return super().check_action(action, parameters)

    def _changed(self) -> None:
        self._kept_last = None
        super()._changed()

    def action_new_action(self) -> None:
        """Show the short form of an action, from anywhere; from within it hides it."""
        self.query_one(JumpLine).end()
        panel = self.query_one(CapturePanel)
        if panel.is_shown and panel.has_cursor:
            panel.hide()
        else:
            panel.show()

    @on(CapturePanel.Kept)
    def keep_action(self, message: CapturePanel.Kept) -> None:
        """Put a captured action into the plan."""
        message.stop()
        index = self._draft.add_row(ACTIONS, message.action.row)
        self._changed()
        row = copy.deepcopy(self._draft.value(f"{ACTIONS}[{index}]"))
        self._kept_last = _Kept(_Row(index, row), message.said, self.focused)
        number = self._draft.value(f"{ACTIONS}[{index}].number")
        self._say(f"Action {number} is in the plan (Ctrl+Z brings it back): {message.action.told}")

    @on(CapturePanel.PutDown)
    def keep_beside(self, message: CapturePanel.PutDown) -> None:
        """Put a note or a point for later down beside the record."""
        message.stop()
        meant = message.meant
        noted = put_down(self._draft, meant.sort, meant.path, meant.text)
        self._changed()
        if noted is not None:
            self._kept_last = _Kept(noted, message.said, self.focused)
            self._say(f"Kept (Ctrl+Z brings it back): {meant.told}. {key_of('go')} i lists what is put down.")

    def action_bring_back_capture(self) -> None:
        """Take out what was captured just now, and show it in the form again as it was typed."""
        kept = self._kept_last
        if kept is None:
            return
        if isinstance(kept.what, Noted):
            done(self._draft, kept.what)
        elif not self._draft.withdraw_row(ACTIONS, kept.what.at, kept.what.row):
            self._say("That action was changed since: open its row under item 9.")
            return
        self.query_one(CapturePanel).bring_back(kept.said)
        self._changed()
        self._say("It is out of the plan again; Enter keeps it.")

    @on(CapturePanel.Typed)
    def keep_words(self, message: CapturePanel.Typed) -> None:
        """The words of an action that is not kept yet are to be saved too."""
        message.stop()
        self.keeper.touched()

    @on(CapturePanel.Hidden)
    def say_it_waits(self, message: CapturePanel.Hidden) -> None:
        """Say that an action was begun and not kept."""
        message.stop()
        self._say(keyed("The draft of an action waits: {new_action} shows it again."))
