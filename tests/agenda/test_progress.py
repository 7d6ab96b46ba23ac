"""The state of each item: what stands in the record, what is open, and what nobody has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from agenda.check import Finding, Severity
from agenda.findings import findings
from agenda.progress import State, is_carried, is_said, states
from agenda.record import Record, validate
from agenda.walk import ITEMS, all_checks
from tests.agenda.records import Said, adult, blank, changed, child, without
from tests.agenda.strategies import records

if TYPE_CHECKING:
    from agenda.shape import JSON

KEYS = [item.key for item in ITEMS]


def state(said: Said, key: str, marks: tuple[str, ...] = (), unanswered: tuple[str, ...] = ()) -> State:
    """The state of one item of a record, with everything open that is open in it."""
    record = validate(said)
    return states(record, findings(record), marks, unanswered)[key]


def found(item: str, severity: Severity) -> Finding:
    """A finding of an item."""
    return Finding(f"{item}.something", severity, item, ("13a.36",), "Something is open.", item)


def spoken() -> Record:
    """A meeting of which every item says something."""
    return validate(changed(adult(), ("distribution.extra", [{"name": "Ada Fenn", "reason": "Leads the unit"}])))


def test_every_item_has_a_state_in_the_order_of_the_walk() -> None:
    """None of the nineteen items is without a state."""
    assert list(states(spoken(), ())) == KEYS
    assert len(KEYS) == 19


def test_every_finding_is_of_an_item() -> None:
    """No check belongs to an item that the walk does not have, so none is missed by the states."""
    assert {check.item for check in all_checks()} <= set(KEYS)


def test_the_examples_are_complete() -> None:
    """A record with nothing open is completed throughout; what its meeting does not ask for is not applicable."""
    whole, initial = validate(adult()), validate(child())
    assert set(states(whole, findings(whole)).values()) == {State.COMPLETE}
    told = states(initial, findings(initial))
    assert {key for key in KEYS if told[key] is not State.COMPLETE} == {
        "previous_minutes",
        "actions_review",
        "cppc",
    }
    assert told["cppc"] is State.NOT_APPLICABLE


@pytest.mark.parametrize("level", [2, 3])
def test_a_meeting_hardly_begun_has_nothing_started(level: int) -> None:
    """Before anything is said every item waits that applies, however much is open in it."""
    said = changed(blank(), ("meeting.kind", "review"), ("meeting.level", level))
    told = states(validate(said), findings(validate(said)))
    waiting = {key for key in KEYS if told[key] is State.NOT_STARTED}
    assert waiting == set(KEYS) - ({"cppc"} if level == 2 else set())


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.MUST, State.MISSING), (Severity.SHOULD, State.STARTED), (Severity.NOTE, State.COMPLETE)],
)
def test_what_is_open_tells_how_far_an_item_is(severity: Severity, expected: State) -> None:
    """A duty left open is something missing, good practice left open is in progress, a note holds nothing up."""
    for key in KEYS:
        assert states(spoken(), [found(key, severity)])[key] is expected


def test_a_duty_counts_before_good_practice() -> None:
    """An item with both open has something missing, whichever is told first."""
    both = [found("risk", Severity.SHOULD), found("risk", Severity.MUST), found("risk", Severity.NOTE)]
    assert states(spoken(), both)["risk"] is states(spoken(), both[::-1])["risk"] is State.MISSING


def test_what_is_open_in_one_item_leaves_the_others() -> None:
    """Only the item of a finding has something missing."""
    told = states(spoken(), [found("media", Severity.MUST)])
    assert [key for key in KEYS if told[key] is not State.COMPLETE] == ["media"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records())
def test_no_item_is_completed_while_a_duty_is_open(said: Said) -> None:
    """Whatever a record says, an item with a `must` open is not completed, nor does it not apply."""
    record = validate(said)
    open_now = findings(record)
    told = states(record, open_now)
    for finding in open_now:
        if finding.severity is Severity.MUST:
            assert told[finding.item] in {State.MISSING, State.NOT_STARTED}
        assert told[finding.item] is not State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        ("plan", "plan.actions"),
        ("attendance", "attendance"),
        ("media", "media.police_contact"),
        ("plan", "plan.actions[3].due"),
        ("attendance", "attendance[0].name"),
    ],
)
def test_what_is_carried_over_and_not_confirmed_is_in_progress(key: str, mark: str) -> None:
    """An item that stands as it was last time is not completed before somebody confirms it."""
    told = states(spoken(), (), {mark})
    assert [other for other in KEYS if told[other] is not State.COMPLETE] == [key]
    assert told[key] is State.STARTED


def test_a_mark_does_not_hide_what_is_missing() -> None:
    """A duty left open is told, also where the item is carried over."""
    assert states(spoken(), [found("plan", Severity.MUST)], {"plan.actions"})["plan"] is State.MISSING


@pytest.mark.parametrize(
    ("key", "path"),
    [("risk", "risk.tools[0].assessed_on"), ("distribution", "distribution.exceptions[0].attendee")],
)
def test_an_item_with_a_text_that_is_no_answer_yet_is_in_progress(key: str, path: str) -> None:
    """What stands in a field and not in the record keeps its item from being completed."""
    assert state(adult(), key) is State.COMPLETE
    assert state(adult(), key, unanswered=(path,)) is State.STARTED


def test_a_text_that_is_no_answer_yet_begins_an_item() -> None:
    """Where nothing else is said, an item that was typed into is no longer untouched, or not applicable."""
    assert state(child(), "cppc", unanswered=("cppc.paperwork_by",)) is State.STARTED
    said = changed(blank(), ("level.decision", 2))
    assert state(said, "review") is State.NOT_STARTED
    assert state(said, "review", unanswered=("review.on",)) is State.MISSING


def test_an_item_beyond_the_meeting_counts_once_something_is_said() -> None:
    """What does not apply and is answered all the same is judged as any other item."""
    assert state(changed(child(), ("cppc.reasons", "Considered at once")), "cppc") is State.COMPLETE
    assert state(changed(child(), ("cppc.decision", "refer")), "cppc") is State.MISSING


@pytest.mark.parametrize("nothing", [{}, {"exceptions": [], "extra": []}, {"exceptions": None}])
def test_an_item_with_nothing_to_say_was_looked_at(nothing: JSON) -> None:
    """An empty entry is an answer where nothing is open, no entry is none."""
    assert state(changed(adult(), ("distribution", nothing)), "distribution") is State.COMPLETE
    assert state(without(adult(), "distribution"), "distribution") is State.NOT_STARTED
    assert state(changed(adult(), ("distribution", None)), "distribution") is State.NOT_STARTED


@pytest.mark.parametrize("kind", ["initial", "review", None])
def test_an_empty_entry_completes_no_other_item(kind: str | None) -> None:
    """Where something must be said, what is left of an answer that was taken back is no answer."""
    entries: list[tuple[str, JSON]] = [(item.key, [] if item.many else {}) for item in ITEMS]
    said = changed(blank(), ("meeting.kind", kind), ("meeting.level", 3), *entries)
    told = states(validate(said), findings(validate(said)))
    assert {key for key in KEYS if told[key] is State.COMPLETE} <= {"actions_review", "distribution"}


@pytest.mark.parametrize(
    "path",
    ["review.on", "people_at_risk.marac_arrangement", "information[0].text", "previous_minutes.corrections"],
)
def test_an_answer_that_was_taken_back_completes_nothing(path: str) -> None:
    """An item of which something was typed and deleted again has not started, whether checks ask for it or not."""
    key = path.partition(".")[0].partition("[")[0]
    begun = changed(blank(), ("information", [{}]), (path, None))
    assert state(begun, key) is State.NOT_STARTED


@pytest.mark.parametrize("value", [None, "", " \n\t ", [], {}, [{"id": "a1"}], {"x": [None, " "]}, [[]]])
def test_an_id_or_white_space_says_nothing(value: JSON) -> None:
    """What nobody has answered is not taken for an answer."""
    assert not is_said(value)


@pytest.mark.parametrize("value", [True, False, {"x": {"y": False}}, 2, "exit", {"x": {"y": ["z"]}}])
def test_anything_else_says_something(value: JSON) -> None:
    """A yes, a no, a number or a word anywhere in a part is an answer."""
    assert is_said(value)


def test_a_no_is_an_answer_and_not_more() -> None:
    """What is answered no throughout is said, though there is nothing in it but no."""
    noes: tuple[JSON, ...] = ({"considered": False}, [{"id": "p1", "child": False, "name": " "}])
    for value in noes:
        assert is_said(value)
        assert not is_said(value, more_than_no=True)
    assert is_said({"considered": False, "reasons": "No media"}, more_than_no=True)


@pytest.mark.parametrize(
    ("key", "path", "expected"),
    [
        ("human_rights", "human_rights.lawful", State.MISSING),
        ("media", "media.interest_expected", State.MISSING),
        ("equality", "equality.characteristics.age.considered", State.MISSING),
        ("smb", "smb.nothing_to_report", State.STARTED),
    ],
)
def test_an_item_answered_only_no_has_begun(key: str, path: str, expected: State) -> None:
    """Somebody was there: it is told as what its checks make of it, and not as untouched."""
    assert state(blank(), key) is State.NOT_STARTED
    assert state(changed(blank(), (path, False)), key) is expected


@pytest.mark.parametrize(("level", "expected"), [(2, State.NOT_APPLICABLE), (3, State.MISSING)])
def test_no_to_what_is_not_asked_says_that_it_does_not_apply(level: int, expected: State) -> None:
    """Referral is considered at level 3; a no at level 2 is no item begun."""
    said = changed(blank(), ("meeting.level", level), ("cppc.considered", False), ("cppc.national_media", False))
    assert state(said, "cppc") is expected


def test_a_field_is_not_carried_for_another_of_like_name() -> None:
    """A mark counts for its own field and what it is in, not for names that begin alike."""
    marks = {"plan.actions"}
    assert is_carried("plan", marks)
    assert is_carried("plan.actions", marks)
    assert not is_carried("plan.act", marks)
    assert not is_carried("pla", marks)
    assert not is_carried("risk", marks)


def test_states_are_told_by_word_and_sign() -> None:
    """Every state has words and a sign of its own, three characters wide: colour alone tells nothing."""
    assert len({each.words for each in State}) == len({each.sign for each in State}) == len(State) == 5
    assert {len(each.sign) for each in State} == {3}


@pytest.mark.parametrize(
    ("key", "path", "value"),
    [
        ("review", "review", {"venue": "Civic Centre"}),
        ("attendance", "attendance", [{"id": "a1", "name": "Zara Quint"}]),
        ("information", "information", [{"text": "Nothing to add."}]),
    ],
)
def test_an_item_without_what_it_needs_is_not_completed(key: str, path: str, value: JSON) -> None:
    """A venue without a date, a name without presence, words of no agency: in progress, not completed."""
    record = validate(changed(blank(), (path, value)))
    assert states(record, ())[key] is State.STARTED
