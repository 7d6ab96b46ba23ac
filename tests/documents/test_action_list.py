"""Action lists: one agency's own actions, nothing else of the meeting, nobody at risk identified."""

from __future__ import annotations

import pytest

from agenda.words import Agency
from mappa_chair.documents.action_list import action_list, action_sheet, agencies_with_actions
from mappa_chair.documents.blocks import as_text
from mappa_chair.documents.export import name_of
from mappa_chair.documents.sheets import read
from tests.documents.samples import EXAMPLES, LEVEL_2, LEVEL_3, SETTINGS, changed_at, empty_record, example


def _text(name: str, agency: Agency, **values: str | None) -> str:
    record = changed_at(example(name), values) if values else example(name)
    return as_text(action_list(record, agency, settings=SETTINGS))


def _changed(agency: Agency, values: dict[str, str | None]) -> str:
    return as_text(action_list(changed_at(example(LEVEL_3), dict(values)), agency, settings=SETTINGS))


def test_agencies_are_those_that_accepted_something() -> None:
    """An agency whose only action was refused, or not decided, has no list."""
    record = example(LEVEL_3)
    assert agencies_with_actions(record) == (
        Agency.PROBATION,
        Agency.POLICE,
        Agency.CHILDRENS_SERVICES,
        Agency.HOUSING,
    )
    refused = changed_at(record, {"plan.actions[8].accepted": False, "plan.actions[5].accepted": None})
    assert agencies_with_actions(refused) == (Agency.PROBATION, Agency.POLICE)
    assert agencies_with_actions(empty_record()) == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_list_holds_own_actions_and_no_others(name: str) -> None:
    """Each list has the number of every action its agency accepted, and of no other agency's."""
    record = example(name)
    for agency in agencies_with_actions(record):
        text = as_text(action_list(record, agency, settings=SETTINGS))
        rows = [line.split(" | ")[0].strip() for line in text.splitlines() if " | " in line][1:]
        for action in record.plan.actions:
            assert (action.number in rows) == (action.agency is agency)


@pytest.mark.parametrize("name", EXAMPLES)
def test_list_identifies_nobody_at_risk(name: str) -> None:
    """No list or spreadsheet of either example names anybody at risk, even where the action itself does."""
    record = example(name)
    names = {part for p in record.people_at_risk.people if p.name for part in p.name.split()}
    names -= set(str(record.case.full_name).split())
    for agency in agencies_with_actions(record):
        sheet = action_sheet(record, agency, settings=SETTINGS).decode("utf-8-sig")
        text = as_text(action_list(record, agency, settings=SETTINGS))
        assert not [part for part in names if part in text or part in sheet]


@pytest.mark.parametrize(
    ("typed", "gone"),
    [
        ("Visit JOANNE PELL at home", "PELL"),
        ("Visit Ms J. Pell at home", "Pell"),
        ("Visit the Pells at home", "Pell"),
        ("Ring 01632 960 123 before the visit", "960"),
        ("Visit her at 14 Larkfield Road, EX4 2AB", "Larkfield"),
        ("Visit her at 14 Larkfield Road, EX4 2AB", "4 2AB"),
        ("Write to j.pell@post.example about it", "j.pell"),
    ],
)
@pytest.mark.parametrize("field", ["action", "measure", "owner", "due", "contact"])
def test_who_needs_protection_is_replaced_wherever_it_is_typed(field: str, typed: str, gone: str) -> None:
    """A victim, a third party, their address or number never reaches the list, whichever field it was typed in."""
    text = _changed(Agency.HOUSING, {f"plan.actions[8].{field}": typed})
    assert gone not in text
    assert "[" in text


def test_third_party_is_replaced_in_what_is_to_be_done() -> None:
    """Somebody who neither acts for the meeting nor is on any list is replaced where an action names them."""
    text = _changed(Agency.HOUSING, {"plan.actions[8].action": "Tell Paula Harrow what was agreed"})
    assert "Paula" not in text
    assert "Tell [" in text


def test_colleagues_and_the_offender_stand_as_they_are() -> None:
    """Names of those who act for the meeting and the offender's own are what the agency needs to act."""
    typed = "Meet Ravi Menon and Owen Pritchard about Daniel Harrow"
    assert typed in _changed(Agency.HOUSING, {"plan.actions[8].action": typed})


def test_risk_that_cannot_be_worded_safely_gives_the_group_only() -> None:
    """A risk known from intelligence alone is named by its number and who may be harmed."""
    text = _changed(
        Agency.POLICE, {"risk.risks[1].description": "Intelligence that he is covertly watching the mother's flat"}
    )
    assert "watching" not in text
    assert "Risk 2: described in the minutes (risk to: children and known adult)" in text


def test_list_holds_no_information_piece() -> None:
    """No sentence of any agency's information, of the assessment or of disclosure stands in any list."""
    for name in EXAMPLES:
        record = example(name)
        lists = "".join(_text(name, agency) for agency in agencies_with_actions(record))
        told = [piece.text for piece in record.information if piece.text]
        assert not [
            text for text in (*told, record.risk.nature, record.disclosure.reasons) if text and text in lists
        ]


def test_agency_that_was_not_there_reads_whom_it_answers_to() -> None:
    """The list of an absent agency says who tells it and whom it answers to (13a.25); the minutes are named."""
    text = _text(LEVEL_3, Agency.HOUSING)
    assert "Told by Ravi Menon, Probation practitioner" in text
    assert "Answers to Ravi Menon, Eastmere PDU" in text
    assert "The minutes are held on ViSOR." in text


def test_list_without_actions_says_so() -> None:
    """An agency that accepted nothing gets a plain answer rather than an empty table."""
    assert "None accepted" in _text(LEVEL_2, Agency.HOUSING)


def test_file_names_say_whose_list_it_is() -> None:
    """The agency stands in the file's name."""
    made = action_list(example(LEVEL_2), Agency.YOUTH_OFFENDING_TEAM, settings=SETTINGS)
    assert name_of(made) == "EX-0212-1 action list youth offending team OFFICIAL-SENSITIVE.docx"


def test_spreadsheet_says_what_the_list_says() -> None:
    """The spreadsheet has a row for each action of the list, with the day of one that has a day."""
    titles, *rows = read(action_sheet(example(LEVEL_3), Agency.POLICE, settings=SETTINGS))
    assert [dict(zip(titles, row, strict=True))["Number"] for row in rows] == ["3.3", "3.10"]
    assert [row[-1] for row in rows] == ["2027-02-01", "2027-01-22"]
    assert all(row[titles.index("Agency")] == "Police" for row in rows)
