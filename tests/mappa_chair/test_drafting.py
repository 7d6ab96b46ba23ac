"""A meeting while somebody works on it: every word that was put is saved in the end, where it was put."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from agenda.findings import findings
from agenda.paths import value_at
from agenda.progress import State
from agenda.record import as_json, validate
from mappa_chair.drafting import ACTIONS, Draft, StillReferredToError, Unsaved
from tests.agenda.records import Said, adult, blank, changed, child

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agenda.shape import JSON

PEOPLE, AT_RISK, RISKS, REVIEWED = "attendance", "people_at_risk.people", "risk.risks", "actions_review"


def drafted(said: Said, *, marks: Iterable[str] = (), unusable: Mapping[str, str] | None = None) -> Draft:
    """A draft of a record."""
    return Draft(validate(said), marks=marks, unusable=unusable)


def state(draft: Draft, item: str) -> State:
    """How far an item is."""
    return draft.states[item]


def kept(draft: Draft) -> dict[str, JSON]:
    """The record of a draft."""
    return as_json(draft.record)


@pytest.mark.parametrize("said", [adult(), child(), blank()], ids=["adult", "child", "blank"])
def test_a_draft_that_nobody_touched_is_the_record(said: Said) -> None:
    """Opening a meeting changes nothing of it, and leaves nothing to save."""
    draft = drafted(said)
    assert kept(draft) == said
    assert draft.findings == findings(validate(said))
    assert not draft.is_unsaved
    assert not draft.take_unsaved()


def test_an_answer_stands_in_the_record_and_its_part_is_unsaved() -> None:
    """Only the part it is of is saved again."""
    draft = drafted(adult())
    draft.put("media.plan", "One statement, by the police")
    assert draft.record.media.plan == "One statement, by the police"
    assert draft.is_unsaved
    unsaved = draft.take_unsaved()
    assert unsaved == Unsaved(parts={"media": kept(draft)["media"]})
    assert not draft.is_unsaved


def test_what_was_handed_over_does_not_change_with_what_is_typed_next() -> None:
    """A part on its way into the vault is as it stood when it was taken."""
    draft = drafted(adult())
    draft.put("plan.actions[0].owner", "Ada Fenn")
    taken = draft.take_unsaved()
    before = deepcopy(taken.parts)
    draft.put("plan.actions[0].owner", "Ben Hale")
    draft.add_row(ACTIONS)
    assert taken.parts == before
    assert value_at(taken.parts, "plan.actions[0].owner") == "Ada Fenn"


def test_the_same_answer_again_is_no_change() -> None:
    """What stands there already is not saved a second time."""
    draft = drafted(adult(), marks=["risk.who"])
    draft.put("risk.who", draft.value("risk.who"))
    assert not draft.is_unsaved
    assert draft.marks == {"risk.who"}


@pytest.mark.parametrize(
    ("part", "path", "value"),
    [
        ("previous_minutes", "previous_minutes.corrections", "Item 4: the date"),
        ("review", "review.on", "2027-01-18"),
        ("level.re_referral", "level.re_referral.process", "By the unit"),
        ("plan.core_group", "plan.core_group.members", "Ada Fenn"),
    ],
)
@pytest.mark.parametrize("said", [None, "absent"])
def test_a_part_that_is_none_is_made_by_its_first_answer(
    part: str, path: str, value: str, said: str | None
) -> None:
    """Null or absent, it is there once something of it is answered, and not before."""
    draft = drafted(changed(blank(), (part, None)) if said is None else blank())
    draft.put(path, None)
    assert draft.value(part) is None
    assert not draft.is_unsaved
    draft.put(path, value)
    assert draft.value(path) == value
    assert value_at(kept(draft), path) == value


def test_an_answer_taken_away_is_absent_and_an_imported_empty_text_stays() -> None:
    """An answer that is taken away is as if never given; nothing else that is empty becomes so."""
    draft = drafted(changed(adult(), ("risk.who", ""), ("case.aliases", []), ("plan.core_group", {})))
    draft.put("media.plan", None)
    draft.put("risk.nature", "")
    media = value_at(kept(draft), "media")
    assert isinstance(media, dict)
    assert "plan" not in media
    assert value_at(kept(draft), "risk.nature") == ""
    assert value_at(kept(draft), "risk.who") == ""
    assert value_at(kept(draft), "case.aliases") == []
    assert value_at(kept(draft), "plan.core_group") == {}


def test_an_item_looked_at_with_nothing_to_record_is_completed() -> None:
    """Somebody can say that there is no exception to the distribution; what is recorded in an item stays."""
    draft = drafted({key: part for key, part in adult().items() if key != "distribution"})
    before = draft.states["distribution"]
    draft.look_at("distribution", many=False)
    assert (before, draft.states["distribution"]) == (State.NOT_STARTED, State.COMPLETE)
    assert draft.take_unsaved().parts == {"distribution": {}}
    draft.look_at("plan", many=False)
    assert not draft.is_unsaved


def test_findings_and_states_follow_the_answers() -> None:
    """What is open, and how far an item is, is told of what stands there now."""
    draft = drafted(adult())
    assert not draft.findings
    assert state(draft, "media") is State.COMPLETE
    draft.put("media.considered", None)
    assert {each.at for each in draft.findings} == {"media.considered"}
    assert state(draft, "media") is State.MISSING
    draft.put("media.considered", True)
    assert not draft.findings
    assert state(draft, "media") is State.COMPLETE


def test_findings_know_the_meeting_before() -> None:
    """What was pulled through from the last meeting unrevised is found in the draft as it is by a check."""
    last = validate(adult())
    said = changed(adult(), ("meeting.reference", "EX/0147/4"), ("meeting.held_on", "2027-01-18"))
    said = changed(said, ("previous_minutes.held_on", "2026-11-24"))
    known = Draft(validate(said), before=last).findings
    assert known == findings(validate(said), last)
    assert {each.check for each in known} - {each.check for each in drafted(said).findings} >= {"risk.updated"}


def test_a_text_that_is_no_answer_is_kept_and_the_record_says_nothing() -> None:
    """Neither what stood there before nor half of what was typed is passed off as the answer."""
    draft = drafted(adult())
    draft.keep_unusable("review.on", "18 ja")
    assert draft.unusable("review.on") == "18 ja"
    assert draft.record.review is not None
    assert draft.record.review.on is None
    review = kept(draft)["review"]
    assert draft.take_unsaved() == Unsaved(parts={"review": review}, unusable={"review.on": "18 ja"})


def test_an_item_with_such_a_text_is_not_completed() -> None:
    """What the record does not hold yet is not done, whether a check asks for it or not."""
    draft = drafted(adult())
    draft.keep_unusable("risk.tools[0].assessed_on", "last summer")
    assert not draft.findings
    assert state(draft, "risk") is State.STARTED


@pytest.mark.parametrize("value", ["2027-01-18", None])
def test_an_answer_settles_the_text_that_was_none(value: str | None) -> None:
    """Once the field has an answer, or is cleared, the vault forgets the text too."""
    draft = drafted(changed(adult(), ("review.on", None)), unusable={"review.on": "18 ja"})
    draft.put("review.on", value)
    assert draft.unusable("review.on") is None
    assert draft.is_unsaved
    assert draft.take_unsaved().unusable == {"review.on": None}


def test_a_text_in_a_part_that_is_none_makes_no_part() -> None:
    """No empty review is recorded because somebody began to type its date."""
    draft = drafted(changed(blank(), ("review", None)))
    draft.keep_unusable("review.on", "soon")
    assert draft.take_unsaved() == Unsaved(unusable={"review.on": "soon"})
    assert kept(draft) == changed(blank(), ("review", None))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 3, 0, 1)], ids=str)
def test_texts_move_with_their_rows_whichever_was_typed_first(order: tuple[int, ...]) -> None:
    """When a row is taken out, every later text is at its own row again, in the vault too."""
    draft = drafted(changed(blank(), ("risk.tools", [{"tool": name} for name in "abcd"])))
    for index in order:
        draft.keep_unusable(f"risk.tools[{index}].assessed_on", f"typed for {'abcd'[index]}")
    draft.take_unsaved()
    draft.remove_row("risk.tools", 1)
    texts = {f"risk.tools[{index}].assessed_on": f"typed for {name}" for index, name in enumerate("acd")}
    assert {path: draft.unusable(path) for path in texts} == texts
    unsaved = draft.take_unsaved().unusable
    assert unsaved == {path: texts[path] for path in list(texts)[1:]} | {"risk.tools[3].assessed_on": None}


def test_texts_of_other_lists_and_fields_stay_where_they_are() -> None:
    """Only what is kept for a row of that list moves."""
    elsewhere = {"risk.tools[4].assessed_on": "x", "background.orders[1].starts": "y", "review.on": "z"}
    said = changed(blank(), ("background.offences", [{}, {}, {}]))
    draft = drafted(said, unusable=elsewhere | {"background.offences[2].date": "w"})
    draft.remove_row("background.offences", 0)
    assert {path: draft.unusable(path) for path in elsewhere} == elsewhere
    moved = {"background.offences[1].date": "w", "background.offences[2].date": None}
    assert {path: draft.unusable(path) for path in moved} == moved
    assert draft.take_unsaved().unusable == moved


def test_a_row_comes_back_with_its_texts_and_the_others_keep_theirs() -> None:
    """What was typed into a removed row and its neighbours is where it was when the row is restored."""
    draft = drafted(changed(blank(), ("risk.tools", [{"tool": name} for name in "abc"])))
    texts = {f"risk.tools[{index}].assessed_on": f"typed for {name}" for index, name in enumerate("abc")}
    for path, text in texts.items():
        draft.keep_unusable(path, text)
    for index in (0, 1):
        draft.remove_row("risk.tools", index)
    assert draft.restore_row() == draft.restore_row() == "risk.tools"
    assert {path: draft.unusable(path) for path in texts} == texts
    assert draft.take_unsaved().unusable == texts


@pytest.mark.parametrize(
    ("path", "said", "expected"),
    [
        (PEOPLE, adult(), {"id": "a12"}),
        (PEOPLE, child(), {"id": "b9"}),
        (PEOPLE, blank(), {"id": "a1"}),
        (AT_RISK, blank(), {"id": "p1"}),
        (RISKS, blank(), {"id": "r1"}),
        (RISKS, changed(blank(), (RISKS, [{"id": "x7"}, {"id": "x3"}, {"id": "r9"}, {"id": "X"}])), {"id": "x8"}),
        (RISKS, changed(blank(), (RISKS, [{"id": "r" + "9" * 5000}])), {"id": "r1"}),
        ("information", adult(), {}),
        ("smb.issues", blank(), {}),
        (ACTIONS, adult(), {"number": "3.11", "accepted": True}),
        (ACTIONS, blank(), {"number": "1.1", "accepted": True}),
    ],
)
def test_a_new_row_goes_on_with_the_ids_there(path: str, said: Said, expected: JSON) -> None:
    """Ids and numbers continue those of the list, in the letters of the list; other rows have none."""
    draft = drafted(said)
    index = draft.add_row(path)
    assert index == len(draft.rows(path)) - 1
    assert draft.rows(path)[index] == expected
    assert validate(kept(draft)) == draft.record


@pytest.mark.parametrize(
    ("reference", "numbers", "expected"),
    [
        ("EX/0147/3", ["3.1", "3.10", "2.12", "3", None, "3.x"], "3.11"),
        ("EX/0147/4", ["3.1", "3.2"], "4.1"),
        ("4.2/a+b", ["a+b.6", "aab.9"], "a+b.7"),
        ("EX", ["EX.2", ""], "EX.3"),
        ("EX/", [], "1.1"),
        ("EX/3", ["3." + "9" * 5000], "3.1"),
    ],
)
def test_actions_are_numbered_within_the_meeting(reference: str, numbers: list[str | None], expected: str) -> None:
    """A number is the meeting's and the next in it, whatever was carried over or brought along."""
    actions: list[JSON] = [{"number": number} for number in numbers]
    draft = drafted(changed(blank(), ("meeting.reference", reference), (ACTIONS, actions)))
    assert draft.value(f"{ACTIONS}[{draft.add_row(ACTIONS)}].number") == expected


