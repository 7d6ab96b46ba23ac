"""Someone on the attendance list (14.13)."""

from __future__ import annotations

from typing import Annotated

from agenda.shape import Ask, Kind, Part, YesNo
from agenda.words import Agency, Attended, Function, Grade, Report, Represents


class Attendee(Part):
    """Someone invited, present, apologised for or reporting."""

    id: Annotated[str, Ask("Id", kind=Kind.ID)]
    name: Annotated[str | None, Ask("Name")] = None
    agency: Annotated[Agency | None, Ask("Agency")] = None
    organisation: Annotated[str | None, Ask("Organisation", "The service, team or establishment")] = None
    function: Annotated[Function | None, Ask("Function", "What they are here as, beside their agency")] = None
    role: Annotated[str | None, Ask("Role", "Their post")] = None
    grade: Annotated[Grade | None, Ask("Grade")] = None
    invited: Annotated[YesNo, Ask("Invited")] = None
    attended: Annotated[Attended | None, Ask("Attended")] = None
    report: Annotated[Report | None, Ask("Report")] = None
    part_of_meeting: Annotated[YesNo, Ask("Part of the meeting only")] = None
    delegated_authority: Annotated[
        YesNo, Ask("Delegated authority", "Of a lower grade, with authority to commit")
    ] = None
    senior: Annotated[YesNo, Ask("Senior", "Can commit the agency's resources")] = None
    information_sharing_agreement: Annotated[
        YesNo, Ask("Information sharing agreement", "Their agency has signed it")
    ] = None
    accepted_confidentiality: Annotated[YesNo, Ask("Accepted the statement")] = None
    read_previous_minutes: Annotated[
        YesNo, Ask("Read the last minutes", "Not recorded: was not invited to that meeting")
    ] = None
    represents: Annotated[Represents | None, Ask("Represents", "Nobody here may be, or speak for, either")] = None
