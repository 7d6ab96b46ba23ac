"""What a MAPPA area may decide for itself: each setting declared once, with what the guidance says as its default.

A departure from the guidance is approved by the area's Strategic Management Board, with a rationale (13b.1).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, get_type_hints

from agenda.area_rules import Among, Count, Days, OneOf, Rule, Value, Wording
from agenda.statement import STATEMENT
from agenda.wording import listed
from agenda.words import POLICE_GRADES, PROBATION_GRADES, Grade

if TYPE_CHECKING:
    from collections.abc import Mapping


class SettingRefusedError(ValueError):
    """A value that a setting does not take; `allowed` says what it takes."""

    def __init__(self, name: str, allowed: str) -> None:
        super().__init__(name, allowed)
        self.name = name
        self.allowed = allowed

    def __str__(self) -> str:
        return f"{self.name} is {self.allowed}."


@dataclass(frozen=True, slots=True)
class Decides:
    """What stands beside a setting: its label, one line of hint, what it takes, and its paragraphs, if any.

    `guidance` is how messages write what the guidance says; empty where the guidance leaves the words to the area.
    """

    label: str
    hint: str
    rule: Rule
    paragraphs: tuple[str, ...]
    guidance: str = ""


def _review(level: int, weeks: int) -> Decides:
    return Decides(
        f"Review interval, level {level}",
        "Days from one meeting to the next, of a case in the community",
        Days(7, weeks * 14, "interval"),
        ("13a.37",),
        f"{weeks} weeks",
    )


def _minutes(level: int, days: int) -> Decides:
    return Decides(
        f"Minutes approved, level {level}",
        "Working days from the meeting until the chair approves the minutes for distribution",
        Days(1, days * 2, "limit", working=True),
        ("13b.3",),
        f"{days} working days",
    )


def _grade(service: str, level: int, among: Among, guidance: Grade, paragraph: str) -> Decides:
    return Decides(
        f"Grade of {service}, level {level}",
        "The least senior grade that attends without delegated authority",
        among,
        (paragraph,),
        among.said(guidance),
    )


_POLICE: Final = Among(POLICE_GRADES)
_PROBATION: Final = Among(PROBATION_GRADES)


@dataclass(frozen=True, slots=True)
class AreaSettings:
    """What holds in an area; as it comes, what the guidance says. Raises SettingRefusedError."""

    statement: Annotated[
        str,
        Decides(
            "Confidentiality statement",
            "Read or displayed at each meeting, and printed in the minutes; each line a paragraph",
            Wording(6_000, "wording", lines=True),
            ("13a.36", "14.12"),
        ),
    ] = STATEMENT
    marking: Annotated[
        str,
        Decides(
            "Marking",
            "Printed in the head and foot of every page",
            Wording(60, "marking"),
            ("14.4",),
        ),
    ] = "OFFICIAL-SENSITIVE"
    review_days_level_2: Annotated[int, _review(2, 16)] = 112
    review_days_level_3: Annotated[int, _review(3, 8)] = 56
    minutes_working_days_level_2: Annotated[int, _minutes(2, 10)] = 10
    minutes_working_days_level_3: Annotated[int, _minutes(3, 5)] = 5
    visor_working_days: Annotated[
        int,
        Decides(
            "ViSOR updated",
            "Working days from the minutes being agreed until the ViSOR record is up to date",
            Days(1, 6, "limit", working=True),
            ("13a.36",),
            "3 working days",
        ),
    ] = 3
    police_grade_level_2: Annotated[Grade, _grade("the police", 2, _POLICE, Grade.INSPECTOR, "13a.7")] = (
        Grade.INSPECTOR
    )
    police_grade_level_3: Annotated[Grade, _grade("the police", 3, _POLICE, Grade.CHIEF_INSPECTOR, "13a.7")] = (
        Grade.CHIEF_INSPECTOR
    )
    probation_grade_level_2: Annotated[
        Grade, _grade("probation", 2, _PROBATION, Grade.SENIOR_PROBATION_OFFICER, "13a.10")
    ] = Grade.SENIOR_PROBATION_OFFICER
    probation_grade_level_3: Annotated[Grade, _grade("probation", 3, _PROBATION, Grade.HEAD_OF_PDU, "13a.10")] = (
        Grade.HEAD_OF_PDU
    )
    backups_kept: Annotated[
        int,
        Decides(
            "Backups kept",
            "The newest backups in the vault's own folder, whatever their age",
            Count(2, 100, "backup"),
            (),
        ),
    ] = 5
    backup_days: Annotated[
        int,
        Decides(
            "Days of backups",
            "Of each of so many days the last backup is kept too; what was removed from a record stays in it",
            Days(1, 366, "number"),
            (),
        ),
    ] = 30
    shared_folder: Annotated[
        str,
        Decides(
            "Vault in a shared folder",
            "Whether the vault opens where a sync tool or a network disk keeps it, which can lose changes",
            OneOf(("refused", "allowed"), "place"),
            (),
        ),
    ] = "refused"

    def __post_init__(self) -> None:
        for spec in setting_specs():
            value = self.value(spec.name)
            if spec.rule.read(value) != value:
                raise SettingRefusedError(spec.name, spec.rule.allowed)

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Self:
        """The settings with these values, read by their rules, in place of the defaults.

        Raises SettingRefusedError; KeyError for a name that is no setting.
        """
        known: dict[str, Any] = {name: setting_spec(name).read(found) for name, found in values.items()}
        return cls(**known)

    def value(self, name: str) -> Value:
        """The value of a setting."""
        found: Value = getattr(self, name)
        return found

    def review_days(self, level: int) -> int:
        """Calendar days from one meeting to the next at level 2 or 3 (13a.37)."""
        return self.review_days_level_3 if level == 3 else self.review_days_level_2

    def minutes_working_days(self, level: int) -> int:
        """Working days until the minutes of a meeting at level 2 or 3 are approved (13b.3)."""
        return self.minutes_working_days_level_3 if level == 3 else self.minutes_working_days_level_2

    def police_grade(self, level: int) -> Grade:
        """The grade of the police wanted at level 2 or 3 (13a.7)."""
        return self.police_grade_level_3 if level == 3 else self.police_grade_level_2

    def probation_grade(self, level: int) -> Grade:
        """The grade of probation wanted at level 2 or 3 (13a.10)."""
        return self.probation_grade_level_3 if level == 3 else self.probation_grade_level_2

    @property
    def departures(self) -> tuple[SettingSpec, ...]:
        """The settings by which this area departs from the defaults."""
        return tuple(spec for spec in setting_specs() if self.value(spec.name) != spec.default)

    def departure(self, name: str) -> str:
        """How a message says that the area's own setting decided; empty where it is the guidance's.

        Such as: the area's own interval of 84 days, not the 16 weeks of 13a.37.
        """
        spec, value = setting_spec(name), self.value(name)
        if value == spec.default:
            return ""
        own = f"the area's own {spec.rule.noun} of {spec.rule.said(value)}"
        return f"{own}, not the {spec.guidance} of {listed(spec.paragraphs)}" if spec.guidance else own


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """A setting as lists, commands and help see it."""

    name: str
    label: str
    hint: str
    default: Value
    rule: Rule
    paragraphs: tuple[str, ...]
    guidance: str

    def read(self, found: object) -> Value:
        """The value that a text or a stored value means; raises SettingRefusedError."""
        value = self.rule.read(found)
        if value is None:
            raise SettingRefusedError(self.name, self.rule.allowed)
        return value


@cache
def setting_specs() -> tuple[SettingSpec, ...]:
    """Every setting in the order of its declaration."""
    hints = get_type_hints(AreaSettings, include_extras=True)
    # Not the defaults of an instance: making one asks for this table.
    defaults: dict[str, Any] = {each.name: each.default for each in fields(AreaSettings)}
    return tuple(_spec(name, default, hints[name].__metadata__[0]) for name, default in defaults.items())


def setting_spec(name: str) -> SettingSpec:
    """One setting; raises KeyError where there is none of that name."""
    for spec in setting_specs():
        if spec.name == name:
            return spec
    raise KeyError(name)


def _spec(name: str, default: Value, decides: Decides) -> SettingSpec:
    return SettingSpec(
        name, decides.label, decides.hint, default, decides.rule, decides.paragraphs, decides.guidance
    )


GUIDANCE: Final = AreaSettings()
"""What holds where an area has decided nothing."""
