"""Papers written and minutes approved from the plain lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.textgate import is_blank
from agenda.wording import day_said
from mappa_chair.approving import DutiesOpenError, approve
from mappa_chair.errors import MappaChairError
from mappa_chair.exporting import Audience, Skipped, export_meeting
from mappa_chair.leak_checking import LeakAnswers, told
from mappa_chair.locations import expanded
from mappa_chair.not_told import is_not_told
from mappa_chair.other_papers import EVERY_OTHER, NO_OTHERS, Others

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.chair_account import Account
    from screens.aloud.meeting import Meeting

_PAPERS = (
    "Minutes",
    "Executive summary for the subject",
    "Attendance sheet",
    "Action list of each agency",
    "Agenda pack",
    "Review meeting as a calendar file",
    "All of them",
)
_SUMMARY = 2
_ALL = len(_PAPERS)


def export(meeting: Meeting, _rest: str) -> None:
    """Ask which paper and where to, write it, and say what was written, what not and why."""
    voice = meeting.voice
    if not meeting.held.save():
        return
    for number, name in enumerate(_PAPERS, 1):
        voice.say(f"{number}  {name}")
    typed = voice.ask("which? ").strip()
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= _ALL):
        voice.say("Nothing was written.")
        return
    folder = voice.ask("into which folder? ").strip()
    if not folder:
        voice.say("Nothing was written.")
        return
    choice = int(typed)
    although = ""
    if choice in {_SUMMARY, _ALL} and is_not_told(meeting.draft.record):
        voice.say("The record says that the offender is not told of MAPPA management; a summary would tell it.")
        although = voice.ask("Why is it written all the same? Enter alone writes none. ").strip()
    answers, skipped = LeakAnswers(), list[Skipped]()
    try:
        written = _export(meeting, Wanted(choice, expanded(folder), although), answers, skipped)
    except MappaChairError as fault:
        voice.say(str(fault))
        return
    for each in written:
        voice.say(f"Written: {each}")
    for leak in [leak for left in skipped for leak in left.leaks]:
        voice.say(f"Stopped: {told(leak)}")
    for leak in answers.questions:
        voice.say(f"To be looked at: {told(leak)}")
    for left in skipped:
        voice.say(f"Not written, {left.kind}: {left.why}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the papers, where to, and why a summary is written for an offender who is not told."""

    choice: int
    folder: Path
    although_not_told: str


def _export(meeting: Meeting, wanted: Wanted, answers: LeakAnswers, skipped: list[Skipped]) -> list[Path]:
    choice = wanted.choice
    every = choice == _ALL
    others = (
        EVERY_OTHER
        if every
        else {3: Others(attendance=True), 4: Others(actions=True), 5: Others(agenda=True)}.get(choice, NO_OTHERS)
    )
    exported = export_meeting(
        meeting.held.vault,
        meeting.draft.reference,
        folder=wanted.folder,
        minutes=every or choice == 1,
        summary=Audience.SUBJECT if every or choice == _SUMMARY else None,
        although_not_told=wanted.although_not_told,
        account=lambda account: _tell_account(meeting, account),
        review=None if every else choice == 6,
        others=others,
        skipped=skipped,
        answers=answers,
        author=meeting.held.author,
    )
    return [each.path for each in exported]


def _tell_account(meeting: Meeting, account: Account) -> None:
    """What goes, what stays out and why: the chair hears it before the summary is written."""
    for line in account.lines(paths=False):
        meeting.voice.say(line)


def approve_minutes(meeting: Meeting, _rest: str) -> None:
    """Ask who approves, say what is open, and approve: a signed version that stays (13b.3)."""
    voice = meeting.voice
    if not meeting.held.save():
        return
    by = voice.ask("Name of the chair who approves? ").strip()
    if not by:
        voice.say("Nothing was approved.")
        return
    changed = voice.ask("What was changed since the last approved version, and why? Enter for the first. ").strip()
    why = ""
    while True:
        try:
            made = approve(
                meeting.held.vault,
                meeting.draft.reference,
                by=by,
                author=meeting.held.author,
                changed=changed,
                why=why,
            )
        except DutiesOpenError as fault:
            for line in fault.open:
                voice.say(line)
            voice.say(fault.problem)
            why = voice.ask("Why is it approved all the same? Enter alone approves nothing. ")
            if is_blank(why):
                voice.say("Nothing was approved.")
                return
            continue
        except MappaChairError as fault:
            voice.say(str(fault))
            return
        break
    voice.say(f"Version {made.version} is approved by {made.approved_by}, {day_said(made.day)}.")
    voice.say(f"Fingerprint {made.fingerprint}")
