"""A unit of work: what was stored comes back exactly, and nothing half-done is kept."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any, cast

import pytest

from agenda.record import as_json, read
from agenda.refusal import RecordRefusedError
from mappa_chair.vault.faults import (
    MeetingExistsError,
    MeetingMissingError,
    MeetingReferenceError,
    VaultClosedError,
)
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import EXAMPLES, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record
    from agenda.shape import JSON
    from mappa_chair.vault.vault import Vault
    from tests.vault.conftest import Clock

REVIEW = "EX/0147/3"


def body_of(vault: Vault, part: str) -> Any:
    """One part of the level 3 meeting as stored."""
    with vault.unit("reader") as unit:
        return unit.json(REVIEW)[part]


def save(vault: Vault, part: str, body: JSON, author: str = "Helen Aldous") -> None:
    """Save one part in a unit of its own."""
    with vault.unit(author) as unit:
        unit.save(REVIEW, part, body)
        unit.commit()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_imported_record_comes_back_exactly(folder: Path, path: Path) -> None:
    """Both invented records, key by key and in their order, also after the vault was closed."""
    record = read(path.read_bytes()).record
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("import") as unit:
        unit.add(record)
        unit.commit()
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("reader") as unit:
        reference = str(record.meeting.reference)
        assert unit.json(reference) == json.loads(path.read_bytes())
        assert list(unit.json(reference)) == list(as_json(record))
        assert unit.record(reference) == record


def test_absent_null_and_empty_stay_apart(vault: Vault) -> None:
    """A key left out, a null and an empty text each come back as they were."""
    said: dict[str, JSON] = {
        "format": "mappa-chair-record/1",
        "case": {"reference": "X/1", "aliases": [], "interpreter": None, "gender": ""},
        "meeting": {"reference": "X/1/1", "chairs": None},
        "previous_minutes": None,
        "attendance": [],
    }
    with vault.unit("import") as unit:
        unit.add(read(json.dumps(said)).record)
        unit.commit()
        assert unit.json("X/1/1") == said


def test_what_is_not_committed_is_gone(vault: Vault, review: Record) -> None:
    """Leaving a unit without commit, or by an error, stores nothing."""
    with vault.unit("import") as unit:
        unit.add(review)

    def interrupt() -> None:
        with vault.unit("import") as unit:
            unit.add(review)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    with vault.unit("reader") as unit:
        assert unit.meetings() == []
    assert verify(vault) == []


def test_the_same_meeting_is_added_once(filled: Vault, review: Record) -> None:
    """A second time changes nothing; other content under its reference is refused."""
    with filled.unit("import") as unit:
        unit.add(review)
        unit.commit()
        assert len(unit.history(REVIEW, "risk")) == 1
    other = as_json(review) | {"smb": {"nothing_to_report": True}}
    with filled.unit("import") as unit, pytest.raises(MeetingExistsError, match=REVIEW):
        unit.add(read(json.dumps(other)).record)


def test_a_meeting_without_a_reference_is_refused(vault: Vault) -> None:
    """There is nothing to file it under."""
    for reference in (None, "", "  "):
        said = {"format": "mappa-chair-record/1", "meeting": {"reference": reference}}
        with vault.unit("import") as unit, pytest.raises(MeetingReferenceError):
            unit.add(read(json.dumps(said)).record)


def test_a_meeting_that_is_not_there_is_named(filled: Vault) -> None:
    """Every question about an unknown meeting is answered the same."""
    with filled.unit("reader") as unit:
        for ask in (unit.record, unit.json, unit.drafts, unit.marks, unit.place):
            with pytest.raises(MeetingMissingError, match="EX/9"):
                ask("EX/9")
        with pytest.raises(MeetingMissingError):
            unit.save("EX/9", "risk", {})


def test_a_saved_part_is_read_back(filled: Vault) -> None:
    """An object, a list and a null each replace the part they are for, and nothing else."""
    before = {part: body_of(filled, part) for part in ("plan", "case")}
    save(filled, "smb", {"nothing_to_report": True})
    save(filled, "actions_review", [])
    save(filled, "previous_minutes", None)
    assert body_of(filled, "smb") == {"nothing_to_report": True}
    assert body_of(filled, "actions_review") == []
    assert body_of(filled, "previous_minutes") is None
    assert {part: body_of(filled, part) for part in ("plan", "case")} == before


@pytest.mark.parametrize(
    ("part", "body", "path"),
    [
        ("risk", {"overal": "high"}, "risk.overal"),
        ("risk", {"overall": "extreme"}, "risk.overall"),
        ("risk", [], "risk"),
        ("attendance", {}, "attendance"),
        ("meeting", {"reference": REVIEW, "held_on": "24.11.2026"}, "meeting.held_on"),
        ("review", {"on": "2026-13-01"}, "review.on"),
    ],
)
def test_a_body_the_format_does_not_allow_is_refused(filled: Vault, part: str, body: JSON, path: str) -> None:
    """The agenda judges at the vault's edge, and names the path."""
    with filled.unit("chair") as unit, pytest.raises(RecordRefusedError) as caught:
        unit.save(REVIEW, part, body)
    assert caught.value.path == path


