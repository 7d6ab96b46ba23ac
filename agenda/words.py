"""The words of the field: every enumeration of the record, and how each word is written for people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Word(StrEnum):
    """One word of a closed list; only its exact spelling in the record is read."""

    @property
    def label(self) -> str:
        """The word as it is written for people."""
        return _SPELT.get(self.value) or self.value.replace("_", " ").capitalize()

    @classmethod
    def _read(cls, found: object) -> Self:
        if isinstance(found, cls):
            return found
        if isinstance(found, str):
            for word in cls:
                if word.value == found:
                    return word
        raise PydanticCustomError("word", "one of {allowed}", {"allowed": ", ".join(cls)})

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read strings by exact value in strict mode, where pydantic wants instances."""
        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish the closed list."""
        return {"type": "string", "enum": [word.value for word in cls]}


def label(word: object) -> str:
    """How any value of a closed list is written for people; numbers of a list as they are."""
    return word.label if isinstance(word, Word) else str(word)


# Only what `capitalize` would get wrong.
_SPELT: dict[str, str] = {
    "childrens_services": "Children's Services",
    "adult_social_care": "Adult Social Care",
    "youth_offending_team": "Youth Offending Team",
    "youth_custody": "Youth Custody Service",
    "probation": "Probation Service",
    "prison": "Prison Service",
    "dwp": "Department for Work and Pensions",
    "immigration_enforcement": "Immigration Enforcement",
    "ministry_of_defence": "Ministry of Defence",
    "fire_and_rescue": "Fire and Rescue Service",
    "mappa_unit": "MAPPA Co-ordination Unit",
    "victim_liaison": "Victim Liaison Officer",
    "psychology": "HMPPS Psychology Services",
    "national_security_division": "National Security Division",
    "counter_terrorism": "Counter-Terrorism Policing",
    "domestic_abuse_adviser": "Independent Domestic Violence Adviser",
    "head_of_pdu": "Head of Probation Delivery Unit",
    "minute_taker": "Minute-taker",
    "mappa_f": "MAPPA F",
    "mappa_g": "MAPPA G",
    "mappa_i": "MAPPA I",
    "mappa_j": "MAPPA J",
    "mappa_p": "MAPPA P",
    "known_adult": "Known adult",
    "very_high": "Very high",
    "unfit_did_act": "Unfit to plead, did the act",
    "insanity": "Not guilty by reason of insanity",
    "notification": "Notification requirements",
    "previously_level_3": "Previously managed at level 3",
    "formal_meetings_add_value": "Formal meetings add value",
    "high_risk": "High or very high risk of serious harm",
    "other_agencies_needed": "Lower risk, but other agencies must be co-ordinated",
    "senior_oversight": "Needs more senior oversight",
    "resources_at_short_notice": "Significant resources at short notice",
    "public_confidence": "Public confidence, national media or public interest",
    "national_security": "National security dimension",
    "serious_organised_crime": "High risk and serious organised crime",
    "gender_reassignment": "Gender reassignment",
    "third_party": "Third party",
    "adult_at_risk": "Adult at risk",
}


class Agency(Word):
    """Whose information, action or representative it is."""

    POLICE = "police"
    PROBATION = "probation"
    PRISON = "prison"
    YOUTH_CUSTODY = "youth_custody"
    YOUTH_OFFENDING_TEAM = "youth_offending_team"
    CHILDRENS_SERVICES = "childrens_services"
    ADULT_SOCIAL_CARE = "adult_social_care"
    MENTAL_HEALTH = "mental_health"
    HEALTH = "health"
    HOUSING = "housing"
    SOCIAL_HOUSING = "social_housing"
    EDUCATION = "education"
    DWP = "dwp"
    ELECTRONIC_MONITORING = "electronic_monitoring"
    IMMIGRATION_ENFORCEMENT = "immigration_enforcement"
    MINISTRY_OF_DEFENCE = "ministry_of_defence"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    FIRE_AND_RESCUE = "fire_and_rescue"
    LOCAL_AUTHORITY = "local_authority"
    MAPPA_UNIT = "mappa_unit"
    OTHER = "other"


class Function(Word):
    """What someone is at the meeting as, beside their agency."""

    PRACTITIONER = "practitioner"
    VICTIM_LIAISON = "victim_liaison"
    APPROVED_PREMISES = "approved_premises"
    PSYCHOLOGY = "psychology"
    NATIONAL_SECURITY_DIVISION = "national_security_division"
    COUNTER_TERRORISM = "counter_terrorism"
    DOMESTIC_ABUSE_ADVISER = "domestic_abuse_adviser"
    PREVENT = "prevent"
    SPECIALIST_UNIT = "specialist_unit"
    COMMUNICATIONS = "communications"
    MINUTE_TAKER = "minute_taker"
    LAY_ADVISER = "lay_adviser"


class Grade(Word):
    """Seniority, lowest first within each service (13a.7, 13a.10)."""

    CONSTABLE = "constable"
    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    CHIEF_INSPECTOR = "chief_inspector"
    SUPERINTENDENT = "superintendent"
    CHIEF_SUPERINTENDENT = "chief_superintendent"
    PROBATION_OFFICER = "probation_officer"
    SENIOR_PROBATION_OFFICER = "senior_probation_officer"
    OPERATIONAL_SUPPORT_MANAGER = "operational_support_manager"
    HEAD_OF_PDU = "head_of_pdu"
    REGIONAL_DIRECTOR = "regional_director"
    OFFICER = "officer"
    MANAGER = "manager"
    SENIOR_MANAGER = "senior_manager"


POLICE_GRADES = (
    Grade.CONSTABLE,
    Grade.SERGEANT,
    Grade.INSPECTOR,
    Grade.CHIEF_INSPECTOR,
    Grade.SUPERINTENDENT,
    Grade.CHIEF_SUPERINTENDENT,
)
PROBATION_GRADES = (
    Grade.PROBATION_OFFICER,
    Grade.SENIOR_PROBATION_OFFICER,
    Grade.OPERATIONAL_SUPPORT_MANAGER,
    Grade.HEAD_OF_PDU,
    Grade.REGIONAL_DIRECTOR,
)


class Setting(Word):
    """Where the offender is managed."""

    COMMUNITY = "community"
    APPROVED_PREMISES = "approved_premises"
    CUSTODY = "custody"
    HOSPITAL = "hospital"


class MeetingKind(Word):
    """First meeting of a case, or a review of the last one."""

    INITIAL = "initial"
    REVIEW = "review"


class Mode(Word):
    """How people meet."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Statement(Word):
    """How the confidentiality statement was given (14.12)."""

    READ = "read"
    DISPLAYED = "displayed"


