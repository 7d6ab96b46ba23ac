"""Between record and field: nothing changes by being shown, and what is typed means what it says or is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.actions_review import ReviewedAction
from agenda.background import Offence, Order
from agenda.case import Case
from agenda.days import day_of
from agenda.information import Piece
from agenda.meeting import Meeting
from agenda.people_at_risk import Person
from agenda.plan import Action, Contingency
from agenda.previous_minutes import PreviousMinutes
from agenda.record import Record, validate
from agenda.review import Review
from agenda.risk import IdentifiedRisk, Tool
from agenda.shape import FieldSpec, Kind, Part, fields_of
from mappa_chair.drafting import Draft
from mappa_chair.spoken_days import read_day
from screens.forms.answers import Answer, answer, beside, echo_of, row_summary, text_of
from screens.forms.boxes import options_of
from tests.agenda.parts import parts
from tests.agenda.records import Said, adult, blank, changed, child
from tests.agenda.strategies import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.shape import JSON

TODAY = date(2026, 11, 24)
CHOSEN = {Kind.YES_NO, Kind.WORD, Kind.WORDS}
TYPED = (
    st.sampled_from(["12 dec", "fri", "10:00", "2.30pm", "sam", "a1; a2", "r1, r2", ";", "\n", " a\n\nb ", "[/]"])
    | st.sampled_from(["2026-11-27", "2026-W48-5", "31 feb", "99:99", "25", "0000", "9" * 5000, "p1;;", "\x07"])
    | st.text(max_size=20)
)


def spec_of(part: type[Part], name: str) -> FieldSpec:
    """One field of a part."""
    return next(spec for spec in fields_of(part) if spec.name == name)


DUE, ON, AT = spec_of(Action, "due"), spec_of(Review, "on"), spec_of(Review, "at")
CHAIRS, TAKER = spec_of(Meeting, "chairs"), spec_of(Meeting, "minute_taker")
ALIASES, MANAGES = spec_of(Case, "aliases"), spec_of(Action, "risks")
ADULT, BLANK = validate(adult()), validate(blank())


def answers(value: JSON, part: type[Part] = Record, path: str = "") -> Iterator[tuple[str, FieldSpec, JSON]]:
    """Every field of a record that is answered in one editor, where it is, and what the record says there."""
    if not isinstance(value, dict):
        return
    for spec in fields_of(part):
        here, said = f"{path}.{spec.name}".strip("."), value.get(spec.name)
        if spec.kind is Kind.ROWS and spec.part is not None:
            for index, row in enumerate(said if isinstance(said, list) else []):
                yield from answers(row, spec.part, f"{here}[{index}]")
        elif spec.kind is Kind.PART and spec.part is not None:
            yield from answers(said, spec.part, here)
        elif spec.kind is not Kind.ID and spec.name != "format":
            yield here, spec, said


@pytest.mark.parametrize("said", [adult(), child()], ids=["adult", "child"])
def test_nothing_of_an_example_changes_by_being_shown(said: Said) -> None:
    """What stands in a field reads as exactly what the record holds; what is chosen is among the choices."""
    record = validate(said)
    found = [*answers(said)]
    assert {spec.kind for _, spec, _ in found} == set(Kind) - {Kind.ID, Kind.PART, Kind.ROWS}
    for path, spec, value in found:
        if spec.kind in CHOSEN:
            choices = [(type(choice), choice) for choice, _ in options_of(spec)]
            chosen = value if isinstance(value, list) else [value]
            assert all((type(each), each) in choices for each in chosen if each is not None), path
            continue
        shown = answer(spec, text_of(spec, value, record), record, TODAY)
        assert (shown.value or None, shown.trouble) == (value or None, ""), path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records())
def test_nothing_of_any_record_means_something_else_when_shown(said: Said) -> None:
    """Days, times and references of any record read back as they are; of words, only white space is lost."""
    record = validate(said)
    for path, spec, value in answers(said):
        if spec.kind in CHOSEN or value is None:
            continue
        shown = answer(spec, text_of(spec, value, record), record, TODAY)
        assert not shown.trouble, path
        if isinstance(value, list):
            words = [str(each) for each in value]
            lines = [line.strip() for each in words for line in each.split("\n") if line.strip()]
            assert shown.value == (lines if spec.kind is Kind.LINES else list(dict.fromkeys(words))), path
        elif isinstance(value, str) and not value.strip():
            assert shown.value is None, path
        elif spec.kind is not Kind.DUE or read_day(str(value), TODAY) is None:
            assert shown.value == value, path


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_whatever_is_typed_is_an_answer_the_record_takes_or_is_said_to_be_none(text: str) -> None:
    """For every kind of field: a value that can be kept, or why it is none and how to put it right; never both."""
    of_each_kind = {(spec.kind, spec.refers): (path, spec) for path, spec, _ in answers(adult())}
    for path, spec in of_each_kind.values():
        if spec.kind in CHOSEN:
            continue
        meant = answer(spec, text, ADULT, TODAY)
        if meant.trouble:
            assert meant.value is None
            assert text.strip(), path
            continue
        draft = Draft(ADULT)
        draft.put(path, meant.value)
        assert draft.unusable(path) is None, path
        assert draft.record is not None


@pytest.mark.parametrize("text", ["", "  ", "\n \n"])
def test_a_blank_field_takes_the_answer_away(text: str) -> None:
    """No answer is null, and an empty list where there may be several."""
    for path, spec, _ in answers(adult()):
        if spec.kind not in CHOSEN:
            several = spec.kind in {Kind.LINES, Kind.REFERENCES}
            assert answer(spec, text, ADULT, TODAY) == Answer([] if several else None), path


def test_nothing_recorded_shows_nothing() -> None:
    """A field without an answer is empty and says nothing beside it."""
    for part in parts():
        for spec in fields_of(part):
            assert text_of(spec, None, BLANK) == echo_of(spec, None, BLANK, TODAY) == ""


@pytest.mark.parametrize(
    ("text", "value", "echo"),
    [
        ("12 dec", "2026-12-12", "Sat 12 Dec 2026, in 18 days"),
        ("2026-12-12", "2026-12-12", "Sat 12 Dec 2026, in 18 days"),
        ("Sat 12 Dec 2026", "2026-12-12", "Sat 12 Dec 2026, in 18 days"),
        (" tomorrow ", "2026-11-25", "Wed 25 Nov 2026, tomorrow"),
        ("0026-11-24", "0026-11-24", "Tue 24 Nov 0026, 2000 years ago"),
    ],
)
def test_a_date_is_shown_back_in_full(text: str, value: str, echo: str) -> None:
    """However it was typed, the day that was understood stands beside the field."""
    assert answer(ON, text, BLANK, TODAY) == answer(DUE, text, BLANK, TODAY) == Answer(value, echo)


PAST = [
    spec_of(ReviewedAction, "completed_on"),
    spec_of(Tool, "assessed_on"),
    spec_of(Offence, "date"),
    spec_of(Order, "starts"),
    spec_of(Meeting, "invitations_sent_on"),
    spec_of(Case, "date_of_birth"),
    spec_of(PreviousMinutes, "held_on"),
]


@pytest.mark.parametrize("spec", PAST, ids=lambda spec: spec.label)
def test_a_date_of_what_has_happened_is_of_the_past(spec: FieldSpec) -> None:
    """Said without a year it is the last such day, seen from the meeting; a review stays ahead."""
    far = "aged 0" if spec.born else "15 days ago"
    assert answer(spec, "9 november", BLANK, TODAY) == Answer("2026-11-09", f"Mon 9 Nov 2026, {far}")
    assert answer(ON, "9 november", BLANK, TODAY).value == "2027-11-09"


@pytest.mark.parametrize(
    ("born", "age"), [("14 May 1979", 47), ("24/11/2010", 16), ("25/11/2010", 15), ("29 feb 2008", 18)]
)
def test_an_age_stands_beside_a_day_of_birth(born: str, age: int) -> None:
    """In whole years on the day of the meeting: the number that decides which duties there are."""
    assert answer(spec_of(Case, "date_of_birth"), born, BLANK, TODAY).echo.endswith(f", aged {age}")


@pytest.mark.parametrize(
    ("text", "echo", "shown"),
    [
        ("fri", "Fri 27 Nov 2026, in 3 days", "Fri 27 Nov 2026, in 3 days"),
        ("Fri 27 Nov 2026", "Fri 27 Nov 2026, in 3 days", "in 3 days"),
        ("10:00", "10:00", ""),
        ("Helen  Aldous ", "Helen Aldous", ""),
        ("hel", "Helen Aldous", "Helen Aldous"),
        ("Fri", "Friday group, Eastmere", "Friday group, Eastmere"),
    ],
)
def test_beside_a_field_stands_only_what_it_does_not_say(text: str, echo: str, shown: str) -> None:
    """What was understood is not said a second time; in a narrow form it would leave no room for the field."""
    assert beside(text, echo) == shown


def test_every_date_of_the_past_is_declared_so() -> None:
    """No other field of a date is read backwards."""
    assert {spec for part in parts() for spec in fields_of(part) if spec.past} == set(PAST)


def test_what_is_no_date_is_said_to_be_none() -> None:
    """A field of dates asks for one; the due date of an action takes the words that were said."""
    meant = answer(ON, "after the hearing", BLANK, TODAY)
    assert meant.value is None
    assert meant.trouble.startswith("Not a date yet")
    assert answer(DUE, "after the hearing", BLANK, TODAY) == Answer("after the hearing", "no date")


@pytest.mark.parametrize("text", ["monday 3 dec", "Wed 3 Dec 2026"])
def test_a_weekday_that_is_not_that_of_its_date_is_told(text: str) -> None:
    """No day is taken of two that disagree, and the field says which weekday the date has."""
    told = "3 December 2026 is a Thursday: put the day or the date right"
    assert answer(ON, text, BLANK, TODAY) == Answer(trouble=f"Not a date yet: {told}")
    assert answer(DUE, text, BLANK, TODAY) == Answer(text, f"no date: {told}")


@pytest.mark.parametrize("words", ["2026-W48-2", "20261124", "12 dec", "fri", "2026-02-30"])
def test_words_that_were_recorded_are_shown_as_words(words: str) -> None:
    """A due date that a check does not take for one is not shown as one."""
    assert day_of(words) is None
    assert text_of(DUE, words, BLANK) == words
    assert echo_of(DUE, words, BLANK, TODAY) == "no date"


def test_a_recorded_day_is_shown_in_full() -> None:
    """The day itself in the field, and beside it how far it is."""
    assert text_of(DUE, "2026-12-12", BLANK) == "Sat 12 Dec 2026"
    assert echo_of(DUE, "2026-12-12", BLANK, TODAY) == echo_of(ON, "2026-12-12", BLANK, TODAY)
    assert echo_of(ON, "2026-12-12", BLANK, TODAY) == "Sat 12 Dec 2026, in 18 days"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10:00", "10:00"),
        ("9", "09:00"),
        ("930", "09:30"),
        ("1030", "10:30"),
        ("14.05", "14:05"),
        ("2.30pm", "14:30"),
        ("2 PM", "14:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("12:15am", "00:15"),
        ("0:05", "00:05"),
        ("23:59", "23:59"),
        ("130", "01:30"),
    ],
)
def test_a_time_as_people_say_it(text: str, value: str) -> None:
    """Hours and minutes with or without a point, of twelve hours or of twenty-four."""
    assert answer(AT, text, BLANK, TODAY) == Answer(value, value)


@pytest.mark.parametrize("text", ["24:00", "10:60", "noon", "10:5", "1:2:3", "-1", "10.30.", "99", "10 30 00"])
def test_what_is_no_time_is_said_to_be_none(text: str) -> None:
    """No hour is made of what is none."""
    meant = answer(AT, text, BLANK, TODAY)
    assert meant.value is None
    assert meant.trouble.startswith("Not a time yet")


@given(st.times())
def test_every_time_reads_back_as_itself(time: object) -> None:
    """As the record writes it, and with a point for the colon."""
    value = str(time)[:5]
    for text in (value, value.replace(":", "."), value.replace(":", "")):
        assert answer(AT, text, BLANK, TODAY).value == value


def test_people_and_risks_are_picked_by_letters() -> None:
    """The id is recorded; who or what was meant stands beside the field."""
    assert answer(TAKER, "anita", ADULT, TODAY).value == "a11"
    assert answer(TAKER, "anita", ADULT, TODAY).echo.startswith("MAPPA administrator")
    assert answer(CHAIRS, "helen; a3", ADULT, TODAY) == Answer(["a1", "a3"], "Helen Aldous; Claire Dunmore")
    first = ADULT.risk.risks[0]
    assert answer(MANAGES, "r1", ADULT, TODAY) == Answer(["r1"], first.description or "")


@pytest.mark.parametrize(
    ("spec", "text", "where"),
    [
        (TAKER, "somebody", "Attendance"),
        (TAKER, "a1; a2", "Attendance"),
        (CHAIRS, "helen; somebody", "Attendance"),
        (CHAIRS, ";", "Attendance"),
        (spec_of(IdentifiedRisk, "people"), "p99", "Victims and others at risk"),
        (MANAGES, "harm", "Identified risks"),
    ],
)
def test_who_is_not_told_is_no_answer(spec: FieldSpec, text: str, where: str) -> None:
    """Where one of several is not known, none is taken, and it is said which list has them."""
    meant = answer(spec, text, ADULT, TODAY)
    assert meant.value is None
    assert where in meant.trouble


def test_lines_are_answers_each() -> None:
    """One on each line; empty lines are none, and the space around is no part of them."""
    assert answer(ALIASES, " Danny \n\n Dan, the man\n", BLANK, TODAY).value == ["Danny", "Dan, the man"]
    assert text_of(ALIASES, ["Danny", "Dan, the man"], BLANK) == "Danny\nDan, the man"


def test_words_stand_as_they_were_typed() -> None:
    """Space at the ends, markup and line ends are the writer's."""
    for text in (" a [/] b ", "[red]one", "one\n\n  two\n"):
        assert answer(spec_of(Piece, "text"), text, BLANK, TODAY) == Answer(text)