def test_a_part_the_record_does_not_have_is_a_mistake(filled: Vault) -> None:
    """No key can be made up, and the format itself is not for saving."""
    with filled.unit("chair") as unit:
        for part in ("risks", "format", ""):
            with pytest.raises(ValueError, match="no part"):
                unit.save(REVIEW, part, {})


def test_ids_are_judged_when_all_is_said(filled: Vault) -> None:
    """Two parts may change together; what then refers to nobody is refused and nothing of it stored."""

    def ids() -> list[str]:
        with filled.unit("reader") as unit:
            return [person.id for person in unit.record(REVIEW).attendance]

    with filled.unit("reader") as unit:
        people = cast("list[JSON]", unit.json(REVIEW)["attendance"])
    people = [*people, {"id": "a12", "name": "Joan Ferris"}]
    meeting = body_of(filled, "meeting") | {"minute_taker": "a12"}
    with filled.unit("chair") as unit:
        unit.save(REVIEW, "meeting", meeting)
        with pytest.raises(RecordRefusedError) as caught:
            unit.commit()
        assert caught.value.path == "meeting.minute_taker"
    assert body_of(filled, "meeting")["minute_taker"] == "a11"
    with filled.unit("chair") as unit:
        unit.save(REVIEW, "meeting", meeting)
        unit.save(REVIEW, "attendance", people)
        unit.commit()
    assert ids()[-1] == "a12"
    assert verify(filled) == []


def test_text_passes_the_gate_on_its_way_in(filled: Vault) -> None:
    """Escape sequences and direction overrides never reach a row, whichever door they come by."""
    text = "clear\x1b[2J \u202eside\x9b[/] [REDACTED]\r\nnext"
    save(filled, "smb", {"nothing_to_report": False, "issues": [{"kind": "concern", "text": text}]})
    assert body_of(filled, "smb")["issues"][0]["text"] == "clear[2J side[/] [REDACTED]\nnext"
    with filled.unit("chair") as unit:
        unit.keep_draft(REVIEW, "review.on", text)
        unit.set_place(REVIEW, text)
        assert "\x1b" not in unit.drafts(REVIEW)["review.on"]
        assert "\x1b" not in str(unit.place(REVIEW))


def test_a_reference_changes_by_renaming_only(filled: Vault, initial: Record) -> None:
    """A save cannot lose a meeting from sight; a rename keeps its history and gives way to no other meeting."""
    meeting = body_of(filled, "meeting")
    for reference in ("EX/0147/4", "", None):
        with filled.unit("chair") as unit, pytest.raises(MeetingReferenceError):
            unit.save(REVIEW, "meeting", meeting | {"reference": reference})
    with filled.unit("chair") as unit:
        unit.add(initial)
        with pytest.raises(MeetingExistsError):
            unit.rename(REVIEW, str(initial.meeting.reference))
        unit.rename(REVIEW, "EX/0147/4")
        unit.commit()
    with filled.unit("reader") as unit:
        assert unit.record("EX/0147/4").meeting.reference == "EX/0147/4"
        assert len(unit.history("EX/0147/4", "meeting")) == 2
        with pytest.raises(MeetingMissingError):
            unit.record(REVIEW)
    assert verify(filled) == []