def test_a_row_is_added_with_what_was_said() -> None:
    """A captured action stands in the plan under a number of its own."""
    draft = drafted(adult())
    index = draft.add_row(ACTIONS, {"action": "Visit the address", "owner": "Ada Fenn"})
    assert draft.rows(ACTIONS)[index] == {
        "number": "3.11",
        "accepted": True,
        "action": "Visit the address",
        "owner": "Ada Fenn",
    }
    assert draft.take_unsaved().parts == {"plan": kept(draft)["plan"]}


def test_a_list_read_from_a_draft_is_not_the_draft_s() -> None:
    """Taking rows out of what was read takes none out of the record."""
    draft = drafted(adult())
    draft.rows(ACTIONS).clear()
    assert kept(draft) == adult()


@pytest.mark.parametrize(
    ("path", "index", "first"),
    [
        (PEOPLE, 0, "under Meeting"),
        (PEOPLE, 10, "under Meeting"),
        (AT_RISK, 0, "under Risk summary"),
        (RISKS, 0, "under Risk management plan"),
    ],
)
def test_a_row_that_is_referred_to_is_not_removed(path: str, index: int, first: str) -> None:
    """It stays, with all that refers to it, and it is said where it is used."""
    draft = drafted(adult())
    with pytest.raises(StillReferredToError) as refused:
        draft.remove_row(path, index)
    assert first in str(refused.value)
    assert kept(draft) == adult()
    assert not draft.is_unsaved
    assert draft.restore_row() is None


