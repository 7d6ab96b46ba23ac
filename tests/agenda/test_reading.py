"""What a record may be: every class of refusal names its path, what was found and what is allowed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from agenda.record import MAX_BYTES, MAX_DEPTH, read, require_for_import
from agenda.refusal import RecordRefusedError
from tests.agenda.records import adult, blank, changed, record, without

if TYPE_CHECKING:
    from agenda.shape import JSON


def refusal(source: bytes | str) -> RecordRefusedError:
    """How a document is refused."""
    with pytest.raises(RecordRefusedError) as caught:
        read(source)
    return caught.value


def refused(path: str, value: JSON) -> RecordRefusedError:
    """How the long example is refused with another value at a path."""
    return refusal(json.dumps(changed(adult(), (path, value))))


@pytest.mark.parametrize("name", ["adult", "blank"])
def test_a_record_is_read(name: str) -> None:
    """A whole record and one with nothing but its format are both read."""
    said = {"adult": adult, "blank": blank}[name]()
    assert read(json.dumps(said)).record.said() == said


@pytest.mark.parametrize(
    ("path", "value", "found", "allowed"),
    [
        ("case.shoe_size", 9, "an unknown key", "one of reference, family_name, given_names"),
        ("plan.actions[2].owned_by", "x", "an unknown key", "one of number, pillar, action, measure"),
        ("equality.characteristics.height", {}, "an unknown key", "one of age, disability"),
        ("case.family_name", 7, "7", "text"),
        ("case.family_name", {}, "{}", "text"),
        ("case.aliases", "Danny", '"Danny"', "a list"),
        ("case.aliases", {}, "{}", "a list"),
        ("case.aliases[0]", None, "null", "text"),
        ("case.aliases[1]", 4, "4", "text"),
        ("attendance[0]", None, "null", "an object"),
        ("attendance", {}, "{}", "a list"),
        ("risk", [], "[]", "an object"),
        ("risk.levels", "high", '"high"', "an object"),
        ("meeting.recorded", 1, "1", "true, false or null"),
        ("meeting.recorded", 0, "0", "true, false or null"),
        ("meeting.recorded", "yes", '"yes"', "true, false or null"),
        ("meeting.recorded", 1.0, "1.0", "true, false or null"),
        ("case.category", "1", '"1"', "one of 1, 2, 3 or 4"),
        ("case.category", True, "true", "a whole number of its list"),
        ("case.category", 1.0, "1.0", "a whole number of its list"),
        ("case.category", 5, "5", "one of 1, 2, 3 or 4"),
        ("meeting.level", 1, "1", "one of 2 or 3"),
        ("meeting.level", 2.0, "2.0", "a whole number of its list"),
        ("level.decision", "2", '"2"', "one of 1, 2, 3 or 'exit'"),
        ("level.decision", False, "false", "a whole number of its list"),
        ("case.lead_agency", "fire brigade", '"fire brigade"', "one of police, probation, prison"),
        ("case.lead_agency", "Police", '"Police"', "one of police, probation, prison"),
        ("attendance[3].grade", "chief", '"chief"', "one of constable, sergeant"),
        ("level.criteria[1]", "high risk", '"high risk"', "one of formal_meetings_add_value"),
        ("meeting.held_on", "2026-11-31", '"2026-11-31"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "2026-2-3", '"2026-2-3"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "20261124", '"20261124"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "2026-W48-2", '"2026-W48-2"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "2026-11-24T10:00", '"2026-11-24T10:00"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "2026-11-24\n", '"2026-11-24\\n"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "٢٠٢٦-11-24", '"٢٠٢٦-11-24"', "a date YYYY-MM-DD"),
        ("meeting.held_on", "2026-02-29", '"2026-02-29"', "a date YYYY-MM-DD"),
        ("meeting.held_on", 20261124, "20261124", "a date YYYY-MM-DD"),
        ("meeting.held_on", "", '""', "a date YYYY-MM-DD"),
        ("meeting.started_at", "9:00", '"9:00"', "a time HH:MM"),
        ("meeting.started_at", "24:00", '"24:00"', "a time HH:MM"),
        ("meeting.started_at", "10:60", '"10:60"', "a time HH:MM"),
        ("meeting.started_at", "10:00:00", '"10:00:00"', "a time HH:MM"),
        ("meeting.started_at", "10:00\n", '"10:00\\n"', "a time HH:MM"),
        ("format", "mappa-chair-record/2", '"mappa-chair-record/2"', "one of 'mappa-chair-record/1'"),
        ("format", None, "null", "one of 'mappa-chair-record/1'"),
    ],
)
def test_a_wrong_value_is_named(path: str, value: JSON, found: str, allowed: str) -> None:
    """A wrong key, type, number, word, date or time is refused by path, with what was found and what may be."""
    error = refused(path, value)
    assert (error.path, error.found) == (path, found)
    assert error.allowed.startswith(allowed)
    assert str(error) == f"{path}: found {found}, allowed is {error.allowed}."


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("attendance[4].id", "a1", '"a1" a second time'),
        ("people_at_risk.people[1].id", "p1", '"p1" a second time'),
        ("risk.risks[2].id", "r1", '"r1" a second time'),
        ("plan.actions[1].number", "3.1", '"3.1" a second time'),
        ("actions_review[2].number", "2.1", '"2.1" a second time'),
        ("attendance[4].id", "  ", '"  "'),
        ("attendance[4].id", None, "null"),
        ("meeting.chairs[0]", "nobody", '"nobody"'),
        ("meeting.minute_taker", "nobody", '"nobody"'),
        ("information[0].attendee", "nobody", '"nobody"'),
        ("people_at_risk.information_to_victims[0].person", "a1", '"a1"'),
        ("risk.risks[0].people[1]", "r1", '"r1"'),
        ("plan.actions[0].risks[0]", "p1", '"p1"'),
        ("plan.actions[8].communicator", "", '""'),
        ("distribution.exceptions", [{"attendee": "nobody"}], '"nobody"'),
    ],
)
def test_a_doubled_blank_or_dangling_id_is_named(path: str, value: JSON, found: str) -> None:
    """An id that stands twice, is blank, or refers to nothing is refused by its path."""
    error = refused(path, value)
    assert error.path == (path if path != "distribution.exceptions" else f"{path}[0].attendee")
    assert error.found == found


def test_numbers_not_yet_given_may_repeat() -> None:
    """Two actions without a number, or with a blank one, are no repetition."""
    blank_numbers = changed(adult(), ("plan.actions[0].number", ""), ("plan.actions[1].number", ""))
    assert read(json.dumps(blank_numbers)).record.said() == blank_numbers
    no_numbers = changed(adult(), ("actions_review[0].number", None), ("actions_review[1].number", None))
    assert read(json.dumps(no_numbers)).record.said() == no_numbers


@pytest.mark.parametrize("rows", ["attendance[2]", "people_at_risk.people[2]", "risk.risks[0]"])
def test_a_row_needs_its_id(rows: str) -> None:
    """A row that others refer to is refused without its id."""
    error = refusal(json.dumps(without(adult(), f"{rows}.id")))
    assert (error.path, error.found, error.allowed) == (f"{rows}.id", "nothing", "an entry")


def test_the_format_must_be_there() -> None:
    """A record that does not say its format is refused."""
    assert refusal("{}").path == "format"


def test_the_first_of_several_faults_is_named_in_one_sentence() -> None:
    """Of several faults one is named, in one line."""
    said = changed(adult(), ("case.category", 9), ("meeting.level", 9), ("risk.who", 9))
    error = refusal(json.dumps(said))
    assert error.path == "case.category"
    assert "\n" not in str(error)
    assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("source", "path", "found"),
    [
        (b"", "", "Expecting value at line 1, column 1"),
        (b'{"format": ', "", "Expecting value at line 1, column 12"),
        (b'{"format": "mappa-chair-record/1"} x', "", "Extra data at line 1, column 36"),
        (b"[]", "", "[]"),
        (b'"mappa-chair-record/1"', "", '"mappa-chair-record/1"'),
        (b"null", "", "null"),
        (b"7", "", "7"),
        (b'{"case": {"family_name": "a\x01b"}}', "", "Invalid control character at line 1, column 28"),
        (b'{"case": {"family_name": "a\nb"}}', "", "Invalid control character at line 1, column 28"),
        (b'{"case": {"category": NaN}}', "", "NaN"),
        (b'{"case": {"category": Infinity}}', "", "Infinity"),
        (b'{"case": {"category": -Infinity}}', "", "-Infinity"),
        (b'{"case": {"category": %s}}' % (b"9" * 5000), "", "a number of 5000 digits"),
        (b'{"format": "mappa-chair-record/1", "format": "x"}', "format", "the same key twice"),
        (b'{"case": {"aliases": [], "gender": "x", "gender": "x"}}', "case.gender", "the same key twice"),
        (b'{"attendance": [{}, {"id": "a", "id": "b"}]}', "attendance[1].id", "the same key twice"),
        (b'{"a\\u0041": 1, "aA": 2}', "aA", "the same key twice"),
        ('{"case": {"family_name": "Müller"}}'.encode("latin-1"), "", "byte 27 is not UTF-8"),
        ('{"format": "mappa-chair-record/1"}'.encode("utf-16"), "", "byte 0 is not UTF-8"),
        ('{"case": {"family_name": "\ud800"}}', "", "byte 26 is not UTF-8"),
    ],
)
def test_what_is_no_json_of_ours_is_refused(source: bytes | str, path: str, found: str) -> None:
    """A document that is no JSON, no object, doubles a key, holds no number, or is not UTF-8 is refused."""
    error = refusal(source)
    assert (error.path, error.found) == (path, found)


def test_an_overflowing_number_is_refused() -> None:
    """A number too large for a float is refused where it stands, as no whole number."""
    error = refusal('{"format": "mappa-chair-record/1", "case": {"category": 1e999}}')
    assert (error.path, error.allowed) == ("case.category", "a whole number of its list")


def test_a_byte_order_mark_is_let_pass() -> None:
    """A record that begins with a byte order mark is read as without."""
    assert read(b"\xef\xbb\xbf" + json.dumps(blank()).encode()).record.said() == blank()


def nested(levels: int) -> str:
    """A record nested so many levels deep."""
    inner = levels - 2
    return '{"format": "mappa-chair-record/1", "case": {"x": ' + "[" * inner + "]" * inner + "}}"


def test_depth_has_a_limit() -> None:
    """64 levels are read up to what is wrong with them; 65, and a hundred thousand, are refused as too deep."""
    assert refusal(nested(MAX_DEPTH)).found == "an unknown key"
    assert refusal(nested(MAX_DEPTH + 1)).found == "deeper nesting"
    assert refusal("[" * 100_000).found == "deeper nesting"
    assert refusal('{"a":' * 100_000).allowed == "at most 64 levels"


def test_size_has_a_limit() -> None:
    """20 MB are read; one byte more is refused before it is parsed."""
    said = json.dumps(blank()).encode()
    assert read(said + b" " * (MAX_BYTES - len(said))).record.said() == blank()
    assert refusal(said + b" " * (MAX_BYTES - len(said) + 1)).found == "20,000,001 bytes"


def test_what_was_found_is_shortened_and_safe_to_print() -> None:
    """A long or hostile value or key is shown within 80 characters, without what could act on a terminal."""
    error = refused("case.family_name", ["\x1b[2J\u202e" + "x" * 500])
    assert len(error.found) == 80
    assert error.found.isprintable()
    hostile = refusal('{"format": "mappa-chair-record/1", "\\u001b[31m\\u202e' + "k" * 500 + '": 1}')
    assert len(hostile.path) == 80
    assert hostile.path.isprintable()


@pytest.mark.parametrize(
    "path",
    [
        "case.reference",
        "case.family_name",
        "meeting.reference",
        "meeting.held_on",
        "meeting.level",
        "meeting.kind",
    ],
)
def test_what_a_record_is_filed_under_must_be_there(path: str) -> None:
    """An import needs six entries that a check does not."""
    require_for_import(record(adult()))
    for said in (changed(adult(), (path, None)), without(adult(), path)):
        with pytest.raises(RecordRefusedError) as caught:
            require_for_import(record(said))
        assert (caught.value.path, caught.value.found) == (path, "nothing")


@pytest.mark.parametrize("path", ["case.reference", "meeting.reference"])
@pytest.mark.parametrize("text", ["EX/01\n47", "EX/01\t47", "EX/0147\n", "EX/01\r\n47", "EX/01\u202847"])
def test_a_reference_is_one_line(path: str, text: str) -> None:
    """A reference that would break a line of a list is refused by its path; of the text itself nothing acts."""
    with pytest.raises(RecordRefusedError) as caught:
        require_for_import(record(changed(adult(), (path, text))))
    assert caught.value.path == path
    assert caught.value.found.startswith('"EX/01')
    assert caught.value.allowed.startswith("one line")
    assert "\n" not in str(caught.value)
    require_for_import(record(changed(adult(), (path, "EX 01/47 \u2013 b"))))


def test_white_space_is_no_reference() -> None:
    """A case reference of white space files nothing."""
    with pytest.raises(RecordRefusedError):
        require_for_import(record(changed(adult(), ("case.reference", " \t\n"))))