class Attended(Word):
    """Whether and how someone was there."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class Report(Word):
    """What someone sent to the meeting."""

    WRITTEN = "written"
    MAPPA_F = "mappa_f"


class Represents(Word):
    """Whom nobody at the meeting may be or speak for (13a.28, 22.7)."""

    OFFENDER = "offender"
    VICTIM = "victim"


class Outcome(Word):
    """What became of an action of the last meeting."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_COMPLETED = "not_completed"
    SUPERSEDED = "superseded"


class Disposal(Word):
    """How an offence was disposed of."""

    CONVICTION = "conviction"
    CAUTION = "caution"
    INSANITY = "insanity"
    UNFIT_DID_ACT = "unfit_did_act"


class OrderKind(Word):
    """An order or requirement the offender is under."""

    LICENCE = "licence"
    NOTIFICATION = "notification"
    SEXUAL_HARM_PREVENTION_ORDER = "sexual_harm_prevention_order"
    RESTRAINING_ORDER = "restraining_order"
    HOSPITAL_ORDER = "hospital_order"
    COMMUNITY_ORDER = "community_order"
    POST_SENTENCE_SUPERVISION = "post_sentence_supervision"
    OTHER = "other"


class Sensitivity(Word):
    """Whether a piece may go beyond the meeting."""

    SHAREABLE = "shareable"
    RESTRICTED = "restricted"


