"""The desk: the meetings of the vault, a new one, the review of the last."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets.option_list import Option

from agenda.refusal import RecordRefusedError
from agenda.words import MeetingKind
from mappa_chair.errors import MappaChairError
from mappa_chair.meetings import new_meeting, next_reference, overview, start_review
from mappa_chair.spoken_days import read_day, say_day, why_no_day
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.base.plain_list import PlainList
from screens.opening_screen import OpeningScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from mappa_chair.meetings import MeetingLine
    from mappa_chair.vault.vault import Vault


def line_of(line: MeetingLine) -> str:
    """One meeting in one line; what is overdue in words."""
    meeting = line.summary
    held = say_day(meeting.held_on) if meeting.held_on else "no date"
    name = ", ".join(filter(None, [meeting.family_name, meeting.given_names]))
    told = [
        f"{meeting.reference:<14}",
        f"{held:<15}",
        f"level {meeting.level}",
        f"{name:<26}",
        meeting.state_said,
    ]
    if line.overdue:
        told.append(f"OVERDUE: {', '.join(line.overdue)}")
    return "  ".join(told)


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
        self._asked = lines
        self._lines = {name: LineField(placeholder=hint) for name, (_, hint) in lines.items()}

    def compose(self) -> ComposeResult:
        yield Words(self._title)
        for name, (label, _) in self._asked.items():
            with Horizontal():
                yield Words(label, classes="label")
                yield self._lines[name]

    def show(self, filled: Mapping[str, str] | None = None) -> None:
        """Show it, with some lines filled in."""
        for name, text in (filled or {}).items():
            self._lines[name].value = text
        self.add_class("-shown")
        self.screen.set_focus(next(iter(self._lines.values())))

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
_EMPTY = "No meeting yet. F2 begins one; mappa-chair import brings records in."
_REVIEW = {"held_on": ("Review held on", "12 dec, fri, in 8 weeks"), "reference": ("Meeting reference", "")}


class DeskScreen(OpeningScreen["str | None"]):
    """The list of meetings; the reference of the one to open is its result."""

    DEFAULT_CSS = """
    DeskScreen { layout: vertical; }
    DeskScreen > #desk-head { height: 1; text-style: reverse; }
    DeskScreen > PlainList, DeskScreen > PlainList:focus { height: 1fr; border: none; background: transparent; }
    DeskScreen > #desk-told { height: auto; min-height: 1; }
    DeskScreen > #desk-keys { height: 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "new", "New meeting", priority=True),
        Binding("f5,f8", "review", "Review of the meeting chosen", priority=True),
    ]

    def __init__(self, vault: Vault, *, author: str) -> None:
        super().__init__()
        self._vault = vault
        self._author = author
        self._meetings: list[MeetingLine] = []

    def compose(self) -> ComposeResult:
        yield Words("MAPPA chair · meetings", id="desk-head")
        yield PlainList(id="desk-list")
        yield AskPanel("NEW MEETING", _NEW, id="ask-new")
        yield AskPanel("REVIEW MEETING", _REVIEW, id="ask-review")
        yield Words(id="desk-told")
        yield Words("Enter Open   F2 New meeting   F8 Review of this one   ^P Menu   ^Q Leave", id="desk-keys")

    async def on_mount(self) -> None:
        """List the meetings."""
        await self._show_meetings()
        self.set_focus(self.query_one("#desk-list"))
        await self.return_to_kept()
        self.now_open()

    def tell_line(self, text: str) -> None:
        """Say something below the list."""
        self._tell(text)

    def left_at(self) -> dict[str, object]:
        """What was typed for a meeting that is not begun yet, and the meeting under the cursor."""
        shown = [each.id for each in self.query(AskPanel) if each.has_class("-shown")]
        chosen = self.query_one("#desk-list", PlainList).highlighted
        return {**super().left_at(), "panels": shown, "chosen": chosen}

    async def come_back(self, kept: Mapping[str, object]) -> None:
        """Show all that again."""
        chosen, shown = kept.get("chosen"), kept.get("panels")
        if isinstance(chosen, int) and chosen < len(self._meetings):
            self.query_one("#desk-list", PlainList).highlighted = chosen
        for panel in self.query(AskPanel):
            panel.set_class(isinstance(shown, list) and panel.id in shown, "-shown")
        await super().come_back(kept)

    async def _show_meetings(self) -> None:
        self._meetings = await asyncio.to_thread(overview, self._vault, _today())
        listed = self.query_one("#desk-list", PlainList)
        listed.clear_options()
        listed.add_options(Option(plain(line_of(each)), id=str(n)) for n, each in enumerate(self._meetings))
        if self._meetings:
            listed.highlighted = 0
        else:
            listed.add_option(Option(plain(_EMPTY), disabled=True))

    @on(PlainList.OptionSelected)
    def open_meeting(self, message: PlainList.OptionSelected) -> None:
        """Open the meeting chosen."""
        message.stop()
        if message.option.id is not None:
            self.leave_with(self._meetings[int(message.option.id)].summary.reference)

    def action_new(self) -> None:
        """Ask for what a new meeting is filed under."""
        self.query_one("#ask-new", AskPanel).show()

    def action_review(self) -> None:
        """Ask when the review of the meeting chosen is held."""
        chosen = self.query_one("#desk-list", PlainList).highlighted
        if chosen is None or not self._meetings:
            self._tell("Choose the meeting to be reviewed first.")
            return
        meeting = self._meetings[chosen].summary
        filled = {"reference": next_reference(meeting.reference)}
        if meeting.review_on is not None:
            filled["held_on"] = say_day(meeting.review_on)
        self.query_one("#ask-review", AskPanel).show(filled)

    @on(AskPanel.Left)
    def leave_panel(self) -> None:
        """Back to the list."""
        self.set_focus(self.query_one("#desk-list"))

    @on(AskPanel.Filled)
    async def begin(self, message: AskPanel.Filled) -> None:
        """Begin what was asked for, and open it."""
        message.stop()
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
        chosen = self.query_one("#desk-list", PlainList).highlighted or 0
        last = self._meetings[chosen].summary.reference
        return start_review(
            self._vault, last, held_on=held_on, reference=said["reference"] or None, author=self._author
        )

    def _tell(self, text: str) -> None:
        self.query_one("#desk-told", Words).update(plain(text))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own wall
