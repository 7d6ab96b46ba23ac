"""Item 2: introductions, apologies, who should be here and is not (13a.2-13a.30, 14.13)."""

from __future__ import annotations

from agenda.attendance import agencies, grades, meeting
from agenda.attendance.model import Attendee
from agenda.item import Item, Prompt

__all__ = ["ITEM", "Attendee"]

ITEM = Item(
    key="attendance",
    number=2,
    title="Introductions and attendance",
    purpose="Record who is here, who apologised or reported, and who should be here and is not.",
    paragraphs=("13a.2", "13a.5", "13a.7", "13a.10", "13a.15", "13a.19", "13a.29", "14.13", "23.25", "23.26"),
    part=Attendee,
    many=True,
    needs=("name", "agency", "attended"),
    prompts=(
        Prompt("Who is here, for which agency, and with what authority to commit its resources?", "13a.5"),
        Prompt(
            "Are the police and the Probation Service here at the right grade, or with delegated authority?",
            "13a.7",
        ),
        Prompt("Who sent apologies or a report? Who was invited and is silent?", "14.13"),
        Prompt("Is anyone in the room who is, or speaks for, the offender or a victim?", "13a.28"),
        Prompt("Is a minute-taker named who is not in the chair?", "13a.33"),
    ),
    checks=(*grades.CHECKS, *agencies.CHECKS, *meeting.CHECKS),
)
