"""The way in by the second door: the vault is opened, then the list of meetings and a meeting in turn."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING, Final

from agenda.refusal import RecordRefusedError
from agenda.words import MeetingKind
from mappa_chair.authors import author_of
from mappa_chair.errors import MappaChairError
from mappa_chair.keeping import take
from mappa_chair.meeting_lists import name_of
from mappa_chair.meetings import new_meeting, next_reference, overview, start_review
from mappa_chair.spoken_days import read_day, say_day, why_no_day
from mappa_chair.vault.keyfaults import RecoveryKeyUsedError
from screens.aloud.held import Held
from screens.aloud.meeting import Meeting
from screens.aloud.voice import Closing, TerminalVoice

if TYPE_CHECKING:
    from mappa_chair.meetings import MeetingLine
    from mappa_chair.opening import Opening
    from mappa_chair.vault.vault import Vault
    from screens.aloud.voice import Voice

# Seconds without a line before the vault is closed: what is on the screen and in memory is the record.
IDLE: Final = 600.0


def run_plain(opening: Opening) -> int:
    """Open a vault, or the demonstration, and walk its meetings until the person leaves; the exit code."""
    voice = TerminalVoice(idle=IDLE)
    with contextlib.ExitStack() as held:
        if opening.demo:
            # Its folder is to be removed however the program ends. A passphrase may be left by Ctrl+C.
            held.enter_context(voice.listening())
        vault = _opened(opening, held, voice)
        if not opening.demo:
            held.enter_context(voice.listening())
            vault.keep_reserve()
        for notice in vault.notices:
            voice.say(notice)
        try:
            _work(voice, vault, _demo_meeting() if opening.demo else None)
            voice.say("Closed. Everything is saved.")
        except Closing as closing:
            voice.clear()
            saved = "NOT everything could be saved" if closing.unsaved else "Everything is saved"
            voice.say(f"{closing.why} {saved}; open it again to go on.")
    return 0


def _opened(opening: Opening, held: contextlib.ExitStack, voice: Voice) -> Vault:
    if opening.demo:
        from mappa_chair.demo import demo_vault  # noqa: PLC0415 - only here

        return held.enter_context(demo_vault()).vault
    from mappa_chair import passphrases  # noqa: PLC0415 - the demonstration has none to ask for
    from mappa_chair.vault import attempts  # noqa: PLC0415 - as above
    from mappa_chair.vault.opening import open_vault  # noqa: PLC0415 - heavy: after the passphrase

    given = None if opening.passphrase_file is None else str(opening.passphrase_file)
    secret = passphrases.passphrase(given)
    if waits := attempts.wait_said(opening.vault):
        voice.say(waits)
    vault = held.enter_context(open_vault(opening.vault, secret))
    if vault.needs_passphrase:
        raise RecoveryKeyUsedError
    return vault


def _demo_meeting() -> str:
    from mappa_chair.demo import DEMO_MEETING  # noqa: PLC0415 - only here

    return DEMO_MEETING


def _work(voice: Voice, vault: Vault, meeting: str | None) -> None:
    while True:
        chosen = meeting or _choose(voice, vault)
        meeting = None
        if chosen is None:
            return
        try:
            draft, place = take(vault, chosen, author=author_of(vault))
        except MappaChairError as fault:
            voice.say(str(fault))
            continue
        if Meeting(voice, Held(vault, draft, author=author_of(vault), told=voice.say), _today()).run(place):
            return


def _choose(voice: Voice, vault: Vault) -> str | None:
    """The reference of a meeting chosen, begun, or begun as a review; None to leave."""
    while True:
        meetings = overview(vault, _today())
        voice.say(f"Meetings: {len(meetings)}.")
        for number, each in enumerate(meetings, 1):
            voice.say(f"{number}  {line_of(each)}")
        voice.say(
            "A number or a reference opens one. /new begins one, /review and a number its review. /quit leaves."
        )
        try:
            line = voice.ask("meeting? ").strip()
            if line.startswith("/q"):
                return None
            reference = _asked_for(voice, vault, meetings, line)
        except (MappaChairError, RecordRefusedError) as fault:
            voice.say(str(fault))
            continue
        if reference is not None:
            return reference


def line_of(line: MeetingLine) -> str:
    """One meeting in one line; what is overdue in words."""
    meeting = line.summary
    told = [
        meeting.reference,
        name_of(line),
        say_day(meeting.held_on) if meeting.held_on else "no date",
        f"level {meeting.level}",
        meeting.state_said,
    ]
    late = f". Overdue: {', '.join(line.overdue)}" if line.overdue else ""
    return f"{', '.join(told)}{late}."


def _asked_for(voice: Voice, vault: Vault, meetings: list[MeetingLine], line: str) -> str | None:
    if line.startswith("/n"):
        return _begin(voice, vault)
    if line.startswith("/r"):
        chosen = _numbered(meetings, line.partition(" ")[2])
        if chosen is None:
            voice.say("Type /review and the number of the meeting that is reviewed.")
            return None
        return _begin_review(voice, vault, chosen)
    chosen = _numbered(meetings, line)
    if chosen is None and line:
        voice.say("There is no such meeting.")
    return None if chosen is None else chosen.summary.reference


def _numbered(meetings: list[MeetingLine], typed: str) -> MeetingLine | None:
    wanted = typed.strip()
    named = [each for each in meetings if each.summary.reference == wanted]
    if not named and wanted.isascii() and wanted.isdigit() and len(wanted) < 6:
        named = [each for number, each in enumerate(meetings, 1) if number == int(wanted)]
    return named[0] if named else None


def _begin(voice: Voice, vault: Vault) -> str | None:
    case = voice.ask("Case reference? ")
    family_name = voice.ask("Family name? ")
    given_names = voice.ask("Given names? ")
    reference = voice.ask("Meeting reference? ")
    held_on = _day(voice, "Held on? ")
    level = voice.ask("Level, 2 or 3? ").strip()
    if held_on is None or level not in {"2", "3"}:
        voice.say("Nothing was begun: it takes a day, and level 2 or 3.")
        return None
    return new_meeting(
        vault,
        case_reference=case,
        family_name=family_name,
        given_names=given_names,
        meeting_reference=reference,
        held_on=held_on,
        level=2 if level == "2" else 3,
        kind=MeetingKind.INITIAL,
        author=author_of(vault),
    )


def _begin_review(voice: Voice, vault: Vault, last: MeetingLine) -> str | None:
    set_for = say_day(last.summary.review_on) if last.summary.review_on else ""
    held_on = _day(voice, "Review held on? ", holding=set_for)
    if held_on is None:
        return None
    reference = voice.ask("Meeting reference? ", holding=next_reference(last.summary.reference)).strip()
    return start_review(
        vault, last.summary.reference, held_on=held_on, reference=reference or None, author=author_of(vault)
    )


def _day(voice: Voice, prompt: str, *, holding: str = "") -> date | None:
    while True:
        typed = voice.ask(prompt, holding=holding).strip()
        if not typed:
            return None
        day = read_day(typed, _today())
        if day is not None:
            return day
        voice.say(f"Not a date yet: {why_no_day(typed, _today()) or 'type 12 dec, 12/12/2026 or in 2 weeks'}.")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own wall
