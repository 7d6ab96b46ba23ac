"""Helps for a meeting that is going on: the statement, the clock, and who has not been heard."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import ContentSwitcher

from agenda.words import Statement, label
from screens.walk.heard import HeardEditor
from screens.walk.pace_page import PaceList, PacePage
from screens.walk.returning import Returning
from screens.walk.statement import StatementPage

if TYPE_CHECKING:
    from agenda.shape import JSON

_GIVEN_AT = "given_at"


class Live(Returning):
    """What a chair needs while people speak."""

    # The statement ------------------------------------------------------------------------------------------

    async def action_statement(self) -> None:
        """Show the confidentiality statement on the whole screen; a second time goes back."""
        if self.query_one("#pages", ContentSwitcher).current == "page-statement":
            await self.open_place(self._current)
            return
        await self._open_panel("page-statement")
        self.hide_parts("Rail", "SidePanel", "#missing")
        page = self.query_one(StatementPage)
        page.show(self._told_of_statement())
        self.set_focus(page)

    def _told_of_statement(self) -> str:
        given = self._draft.record.confidentiality.statement
        if given is None:
            return "Not noted yet as read or displayed."
        at = self._draft.aside("confidentiality", _GIVEN_AT)
        return f"Noted: {label(given).lower()}{f' at {at}' if at else ''}."

    @on(StatementPage.Given)
    async def note_statement(self, message: StatementPage.Given) -> None:
        """Note how the statement was given and when; the clock of the meeting begins with it."""
        message.stop()
        now = datetime.now().astimezone()
        answers: dict[str, JSON] = {"confidentiality.statement": message.how.value}
        if message.how is Statement.DISPLAYED:
            answers["confidentiality.attention_drawn"] = True
        meeting = self._draft.record.meeting
        if meeting.started_at is None and meeting.held_on == now.date():
            answers["meeting.started_at"] = f"{now:%H:%M}"
        for path, value in answers.items():
            self._draft.put(path, value)
        self._draft.keep_aside("confidentiality", _GIVEN_AT, f"{now:%H:%M}")
        if not self.pacing.is_going and meeting.held_on == now.date():
            self.pacing.set_going("confidentiality")
        self._changed()
        began = " The meeting began then." if "meeting.started_at" in answers else ""
        await self.open_place("confidentiality")
        self._say(f"The statement is noted as {label(message.how).lower()} at {now:%H:%M}.{began}")

    # The clock ----------------------------------------------------------------------------------------------

    def action_run_item(self) -> None:
        """Have the item that is shown run from now on; where it does, stop the clock."""
        if self._current not in self.pacing.pace.planned:
            self._say("The papers have no minutes: go to an item.")
            return
        self._say(self.pacing.set_going(self._current))
        self.keeper.touched()
        self._show_pace()

    def look_at_clock(self) -> None:
        """Follow the clock; it speaks in the head alone."""
        if not self._has_lines:
            return
        if self.pacing.tick():
            self.keeper.touched()
        self._show_pace()
        if self.query_one("#pages", ContentSwitcher).current == "page-minutes":
            self.query_one(PacePage).show()

    async def action_minutes(self) -> None:
        """Show minutes planned and used; a second time goes back."""
        if self.query_one("#pages", ContentSwitcher).current == "page-minutes":
            await self.open_place(self._current)
            return
        await self._open_panel("page-minutes")
        page = self.query_one(PacePage)
        page.show(self._current)
        page.focus_first()

    @on(PaceList.Planned)
    def keep_plan(self, message: PaceList.Planned) -> None:
        """The plan was changed: it is to be kept."""
        message.stop()
        self.keeper.touched()
        self._show_pace()

    @on(PaceList.Run)
    def run_chosen(self, message: PaceList.Run) -> None:
        """Have the item run that was chosen in the plan."""
        message.stop()
        self._say(self.pacing.set_going(message.key))
        self.keeper.touched()
        self.query_one(PacePage).show()
        self._show_pace()

    # Who has not been heard ---------------------------------------------------------------------------------

    async def action_not_heard(self) -> None:
        """Go to the agencies that have not been heard yet."""
        await self.open_place("information")
        editor = self.query_one(HeardEditor)
        if editor.silent.lines:
            self.set_focus(editor.silent)
            self._opened["information"].scroll_home(animate=False)
        else:
            self._say("Nobody who is here is left to be heard.")
