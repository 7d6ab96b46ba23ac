"""An action said in one breath: what was understood stands in the plan, and what was not stands there as said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.record import Record, read, validate
from mappa_chair.capturing import captured
from mappa_chair.drafting import ACTIONS, Draft
from mappa_chair.spoken_days import read_day
from tests.mappa_chair.conftest import CHILD, REVIEW

if TYPE_CHECKING:
    from agenda.shape import JSON

TODAY = date(2026, 11, 24)
LINES = ("what", "who", "when", "measure", "risk", "pillar")
REVIEWED = read(REVIEW.read_bytes()).record

# What a chair types into any of the lines, right or wrong.
TYPED = (
    st.sampled_from(["", " ", ";", "sam", "Samira Yusuf", "a4", "police", "pri", "Mr Nobody", " a line ", "é;è,"])
    | st.sampled_from(["12 dec", "ongoing", "fri", "31 feb", "r1", "r1; r2", "r1, r9", "contact", "sup", "[/]"])
    | st.text(max_size=12)
)
SAID = st.fixed_dictionaries({}, optional=dict.fromkeys(LINES, TYPED))


def row(said: dict[str, str], record: Record = REVIEWED) -> dict[str, JSON]:
    """The row that comes of what was said."""
    return captured(said, record, TODAY).row


def meeting(*people: dict[str, JSON]) -> Record:
    """A meeting of these people."""
    return validate({"format": "mappa-chair-record/1", "attendance": [*people]})


def test_an_action_said_in_full() -> None:
    """Each line is what it means, and the line above the form says how it was understood."""
    said = {
        "what": "Visit the address",
        "who": "sam",
        "when": "fri",
        "measure": "Report of the visit",
        "risk": "r1",
        "pillar": "sup",
    }
    made = captured(said, REVIEWED, TODAY)
    assert made.row == {
        "action": "Visit the address",
        "owner": "Samira Yusuf",
        "agency": "prison",
        "due": "2026-11-27",
        "measure": "Report of the visit",
        "risks": ["r1"],
        "pillar": "supervision",
    }
    risk = next(each.description for each in REVIEWED.risk.risks if each.id == "r1")
    assert made.told == f"Samira Yusuf · Fri 27 Nov 2026, in 3 days · {risk} · Supervision"


@given(SAID)
def test_nothing_that_was_typed_is_dropped(said: dict[str, str]) -> None:
    """Every line that holds a word is in the row: as what it means, or word for word."""
    made = row(said)
    words = {name: text.strip() for name, text in said.items() if text.strip()}
    action = str(made.get("action", ""))
    for name, text in words.items():
        if name == "what":
            # Signs in the line are told of in test_one_line.
            assert text in action or set("@^+") & set(text) or "due:" in text.casefold()
        elif name == "measure":
            assert made["measure"] == said["measure"]
        elif name == "when":
            day = read_day(text, TODAY)
            assert made["due"] == (day.isoformat() if day else text)
        elif name == "who":
            assert made.get("owner") == text or made["agency"]
        else:
            assert f"{name}: {text}" in action or made["risks" if name == "risk" else name]


@given(SAID)
def test_whatever_is_said_is_a_row_of_a_record(said: dict[str, str]) -> None:
    """The action is in the plan with a number of its own, and the plan is one that can be kept."""
    draft = Draft(REVIEWED)
    index = draft.add_row(ACTIONS, row(said))
    action = draft.record.plan.actions[index]
    assert (action.number, action.accepted) == ("3.11", True)


@given(SAID)
def test_what_is_told_says_every_line_that_was_typed(said: dict[str, str]) -> None:
    """Each of who, when, risk and pillar is told as it was understood, so that a wrong guess is seen."""
    told = captured(said, REVIEWED, TODAY).told
    spoken = [name for name in ("who", "when", "risk", "pillar") if said.get(name, "").strip()]
    if spoken:
        assert len(told.split(" · ")) >= len(spoken)
        assert all(part.strip() for part in told.split(" · "))
    else:
        assert told == "say who, by when and for which risk"


def test_an_empty_form_is_no_action() -> None:
    """Lines without a word make an empty row."""
    assert row({}) == row(dict.fromkeys(LINES, "  ")) == {}


@pytest.mark.parametrize("who", ["police", "Police", "pol", "Prison Service", "prison", "housing", "Health"])
def test_an_agency_is_not_taken_for_the_one_person_whose_role_begins_so(who: str) -> None:
    """The name of an agency means the agency: no one of it was named, though one may be in the room."""
    made = row({"who": who})
    assert "owner" not in made
    assert str(made["agency"])[:3] == who[:3].lower()


@pytest.mark.parametrize(
    ("who", "owner", "agency"),
    [
        ("pri", "Owen Pritchard", "police"),
        ("a5", "Samira Yusuf", "prison"),
        ("psych", "Tom Beckett", "probation"),
        ("head of pro", "Helen Aldous", "probation"),
        ("claire dun", "Claire Dunmore", "police"),
    ],
)
def test_a_person_is_told_by_name_by_id_or_by_role(who: str, owner: str, agency: str) -> None:
    """Letters of one person bring the name and the agency."""
    assert row({"who": who}) == {"owner": owner, "agency": agency}


def test_letters_of_two_names_pick_neither_and_no_agency() -> None:
    """Who is not told apart stays as said: not given to somebody else whose name begins so."""
    record = meeting({"id": "a1", "name": "Priya Nair"}, {"id": "a2", "name": "Priya Shah", "agency": "education"})
    made = captured({"who": "pri"}, record, TODAY)
    assert made.row == {"owner": "pri"}
    assert made.told == "pri (several on the attendance list)"


def test_somebody_who_is_not_here_is_kept_by_name() -> None:
    """An owner need not be in the room."""
    made = captured({"who": " Mr Nobody "}, REVIEWED, TODAY)
    assert made.row == {"owner": "Mr Nobody"}
    assert made.told == "Mr Nobody (not on the attendance list)"


@pytest.mark.parametrize("name", [None, "", "  "])
def test_someone_without_a_name_is_kept_as_they_were_called(name: str | None) -> None:
    """An owner is words that people know, never an id of the record."""
    record = meeting({"id": "a1", "name": name, "role": "Duty officer", "agency": "housing"})
    assert row({"who": "duty"}, record) == {"owner": "duty", "agency": "housing"}


def test_a_person_of_no_recorded_agency_brings_none() -> None:
    """The agency is not guessed."""
    assert row({"who": "ada"}, meeting({"id": "a1", "name": "Ada Fenn"})) == {"owner": "Ada Fenn", "agency": None}


def test_a_name_with_a_comma_is_kept_whole() -> None:
    """The owner stands by name, though lists show such a name by its id."""
    record = meeting({"id": "a1", "name": "Fenn, Ada"}, {"id": "a2"})
    for who in ("a1", "fenn", "ada", "Fenn, Ada"):
        assert row({"who": who}, record)["owner"] == "Fenn, Ada"


@pytest.mark.parametrize(
    ("when", "due", "told"),
    [
        ("12 dec", "2026-12-12", "Sat 12 Dec 2026, in 18 days"),
        ("in 2 weeks", "2026-12-08", "Tue 8 Dec 2026, in 2 weeks"),
        ("before release", "before release", "before release (no date)"),
        ("31 nov", "31 nov", "31 nov (no date)"),
        (
            "fri 28 nov",
            "fri 28 nov",
            "fri 28 nov (no date: 28 November 2026 is a Saturday: put the day or the date right)",
        ),
    ],
)
def test_a_date_or_the_words_that_were_said(when: str, due: str, told: str) -> None:
    """Words that are no date stay the words they are, and it is said that they are none."""
    made = captured({"when": when}, REVIEWED, TODAY)
    assert (made.row, made.told) == ({"due": due}, told)


def test_a_risk_and_a_pillar_that_are_none_stand_in_the_action() -> None:
    """What names nothing is beside the action's words until somebody edits it."""
    said = {"what": "Call the landlord", "risk": "r1; r99", "pillar": "safety net"}
    made = captured(said, REVIEWED, TODAY)
    assert made.row == {"action": "Call the landlord; risk: r1; r99; pillar: safety net"}
    assert made.told == "r1; r99 (no such risk) · safety net (no such pillar)"
    assert row({"risk": "nothing like it"}) == {"action": "risk: nothing like it"}