def test_a_row_that_nothing_refers_to_any_more_is_removed() -> None:
    """Once the last reference is taken out it can go, and comes back as it was."""
    draft = drafted(adult())
    for index in range(len(draft.rows(ACTIONS))):
        risks = draft.record.plan.actions[index].risks
        draft.put(f"{ACTIONS}[{index}].risks", [each for each in risks if each != "r1"])
    draft.remove_row(RISKS, 0)
    assert "r1" not in {each.id for each in draft.record.risk.risks}
    assert draft.restore_row() == RISKS
    assert draft.value(RISKS) == value_at(adult(), RISKS)


def test_rows_come_back_last_removed_first_each_in_its_place() -> None:
    """Undoing every removal gives the record as it was."""
    draft = drafted(adult())
    for path, index in ((ACTIONS, 3), (ACTIONS, 0), ("information", 2), (ACTIONS, 7), ("information", 0)):
        draft.remove_row(path, index)
    assert len(draft.record.plan.actions) == 7
    restored = [draft.restore_row() for _ in range(6)]
    assert restored == ["information", ACTIONS, "information", ACTIONS, ACTIONS, None]
    assert kept(draft) == adult()


def test_a_row_comes_back_to_a_list_that_was_changed_meanwhile() -> None:
    """It stands at the end where its place is gone; nothing that was added is overwritten."""
    draft = drafted(changed(blank(), ("smb.issues", [{"text": "a"}, {"text": "b"}, {"text": "c"}])))
    for index in (2, 1, 0):
        draft.remove_row("smb.issues", index)
    draft.add_row("smb.issues", {"text": "new"})
    for _ in range(3):
        draft.restore_row()
    texts = [issue.text for issue in draft.record.smb.issues]
    assert sorted(filter(None, texts)) == ["a", "b", "c", "new"]


