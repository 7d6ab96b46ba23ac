"""Papers written one by one behind the meeting, and what became of each."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from textual import on

from mappa_chair.errors import MappaChairError
from screens.base.said_keys import key_of
from screens.opening_screen import OpeningScreen
from screens.papers.choosing import ACTIONS, AGENDA, ATTENDANCE, MINUTES, REVIEW
from screens.papers.outcome import MAKING, NOT_WRITTEN, THERE, WAITS, WRITTEN, Line, OutcomeView
from screens.papers.shell import Shell

if TYPE_CHECKING:
    from mappa_chair.paper_run import PaperRun, Step
    from screens.papers.choosing import Wanted

ASKS: Final = "is there already; Enter writes over it"


class Writing(Shell):
    """One run at a time; the meeting goes on meanwhile."""

    _run: PaperRun | None = None
    # The kind of paper that is being written; it may be several files.
    _doing: str | None = None

    async def _begin(self, wanted: Wanted, others: list[Line]) -> OutcomeView:
        """Begin to write what was asked for; lines of others, which wait for the chair, stand below."""
        from mappa_chair.other_papers import Others  # noqa: PLC0415 - heavy, loaded by then
        from mappa_chair.paper_run import Meeting, PaperRun, Papers, jobs_of  # noqa: PLC0415 - as above

        saved = await self._keeper.flush()
        draft = self._draft
        # All that the thread needs is taken here: it touches neither widgets nor a draft that goes on changing.
        meeting = Meeting(self._vault, draft.record, draft.findings, draft.area, saved)
        beside = Others(
            attendance=ATTENDANCE in wanted.papers,
            agenda=AGENDA in wanted.papers,
            actions=(wanted.agency or True) if ACTIONS in wanted.papers else False,
            sheets=wanted.sheets,
        )
        papers = Papers(MINUTES in wanted.papers, wanted.copies, beside, REVIEW in wanted.papers)
        run = PaperRun(jobs_of(meeting, papers), wanted.folder)
        lines = [Line(job.kind) for job in run.jobs]
        outcome = await self._made(OutcomeView)
        outcome.begin([*lines, *others])
        self._run = run
        self.run_worker(self._write(run, outcome, lines), group="papers", exclusive=True)
        return outcome

    async def _write(self, run: PaperRun, outcome: OutcomeView, lines: list[Line]) -> None:
        """Follow a run to its end, one step of it in a thread at a time."""
        steps = run.steps()
        while (step := await asyncio.to_thread(next, steps, None)) is not None:
            self._note(step, outcome, lines)
            self._doing = step.kind
            outcome.show_progress(step.job, len(run.jobs), f"{step.kind}: {step.stage.value}")
            outcome.show()
        for line in lines:
            if line.sign in {WAITS, MAKING}:
                line.sign, line.told = NOT_WRITTEN, "not written: stopped"
        self._run = self._doing = None
        outcome.show()
        said = outcome.show_end(stopped=run.is_stopped)
        if not self.display and isinstance(self.screen, OpeningScreen):
            # The chair is elsewhere in the meeting: a word in its line, which covers nothing.
            self.screen.tell_line(f"Papers: {said} {key_of('go')} x shows them.")

    def _note(self, step: Step, outcome: OutcomeView, lines: list[Line]) -> None:
        """Say of a line what became of its file; a paper of several files gets a line for each."""
        from mappa_chair.paper_run import Stage  # noqa: PLC0415 - heavy, loaded by then

        line = lines[step.job]
        if line.sign not in {WAITS, MAKING}:
            after = max(n for n, each in enumerate(outcome.lines) if each.title == line.title)
            line = Line(line.title)
            outcome.lines.insert(after + 1, line)
        signs = {Stage.MAKING: MAKING, Stage.WRITTEN: WRITTEN, Stage.THERE: THERE}
        line.sign = signs.get(step.stage, NOT_WRITTEN)
        line.held = step.held
        if step.stage is Stage.THERE:
            line.told = f"{step.told} {ASKS}"
        else:
            line.told = f"{step.stage.value}{f': {step.told}' if step.told else ''}"

    def _stop_run(self) -> bool:
        if self._run is None:
            return False
        self._run.stop()
        return True

    @on(OutcomeView.Stop)
    def stop_rest(self, message: OutcomeView.Stop) -> None:
        """Leave what is not written yet."""
        message.stop()
        self._say("The rest is left." if self._stop_run() else "Nothing is being written.")

    @on(OutcomeView.WriteOver)
    async def write_over(self, message: OutcomeView.WriteOver) -> None:
        """Write files over those that are there: the chair said so."""
        message.stop()
        outcome = await self._made(OutcomeView)
        for line in message.lines:
            if line.held is None:
                continue
            try:
                await asyncio.to_thread(line.held.write)
            except MappaChairError as fault:
                self._say_fault(fault)
                break
            line.sign, line.told, line.held = WRITTEN, f"written over: {line.held.path.name}", None
        outcome.show()
        outcome.show_end(stopped=False)

    @on(OutcomeView.More)
    async def choose_more(self, message: OutcomeView.More) -> None:
        """Choose other papers."""
        message.stop()
        await self._open(self._choose)

    def on_unmount(self) -> None:
        """Leave what is not written yet: the meeting is being left."""
        self._stop_run()
