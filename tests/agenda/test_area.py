"""Settings of an area: what each takes, what the guidance says, and how a departure is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from agenda.area import AreaSettings, SettingRefusedError, setting_spec, setting_specs
from agenda.words import Grade

if TYPE_CHECKING:
    from agenda.area import SettingSpec


def test_the_defaults_are_the_guidance() -> None:
    """Weeks, working days and grades are those of 13a.7, 13a.10, 13a.36, 13a.37 and 13b.3."""
    area = AreaSettings()
    assert [area.review_days(level) for level in (2, 3)] == [16 * 7, 8 * 7]
    assert [area.minutes_working_days(level) for level in (2, 3)] == [10, 5]
    assert area.visor_working_days == 3
    assert [area.police_grade(level) for level in (2, 3)] == [Grade.INSPECTOR, Grade.CHIEF_INSPECTOR]
    assert [area.probation_grade(level) for level in (2, 3)] == [
        Grade.SENIOR_PROBATION_OFFICER,
        Grade.HEAD_OF_PDU,
    ]
    assert area.marking == "OFFICIAL-SENSITIVE"
    assert area.departures == ()


@pytest.mark.parametrize("spec", setting_specs(), ids=lambda spec: spec.name)
def test_a_setting_is_declared_whole(spec: SettingSpec) -> None:
    """It has a label, a hint, its paragraph and bounds that hold its default; no default departs from itself."""
    assert spec.label[0].isupper()
    assert spec.hint[0].isupper()
    assert not spec.hint.endswith(".")
    assert all(re.fullmatch(r"[0-9]+[ab]?\.[0-9]+", each) for each in spec.paragraphs)
    assert spec.paragraphs or spec.name in {"backups_kept", "backup_days", "shared_folder"}
    assert spec.read(spec.default) == spec.default
    assert AreaSettings().departure(spec.name) == ""


def test_what_the_guidance_says_is_the_default_in_words() -> None:
    """The words in a message name the same number of days, or the same grade, as the default."""
    for spec in setting_specs():
        if isinstance(spec.default, Grade):
            assert spec.guidance == spec.rule.said(spec.default)
        elif isinstance(spec.default, int) and spec.paragraphs:
            number, _, unit = spec.guidance.partition(" ")
            assert int(number) * (7 if unit == "weeks" else 1) == spec.default
        else:
            assert spec.guidance == ""


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("review_days_level_2", "84", 84),
        ("review_days_level_2", 84, 84),
        ("review_days_level_2", " 7 ", 7),
        ("review_days_level_2", "224", 224),
        ("visor_working_days", "1", 1),
        ("police_grade_level_3", "superintendent", Grade.SUPERINTENDENT),
        ("police_grade_level_3", "Chief Superintendent", Grade.CHIEF_SUPERINTENDENT),
        ("probation_grade_level_2", "head-of-pdu", Grade.HEAD_OF_PDU),
        ("probation_grade_level_2", "Head of Probation Delivery Unit", Grade.HEAD_OF_PDU),
        ("marking", " OFFICIAL-SENSITIVE – MAPPA ", "OFFICIAL-SENSITIVE – MAPPA"),
        ("marking", "OFFICIAL\x1b[2J", "OFFICIAL[2J"),
        ("statement", "Purpose.\r\nWho may hold it.\n", "Purpose.\nWho may hold it."),
        ("statement", "x" * 6_000, "x" * 6_000),
    ],
)
def test_a_value_is_read(name: str, typed: object, value: object) -> None:
    """Numbers as digits or numbers, grades by word or label, texts through the gate without space around them."""
    assert setting_spec(name).read(typed) == value
    assert AreaSettings.of({name: typed}).value(name) == value
    assert [spec.name for spec in AreaSettings.of({name: typed}).departures] == [name]


@pytest.mark.parametrize(
    ("name", "typed", "allowed"),
    [
        ("review_days_level_2", "6", "a whole number of days from 7 to 224"),
        ("review_days_level_2", "225", "a whole number of days from 7 to 224"),
        ("review_days_level_2", "12 weeks", "a whole number of days from 7 to 224"),
        ("review_days_level_2", "\u0661\u0660", "a whole number of days from 7 to 224"),
        ("review_days_level_2", 84.0, "a whole number of days from 7 to 224"),
        ("visor_working_days", "0", "a whole number of working days from 1 to 6"),
        ("visor_working_days", True, "a whole number of working days from 1 to 6"),
        ("police_grade_level_2", "head_of_pdu", "one of constable, sergeant, inspector"),
        ("probation_grade_level_2", "inspector", "one of probation_officer, senior_probation_officer"),
        ("police_grade_level_2", 3, "one of constable"),
        ("marking", "", "a text on one line of 1 to 60 characters"),
        ("marking", "two\nlines", "a text on one line of 1 to 60 characters"),
        ("marking", "x" * 61, "a text on one line of 1 to 60 characters"),
        ("statement", " \n\t", "a text of 1 to 6,000 characters"),
        ("statement", "x" * 6_001, "a text of 1 to 6,000 characters"),
        ("statement", None, "a text of 1 to 6,000 characters"),
    ],
)
def test_what_a_setting_does_not_take_is_refused(name: str, typed: object, allowed: str) -> None:
    """The refusal names the setting and says what it takes."""
    with pytest.raises(SettingRefusedError) as caught:
        setting_spec(name).read(typed)
    assert str(caught.value).startswith(f"{name} is {allowed}")
    with pytest.raises(SettingRefusedError):
        AreaSettings.of({name: typed})


def test_settings_out_of_bounds_are_not_made() -> None:
    """No code can make settings that their rules do not take, nor of a name there is none of."""
    with pytest.raises(SettingRefusedError, match="visor_working_days"):
        AreaSettings(visor_working_days=0)
    with pytest.raises(SettingRefusedError, match="marking"):
        AreaSettings(marking=" padded ")
    with pytest.raises(KeyError, match="nonsense"):
        AreaSettings.of({"nonsense": 1})


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("review_days_level_2", 84, "the area's own interval of 84 days, not the 16 weeks of 13a.37"),
        ("review_days_level_3", 70, "the area's own interval of 70 days, not the 8 weeks of 13a.37"),
        (
            "minutes_working_days_level_2",
            1,
            "the area's own limit of 1 working day, not the 10 working days of 13b.3",
        ),
        ("visor_working_days", 2, "the area's own limit of 2 working days, not the 3 working days of 13a.36"),
        (
            "police_grade_level_3",
            "superintendent",
            "the area's own grade of superintendent, not the chief inspector of 13a.7",
        ),
        (
            "probation_grade_level_3",
            "regional_director",
            "the area's own grade of regional director, not the head of Probation Delivery Unit of 13a.10",
        ),
        ("marking", "OFFICIAL", "the area's own marking of “OFFICIAL”"),
    ],
)
def test_a_departure_is_told_with_what_the_guidance_says(name: str, value: object, said: str) -> None:
    """A message can say which setting decided, and what the guidance has in its place."""
    assert AreaSettings.of({name: value}).departure(name) == said
