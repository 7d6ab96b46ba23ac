"""How a paper writes what a record holds: dates, yes and no, the words of the field, and what is not there.

Three answers are kept apart: "Not recorded" (nobody entered anything), "None" (an empty list was entered) and
whatever was typed, "not known" included.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from agenda.textgate import is_blank
from agenda.wording import day_said
from agenda.words import label
from mappa_chair.documents.blocks import Cell, Paragraph, Run

if TYPE_CHECKING:
    from agenda.attendance import Attendee
    from mappa_chair.documents.blocks import Tone

NOT_RECORDED = "Not recorded"
NONE = "None"


def due(text: str) -> str:
    """A due date in full; words that are no date stay as they were said."""
    try:
        # Only the long form is a date of the record: Python would also read 20270114.
        return day_said(date.fromisoformat(text)) if len(text) == len("2027-01-14") else text
    except ValueError:
        return text


def said(value: object) -> str | None:
    """A value of the record in words, or None where nothing was said."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day_said(value)
    if isinstance(value, tuple):
        return "\n".join(filter(None, map(said, value))) or None
    if value is None or (isinstance(value, str) and is_blank(value)):
        return None
    return label(value)


def called(person: Attendee) -> str:
    """How a paper calls someone of the meeting: by name, else role, else organisation, never cut short."""
    return said(person.name) or said(person.role) or said(person.organisation) or f"Person {person.id}"


def plain(text: str, *, tone: Tone = "body", strong: bool = False) -> Cell:
    """A cell with words of the paper itself."""
    return Cell((Run(text, strong),), tone)


def paragraph(text: str, *, tone: Tone = "body") -> Paragraph:
    """A paragraph with words of the paper itself."""
    return Paragraph((Run(text),), tone)


def nothing(text: str = NOT_RECORDED) -> Paragraph:
    """What stands under a heading where nothing was recorded."""
    return paragraph(text, tone="empty")
