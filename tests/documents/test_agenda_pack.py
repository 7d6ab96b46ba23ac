"""The chair's agenda pack: who is missing from the list, what to account for, what runs, what to ask."""

from __future__ import annotations

import dataclasses

from agenda.area import GUIDANCE
from agenda.walk import ITEMS
from mappa_chair.documents.agenda_pack import agenda_pack, expected
from mappa_chair.documents.blocks import Heading, NewPage, as_text
from mappa_chair.documents.export import name_of
from tests.documents.samples import LEVEL_2, LEVEL_3, before, changed_at, empty_record, example


def _part(text: str, title: str) -> str:
    return text.split(f"# {title}\n")[1].split("----- new page", maxsplit=1)[0]


def test_nobody_is_missing_while_nobody_has_come() -> None:
    """The day before, people who are on the list count as coming; nobody of a full list is called missing."""
    text = as_text(agenda_pack(before(example(LEVEL_3))))
    assert "Nobody: everyone the guidance asks for is on the list." in _part(text, "Who should be here")


def test_who_is_not_on_the_list_is_missing() -> None:
    """Without anybody of the prison on the list the pack says whom to ask, with the paragraph."""
    record = changed_at(before(example(LEVEL_3)), {"attendance[4].agency": "housing"})
    missing = _part(as_text(agenda_pack(record)), "Who should be here").split("## On the list")[0]
    assert "The offender is in custody and nobody is present for the prison" in missing
    assert "13a.15" in missing


def test_who_sent_apologies_does_not_count_as_coming() -> None:
    """Somebody who apologised, or was not invited, is not taken for present."""
    record = changed_at(
        before(example(LEVEL_3)), {"attendance[4].attended": "apologies", "attendance[5].invited": False}
    )
    coming = {person.name for person in expected(record).attendance if person.attended == "in_person"}
    assert coming == {person.name for person in record.attendance} - {"Samira Yusuf", "Tom Beckett"}
    assert "nobody is present for the prison" in as_text(agenda_pack(record))


def test_every_item_has_its_prompts_and_paragraphs() -> None:
    """All nineteen items stand in order with every prompt; one that does not apply says so and asks nothing."""
    text = as_text(agenda_pack(example(LEVEL_3)))
    places = [text.index(f"## {item.number}. {item.title}") for item in ITEMS]
    assert places == sorted(places)
    assert all(f"{prompt.text} | {prompt.paragraph}" in text for item in ITEMS for prompt in item.prompts)
    initial = as_text(agenda_pack(example(LEVEL_2)))
    assert "## 4. Actions of the last meeting\n\nDoes not apply to this meeting." in initial


def test_every_part_starts_a_page() -> None:
    """Each heading of the first level after the front page opens a page of its own."""
    blocks = agenda_pack(example(LEVEL_3)).blocks
    heads = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    assert all(isinstance(blocks[place - 1], NewPage) for place in heads[1:])
    assert len(heads) == 10


def test_actions_to_account_for_are_those_of_last_time() -> None:
    """Every action of the last meeting is listed with room to write; an initial meeting has none."""
    record = changed_at(example(LEVEL_3), {"actions_review[0].outcome": None, "actions_review[0].note": None})
    part = _part(as_text(agenda_pack(record)), "The last meeting")
    assert all(str(action.action) in part for action in record.actions_review)
    assert "30 October 2026 | \n" in part
    assert "Does not apply" in _part(as_text(agenda_pack(example(LEVEL_2))), "The last meeting")


def test_dates_follow_the_meeting_and_the_area() -> None:
    """Clocks stand by their dates, counted by the area's own lengths, and the pack says which is the area's."""
    record = before(example(LEVEL_3))
    guided = _part(as_text(agenda_pack(record)), "Dates that run")
    assert "Friday 20 November 2026 | MAPPA F received" in guided
    assert "Tuesday 1 December 2026 | Minutes approved for distribution" in guided
    own = dataclasses.replace(GUIDANCE, minutes_working_days_level_3=3)
    decided = _part(as_text(agenda_pack(record, area=own)), "Dates that run")
    assert "Friday 27 November 2026 | Minutes approved for distribution" in decided
    assert "the area's own limit" in decided


def test_dates_on_the_edge_of_the_calendar() -> None:
    """A meeting on the first day there is makes a pack like any other; one without a date says what is missing."""
    first = changed_at(example(LEVEL_3), {"meeting.held_on": "0001-01-01"})
    assert "## Until the meeting" in as_text(agenda_pack(first))
    assert "every date is counted from it" in as_text(agenda_pack(empty_record()))


def test_pack_is_the_same_on_any_day() -> None:
    """The pack shows the same dates before and after the end of the meeting, and none counted from today."""
    record = before(example(LEVEL_3))
    ended = changed_at(record, {"meeting.ended_at": "11:20"})
    assert _part(as_text(agenda_pack(record)), "Dates that run") == _part(
        as_text(agenda_pack(ended)), "Dates that run"
    )
    assert "overdue" not in as_text(agenda_pack(record))
    assert name_of(agenda_pack(record)) == "EX-0147-3 agenda pack OFFICIAL-SENSITIVE.docx"
