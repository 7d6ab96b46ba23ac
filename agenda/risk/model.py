"""What the meeting agreed on risk (11.6-11.11)."""

from __future__ import annotations

from typing import Annotated

from agenda.shape import Ask, Day, Kind, Part, Rows
from agenda.words import Basis, Rosh


class IdentifiedRisk(Part):
    """One risk of serious harm, that actions are linked to."""

    id: Annotated[str, Ask("Id", kind=Kind.ID)]
    description: Annotated[str | None, Ask("Risk")] = None
    people: Annotated[tuple[str, ...], Rows, Ask("To whom", "", Kind.REFERENCES, "people")] = ()


class Levels(Part):
    """Risk of serious harm by group (11.8)."""

    public: Annotated[Rosh | None, Ask("Public")] = None
    prisoners: Annotated[Rosh | None, Ask("Prisoners", "Only where the offender is in custody")] = None
    known_adult: Annotated[Rosh | None, Ask("Known adult")] = None
    children: Annotated[Rosh | None, Ask("Children")] = None
    staff: Annotated[Rosh | None, Ask("Staff")] = None


class Tool(Part):
    """An assessment tool with its result."""

    tool: Annotated[str | None, Ask("Tool", "OASys, OSP, ARMS, SARA, AssetPlus, ERG …")] = None
    result: Annotated[str | None, Ask("Result")] = None
    assessed_on: Annotated[Day, Ask("Assessed on", past=True)] = None


class Risk(Part):
    """The risk assessment the meeting agreed."""

    risks: Annotated[tuple[IdentifiedRisk, ...], Rows, Ask("Identified risks", "Actions are linked to these")] = ()
    who: Annotated[str | None, Ask("Who is at risk", "", Kind.TEXT)] = None
    nature: Annotated[str | None, Ask("Nature of the risk", "What might happen, and how", Kind.TEXT)] = None
    when: Annotated[str | None, Ask("When the risk is likely to be greatest", "Dates and events", Kind.TEXT)] = (
        None
    )
    circumstances: Annotated[
        str | None, Ask("Circumstances likely to increase risk", "Static and dynamic factors", Kind.TEXT)
    ] = None
    protective: Annotated[str | None, Ask("Factors likely to reduce risk", "Protective factors", Kind.TEXT)] = None
    levels: Annotated[Levels, Ask("Risk of serious harm by group")] = Levels()
    overall: Annotated[Rosh | None, Ask("Overall", "The highest of the groups")] = None
    seriousness: Annotated[str | None, Ask("Seriousness", "The impact, in the chair's summary", Kind.TEXT)] = None
    likelihood: Annotated[str | None, Ask("Likelihood", "In the chair's summary", Kind.TEXT)] = None
    imminence: Annotated[str | None, Ask("Imminence", "In the chair's summary", Kind.TEXT)] = None
    basis: Annotated[Basis | None, Ask("Lead agency's assessment", "Taken over, or changed")] = None
    amendments: Annotated[str | None, Ask("What changed", "Where it is amended", Kind.TEXT)] = None
    tools: Annotated[tuple[Tool, ...], Rows, Ask("Assessment tools")] = ()
    missing_information: Annotated[
        str | None, Ask("Missing information", "What the meeting would need to know", Kind.TEXT)
    ] = None
