"""Summaries led through their steps: pieces chosen, account read, leaks settled, written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from textual import on

from mappa_chair.errors import MappaChairError
from screens.forms.boxes import FieldBox
from screens.papers.account import AccountView
from screens.papers.asking import NotToldView
from screens.papers.leaks import LeaksView
from screens.papers.outcome import THERE, WRITTEN, YOURS, Line, OutcomeView
from screens.papers.pieces import PiecesView
from screens.papers.view import View, counted
from screens.papers.writing import ASKS, Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault
    from screens.papers.choosing import Wanted
    from screens.papers.way import SummaryWay
    from screens.walk.keeper import Keeper

_YOURS: Final = "waits for you: Enter goes on with it"
_MAKING: Final = "Making the summary, and checking it …"
_CHANGED: Final = "The record was changed: this is the summary as it would go now."


class Settling(Writing):
    """One summary at a time; what was said of it is kept until it is written or the meeting is left."""

    def __init__(self, vault: Vault, draft: Draft, keeper: Keeper) -> None:
        super().__init__(vault, draft, keeper)
        self._ways: dict[str, SummaryWay] = {}
        self._way: SummaryWay | None = None

    def _take_up(self, wanted: Wanted) -> list[Line]:
        """A line for each summary that is wanted; each waits for the chair."""
        from mappa_chair.documents.summary import Audience  # noqa: PLC0415 - heavy, loaded by then
        from screens.papers.way import SummaryWay  # noqa: PLC0415 - as above

        for each in wanted.summaries:
            line = Line(f"Summary {Audience(each).addressed}", YOURS, _YOURS, summary=each)
            self._ways[each] = SummaryWay(
                self._vault, self._draft, line, wanted.folder, author=self._keeper.author
            )
        return [self._ways[each].line for each in wanted.summaries]

    def _resume_way(self, line: Line, said: Mapping[str, object]) -> None:
        """Take up a summary again with all that was said of it before a lock."""
        from screens.papers.way import SummaryWay  # noqa: PLC0415 - heavy, loaded by then

        way = SummaryWay(
            self._vault, self._draft, line, Path(str(said.get("folder", ""))), author=self._keeper.author
        )
        way.reasons, way.keep = texts_in(said.get("reasons")), texts_in(said.get("keep"))
        way.although_not_told = str(said.get("not_told", ""))
        self._ways[way.audience.value] = way

    # Steps --------------------------------------------------------------------------------------------------

    async def _start(self, way: SummaryWay) -> None:
        """Ask what has to be asked before a summary is made: confirmation, pieces; else make it."""
        self._way = way
        if way.must_be_confirmed:
            asking = await self._made(NotToldView)
            asking.show(self._draft.record.plan.withheld_because)
            await self._open(asking)
            return
        pieces = await way.choosable()
        if pieces:
            view = await self._made(PiecesView)
            view.show(way.addressed, pieces, way.reasons)
            await self._open(view)
        else:
            await self._read(way)

    async def _confirm(self, way: SummaryWay, view: NotToldView) -> None:
        """Go on where the chair says why the summary is written all the same."""
        if view.why:
            way.although_not_told = view.why
            await self._start(way)
        else:
            self._say("Say why; without a reason this summary is not written.")

    async def _read(self, way: SummaryWay) -> None:
        """Make the summary and show the chair's account of it."""
        self._say(_MAKING)
        text = await way.make()
        view = await self._made(AccountView)
        if way.made is not None:
            view.show(way.made, text)
        await self._open(view)

    async def _check(self, way: SummaryWay) -> None:
        """Show what the leak check found; where nothing is open, write what the account was read of."""
        if not way.is_of_now:
            await self._read(way)
            self._say(_CHANGED)
        elif way.is_settled:
            await self._write_summary(way)
        else:
            await self._show_leaks(way)

    async def _show_leaks(self, way: SummaryWay) -> None:
        view = await self._made(LeaksView)
        view.show(way.addressed, way.found)
        await self._open(view)

    async def _check_again(self, way: SummaryWay, *, write: bool) -> None:
        """Run the check again over the summary as it is now; `write` it where nothing stops it."""
        self._say(_MAKING)
        await way.make()
        if write and not way.stops:
            await self._write_summary(way)
            return
        await self._show_leaks(way)
        if way.stops:
            musts = sum(found.place.leak.certain and found.is_open for found in way.found)
            self._say(f"The check ran again: {counted(musts, 'place')} must still go, or be kept.")
        else:
            self._say("The check ran again: nothing stops the summary. Ctrl+R writes it.")

    async def _write_summary(self, way: SummaryWay) -> None:
        await self._keeper.flush()
        line, left = way.line, way.asked
        held = await way.write()
        questions = f"; {counted(left, 'question')} left as they are" if left else ""
        line.held = held
        line.sign = WRITTEN if held is None else THERE
        line.told = f"written: {way.name}{questions}" if held is None else f"{way.name} {ASKS}{questions}"
        await self._back(line)

    async def _back(self, line: Line | None) -> None:
        """To what became of the papers, at the next that waits for the chair."""
        outcome = await self._made(OutcomeView)
        outcome.show()
        if self._run is None:
            outcome.show_end(stopped=False)
        waiting = next((each for each in outcome.lines if each.sign == YOURS), line)
        if waiting in outcome.lines:
            outcome.go_to(waiting)
        await self._open(outcome)

    # What the views say -------------------------------------------------------------------------------------

    async def _step(self, view: View) -> None:
        """Take the next step of the summary that is in hand; what cannot be done is said."""
        way = self._way
        if way is None:
            return
        try:
            match view:
                case NotToldView():
                    await self._confirm(way, view)
                case PiecesView():
                    way.reasons = dict(view.reasons)
                    await self._read(way)
                case AccountView():
                    await self._check(way)
                case LeaksView():
                    await self._check_again(way, write=True)
        except MappaChairError as fault:
            self._say_fault(fault)

    @on(OutcomeView.GoOn)
    async def go_on_with(self, message: OutcomeView.GoOn) -> None:
        """Go on with a summary from its beginning; what was said of it stands."""
        message.stop()
        way = self._ways.get(message.line.summary or "")
        if way is None or message.line.sign == WRITTEN:
            self._say("It is written. + asks for it again.")
            return
        try:
            await self._start(way)
        except MappaChairError as fault:
            self._say_fault(fault)

    @on(LeaksView.Replace)
    async def put_instead(self, message: LeaksView.Replace) -> None:
        """Put other words into the record."""
        message.stop()
        if self._way is None:
            return
        if not self._way.put_instead(message.found, message.instead):
            self._say("The words do not stand in one field as they are here: e goes to where they come from.")
            return
        self.post_message(FieldBox.Edited())
        approved = (
            " The minutes are approved as they were: this is a change since." if self._way.is_approved else ""
        )
        await self._next_place(f"It is in the record now.{approved}")

    @on(LeaksView.Keep)
    async def keep(self, message: LeaksView.Keep) -> None:
        """Keep what was found, for a reason."""
        message.stop()
        if self._way is not None:
            self._way.keep_found(message.found, message.why, anywhere=message.anywhere)
            await self._next_place("Kept; the reason is noted in the vault when the summary is written.")

    @on(LeaksView.Undo)
    async def take_back(self, message: LeaksView.Undo) -> None:
        """Take back what was decided about a place."""
        message.stop()
        if self._way is None:
            return
        fault = self._way.undo(message.found)
        if fault is None:
            self.post_message(FieldBox.Edited())
            (await self._made(LeaksView)).go_on()
        self._show_lines()
        self._say(fault or "Taken back.")

    @on(LeaksView.Edit)
    def edit(self, message: LeaksView.Edit) -> None:
        """Say where there is no field to go to; else the meeting opens it, and Ctrl+G x comes back."""
        if message.found.place.path is None:
            message.stop()
            self._say("These words come from no single field: keep them, or look where they are typed.")

    async def _next_place(self, told: str) -> None:
        """Go to the next open place; after the last the check runs again, and the summary is written."""
        way, view = self._way, await self._made(LeaksView)
        if way is None:
            return
        view.go_on()
        self.screen.set_focus(view.first)
        self._show_lines()
        if way.is_settled:
            await self._step(view)
        elif way.stops:
            self._say(told)
        else:
            self._say(f"{told} Only questions are left: answer them, or Ctrl+R writes it with them as they are.")

    async def _resume(self, view: View) -> None:
        """The page is shown again: what is in hand is made again if the record was changed meanwhile."""
        way = self._way
        if way is None or way.made is None or way.is_of_now:
            return
        try:
            if isinstance(view, LeaksView):
                await self._check_again(way, write=False)
            elif isinstance(view, AccountView):
                await self._read(way)
                self._say(_CHANGED)
        except MappaChairError as fault:
            self._say_fault(fault)


def texts_in(value: object) -> dict[str, str]:
    """Those pairs of what was kept that are text."""
    said = cast("dict[object, object]", value) if isinstance(value, dict) else {}
    return {key: text for key, text in said.items() if isinstance(key, str) and isinstance(text, str)}
