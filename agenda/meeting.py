"""The meeting: when, where, at which level it was called and who runs it."""

from __future__ import annotations

from typing import Annotated, Literal

from agenda.shape import Ask, Clock, Day, Kind, Number, Part, Rows, YesNo
from agenda.words import MeetingKind, Mode


class Meeting(Part):
    """One level 2 or level 3 meeting."""

    reference: Annotated[str | None, Ask("Meeting reference")] = None
    held_on: Annotated[Day, Ask("Held on")] = None
    started_at: Annotated[Clock, Ask("Started at", kind=Kind.CLOCK)] = None
    ended_at: Annotated[Clock, Ask("Ended at", kind=Kind.CLOCK)] = None
    level: Annotated[Literal[2, 3] | None, Number, Ask("Level", "As the meeting was called")] = None
    kind: Annotated[MeetingKind | None, Ask("Kind of meeting")] = None
    pre_release: Annotated[YesNo, Ask("Before release")] = None
    emergency: Annotated[YesNo, Ask("Emergency meeting", "Fourteen days' notice does not apply")] = None
    mode: Annotated[Mode | None, Ask("How people meet")] = None
    venue: Annotated[str | None, Ask("Venue")] = None
    invitations_sent_on: Annotated[Day, Ask("Invitations sent on", past=True)] = None
    chairs: Annotated[
        tuple[str, ...],
        Rows,
        Ask("Chair", "Category 4 meetings have two", Kind.REFERENCES, "attendance"),
    ] = ()
    minute_taker: Annotated[str | None, Ask("Minute-taker", "", Kind.REFERENCE, "attendance")] = None
    recorded: Annotated[YesNo, Ask("Audio recorded")] = None
    outside_standard_arrangements: Annotated[
        str | None,
        Ask("Outside standard arrangements", "The reason, where it is held otherwise (13a.48)", Kind.TEXT),
    ] = None