@pytest.mark.parametrize("said", [adult(), child()], ids=["adult", "child"])
def test_every_row_is_told_from_the_others_in_one_line(said: Said) -> None:
    """No two rows of a list of the examples read the same, and none holds a line end."""
    record = validate(said)
    for part in parts():
        for spec in fields_of(part):
            if spec.kind is Kind.ROWS and spec.part is not None:
                for rows in _lists(said, spec):
                    told = [row_summary(spec.part, row, record) for row in rows]
                    assert len(set(told)) == len(told)
                    assert all(line.strip() and "\n" not in line for line in told)


def _lists(value: JSON, spec: FieldSpec) -> Iterator[list[JSON]]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key == spec.name and isinstance(each, list):
                yield each
            yield from _lists(each, spec)


@pytest.mark.parametrize(
    ("part", "row", "told"),
    [
        (Person, {"id": "p1", "name": "Mia [/]", "victim": "index_offence"}, "p1 · Mia [/] · Index offence"),
        (Person, {"id": "p2", "name": None, "description": "children\nnext door"}, "p2 · children next door"),
        (
            Person,
            {"id": "p4", "name": None, "victim": "none", "description": "children next door"},
            "p4 · children next door",
        ),
        (Tool, {"tool": "OASys", "result": "", "assessed_on": "2026-10-01"}, "OASys · Thu 1 Oct 2026"),
        (Contingency, {"agency": "dwp", "trigger": "Moves"}, "Department for Work and Pensions · Moves"),
        (Tool, {}, "(nothing recorded yet)"),
        (Tool, {"tool": " ", "result": None}, "(nothing recorded yet)"),
        (Tool, None, ""),
    ],
)
def test_a_row_is_told_by_what_it_is_known_by(part: type[Part], row: JSON, told: str) -> None:
    """Words as people read them, text as it is, and nothing recorded said to be so."""
    assert row_summary(part, row, BLANK) == told


def test_a_row_names_people_it_refers_to() -> None:
    """Who gave a piece of information is told by name, also where two share it."""
    said = changed(blank(), ("attendance", [{"id": "a1", "name": "Ada Fenn"}, {"id": "a2", "name": "Ada Fenn"}]))
    piece: JSON = {"agency": "police", "attendee": "a2", "text": "Nothing to add"}
    assert row_summary(Piece, piece, validate(said)) == "Police · Ada Fenn (a2) · Nothing to add"
