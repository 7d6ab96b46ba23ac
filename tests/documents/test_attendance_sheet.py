"""The attendance sheet: to sign before the meeting, as it was afterwards."""

from __future__ import annotations

import dataclasses
import io

from docx import Document

from mappa_chair.documents.attendance_sheet import attendance_sheet, is_recorded
from mappa_chair.documents.blocks import Table, as_text
from mappa_chair.documents.export import name_of
from mappa_chair.documents.word import to_docx
from tests.documents.samples import LEVEL_2, LEVEL_3, SETTINGS, before, changed_at, empty_record, example


def test_sheet_is_to_sign_until_somebody_came() -> None:
    """Apologies alone leave the sheet to sign; one person present or absent makes it the sheet as held."""
    record = before(example(LEVEL_3))
    assert not is_recorded(record)
    assert not is_recorded(changed_at(record, {"attendance[0].attended": "apologies"}))
    assert is_recorded(changed_at(record, {"attendance[0].attended": "remote"}))
    assert is_recorded(changed_at(record, {"attendance[0].attended": "absent"}))
    to_sign, as_held = (attendance_sheet(each, settings=SETTINGS) for each in (record, example(LEVEL_3)))
    assert name_of(to_sign) == "EX-0147-3 attendance sheet to sign OFFICIAL-SENSITIVE.docx"
    assert name_of(as_held) == "EX-0147-3 attendance sheet as held OFFICIAL-SENSITIVE.docx"


def test_who_signs_accepts_the_statement() -> None:
    """The sheet to sign prints the area's own statement and says what a signature means (14.13)."""
    settings = dataclasses.replace(SETTINGS, statement="The area's own words.\nA second paragraph.")
    text = as_text(attendance_sheet(before(example(LEVEL_3)), settings=settings))
    assert "The area's own words.\nA second paragraph." in text
    assert "By signing I accept the confidentiality statement of this meeting" in text


def test_everybody_expected_has_a_place_to_sign() -> None:
    """A row to sign for everyone on the list but those who apologised or were not invited, and spare rows."""
    record = changed_at(
        before(example(LEVEL_3)), {"attendance[1].attended": "apologies", "attendance[2].invited": False}
    )
    (table,) = (
        block
        for block in attendance_sheet(record, settings=SETTINGS).blocks
        if isinstance(block, Table) and block.columns[-1].title == "Signature"
    )
    names = [row.cells[0].text for row in table.rows]
    assert names[0] == "Helen Aldous"
    assert "Ravi Menon" not in names
    assert "Claire Dunmore" not in names
    assert len(names) == len(record.attendance) - 2 + 3
    assert all(row.cells[-1].text == "" and row.roomy for row in table.rows)


def test_rows_to_sign_are_high_enough_in_word() -> None:
    """In the file every row to sign is at least twelve millimetres high; other rows are as high as their words."""
    made = Document(io.BytesIO(to_docx(attendance_sheet(before(example(LEVEL_3)), settings=SETTINGS))))
    facts, to_sign = made.tables[:2]
    assert all(row.height is None for row in facts.rows)
    assert {row.height and round(row.height.mm) for row in to_sign.rows[1:]} == {12}


def test_sheet_as_held_says_how_each_took_part() -> None:
    """Afterwards everyone stands once, under what they did, with the report they sent."""
    record = changed_at(example(LEVEL_3), {"attendance[8].attended": "absent", "attendance[7].attended": None})
    text = as_text(attendance_sheet(record, settings=SETTINGS))
    present, rest = text.split("# Apologies")
    apologies, rest = rest.split("# Absent")
    absent, rest = rest.split("# Not recorded")
    unknown, reports = rest.split("# Reports received")
    assert "Samira Yusuf" in present
    assert "Remotely | Yes" in present
    assert "Lewis Farr" in apologies
    assert "Deborah Quill" in absent
    assert "Martin Shaw" in unknown
    assert "MAPPA F (prison report)" in reports
    assert text.count("Deborah Quill") == 1


def test_sheet_names_no_offender_and_nobody_at_risk() -> None:
    """The sheet goes from hand to hand: before and after, it holds neither the offender's name nor a victim's."""
    for name in (LEVEL_3, LEVEL_2):
        record = example(name)
        for state in (record, before(record)):
            text = as_text(attendance_sheet(state, settings=SETTINGS))
            assert str(record.case.family_name) not in text
            assert not [p.name for p in record.people_at_risk.people if p.name and p.name in text]


def test_empty_record_still_makes_a_sheet_to_sign() -> None:
    """With nothing recorded there are the spare rows, and what is missing is said."""
    text = as_text(attendance_sheet(empty_record(), settings=SETTINGS))
    assert "Date: Not recorded" in text
    assert "Signature" in text
