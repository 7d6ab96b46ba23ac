"""Records are judged each by itself, with the meeting before at hand where it is."""

from __future__ import annotations

import json
import pathlib
from datetime import date
from typing import TYPE_CHECKING, Any

from agenda.findings import findings
from agenda.record import as_json, read
from mappa_chair.carry_over import review_of
from mappa_chair.judging import is_record_file, judge, judge_each, judge_files, meeting_before
from mappa_chair.meetings import import_record, start_review
from mappa_chair.vault.faults import WrongPassphraseError
from tests.mappa_chair.conftest import CHILD, EXAMPLES, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from mappa_chair.vault.vault import Vault

HELD_ON = date(2027, 1, 18)


def _copied_review(folder: Path) -> Path:
    """A review whose risk summary was pulled through from the last meeting, as a file."""
    carried = review_of(read(REVIEW.read_bytes()).record, reference="EX/0147/4", held_on=HELD_ON)
    path = folder / "review.json"
    path.write_text(json.dumps(as_json(carried.record)), encoding="utf-8")
    return path


def _checks(found: tuple[Any, ...]) -> set[str]:
    return {finding.check for finding in found}


def test_the_examples_are_in_order(vault: Vault) -> None:
    """Nothing is open in the examples, as files or in the vault."""
    assert [each.findings for each in judge_files(EXAMPLES)] == [(), ()]
    assert [judge(vault, reference) for reference in ("EX/0147/3", "EX/0212/1")] == [(), ()]


def test_the_meeting_before_is_found_among_the_files(tmp_path: Path) -> None:
    """A review is compared with its last meeting when both are given, in either order, and not without it."""
    review = _copied_review(tmp_path)
    for paths in ([review, REVIEW], [REVIEW, review, CHILD]):
        judged = {each.source: each.findings for each in judge_files(paths)}
        assert "risk.updated" in _checks(judged[str(review)])
    for paths in ([review], [review, CHILD], [review, review]):
        assert "risk.updated" not in _checks(judge_files(paths)[0].findings)


def test_the_meeting_before_is_of_the_same_case_and_day(tmp_path: Path) -> None:
    """A record of another case, or of another day, is not the meeting before."""
    review = _copied_review(tmp_path)
    for part, field, value in (("case", "reference", "EX/0148"), ("meeting", "held_on", "2026-11-23")):
        record = json.loads(REVIEW.read_bytes())
        record[part][field] = value
        other = tmp_path / "other.json"
        other.write_text(json.dumps(record), encoding="utf-8")
        assert "risk.updated" not in _checks(judge_files([review, other])[0].findings)


def _another_meeting_of_that_day(vault: Vault) -> None:
    record = json.loads(REVIEW.read_bytes())
    record["case"]["reference"], record["meeting"]["reference"] = "EX/0001", "EX/0001/1"
    import_record(vault, json.dumps(record).encode(), author="Test")


def test_the_meeting_before_is_found_in_the_vault(vault: Vault) -> None:
    """A review in the vault is compared with its last meeting there; a first meeting has none."""
    reference = start_review(vault, "EX/0147/3", held_on=HELD_ON, author="Test")
    assert "risk.updated" in _checks(judge(vault, reference))
    _another_meeting_of_that_day(vault)
    with vault.unit("Test") as unit:
        review, first = unit.record(reference), unit.record("EX/0212/1")
    before = meeting_before(vault, review)
    assert before is not None
    assert before.meeting.reference == "EX/0147/3"
    assert meeting_before(vault, first) is None


def test_a_file_is_compared_with_the_vault_that_is_open_anyway(vault: Vault, tmp_path: Path) -> None:
    """Once a meeting of the vault is asked for too, a file finds its meeting before there."""
    review = str(_copied_review(tmp_path))
    judged = judge_each([review, "EX/0212/1"], open_vault=lambda: vault)
    assert "risk.updated" in _checks(judged[0].findings)


def test_files_alone_leave_the_vault_closed() -> None:
    """The vault is not even asked for when every name is a file."""

    def refuse() -> Vault:
        raise AssertionError

    judged = judge_each([str(path) for path in EXAMPLES], open_vault=refuse)
    assert [each.error for each in judged] == [None, None]


def test_each_input_fails_alone(tmp_path: Path) -> None:
    """A file that is no record, and a meeting whose vault does not open, leave the other inputs judged."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "mappa-chair-record/1", "case": {"category": 7}}', encoding="utf-8")
    asked: list[int] = []

    def refuse() -> Vault:
        asked.append(1)
        raise WrongPassphraseError

    judged = judge_each([str(bad), "EX/0147/3", str(CHILD), "EX/1"], open_vault=refuse)
    assert [each.source for each in judged] == [str(bad), "EX/0147/3", str(CHILD), "EX/1"]
    assert [each.error is None for each in judged] == [False, False, True, False]
    assert "case.category" in str(judged[0].error)
    assert judged[1].error == judged[3].error == str(WrongPassphraseError())
    assert len(asked) == 1


def test_a_name_without_file_or_vault_is_told() -> None:
    """Where no vault is at hand a reference cannot be judged, and the sentence says what can."""
    assert "is no file" in str(judge_each(["EX/0147/3"])[0].error)


def test_what_is_taken_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is a file when there is one, or when it ends like one; any other is a reference."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").write_text("", encoding="utf-8")
    names = {
        "notes": True,
        "missing.json": True,
        "MISSING.JSON": True,
        "EX/0147/3": False,
        "a\0b": False,
        "x" * 300: False,
    }
    assert {name: is_record_file(name) for name in names} == names


def test_what_the_text_gate_removed_is_kept(tmp_path: Path) -> None:
    """Characters removed from a file on the way are told with the findings."""
    path = tmp_path / "a.json"
    path.write_text(
        '{"format": "mappa-chair-record/1", "smb": {"issues": [{"text": "a\\u0007b"}]}}', encoding="utf-8"
    )
    (judged,) = judge_files([path])
    assert [(each.path, each.count) for each in judged.removed] == [("smb.issues[0].text", 1)]
    assert judged.findings == findings(read(path.read_bytes()).record)


def test_unreadable_files_are_told_apart(tmp_path: Path) -> None:
    """Missing, a folder, no text, no JSON, too large: each has its own sentence, never an exception."""
    (tmp_path / "text.json").write_text("Minutes", encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b"\x80PK\x03\x04")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "large.json").write_bytes(b" " * 20_000_001)
    names = [
        "missing.json",
        "folder.json",
        "bytes.json",
        "text.json",
        "large.json",
        f"{'x' * 300}.json",
        "a\0.json",
    ]
    errors = [str(each.error) for each in judge_files([tmp_path / name for name in names])]
    expected = [
        "There is no file",
        "is a folder",
        "not UTF-8",
        "JSON",
        "bytes",
        "cannot be read",
        "cannot be read",
    ]
    assert [words in error for words, error in zip(expected, errors, strict=True)] == [True] * 7


def test_a_file_without_the_right_to_read_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of somebody else is told so, not as missing; the refusal is made here, for root never meets it."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(pathlib.Path, "open", refuse)
    assert "may not be read by you" in str(judge_files([tmp_path / "closed.json"])[0].error)


def test_a_fault_of_the_vault_is_the_inputs_own(vault: Vault) -> None:
    """A meeting that is not in the vault is told for that input alone."""
    judged = judge_each(["EX/9/9", "EX/0212/1"], open_vault=lambda: vault)
    assert "EX/9/9" in str(judged[0].error)
    assert judged[1].error is None
