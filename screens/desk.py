"""The desk: the meetings of the vault, a new one, the review of the last."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from agenda.refusal import RecordRefusedError
from agenda.words import MeetingKind
from mappa_chair.due import due
from mappa_chair.errors import MappaChairError
from mappa_chair.locations import expanded
from mappa_chair.meetings import new_meeting, next_reference, overview, start_review
from mappa_chair.spoken_days import read_day, say_day, why_no_day
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.base.said_keys import keyed
from screens.desk_list import DeskList
from screens.desk_papers import PapersRun
from screens.opening_screen import OpeningScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from mappa_chair.vault.vault import Vault


class AskPanel(Vertical):
    """A few lines to fill in before something is begun. Enter goes on and at the last line begins; Esc leaves."""

    DEFAULT_CSS = """
    AskPanel { height: auto; display: none; border-top: solid $border; }
    AskPanel.-shown { display: block; }
    AskPanel Horizontal { height: 1; }
    AskPanel .label { width: 28; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it", show=False)]

    class Filled(Message):
        """All lines are filled in."""

        def __init__(self, panel: AskPanel, said: Mapping[str, str]) -> None:
            super().__init__()
            self.panel = panel
            self.said = said

    class Left(Message):
        """It was left."""

    def __init__(self, title: str, lines: Mapping[str, tuple[str, str]], *, id: str) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._title = title
        self._head = Words(self._headed())
        self._asked = lines
        self._lines = {name: LineField(placeholder=hint) for name, (_, hint) in lines.items()}

    def compose(self) -> ComposeResult:
        yield self._head
        for name, (label, _) in self._asked.items():
            with Horizontal():
                yield Words(label, classes="label")
                yield self._lines[name]

    def show(self, filled: Mapping[str, str] | None = None, about: str = "") -> None:
        """Show it, with some lines filled in, and say what it is about."""
        self._head.update(plain(self._headed(about)))
        for name, text in (filled or {}).items():
            self._lines[name].value = text
        self.add_class("-shown")
        self.screen.set_focus(next(iter(self._lines.values())))

    def _headed(self, about: str = "") -> str:
        return f"{self._title}{about} · Enter goes on, then begins · Esc leaves"

    def clear(self) -> None:
        """Hide it and empty it."""
        self.remove_class("-shown")
        for line in self._lines.values():
            line.value = ""

    def action_leave(self) -> None:
        """Leave it on Esc."""
        self.remove_class("-shown")
        self.post_message(self.Left())

    @on(LineField.Submitted)
    def go_on(self, message: LineField.Submitted) -> None:
        """Go to the next line, or begin."""
        message.stop()
        lines = list(self._lines.values())
        index = lines.index(message.field)
        if index + 1 < len(lines):
            self.screen.set_focus(lines[index + 1])
        else:
            self.post_message(self.Filled(self, {name: line.value.strip() for name, line in self._lines.items()}))


_NEW = {
    "case_reference": ("Case reference", "EX/0300"),
    "family_name": ("Family name", ""),
    "given_names": ("Given names", ""),
    "meeting_reference": ("Meeting reference", "EX/0300/1"),
    "held_on": ("Held on", "12 dec, fri, in 2 weeks"),
    "level": ("Level", "2 or 3, as it is called"),
}
_REVIEW = {"held_on": ("Review held on", "12 dec, fri, in 8 weeks"), "reference": ("Meeting reference", "")}
_PAPERS = {"papers": ("Papers", "minutes summary actions … or all"), "folder": ("Into folder", "")}

# The commands by their names.
_KEYS = "Enter Open  {new} New  {review} Review  {show} Which  {group} Cases  {due} Due  {papers} Papers  ^P Menu"


class DeskScreen(OpeningScreen["str | None"]):
    """The list of meetings; the reference of the one to open is its result."""

    HELP = """
The meetings of your vault: reference, day, level, whose case, and how far each has come; what is \
overdue is said in words. Enter opens the one under the cursor. A new meeting asks for the references \
and the day first. A review takes over the case, the people, the risks and the plan of the meeting under \
the cursor; everything taken over has a star until somebody confirms or changes it, as unrevised copying \
is not allowed (28.5, 24.29). Papers of several meetings are written with those that are marked.
"""

    DEFAULT_CSS = """
    DeskScreen { layout: vertical; }
    DeskScreen > #desk-head { height: 1; text-style: reverse; }
    DeskScreen > #desk-told { height: auto; min-height: 1; }
    DeskScreen > #desk-keys { height: 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "new", "New meeting", priority=True),
        Binding("f8,f5", "review", "Review of the meeting chosen", priority=True),
        Binding("f3", "show", "Which meetings", priority=True),
        Binding("f4", "group", "By case", priority=True),
        Binding("f6", "due", "What is due", priority=True),
        Binding("f7", "papers", "Papers of the marked", priority=True),
        Binding("delete", "stop", "Stop the papers", show=False),
    ]

    def __init__(self, vault: Vault, *, author: str) -> None:
        super().__init__()
        self._vault = vault
        self._author = author
        self._desk = DeskList()
        self._run = PapersRun()
        self._reviewed = ""
        opened_by = f" · {vault.holder}" if vault.holder else ""
        self._title = f"{'' if vault.doubt is None else 'READ ONLY · '}MAPPA chair{opened_by}"

    def compose(self) -> ComposeResult:
        yield Words(self._title, id="desk-head")
        yield self._desk
        yield AskPanel("NEW MEETING", _NEW, id="ask-new")
        yield AskPanel("REVIEW MEETING", _REVIEW, id="ask-review")
        yield AskPanel("PAPERS", _PAPERS, id="ask-papers")
        yield self._run
        yield Words(id="desk-told")
        yield Words(keyed(_KEYS), id="desk-keys")

    async def on_mount(self) -> None:
        """List the meetings."""
        await self._show_meetings()
        self.set_focus(self._desk.editor)
        await self.return_to_kept()
        self.now_open()

    def tell_line(self, text: str) -> None:
        """Say something below the list."""
        self._tell(text)

    def begun(self) -> str:
        """What was typed for a meeting that is not begun yet, or for papers."""
        fields = self.query("AskPanel LineField").results(LineField)
        return json.dumps([each.value for each in fields])

    def left_at(self) -> dict[str, object]:
        """What was typed for a meeting that is not begun yet, and the meeting under the cursor."""
        shown = [each.id for each in self.query(AskPanel) if each.has_class("-shown")]
        return {**super().left_at(), "panels": shown, "chosen": self._desk.chosen, "reviewed": self._reviewed}

    async def come_back(self, kept: Mapping[str, object]) -> None:
        """Show all that again."""
        chosen, shown = kept.get("chosen"), kept.get("panels")
        self._desk.choose(chosen if isinstance(chosen, str) else None)
        self._reviewed = str(kept.get("reviewed") or "")
        for panel in self.query(AskPanel):
            panel.set_class(isinstance(shown, list) and panel.id in shown, "-shown")
        await super().come_back(kept)

    async def _show_meetings(self) -> None:
        self._desk.fill(await asyncio.to_thread(overview, self._vault, _today()))

    @on(DeskList.Narrowed)
    def show_head(self, message: DeskList.Narrowed) -> None:
        """Say which meetings are listed, of how many."""
        message.stop()
        self.query_one("#desk-head", Words).update(plain(f"{self._title} · {message.told}"))

    @on(DeskList.OpenMeeting)
    def open_meeting(self, message: DeskList.OpenMeeting) -> None:
        """Open the meeting chosen, once no papers are being written: its screen would hide what became of them."""
        message.stop()
        if self._run.is_busy:
            self._tell("Papers are being written: wait for the end, or stop them with Delete.")
            return
        self.leave_with(message.reference)

    def action_show(self) -> None:
        """Go from all meetings to those with something to be done, and round."""
        self._desk.shown = self._desk.shown.next
        self._desk.show_again()

    def action_group(self) -> None:
        """List meetings under their cases, or one after the other."""
        self._desk.grouped, self._desk.of_due = not self._desk.grouped, False
        self._desk.show_again()

    async def action_due(self) -> None:
        """List what is due, the soonest first, or the meetings again."""
        if not self._desk.of_due:
            # Every case is read for it: not before somebody asks.
            self._desk.due = await asyncio.to_thread(due, self._vault, _today())
        self._desk.of_due = not self._desk.of_due
        self._desk.show_again()

    def action_papers(self) -> None:
        """Ask which papers of the marked meetings, or of the one chosen, and where to."""
        if not self._asked_for():
            self._tell("Mark meetings with Space, or choose one first.")
        elif not self._run.is_busy:
            self._tell("")
            asked_for = len(self._asked_for())
            self.query_one("#ask-papers", AskPanel).show(
                {"papers": "minutes summary", "folder": str(Path.home() / "mappa-minutes")},
                f" of {asked_for} meeting{'' if asked_for == 1 else 's'}",
            )

    def action_stop(self) -> None:
        """Leave the papers that are not written yet."""
        if self._run.stop():
            self._tell("Stopped: the meeting that is being written is written whole.")

    def _asked_for(self) -> list[str]:
        chosen = self._desk.chosen
        return list(self._desk.marked) or ([chosen] if chosen is not None else [])

    def _write_papers(self, said: Mapping[str, str]) -> None:
        from mappa_chair.many_papers import Wanted, papers_named  # noqa: PLC0415 - loads Word

        try:
            wanted = Wanted(papers_named(said["papers"]), expanded(said["folder"] or "."))
        except MappaChairError as fault:
            self._tell(str(fault))
            return
        self.query_one("#ask-papers", AskPanel).remove_class("-shown")
        self.set_focus(self._desk.editor)
        self.run_worker(self._run.run(self._vault, self._asked_for(), wanted, author=self._author), group="papers")

    def action_new(self) -> None:
        """Ask for what a new meeting is filed under."""
        self._tell("")
        self.query_one("#ask-new", AskPanel).show()

    def action_review(self) -> None:
        """Ask when the review of the meeting chosen is held."""
        chosen = self._desk.meeting(self._desk.chosen or "")
        if chosen is None:
            self._tell("Choose the meeting to be reviewed first.")
            return
        meeting = chosen.summary
        self._reviewed = meeting.reference
        self._tell("")
        filled = {"reference": next_reference(meeting.reference)}
        if meeting.review_on is not None:
            filled["held_on"] = say_day(meeting.review_on)
        self.query_one("#ask-review", AskPanel).show(filled, f" of {meeting.reference}")

    @on(AskPanel.Left)
    def leave_panel(self) -> None:
        """Back to the list; what was said of the panel is no longer true."""
        self._tell("")
        self.set_focus(self._desk.editor)

    @on(AskPanel.Filled)
    async def begin(self, message: AskPanel.Filled) -> None:
        """Begin what was asked for, and open it."""
        message.stop()
        if message.panel.id == "ask-papers":
            self._write_papers(message.said)
            return
        held_on = read_day(message.said["held_on"], _today())
        if held_on is None:
            why = why_no_day(message.said["held_on"], _today())
            self._tell(f"Say when it is held: {why or '12 dec, 12/12/2026 or in 2 weeks'}.")
            return
        if message.said.get("level", "2") not in {"2", "3"}:
            self._tell("Say at which level it is called: 2 or 3.")
            return
        try:
            reference = await asyncio.to_thread(
                self._begin_review if message.panel.id == "ask-review" else self._begin_new, message.said, held_on
            )
        except (MappaChairError, RecordRefusedError) as fault:
            self._tell(str(fault))
            return
        message.panel.clear()
        self.leave_with(reference)

    def _begin_new(self, said: Mapping[str, str], held_on: date) -> str:
        return new_meeting(
            self._vault,
            case_reference=said["case_reference"],
            family_name=said["family_name"],
            given_names=said["given_names"],
            meeting_reference=said["meeting_reference"],
            held_on=held_on,
            level=2 if said["level"] == "2" else 3,
            kind=MeetingKind.INITIAL,
            author=self._author,
        )

    def _begin_review(self, said: Mapping[str, str], held_on: date) -> str:
        return start_review(
            self._vault, self._reviewed, held_on=held_on, reference=said["reference"] or None, author=self._author
        )

    def _tell(self, text: str) -> None:
        self.query_one("#desk-told", Words).update(plain(text))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own wall
