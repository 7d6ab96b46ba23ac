"""The chair approves the minutes: what must still be settled, who approves, what was changed, and the version."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from agenda.wording import attendee_called, day_said, listed
from screens.base.choice import YES_NO, Choice
from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.papers.view import View, counted
from screens.walk.side import FindingList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from agenda.check import Finding
    from mappa_chair.approving import Standing
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.signing import Approval


class ApprovalView(View):
    """The open duties, each a jump away; below them what the chair says, and Ctrl+R that signs it."""

    keys: ClassVar[str] = "Tab to the answers  Ctrl+R approves  Esc back"
    DEFAULT_CSS = """
    ApprovalView > #approve-state { height: auto; margin: 0 0 1 0; }
    ApprovalView > FindingList { height: auto; max-height: 50%; }
    ApprovalView > Horizontal { height: 1; }
    ApprovalView > Horizontal.-hidden { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="papers-approve")
        self._standing: Standing | None = None
        self._list = FindingList(id="approve-open")
        # The line of keys of these pages says it already.
        self._list.leads_there = False
        self._by = LineField(placeholder="Your name, as the minutes have it", id="approve-by")
        self._changed = LineField(placeholder="What, and why (13b.6); it is printed", id="approve-changed")
        self._why = LineField(placeholder="Why they stay open; it is signed and printed", id="approve-why")
        self._sure = Choice(YES_NO, value=False, id="approve-sure")
        self._rows = {
            "by": ("Approved by", self._by),
            "changed": ("Changed since, and why", self._changed),
            "why": ("Duties stay open, because", self._why),
            "sure": ("I approve these minutes", self._sure),
        }

    def compose(self) -> ComposeResult:
        yield Words(id="approve-state")
        yield self._list
        for name, (label, field) in self._rows.items():
            with Horizontal(id=f"approve-row-{name}"):
                yield Words(label, classes="label")
                yield field

    @on(LineField.Submitted)
    def go_on(self, message: LineField.Submitted) -> None:
        """Go to the next field on Enter; only Ctrl+R approves."""
        message.stop()
        self.screen.focus_next()

    @property
    def head(self) -> str:
        if self._is_current:
            return "APPROVAL: these minutes are approved"
        found = len(self.still_open)
        told = f"{counted(found, 'thing')} must still be settled" if found else "nothing is left to settle"
        return f"APPROVAL: {told}"

    @property
    def keys_now(self) -> str:
        last = None if self._standing is None else self._standing.last
        if last is not None and self._is_current:
            made = last.version
            return f"A change, once approved, makes version {made + 1}  {{go}} x writes version {made}  Esc back"
        return f"Enter on a duty goes there  {self.keys}" if self.still_open else self.keys

    @property
    def first(self) -> Widget:
        if self._is_current:
            return self
        return self._list if self.still_open else self._by

    @property
    def still_open(self) -> tuple[Finding, ...]:
        """What must still be settled."""
        return () if self._standing is None else self._standing.open

    @property
    def _is_current(self) -> bool:
        return self._standing is not None and self._standing.is_current

    def show(self, standing: Standing, draft: Draft) -> None:
        """Show how the meeting stands, and ask what the next version needs."""
        self._standing = standing
        # Approved as it is, there is no field that could have the cursor.
        self.can_focus = standing.is_current
        if not self._by.value:
            self._by.value = _chairs(draft)
        last = standing.last
        self.query_one("#approve-state", Words).update(plain(_told(standing)))
        self._list.show(self.still_open)
        self._list.highlighted = 0
        self._list.display = bool(self.still_open) and not standing.is_current
        asked = {"by": True, "changed": last is not None, "why": bool(self.still_open), "sure": True}
        for name, is_asked in asked.items():
            self.query_one(f"#approve-row-{name}").set_class(not is_asked or standing.is_current, "-hidden")
        self._sure.value = False

    def answers(self) -> dict[str, str] | None:
        """What the chair says: by, changed, why; None, and a word on it, where something is missing."""
        by, changed, why = (field.value.strip() for field in (self._by, self._changed, self._why))
        if self._standing is None or self._standing.is_current:
            self.tell("Nothing was changed since: there is nothing to approve.")
        elif not by:
            self.tell("Minutes are approved by somebody: type your name.")
        elif self._standing.last is not None and not changed:
            self.tell(f"Say what was changed since version {self._standing.last.version}, and why (13b.6).")
        elif self.still_open and not why:
            self.tell(f"{self.head.partition(': ')[2].capitalize()}: settle it, or say why it stays open.")
        elif self._sure.value is not True:
            self.tell("Say Yes at “I approve these minutes”, then Ctrl+R.")
        else:
            return {"by": by, "changed": changed, "why": why if self.still_open else ""}
        return None

    def forget(self) -> None:
        """Empty what was said of one version: the next says its own."""
        self._changed.value = self._why.value = ""


def _chairs(draft: Draft) -> str:
    people = {person.id: person for person in draft.record.attendance}
    chairs = [people[each] for each in draft.record.meeting.chairs if each in people]
    return listed([person.name or attendee_called(person) for person in chairs])


def _told(standing: Standing) -> str:
    last = standing.last
    if last is None:
        return "No version is approved yet. Approving freezes the record as it is as version 1, and signs it."
    if standing.is_current:
        return f"{said_of(last)}\nNothing was changed since. A later change makes a new version, once approved."
    return f"{said_of(last)}\nIt was changed since: approving makes version {last.version + 1}, the old one stays."


def said_of(made: Approval) -> str:
    """An approval in words, with its fingerprint."""
    told = [f"Version {made.version}, approved by {made.approved_by} on {day_said(made.day)}."]
    if made.changed:
        told.append(f"What it changed, and why: {made.changed}")
    if made.why:
        told.append(f"Duties were left open, because: {made.why}")
    return "\n".join([*told, f"Fingerprint {made.fingerprint}"])
