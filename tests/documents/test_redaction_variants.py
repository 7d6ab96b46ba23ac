"""Names of people at risk and at the meeting in the ways people type them, and numbers that point to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.documents.redaction import Masker, Redactor
from tests.documents.samples import LEVEL_3, changed_at, example

if TYPE_CHECKING:
    from agenda.record import Record
    from agenda.shape import JSON


def _record(victim: str, attendee: str = "Ravi Menon", **case: str) -> Record:
    """The level 3 example with one victim and somebody at the meeting called otherwise."""
    values: dict[str, JSON] = {f"case.{name}": value for name, value in case.items()}
    return changed_at(
        example(LEVEL_3),
        {"people_at_risk.people[0].name": victim, "attendance[1].name": attendee, **values},
    )


def _cleaned(record: Record, text: str) -> str:
    return Redactor(record).clean(text).text or ""


@pytest.mark.parametrize("somewhere", ["media.plan", "risk.nature", "information[0].text"])
def test_a_name_typed_in_small_letters_does_not_lose_its_protection(somewhere: str) -> None:
    """The record's own words decide nothing: joanne and pell stay protected wherever else they were typed so."""
    record = changed_at(_record("Joanne Pell", "Ravi Menon"), {somewhere: "seen with joanne and pell and menon"})
    assert _cleaned(record, "He saw joanne, then pell's car.") == "He saw [a victim], then [a victim]'s car."
    assert _cleaned(record, "He told menon.") == "He told [a professional]."


@pytest.mark.parametrize("name", ["Hope", "Will", "May", "Mark", "Grace", "Rose", "Child", "Long"])
def test_a_name_that_is_an_english_word_is_found_by_its_capital_only(name: str) -> None:
    """In small letters hope is hope; with a capital she is somebody."""
    record = _record(f"{name} Tarrow")
    assert _cleaned(record, f"It {name.lower()} be so.") == f"It {name.lower()} be so."
    assert _cleaned(record, f"He met {name} there.") == "He met [a victim] there."


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(("Yvonne Quorn", written) for written in ("Y.Q.", "Y. Q.", "YQ", "Y Q", "yvonnequorn", "quorn, yvonne")),
        *(("Yvonne Mary Quorn", written) for written in ("Y.M.Q.", "YMQ", "YQ")),
        *(("Anne-Marie Tarrow", written) for written in ("annemarie", "anne marie", "Anne Marie", "AnneMarie")),
        *(("Sean O'Brien", written) for written in ("OBrien", "obrien", "O Brien", "o\u2019brien")),
        *(("Al Rashid", written) for written in ("Al", "al rashid")),
        *(("De Tarrow", written) for written in ("De",)),
        ("\u738b\u82b3", "\u738b\u82b3"),
        ("\u738b \u82b3", "\u738b\u82b3"),
        *(("Jo Ng", written) for written in ("jo", "ng", "jo ng", "ng jo", "Jo")),
        *(("Sam Tarrow", written) for written in ("sam", "SAM")),
        *(
            ("Yvonne Quorn", written)
            for written in ("@yvonnequorn92", "yvonne_quorn", "yvonne.quorn", "@yq_quorn")
        ),
    ],
)
def test_a_name_is_found_in_the_ways_people_type_it(name: str, written: str) -> None:
    """Initials, joined and spaced names, particles, scripts without capitals, short names and handles."""
    for sort, record in (("a victim", _record(name)), ("a professional", _record("Tom Tarrow", name))):
        assert _cleaned(record, f"He met {written} in town.") == f"He met [{sort}] in town."


def test_a_name_in_a_text_without_blanks_is_found() -> None:
    """Chinese has no blanks: no boundary hides a name."""
    assert "\u738b\u82b3" not in _cleaned(_record("\u738b\u82b3"), "\u4ed6\u89c1\u4e86\u738b\u82b3\u3002")


@pytest.mark.parametrize(
    "text",
    [
        "An al fresco lunch, et al.",
        "A PC saw him on the OASys form at 5 pm, GPS on.",
        "He has a job, so do all; li is a metal and a ng a weight.",
        "Mr Harrow, D Harrow, D. Harrow, D.P. Harrow and Daniel Harrow are one.",
        "A Harrow matter. He will miss Harrow.",
        "3 weeks in a row, 5 officers on their way, 2 days in the crown court.",
        "He lives at 14 tanner row.",
        "Seen on 02-02-2027, 12 may 2027, at 07:00 to 19:00; rule 12 in 24 hours.",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    """Acronyms, everyday words, the offender's own name and address, dates and counts are no variants."""
    record = _record("Al Pacey-Cole", "Li Ng")
    assert _cleaned(record, text) == text


@pytest.mark.parametrize(
    "written", ["Mrs Harrow", "Ms. Harrow", "mrs harrow", "E Harrow", "E. Harrow", "E.M. Harrow"]
)
def test_relatives_with_the_offenders_name_are_replaced(written: str) -> None:
    """A title or an initial that is not the offender's tells of a relative."""
    assert _cleaned(example(LEVEL_3), f"He saw {written} there.") == "He saw [another person] there."


def test_the_title_of_a_woman_who_is_the_offender_is_her_own() -> None:
    """For a woman Mrs Harrow is herself, and Mr Harrow somebody else."""
    record = _record("Joanne Pell", gender="Female")
    assert _cleaned(record, "Mrs Harrow and Mr Harrow came.") == "Mrs Harrow and [another person] came."


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("ex4 6th lane", ""),
        ("ex4 6tb", "contact details"),
        ("12a larkspur way", "place not named"),
        ("flat 2, 9 quince road", "place not named"),
        ("7 market hill street", "place not named"),
        ("@eastmere.girl", "contact details"),
        ("943 476 5919", "number left out"),
        ("9434765919", "number left out"),
        ("JG 12 34 56 C", "number left out"),
        ("jg123456c", "number left out"),
        ("AB12 CDE", "number left out"),
        ("ab12cde", "number left out"),
    ],
)
def test_numbers_and_addresses_are_replaced_in_small_letters_too(written: str, phrase: str) -> None:
    """Postcodes, street addresses, handles, NHS and National Insurance numbers, car registrations."""
    shown = f"[{phrase}]" if phrase else written
    assert _cleaned(example(LEVEL_3), f"It is at {written} now.") == f"It is at {shown} now."


def test_an_action_list_keeps_the_initials_of_a_colleague_and_not_of_a_victim() -> None:
    """Whoever acts for the meeting is shown to its agencies however they are written."""
    masker = Masker(_record("Joanne Pell", "Ravi Menon"))
    assert masker.action("R.M. to ring JP.") == "R.M. to ring [a victim]."


def test_names_that_overlap_go_as_a_whole() -> None:
    """Initials of one that run into the name of another leave nothing of it behind."""
    record = _record("Anne Rowntree", "Ravi Quorn")
    assert _cleaned(record, "He met A R. Quorn there.") == "He met [a victim] there."
