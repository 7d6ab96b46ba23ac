"""The case: who the offender is, in which category and where, as the papers of the meeting give it (14.25)."""

from __future__ import annotations

from typing import Annotated, Literal

from agenda.shape import Ask, Day, Number, Part, Rows, YesNo
from agenda.words import Agency, Setting


class Identifiers(Part):
    """The references other systems know the offender by."""

    pnc: Annotated[str | None, Ask("PNC ID")] = None
    visor: Annotated[str | None, Ask("ViSOR reference", "Needed for every category 1 case")] = None
    crn: Annotated[str | None, Ask("Case reference number", "nDelius CRN")] = None
    prison_number: Annotated[str | None, Ask("Prison number")] = None


class Addresses(Part):
    """Where the offender lives, lived before custody, and is to live."""

    current: Annotated[str | None, Ask("Current address")] = None
    before_custody: Annotated[str | None, Ask("Last address before custody")] = None
    proposed: Annotated[str | None, Ask("Proposed release address")] = None


class Case(Part):
    """One MAPPA case as it stood at this meeting."""

    reference: Annotated[str | None, Ask("Case reference")] = None
    family_name: Annotated[str | None, Ask("Family name")] = None
    given_names: Annotated[str | None, Ask("Given names")] = None
    aliases: Annotated[tuple[str, ...], Rows, Ask("Aliases", "One on each line, nicknames too")] = ()
    date_of_birth: Annotated[Day, Ask("Date of birth", past=True, born=True)] = None
    gender: Annotated[str | None, Ask("Gender")] = None
    ethnicity: Annotated[str | None, Ask("Ethnicity")] = None
    nationality: Annotated[str | None, Ask("Nationality")] = None
    interpreter: Annotated[str | None, Ask("Interpreter", "Language, if one is needed")] = None
    identifiers: Annotated[Identifiers, Ask("Identifiers")] = Identifiers()
    mappa_area: Annotated[str | None, Ask("MAPPA area")] = None
    category: Annotated[Literal[1, 2, 3, 4] | None, Number, Ask("MAPPA category", "One only")] = None
    discretionary: Annotated[YesNo, Ask("Discretionary category 4", "Category 3 always is")] = None
    lead_agency: Annotated[Agency | None, Ask("Lead agency")] = None
    setting: Annotated[Setting | None, Ask("Setting", "Where the case is managed now")] = None
    establishment: Annotated[str | None, Ask("Establishment", "Prison, hospital or approved premises")] = None
    addresses: Annotated[Addresses, Ask("Addresses")] = Addresses()
    formerly_youth_offending_team: Annotated[YesNo, Ask("Formerly with a Youth Offending Team")] = None

    @property
    def full_name(self) -> str:
        """Given names and family name, what is known of them."""
        return " ".join(name.strip() for name in (self.given_names, self.family_name) if name and name.strip())
