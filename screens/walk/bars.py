"""The single lines around the form: what is worked on and saved, what is missing, which keys do what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from agenda.check import Severity
from agenda.paths import part_of
from screens.base.plain import Words
from screens.base.said_keys import keyed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual.visual import VisualType

    from agenda.check import Finding
    from agenda.item import Item
    from agenda.progress import State
    from agenda.record import Record

NOT_SAVED: Final = "NOT SAVED"
READ_ONLY: Final = "READ ONLY: nothing typed here is kept"

# The commands by their names.
_FOOTER: Final = (
    "{help} Help {new_action} Action {next_missing} Missing {check} Check {next_pane} Panes {previous_item} Prev "
    "{next_item} Next {go} Go ^Q Leave"
)


class Bar(Words):
    """A line across the screen; text that does not fit is cut."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other words; only a line that is as wide as its words has the screen laid out for them."""
        super().update(content, layout=layout and self.styles.auto_dimensions)


def header_text(record: Record, saved: str) -> str:
    """What is worked on, and how it stands with saving; no name, for a screen that others see."""
    meeting = record.meeting
    held = f"{meeting.held_on.day} {meeting.held_on:%b %Y}" if meeting.held_on else "no date"
    kind = meeting.kind.label.lower() if meeting.kind else "meeting"
    told = f"MAPPA level {meeting.level} {kind} {meeting.reference} · {held}"
    # What is not kept must be seen however narrow the window and long the reference.
    return f"{saved} · {told}" if saved in {NOT_SAVED, READ_ONLY} else f"{told} · {saved}"


def saved_text(at: datetime | None) -> str:
    """When the vault last took what was typed."""
    return f"saved {at:%H:%M:%S}" if at else "nothing changed yet"


def item_head(item: Item, state: State | None) -> str:
    """The head of the item that is shown, with its state in words."""
    number = f"{item.number}  " if item.number else ""
    told = f"   {state.sign} {state.words}" if state else ""
    return f"{number}{item.title.upper()}{told}"


def keys_line() -> str:
    """The keys of a meeting and what they do, as they hold for whoever sits here."""
    return in_short(_FOOTER)


def in_short(keys: str) -> str:
    """A line of keys as they hold, in few letters."""
    return keyed(keys).replace("Ctrl+", "^")


def missing_text(found: Sequence[Finding], item: str, key: str) -> str:
    """How much is missing here and in all, and the first thing that is."""
    if not found:
        return f"{key}: nothing is missing in this record"
    here = [finding for finding in found if item in {finding.item, part_of(finding.at)}]
    musts = sum(finding.severity is Severity.MUST for finding in found)
    first = (here or list(found))[0]
    return f"{key}: {len(here)} missing here, {len(found)} in the meeting ({musts} must). Next: {first.message}"