def test_drafts_are_kept_until_dropped(filled: Vault, folder: Path) -> None:
    """Text that is no answer yet survives closing; a second one for the same field replaces it."""
    with filled.unit("chair") as unit:
        unit.keep_draft(REVIEW, "review.on", "in 2 we")
        unit.keep_draft(REVIEW, "review.on", "in 2 weeks or so")
        unit.keep_draft(REVIEW, "meeting.started_at", "ten")
        unit.drop_draft(REVIEW, "meeting.started_at")
        unit.drop_draft(REVIEW, "never kept")
        unit.set_place(REVIEW, "plan.actions[2].due")
        unit.commit()
    filled.close()
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("chair") as unit:
        assert unit.drafts(REVIEW) == {"review.on": "in 2 weeks or so"}
        assert unit.place(REVIEW) == "plan.actions[2].due"


def test_what_is_kept_for_a_lock_comes_back_once(vault: Vault) -> None:
    """The newest text is given, also to a later unit; whoever takes it and commits leaves nothing behind."""
    for text in ("first", "second"):
        with vault.unit("chair") as unit:
            unit.keep_resume(text)
            unit.commit()
    with vault.unit("chair") as unit:
        assert unit.take_resume() == "second"
    with vault.unit("chair") as unit:
        assert unit.take_resume() == "second"
        unit.commit()
    with vault.unit("chair") as unit:
        assert unit.take_resume() is None
    assert verify(vault) == []


def test_marks_are_what_was_last_set(filled: Vault) -> None:
    """Carried-over paths are set as a whole, and each change of them is in the audit chain."""
    for paths in ({"risk", "plan.actions[0]"}, {"risk"}, {"risk"}, set[str]()):
        with filled.unit("chair") as unit:
            unit.set_marks(REVIEW, paths)
            unit.commit()
            assert unit.marks(REVIEW) == paths
        assert verify(filled) == []
    with filled.session() as session:
        count = (
            session.connection().exec_driver_sql("SELECT count(*) FROM audit WHERE kind = 'marks set'").scalar()
        )
    assert count == 3


def test_units_of_several_threads_wait_for_each_other(filled: Vault, clock: Clock) -> None:
    """Saves from worker threads are all stored, and the chain has no gap."""

    def work(number: int) -> None:
        for count in range(5):
            save(filled, "smb", {"issues": [{"kind": "concern", "text": f"{number}.{count}"}]}, f"worker {number}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with filled.session() as session:
        saved = (
            session.connection().exec_driver_sql("SELECT count(*) FROM audit WHERE kind = 'part saved'").scalar()
        )
    assert saved == 20
    assert verify(filled) == []
    assert clock.now.year == 2026


def test_a_unit_within_a_unit_is_a_mistake(vault: Vault) -> None:
    """It would wait for itself for ever, so it is refused at once."""
    with vault.unit("chair"), pytest.raises(RuntimeError, match="open in this thread"), vault.unit("chair"):
        pass


def test_a_closed_vault_says_so(vault: Vault) -> None:
    """Closing twice is nothing; working on a closed vault is told."""
    vault.close()
    vault.close()
    with pytest.raises(VaultClosedError), vault.unit("chair"):
        pass


def test_a_unit_that_is_over_is_not_used_again(filled: Vault) -> None:
    """Kept past its block it would work out of turn, so it is refused."""
    with filled.unit("chair") as unit:
        unit.save(REVIEW, "smb", {"nothing_to_report": True})
    for use in (unit.commit, unit.meetings, lambda: unit.save(REVIEW, "smb", {})):
        with pytest.raises(RuntimeError, match="is over"):
            use()
    assert verify(filled) == []


def test_work_without_an_author_is_a_mistake(vault: Vault) -> None:
    """The audit chain never says nobody."""
    with pytest.raises(ValueError, match="author"), vault.unit("  "):
        pass
