"""`export`: the documents of meetings as Word files, spreadsheets and calendar entries."""

from __future__ import annotations

import difflib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agenda.textgate import is_blank
from agenda.words import Agency
from mappa_chair.commands.leaking import kept, tell, tell_account, tell_unused
from mappa_chair.commands.output import counted, say, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.progress import progress
from mappa_chair.commands.vaults import author, open_given
from mappa_chair.errors import MappaChairError
from mappa_chair.exporting import Audience, Skipped, export_meeting
from mappa_chair.leak_checking import LeakAnswers
from mappa_chair.other_papers import EVERY_OTHER, Others

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given

_MOST_COPIES = 99
_LONGEST_VERSION = 6


def run(given: Given) -> int:
    """Write what was asked for of every meeting that can be; else the exit code of the worst that happened."""
    wanted, keep = _wanted(given), kept(given.keep)
    written, skipped, asked = 0, list[tuple[str, Skipped]](), list[LeakAnswers]()
    with open_given(given) as vault, progress(given.inputs) as bar:
        for reference in given.inputs:
            left: list[Skipped] = []
            answers = LeakAnswers(keep)
            asked.append(answers)
            bar.show(reference)
            try:
                exported = export_meeting(
                    vault,
                    reference,
                    **wanted,
                    skipped=left,
                    answers=answers,
                    account=partial(tell_account, bar, whole=len(given.inputs) == 1),
                    author=author(vault),
                )
                paths = [each.path for each in exported]
            except MappaChairError as fault:
                paths, left = [], [Skipped("", str(fault), fault.exit_code)]
            bar.hide()
            for path in paths:
                say(str(path))
            tell(reference, answers, left)
            written += len(paths)
            skipped += [(reference, each) for each in left]
    tell_unused(keep, asked)
    _sum_up(len(given.inputs), written, skipped)
    return max((each.exit_code for _, each in skipped), default=0)


def _sum_up(meetings: int, written: int, skipped: list[tuple[str, Skipped]]) -> None:
    """What was skipped and why; of several meetings, how many files were written too."""
    if meetings > 1:
        rest = f"{len(skipped)} skipped:" if skipped else "nothing skipped."
        warn(f"{meetings} meetings: {counted(written, 'file')} written, {rest}")
    for reference, each in skipped:
        warn(f"{reference}: {f'{each.kind}: ' if each.kind else ''}{each.why}")


def _wanted(given: Given) -> dict[str, Any]:
    """What `export_meeting` is asked for; raises UsageError."""
    every = given.everything
    others = _others(given)
    if not (given.minutes or given.summary or given.review or every or others != Others()):
        raise UsageError(
            "Nothing to export was named.",
            "Add --minutes, --summary subject, --actions, --attendance, --agenda, --calendar or --all.",
        )
    return {
        "folder": Path(given.to or "."),
        "minutes": given.minutes or every,
        "summary": Audience(given.summary or "subject") if given.summary or every else None,
        # Without a day for the review there is no such document.
        "review": True if given.review else (None if every else False),
        "include": _included(given),
        "although_not_told": _although_not_told(given),
        "others": others,
        "copies": _copies(given),
        "version": _version(given),
        "force": given.force,
        "built_in": _built_in(given),
    }


def _others(given: Given) -> Others:
    actions: Agency | bool | None = False
    if given.actions:
        actions = True if given.actions == "every" else _agency(given.actions)
    elif given.everything:
        actions = EVERY_OTHER.actions
    if given.csv and actions is False:
        raise UsageError("--csv is for action lists, and none are asked for.", "Add --actions or --all.")
    return Others(
        attendance=given.attendance or given.everything,
        agenda=given.agenda or given.everything,
        actions=actions,
        sheets=given.csv,
    )


def _agency(typed: str) -> Agency:
    """The agency that is meant, by its word in the record or as papers write it."""
    known = {**{agency.value: agency for agency in Agency}, **{_plain(each.label): each for each in Agency}}
    found = known.get(_plain(typed))
    if found is None:
        close = difflib.get_close_matches(_plain(typed), known, n=1)
        meant = f"Did you mean {known[close[0]].value}?" if close else f"One of: {', '.join(Agency)}."
        raise UsageError("--actions: there is no such agency.", meant)
    return found


def _plain(text: str) -> str:
    return text.strip().lower().replace("-", "_").replace(" ", "_")


def _version(given: Given) -> int | None:
    typed = given.minutes_version
    if typed is None:
        return None
    if not (given.minutes or given.everything):
        raise UsageError("--version is for minutes, and none are asked for.", "Add --minutes.")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_VERSION):
        raise UsageError("--version takes a number.", "See mappa-chair list for the version a meeting has.")
    return int(typed)


def _included(given: Given) -> dict[str, str]:
    """Reasons by path, of what `--include PATH=REASON` says."""
    made: dict[str, str] = {}
    for text in given.include:
        path, equals, why = (part.strip() for part in text.partition("="))
        if not (path and equals and why):
            raise UsageError(
                "--include takes PATH=REASON.", 'Such as --include "information[1]=asked by the court".'
            )
        made[path] = why
    if made and (given.summary or "subject") == "subject":
        raise UsageError(
            "--include is for a summary, and nothing restricted goes into one for the subject (13b.16).",
            "Name another audience with --summary, such as --summary court.",
        )
    if made and len(given.inputs) > 1:
        # The same path is another piece in every record.
        raise UsageError("--include is for one meeting.", "Export the meetings one by one.")
    return made


def _although_not_told(given: Given) -> str:
    why = given.although_not_told
    if why is None:
        return ""
    if is_blank(why):
        raise UsageError("--although-not-told takes a reason.", "Say who decided that it is written, and why.")
    if (given.summary or ("subject" if given.everything else "")) != "subject":
        raise UsageError(
            "--although-not-told is for a summary for the subject, and none is asked for.",
            "Add --summary subject.",
        )
    if len(given.inputs) > 1:
        # What holds for one offender was decided for nobody else.
        raise UsageError("--although-not-told is for one meeting.", "Export the meetings one by one.")
    return why.strip()


def _built_in(given: Given) -> bool:
    if given.built_in and not (given.minutes or given.everything):
        raise UsageError("--built-in is for minutes, and none are asked for.", "Add --minutes.")
    return given.built_in


def _copies(given: Given) -> int:
    if given.copies is None:
        return 0
    if not (given.minutes or given.everything):
        raise UsageError("--copies is for minutes, and none are asked for.", "Add --minutes.")
    if not (given.copies.isascii() and given.copies.isdigit() and 1 <= int(given.copies) <= _MOST_COPIES):
        raise UsageError(
            f"--copies takes a number from 1 to {_MOST_COPIES}.", "Say how many people will hold one."
        )
    return int(given.copies)