@pytest.mark.parametrize(("path", "key"), [(PEOPLE, "id"), (RISKS, "id"), (AT_RISK, "id"), (ACTIONS, "number")])
def test_the_id_of_a_removed_row_is_given_to_no_other(path: str, key: str) -> None:
    """What was said under a number is not mistaken for something newer, and the row can still come back."""
    draft = drafted(adult())
    removed = draft.add_row(path)
    own = draft.value(f"{path}[{removed}].{key}")
    draft.remove_row(path, removed)
    assert draft.value(f"{path}[{draft.add_row(path)}].{key}") not in {own, None}
    assert draft.restore_row() == path
    assert draft.value(f"{path}[{removed}].{key}") == own
    assert validate(kept(draft)) == draft.record


def test_the_number_of_another_action_is_kept_as_a_text() -> None:
    """A repeated number, as on the way from 3.1 to 3.10, stands in its field until it is one of its own."""
    draft = drafted(changed(blank(), (REVIEWED, [{"number": "3.1"}, {}])))
    draft.put("actions_review[1].number", "3.1")
    assert [each.number for each in draft.record.actions_review] == ["3.1", None]
    assert draft.unusable("actions_review[1].number") == "3.1"
    assert state(draft, "actions_review") is not State.COMPLETE
    draft.put("actions_review[1].number", "3.10")
    assert [each.number for each in draft.record.actions_review] == ["3.1", "3.10"]
    assert draft.unusable("actions_review[1].number") is None


