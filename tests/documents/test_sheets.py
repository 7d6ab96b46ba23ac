"""Files for spreadsheets: nothing typed runs, nothing is lost, a row stays a row."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_chair.documents.blocks import writable
from mappa_chair.documents.sheets import read, sheet

_ATTACKS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(A1)",
    " =1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    '"=1+1',
    '=HYPERLINK("http://bad.example";"see here")',
    "=cmd|' /C calc'!A0",
    "|calc",
    "'=1+1",
)


def _cells(content: bytes) -> list[list[str]]:
    """The cells as a spreadsheet gets them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", _ATTACKS)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    """Whatever begins like a formula in any spreadsheet is kept as text, and reads back as it was."""
    content = sheet(["Action"], [[text]])
    assert _cells(content)[1][0].startswith("'")
    assert read(content)[1] == [writable(text)]


@pytest.mark.parametrize("text", ["3.10", "007", "1e5", "1/2", "12:30", "1,5"])
def test_numbers_of_actions_stay_as_they_are(text: str) -> None:
    """What a spreadsheet would turn into another number or a day is kept as text."""
    content = sheet(["Number"], [[text]])
    assert _cells(content)[1][0] == f"'{text}"
    assert read(content)[1] == [text]


def test_days_stay_days() -> None:
    """A day is written so that a spreadsheet knows it for one; nothing is an empty cell."""
    content = sheet(["Due", "Owner"], [[date(2027, 1, 15), None]])
    assert _cells(content)[1] == ["2027-01-15", ""]


def test_file_opens_with_its_accents() -> None:
    """The file says that it is UTF-8, and its lines end as the format wants."""
    content = sheet(["Owner"], [["Zoë Müller"]])
    assert content == b'\xef\xbb\xbf"Owner"\r\n"Zo\xc3\xab M\xc3\xbcller"\r\n'


def test_every_value_is_in_quotes() -> None:
    """A separator of another country starts no new cell in which a formula could stand."""
    content = sheet(["Action"], [["Ring;=1+1"], ["Ring\t=1+1"], ['say "no",=1+1']])
    assert all(line.startswith(b'"') and line.endswith(b'"') for line in content[3:].split(b"\r\n") if line)
    assert [row[0] for row in _cells(content)[1:]] == ["Ring;=1+1", "Ring\t=1+1", 'say "no",=1+1']


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=5))
def test_any_text_reads_back(rows: list[list[str]]) -> None:
    """Every text that a paper can hold comes back character for character, in its own row and column."""
    assert read(sheet(["One", "Two", "Three"], rows))[1:] == [[writable(text) for text in row] for row in rows]


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    """No text at all begins a cell with a character that starts a formula."""
    (cell,) = _cells(sheet(["One"], [[text]]))[1]
    assert cell.lstrip()[:1] not in tuple("=+-@\uff1d\uff0b\uff0d\uff20")