def test_risks_are_told_by_their_words() -> None:
    """What an id means is told, and an id whose risk has no words is told as it is."""
    risks: list[JSON] = [{"id": "r1", "description": "Harm to staff"}, {"id": "r2"}]
    record = validate({"format": "mappa-chair-record/1", "risk": {"risks": risks}})
    made = captured({"risk": "r2; r1"}, record, TODAY)
    assert (made.row, made.told) == ({"risks": ["r2", "r1"]}, "r2, Harm to staff")


def test_the_child_s_meeting_knows_its_own_people() -> None:
    """Letters mean who is listed in this meeting."""
    initial = read(CHILD.read_bytes()).record
    assert row({"who": "lorna"}, initial) == {"owner": "Lorna Keys", "agency": "childrens_services"}
    assert row({"who": "children"}, initial) == {"agency": "childrens_services"}
    assert row({"who": "lorna"}) == {"owner": "lorna"}


@pytest.mark.parametrize(
    ("what", "made"),
    [
        (
            "visit the address @owen pri ^fri",
            {"action": "visit the address", "owner": "Owen Pritchard", "agency": "police", "due": "2026-11-27"},
        ),
        ("@prison send the summary +2w", {"action": "send the summary", "agency": "prison", "due": "2026-12-08"}),
        (
            "ask @head of probation for it",
            {"action": "ask Helen Aldous for it", "owner": "Helen Aldous", "agency": "probation"},
        ),
        ('@"Mr Nobody" brings it', {"action": "brings it", "owner": "Mr Nobody"}),
        ("visit @nobody ^never", {"action": "visit @nobody ^never"}),
        ("@owen ^fri", {"owner": "Owen Pritchard", "agency": "police", "due": "2026-11-27"}),
    ],
)
def test_who_and_when_in_the_line_of_the_action(what: str, made: dict[str, JSON]) -> None:
    """Signs are as good as lines of their own; nobody is guessed, and what is unknown stays in the text."""
    assert row({"what": what}) == made