def test_a_row_comes_back_though_its_number_was_given_away() -> None:
    """The row is there with all it said; its number waits in the field."""
    draft = drafted(changed(blank(), (REVIEWED, [{"number": "3.1", "note": "Done"}, {"number": "3.2"}])))
    draft.remove_row(REVIEWED, 0)
    draft.put("actions_review[0].number", "3.1")
    assert draft.restore_row() == REVIEWED
    assert [(each.number, each.note) for each in draft.record.actions_review] == [(None, "Done"), ("3.1", None)]
    assert draft.unusable("actions_review[0].number") == "3.1"


@pytest.mark.parametrize(
    ("path", "value", "mark"),
    [
        ("risk.who", "Somebody else", "risk.who"),
        ("risk.who", None, "risk.who"),
        ("risk.levels.children", "low", "risk.levels.children"),
        ("plan.pillars.supervision.summary", "Weekly", "plan.pillars.supervision.summary"),
        ("plan.licence_conditions", ["None"], "plan.licence_conditions"),
        ("plan.actions[2].due", "2027-02-02", "plan.actions[2]"),
        ("attendance[0].attended", "apologies", "attendance[0]"),
    ],
)
def test_a_change_confirms_the_answer_or_row_it_is_in(path: str, value: JSON, mark: str) -> None:
    """What somebody changed is no longer as it was carried over; what they did not touch still is."""
    draft = drafted(adult(), marks=["risk", "plan", PEOPLE])
    before = draft.marks
    draft.put(path, value)
    assert before - draft.marks == {mark}
    assert draft.take_unsaved().marks == before - {mark}


def test_a_text_that_is_no_answer_changes_a_carried_field_too() -> None:
    """The carried answer is gone, and so is its mark."""
    draft = drafted(changed(adult(), ("plan.core_group", {})), marks=["review.on"])
    draft.keep_unusable("review.on", "soo")
    assert draft.marks == frozenset()


def test_confirming_changes_the_mark_alone() -> None:
    """Whoever leaves a field as it was has looked at it: the record is untouched, the mark gone for good."""
    draft = drafted(adult(), marks=["risk.who", "plan.actions[1]"])
    draft.confirm("risk.who")
    assert draft.take_unsaved() == Unsaved(marks=frozenset({"plan.actions[1]"}))
    draft.confirm("risk.who")
    draft.confirm("risk.nature")
    assert not draft.is_unsaved
    assert kept(draft) == adult()


def test_an_item_is_completed_once_its_last_mark_is_confirmed() -> None:
    """Carried over is in progress until somebody says it stands."""
    draft = drafted(adult(), marks=["risk.who", "risk.risks"])
    draft.confirm("risk.who")
    assert state(draft, "risk") is State.STARTED
    draft.confirm("risk.risks")
    assert state(draft, "risk") is State.COMPLETE


def test_what_could_not_be_saved_is_tried_again_with_what_is_newer() -> None:
    """A failed save loses neither its own changes nor those made meanwhile."""
    draft = drafted(adult(), marks=["risk.who", "plan.actions[1]"])
    draft.put("risk.who", "first")
    draft.keep_unusable("review.on", "soon")
    failed = draft.take_unsaved()
    draft.put("risk.who", "second")
    draft.put("media.plan", "third")
    draft.not_saved(failed)
    assert draft.is_unsaved
    again = draft.take_unsaved()
    assert set(again.parts) == {"risk", "media", "review"}
    assert value_at(again.parts, "risk.who") == "second"
    assert again.unusable == {"review.on": "soon"}
    assert again.marks == frozenset({"plan.actions[1]"})