class RestrictedBecause(Word):
    """Why a piece is restricted."""

    THIRD_PARTY = "third_party"
    VICTIM = "victim"
    INTELLIGENCE = "intelligence"
    HEALTH = "health"


class Group(Word):
    """Who may suffer the harm (11.8)."""

    PUBLIC = "public"
    PRISONERS = "prisoners"
    KNOWN_ADULT = "known_adult"
    CHILDREN = "children"
    STAFF = "staff"


class Victim(Word):
    """Whether someone at risk is a victim, and of what."""

    NONE = "none"
    INDEX_OFFENCE = "index_offence"
    PREVIOUS = "previous"
    POTENTIAL = "potential"


class Rosh(Word):
    """Risk of serious harm, lowest first (11.7)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Basis(Word):
    """Whether the meeting took over the lead agency's assessment or changed it (11.11)."""

    ENDORSED = "endorsed"
    AMENDED = "amended"


class Pillar(Word):
    """Where an action stands in the plan: one of the Four Pillars, or beside them (12.11)."""

    SUPERVISION = "supervision"
    MONITORING_AND_CONTROL = "monitoring_and_control"
    INTERVENTIONS_AND_TREATMENT = "interventions_and_treatment"
    VICTIM_SAFETY = "victim_safety"
    CONTINGENCY = "contingency"
    ADMINISTRATION = "administration"


FOUR_PILLARS = (
    Pillar.SUPERVISION,
    Pillar.MONITORING_AND_CONTROL,
    Pillar.INTERVENTIONS_AND_TREATMENT,
    Pillar.VICTIM_SAFETY,
)


class Form(Word):
    """The document of the MAPPA set that an action sends."""

    MAPPA_J = "mappa_j"
    MAPPA_P = "mappa_p"
    MAPPA_G = "mappa_g"
    MAPPA_I = "mappa_i"


class DisclosureDecision(Word):
    """Whether information goes to a third party (10.7)."""

    DISCLOSE = "disclose"
    DO_NOT_DISCLOSE = "do_not_disclose"


class RecipientKind(Word):
    """Who is to be told."""

    ADULT = "adult"
    CHILD = "child"
    ADULT_AT_RISK = "adult_at_risk"
    ORGANISATION = "organisation"
    MEDIA = "media"


class Representations(Word):
    """Whether the offender was asked before a disclosure (10.20)."""

    SOUGHT = "sought"
    NOT_SOUGHT = "not_sought"


class CppcDecision(Word):
    """What was decided on Critical Public Protection Case registration (12.27)."""

    REFER = "refer"
    DO_NOT_REFER = "do_not_refer"
    REGISTERED = "registered"


class Criterion(Word):
    """Why a level of management is right (7.5, 7.6)."""

    FORMAL_MEETINGS_ADD_VALUE = "formal_meetings_add_value"
    HIGH_RISK = "high_risk"
    OTHER_AGENCIES_NEEDED = "other_agencies_needed"
    SENIOR_OVERSIGHT = "senior_oversight"
    PREVIOUSLY_LEVEL_3 = "previously_level_3"
    RESOURCES_AT_SHORT_NOTICE = "resources_at_short_notice"
    PUBLIC_CONFIDENCE = "public_confidence"
    NATIONAL_SECURITY = "national_security"
    SERIOUS_ORGANISED_CRIME = "serious_organised_crime"


class IssueKind(Word):
    """What goes to the Strategic Management Board (13a.36)."""

    CONCERN = "concern"
    ISSUE = "issue"
    GOOD_PRACTICE = "good_practice"


class Receives(Word):
    """What someone gets instead of the full minutes (13b.5)."""

    ACTIONS_ONLY = "actions_only"
    NOTHING = "nothing"