def test_a_line_of_its_own_goes_before_a_sign() -> None:
    """Who was typed into its line is the owner; the sign in the action is not dropped, it stays a word."""
    made = row({"what": "tell @owen ^fri", "who": "sam", "when": "12 dec"})
    assert (made["action"], made["owner"], made["due"]) == ("tell @owen ^fri", "Samira Yusuf", "2026-12-12")


@pytest.mark.parametrize(
    ("said", "still"),
    [
        ({}, ()),
        ({"what": "Visit"}, ("who", "by when", "for which risk", "under which pillar")),
        ({"what": "Visit @owen ^fri", "pillar": "sup"}, ("for which risk",)),
        ({"what": "Visit @prison ^fri !r1", "pillar": "sup"}, ("a named person",)),
        ({"what": "Visit ^fri", "who": "Mr Nobody", "risk": "r1", "pillar": "sup"}, ("of which agency",)),
        ({"what": "Visit @owen !r1", "when": "before release"}, ("by when", "under which pillar")),
        ({"what": "Visit @owen ^fri !r1", "pillar": "sup"}, ()),
    ],
)
def test_what_an_action_does_not_say_yet_is_told(said: dict[str, str], still: tuple[str, ...]) -> None:
    """Owner, agency, date and risk are there or named as missing, though it is kept whatever is missing."""
    assert captured(said, REVIEWED, TODAY).still_to_say == still


def test_letters_of_several_names_behind_the_sign_tell_who_they_are() -> None:
    """Nobody is picked of two; they are named, so that one more letter is enough."""
    record = meeting({"id": "a1", "name": "Priya Nair"}, {"id": "a2", "name": "Priya Shah", "agency": "education"})
    made = captured({"what": "visit @pri"}, record, TODAY)
    assert (made.row, made.told) == ({"action": "visit @pri"}, "@pri: Priya Nair or Priya Shah?")
    assert captured({"what": "visit @priya s"}, record, TODAY).row["owner"] == "Priya Shah"
