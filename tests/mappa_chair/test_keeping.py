"""A meeting out of the vault and back: what was kept is there when it is taken again, whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from agenda.refusal import RecordRefusedError, path_of
from agenda.words import MeetingKind
from mappa_chair.drafting import ACTIONS, Draft, Unsaved
from mappa_chair.keeping import keep, take
from mappa_chair.meetings import new_meeting, start_review
from mappa_chair.vault.faults import MeetingMissingError, MeetingReferenceError, VaultClosedError
from mappa_chair.vault.opening import open_vault
from tests.agenda.records import Said, adult, changed, child
from tests.mappa_chair.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from agenda.shape import JSON
    from mappa_chair.vault.vault import Vault

MEETING = "EX/0147/3"
AUTHOR = "Anita Rowe"
REFERENCES = (".chairs", ".minute_taker", ".attendee", ".person", ".people", ".risks", ".communicator")


def taken(vault: Vault, reference: str = MEETING) -> Draft:
    """The meeting as it was left."""
    return take(vault, reference, author=AUTHOR)[0]


def kept(vault: Vault, unsaved: Unsaved, *, place: str | None = None, reference: str = MEETING) -> None:
    """Keep what is unsaved."""
    keep(vault, reference, unsaved, author=AUTHOR, place=place)


def stored(vault: Vault, reference: str = MEETING) -> Said:
    """The record as the vault holds it."""
    with vault.unit(AUTHOR) as unit:
        return unit.json(reference)


def left(vault: Vault) -> tuple[JSON, dict[str, str], frozenset[str], str | None]:
    """All that the vault holds of the meeting."""
    with vault.unit(AUTHOR) as unit:
        return unit.json(MEETING), unit.drafts(MEETING), unit.marks(MEETING), unit.place(MEETING)


@pytest.mark.parametrize(("reference", "said"), [(MEETING, adult()), ("EX/0212/1", child())])
def test_a_meeting_is_taken_as_it_was_imported(vault: Vault, reference: str, said: Said) -> None:
    """Nothing is changed, marked or left unsaved by opening it."""
    draft, place = take(vault, reference, author=AUTHOR)
    assert not draft.is_unsaved
    assert draft.marks == frozenset()
    assert place is None
    kept(vault, draft.take_unsaved(), reference=reference)
    assert stored(vault, reference) == said


def test_everything_typed_is_there_after_the_vault_was_closed(folder: Path) -> None:
    """Answers, rows, texts that are no answer yet, marks and the place of the chair."""
    with open_vault(folder, PASSPHRASE) as vault:
        draft = taken(vault)
        draft.put("media.plan", "One statement [/] – by the police")
        draft.add_row(ACTIONS, {"action": "Visit the address"})
        draft.keep_unusable("review.on", "after the hear")
        wanted = draft.record
        kept(vault, draft.take_unsaved(), place="plan plan.actions[10].action")
    with open_vault(folder, PASSPHRASE) as vault:
        draft, place = take(vault, MEETING, author=AUTHOR)
    assert draft.record == wanted
    assert draft.value(f"{ACTIONS}[10].action") == "Visit the address"
    assert draft.unusable("review.on") == "after the hear"
    assert place == "plan plan.actions[10].action"
    assert not draft.is_unsaved


def test_only_what_changed_is_written_under_the_name_of_who_changed_it(vault: Vault) -> None:
    """The history of the part that was typed into has one more revision, that of no other part has."""
    draft = taken(vault)
    draft.put("media.plan", "One statement")
    keep(vault, MEETING, draft.take_unsaved(), author="Helen Aldous")
    kept(vault, draft.take_unsaved(), place="media")
    with vault.unit(AUTHOR) as unit:
        assert [each.author for each in unit.history(MEETING, "media")] == ["Test", "Helen Aldous"]
        assert [each.author for each in unit.history(MEETING, "risk")] == ["Test"]


def test_an_answer_settles_its_text_in_the_vault(vault: Vault) -> None:
    """A text that was kept is gone once its field has an answer."""
    draft = taken(vault)
    draft.keep_unusable("review.on", "soon")
    kept(vault, draft.take_unsaved())
    draft = taken(vault)
    draft.put("review.on", "2027-01-18")
    kept(vault, draft.take_unsaved())
    again = taken(vault)
    assert again.unusable("review.on") is None
    assert again.value("review.on") == "2027-01-18"


def test_texts_move_with_their_rows_in_the_vault(vault: Vault) -> None:
    """After a row was removed and the meeting taken again, every text is at its own row."""
    draft = taken(vault)
    for index, text in ((2, "typed for the third"), (1, "typed for the second")):
        draft.keep_unusable(f"information[{index}].attendee", text)
    kept(vault, draft.take_unsaved())
    draft.remove_row("information", 0)
    kept(vault, draft.take_unsaved())
    again = taken(vault)
    assert [again.unusable(f"information[{index}].attendee") for index in range(3)] == [
        "typed for the second",
        "typed for the third",
        None,
    ]


def test_a_save_without_a_place_leaves_the_place(vault: Vault) -> None:
    """Where the chair was is known until they are elsewhere."""
    kept(vault, Unsaved(), place="risk risk.who")
    kept(vault, Unsaved(parts={"media": {"plan": "none"}}))
    assert take(vault, MEETING, author=AUTHOR)[1] == "risk risk.who"


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"media": {"plan": "new"}, "risk": {"who": 5}}, RecordRefusedError),
        ({"media": {"plan": "new"}, "review": {"on": "2027-02-30"}}, RecordRefusedError),
        ({"attendance": [], "media": {"plan": "new"}}, RecordRefusedError),
        ({"media": {"plan": "new"}, "meeting": {"reference": "EX/0147/9"}}, MeetingReferenceError),
        ({"media": {"plan": "new"}, "plans": {}}, ValueError),
    ],
)
def test_a_save_is_kept_whole_or_not_at_all(vault: Vault, parts: dict[str, JSON], fault: type[Exception]) -> None:
    """Where one part is refused, no other part, text, mark or place of that save is in the vault."""
    kept(vault, Unsaved(unusable={"review.on": "soon"}, marks=frozenset({"risk.who"})), place="risk")
    before = left(vault)
    unsaved = Unsaved(parts, {"review.on": None, "review.at": "noon"}, frozenset({ACTIONS}))
    with pytest.raises(fault):
        kept(vault, unsaved, place="plan")
    assert left(vault) == before


def test_parts_that_refer_to_each_other_are_kept_together(vault: Vault) -> None:
    """A new risk and the action that manages it, or both taken out again, are one save."""
    draft = taken(vault)
    risk = draft.add_row("risk.risks", {"description": "Harm to staff"})
    id_ = draft.value(f"risk.risks[{risk}].id")
    action = draft.add_row(ACTIONS, {"risks": [id_]})
    kept(vault, draft.take_unsaved())
    assert taken(vault).record.plan.actions[action].risks == (id_,)
    draft.put(f"{ACTIONS}[{action}].risks", [])
    draft.remove_row("risk.risks", risk)
    kept(vault, draft.take_unsaved())
    assert id_ not in {each.id for each in taken(vault).record.risk.risks}


def test_what_a_closed_vault_did_not_take_is_kept_later(folder: Path) -> None:
    """A save that failed is whole in the next, with what was typed meanwhile."""
    with open_vault(folder, PASSPHRASE) as vault:
        draft = taken(vault)
    draft.put("risk.who", "first")
    draft.keep_unusable("review.on", "soon")
    unsaved = draft.take_unsaved()
    with pytest.raises(VaultClosedError):
        kept(vault, unsaved)
    draft.not_saved(unsaved)
    draft.put("risk.nature", "second")
    with open_vault(folder, PASSPHRASE) as vault:
        kept(vault, draft.take_unsaved())
        again = taken(vault)
    assert again.record == draft.record
    assert again.unusable("review.on") == "soon"


def test_a_review_is_taken_with_its_marks_and_the_meeting_before(vault: Vault) -> None:
    """What was carried over is marked until confirmed for good, and is compared with the last meeting."""
    reference = start_review(vault, MEETING, held_on=date(2027, 1, 18), author=AUTHOR)
    draft = taken(vault, reference)
    assert {"risk.who", "plan.actions[0]", "plan.actions[1]"} <= draft.marks
    assert "risk.updated" in {each.check for each in draft.findings}
    draft.confirm("risk.who")
    draft.put("plan.actions[0].owner", "Ada Fenn")
    kept(vault, draft.take_unsaved(), reference=reference)
    again = taken(vault, reference)
    assert again.marks == draft.marks
    assert not {"risk.who", "plan.actions[0]"} & again.marks
    assert "plan.actions[1]" in again.marks
    assert again.findings == draft.findings


def test_what_may_not_be_kept_is_taken_out_of_texts(vault: Vault) -> None:
    """Control characters stay outside, the words around them are in."""
    unsaved = Unsaved({"media": {"plan": "one\x1b[2J statement\r\nby noon"}}, {"review.on": "so\x07on"})
    kept(vault, unsaved)
    again = taken(vault)
    assert again.value("media.plan") == "one[2J statement\nby noon"
    assert again.unusable("review.on") == "soon"


def test_a_meeting_that_is_not_there_is_said_to_be_missing(vault: Vault) -> None:
    """Neither taken nor kept under a reference that nothing is filed under."""
    with pytest.raises(MeetingMissingError):
        taken(vault, "EX/9999/1")
    with pytest.raises(MeetingMissingError):
        kept(vault, Unsaved(parts={"media": {}}), reference="EX/9999/1")


@pytest.mark.parametrize("every", [9, 70])
def test_a_meeting_typed_answer_by_answer_is_the_record_that_was_typed(vault: Vault, every: int) -> None:
    """The child's meeting, put field by field and kept now and then, stands in the vault as in the example."""
    wanted = changed(child(), ("meeting.reference", "EX/0213/1"))
    new_meeting(
        vault,
        case_reference="EX/0213",
        family_name="Fenn",
        given_names="",
        meeting_reference="EX/0213/1",
        held_on=date(2026, 11, 26),
        level=2,
        kind=MeetingKind.INITIAL,
        author=AUTHOR,
    )
    draft = taken(vault, "EX/0213/1")
    for count, (path, value) in enumerate(_typed(wanted)):
        if isinstance(value, dict):
            draft.add_row(path, value)
        else:
            draft.put(path, value)
        if count % every == 0:
            kept(vault, draft.take_unsaved(), reference="EX/0213/1")
    kept(vault, draft.take_unsaved(), reference="EX/0213/1")
    assert _without_nothing(stored(vault, "EX/0213/1")) == _without_nothing(wanted)


def _typed(value: JSON) -> Iterator[tuple[str, JSON]]:
    """Every row to be added and every answer to be given, in the order of the record; references come last."""
    found = [*_answers(value, ())]
    rows_first = [each for each in found if isinstance(each[1], dict) or not each[0].endswith(REFERENCES)]
    yield from rows_first
    yield from (each for each in found if each not in rows_first)


def _answers(value: JSON, steps: tuple[str | int, ...]) -> Iterator[tuple[str, JSON]]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in {"format", "id", "number"}:
                yield from _answers(each, (*steps, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, row in enumerate(value):
            assert isinstance(row, dict)
            yield path_of(steps), {key: row[key] for key in ("id", "number") if key in row}
            yield from _answers(row, (*steps, index))
    else:
        yield path_of(steps), value


def _without_nothing(value: JSON) -> JSON:
    if isinstance(value, dict):
        told = {key: _without_nothing(each) for key, each in value.items()}
        return {key: each for key, each in told.items() if each not in (None, {}, [])}
    return [_without_nothing(each) for each in value] if isinstance(value, list) else value
