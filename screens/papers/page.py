"""The papers page of a meeting: which are wanted, what became of them, summaries settled, and approval."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mappa_chair.errors import MappaChairError
from screens.base.said_keys import key_of
from screens.papers.account import AccountView
from screens.papers.approval import ApprovalView, said_of
from screens.papers.asking import NotToldView
from screens.papers.choosing import ChooseView
from screens.papers.leaks import LeaksView
from screens.papers.outcome import OutcomeView
from screens.papers.pieces import PiecesView
from screens.papers.resuming import Resuming
from screens.papers.view import View

# The views of a summary that is in hand: Esc leaves it, and it waits.
_STEPS = (NotToldView, PiecesView, AccountView, LeaksView)


class PapersPage(Resuming):
    """One page of the walk; `show` and `show_approval` open it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "go", "Go on with the papers", priority=True),
        Binding("escape", "leave", "Leave this summary", show=False),
    ]

    async def show(self) -> None:
        """Show the papers as they were left, of the record as it stands now."""
        await self._load()
        self._choose.renew()
        if isinstance(self._view, ApprovalView):
            outcome = await self._made(OutcomeView)
            await self._open(outcome if outcome.lines else self._choose)
            return
        await self._open(self._view)
        await self._resume(self._view)

    async def show_approval(self) -> None:
        """Show what approval still needs."""
        await self._load()
        await self._show_standing()

    async def _show_standing(self) -> bool:
        """Show how the meeting stands; whether the vault holds all of it."""
        from mappa_chair.approving import standing  # noqa: PLC0415 - heavy, loaded by then

        saved = await self._keeper.flush()
        view = await self._made(ApprovalView)
        try:
            view.show(await asyncio.to_thread(standing, self._vault, self._draft.reference), self._draft)
        except MappaChairError as fault:
            self._say_fault(fault)
        await self._open(view)
        return saved

    async def _approve(self, view: ApprovalView) -> None:
        """Approve what the vault holds, as the chair says."""
        from mappa_chair.approving import approve  # noqa: PLC0415 - heavy, loaded by then

        if not await self._keeper.flush():
            self._say("Not everything is saved yet, so nothing was approved.")
            return
        said = view.answers()
        if said is None:
            return
        work = partial(approve, self._vault, self._draft.reference, author=self._keeper.author, **said)
        try:
            made = await asyncio.to_thread(work)
        except MappaChairError as fault:
            self._say_fault(fault)
            return
        view.forget()
        await self._show_standing()
        self._say(f"Approved. {said_of(made).splitlines()[0]} {key_of('go')} x writes it.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Leave Esc to the meeting where no summary is in hand."""
        return action != "leave" or isinstance(self._view, _STEPS)

    async def action_go(self) -> None:
        """Go on from the view that is shown, on Ctrl+R."""
        await self._go_on(self._view)

    async def action_leave(self) -> None:
        """Leave the summary as far as it is, on Esc; it waits among the papers."""
        if self._way is not None:
            await self._back(self._way.line)
            self._say("The summary is not written; what you said of it is kept until you leave the meeting.")

    @on(View.Go)
    async def go(self, message: View.Go) -> None:
        """Go on from a view that asks for it."""
        message.stop()
        await self._go_on(message.view)

    async def _go_on(self, view: View) -> None:
        await self._load()
        match view:
            case ChooseView():
                await self._write_chosen(view)
            case OutcomeView():
                await self._open(self._choose)
            case ApprovalView():
                await self._approve(view)
            case _:
                await self._step(view)

    async def _write_chosen(self, view: ChooseView) -> None:
        if self._run is not None:
            await self._open(await self._made(OutcomeView))
            self._say("The papers you asked for before are still being written: Del stops the rest.")
            return
        wanted = view.wanted()
        if wanted is None:
            return
        summaries = self._take_up(wanted)
        outcome = await self._begin(wanted, summaries)
        if not summaries:
            await self._open(outcome)
            return
        try:
            await self._start(self._ways[wanted.summaries[0]])
        except MappaChairError as fault:
            await self._open(outcome)
            self._say_fault(fault)
